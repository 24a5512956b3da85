using System.Text.Json.Nodes;
using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>Registering costs quota: one request for a batch, never repeated at once; what became of one whose answer was lost, the next look reads first. So a parcel costs one quota, whatever breaks.</summary>
public sealed class RegisterTests
{
    private readonly Books _books = new();

    private static TrackedParcel[] Parcels(int count) => [.. Enumerable.Range(0, count).Select(static i => Rig.Parcel($"AB{i:0000}", "YunExpress"))];

    // Breaks one registration, by its number: after the vendor's work, or before it.
    private Rig Breaking(int which, bool isDone)
    {
        var registrations = 0;
        return new Rig((path, items) =>
        {
            var breaks = path == "register" && ++registrations == which;
            if (breaks && !isDone) throw new HttpRequestException(HttpRequestError.ResponseEnded);
            var answer = _books.Answer(path, items);
            return breaks ? throw new HttpRequestException(HttpRequestError.ResponseEnded) : Rig.Json(answer);
        });
    }

    [Fact]
    public async Task A_batch_is_one_request()
    {
        using var rig = new Rig(_books.Answer);
        await rig.TrackAsync(Parcels(41));
        rig.Paths.ShouldBe(["gettrackinfo", "gettrackinfo", "register", "register"]);
        rig.Calls.Where(static call => call.Path == "register").Select(static call => JsonNode.Parse(call.Body)!.AsArray().Count).ShouldBe([40, 1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_is_told_and_the_next_look_reads_before_it_registers(bool isDone)
    {
        using var rig = Breaking(1, isDone);
        (await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Parcels(2)))).Fault.ShouldBe(ProviderFault.Unreachable);
        rig.Paths.ShouldBe(["gettrackinfo", "register"], "it is not repeated at once");
        await rig.TrackAsync(Parcels(2));
        rig.Paths.Skip(2).ShouldBe(isDone ? ["gettrackinfo"] : ["gettrackinfo", "register"]);
        (await rig.TrackAsync(Parcels(2))).Count.ShouldBe(2);
        _books.Used.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_several_batches_only_what_is_not_registered_is_registered_again(bool isDone)
    {
        using var rig = Breaking(2, isDone);
        await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Parcels(90)));
        _books.Used.ShouldBe(isDone ? 80 : 40, "the batches behind it are not sent");
        await rig.TrackAsync(Parcels(90));
        rig.Paths.Count(static path => path == "register").ShouldBe(isDone ? 3 : 4);
        _books.Used.ShouldBe(90);
    }

    [Fact]
    public async Task Where_registering_fails_what_is_registered_is_read_on()
    {
        using var rig = new Rig((path, items) => path == "register" && items[0]!["number"]!.GetValue<string>() != "AB0000" ? Rig.Json("{}", 500) : Rig.Json(_books.Answer(path, items)));
        await rig.TrackAsync(Parcels(1));
        var readings = await rig.TrackAsync(Parcels(50));
        readings.Count.ShouldBe(50);
        readings.Single(reading => reading.Trouble is null).Number.Value.ShouldBe("AB0000");
        readings[^1].Trouble.ShouldBe("registering failed (17TRACK: HTTP 500): the next look reads first whether it was done");
        rig.Paths.Count(path => path == "register").ShouldBe(2, "the batches behind it are not sent, and none is repeated");
        _books.Used.ShouldBe(1);
    }

    [Theory]
    [InlineData(429, ProviderFault.Throttled)]
    [InlineData(401, ProviderFault.Unauthorized)]
    public async Task A_fault_of_the_account_is_told_for_all(int status, ProviderFault expected)
    {
        using var rig = new Rig((path, items) => path == "register" && items[0]!["number"]!.GetValue<string>() != "AB0000" ? Rig.Json("{}", status) : Rig.Json(_books.Answer(path, items)));
        await rig.TrackAsync(Parcels(1));
        (await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Parcels(2)))).Fault.ShouldBe(expected);
    }

    [Fact]
    public async Task A_reading_that_lags_behind_costs_no_second_quota()
    {
        var lags = true;
        using var rig = new Rig((path, items) => path == "gettrackinfo" && lags ? Rig.Answer(null, items.Select(static item => Rig.Rejected(item!["number"]!.GetValue<string>(), -18019902))) : _books.Answer(path, items));
        for (var look = 0; look < 3; look++) (await rig.TrackAsync(Parcels(2))).ShouldBeEmpty("a number that is registered already is no trouble");
        rig.Paths.Count(static path => path == "register").ShouldBe(3);
        _books.Used.ShouldBe(2);
        lags = false;
        (await rig.TrackAsync(Parcels(2))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_answer_about_a_part_of_the_batch_leaves_the_rest_for_the_next_look()
    {
        var isFirst = true;
        using var rig = new Rig((path, items) =>
        {
            if (path != "register" || !isFirst) return _books.Answer(path, items);
            isFirst = false;
            return _books.Answer(path, [items[0]!.DeepClone()]);
        });
        (await rig.TrackAsync(Parcels(3))).ShouldBeEmpty();
        _books.Used.ShouldBe(1, "who is in no list was not registered");
        (await rig.TrackAsync(Parcels(3))).Count.ShouldBe(1);
        JsonNode.Parse(rig.Calls[^1].Body)!.AsArray().Count.ShouldBe(2);
        _books.Used.ShouldBe(3);
    }

    [Fact]
    public async Task A_carrier_that_the_vendor_corrects_costs_one_quota_though_the_answer_was_lost()
    {
        var (books, isLost) = (new Books { Correct = 190094 }, true);
        using var rig = new Rig((path, items) =>
        {
            var answer = books.Answer(path, items);
            if (path != "register" || !isLost) return Rig.Json(answer);
            isLost = false;
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        });
        await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Parcels(1)));
        (await rig.TrackAsync(Parcels(1))).Count.ShouldBe(1);
        rig.Paths.ShouldBe(["gettrackinfo", "register", "gettrackinfo"], "a pair of another carrier is not asked for");
        books.Used.ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_is_stopped_is_asked_for_once(int status)
    {
        using var rig = new Rig((_, _) => Rig.Json("{}", status));
        (await Should.ThrowAsync<ProviderException>(async () => await ((IStopTracking)rig.Client).StopAsync(Parcels(2), CancellationToken.None))).Fault.ShouldBe(ProviderFault.Unreachable);
        rig.Paths.ShouldBe(["stoptrack"]);
    }
}
