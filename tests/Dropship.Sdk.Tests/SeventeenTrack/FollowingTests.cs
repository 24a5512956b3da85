using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>Reading and registering in batches: matched by number and carrier, one quota for a parcel, a used-up quota stops.</summary>
public sealed class FollowingTests
{
    private static string NumberOf(JsonNode? item) => item!["number"]!.GetValue<string>();

    [Fact]
    public async Task Answers_are_matched_by_number_whatever_their_order_and_case()
    {
        using var rig = new Rig((_, items) => Rig.Answer(items.Reverse().Select(item => Rig.Tracked($" {NumberOf(item).ToLowerInvariant()} ", NumberOf(item).EndsWith('1') ? "Delivered_Other" : "InTransit_Other"))));
        var readings = await rig.TrackAsync([.. Enumerable.Range(0, 30).Select(i => Rig.Parcel($"AB0000{i:00}"))]);
        readings.Count.ShouldBe(30);
        foreach (var reading in readings) reading.Scans[0].Phase.ShouldBe(reading.Number.Value.EndsWith('1') ? ParcelPhase.Delivered : ParcelPhase.InTransit);
    }

    [Fact]
    public async Task Forty_numbers_go_in_a_call_in_their_order()
    {
        using var rig = new Rig((_, items) => Rig.Answer(items.Select(item => Rig.Tracked(NumberOf(item)))));
        var parcels = Enumerable.Range(0, 95).Select(i => Rig.Parcel($"AB{i:0000}")).ToArray();
        (await rig.TrackAsync(parcels)).Select(reading => reading.Number).ShouldBe(parcels.Select(parcel => parcel.Number));
        rig.Calls.Select(call => JsonNode.Parse(call.Body)!.AsArray().Count).ShouldBe([40, 40, 15]);
        rig.Client.Descriptor.BatchSize.ShouldBe(40);
    }

    [Fact]
    public async Task Who_is_in_no_list_is_left_out()
    {
        using var rig = Rig.Answering(("gettrackinfo", Rig.Answer([Rig.Tracked("AB000001")])));
        (await rig.TrackAsync(Rig.Parcel("AB000001"), Rig.Parcel("AB000002"))).ShouldHaveSingleItem().Number.ShouldBe(new("AB000001"));
        rig.Paths.ShouldBe(["gettrackinfo"]);
    }

    [Fact]
    public async Task An_answer_about_others_is_malformed()
    {
        using var rig = Rig.Answering(("gettrackinfo", Rig.Answer([Rig.Tracked("AB000009")])));
        (await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Rig.Parcel("AB000001")))).Fault.ShouldBe(ProviderFault.Malformed);
    }

    [Fact]
    public async Task A_parcel_costs_one_quota_however_often_it_is_looked_at()
    {
        var books = new Books();
        using var rig = new Rig(books.Answer);
        var parcels = Enumerable.Range(0, 50).Select(i => Rig.Parcel($"AB{i:0000}", i % 2 == 0 ? "YunExpress" : "Unheard Of")).ToArray();
        (await rig.TrackAsync(parcels)).ShouldBeEmpty("the story is read at the next look");
        for (var look = 0; look < 3; look++) (await rig.TrackAsync(parcels)).Count.ShouldBe(50);
        books.Used.ShouldBe(50);
        rig.Paths.Count(path => path == "register").ShouldBe(2);
    }

    [Fact]
    public async Task A_carrier_that_the_vendor_corrects_costs_no_second_quota()
    {
        var books = new Books { Correct = 190094 };
        using var rig = new Rig(books.Answer);
        await rig.TrackAsync(Rig.Parcel("AB000001", "YunExpress"));
        for (var look = 0; look < 3; look++) (await rig.TrackAsync(Rig.Parcel("AB000001", "YunExpress"))).Count.ShouldBe(1);
        books.Used.ShouldBe(1);
        rig.Calls.Count.ShouldBe(5);
    }

    [Fact]
    public async Task One_number_of_two_carriers_is_two_parcels()
    {
        var books = new Books();
        using var rig = new Rig(books.Answer);
        TrackedParcel[] parcels = [Rig.Parcel("AB000001", "YunExpress"), Rig.Parcel("AB000001", "USPS")];
        await rig.TrackAsync(parcels);
        books.Told[("AB000001", 21051)] = "Delivered_Other";
        (await rig.TrackAsync(parcels)).Select(reading => (reading.Carrier!.Value.Value, reading.Scans[0].Phase)).ShouldBe([("YunExpress", ParcelPhase.InTransit), ("USPS", ParcelPhase.Delivered)]);
        books.Used.ShouldBe(2);
    }

    [Fact]
    public async Task One_number_of_two_carriers_is_told_apart_in_calls_of_their_own()
    {
        var books = new Books();
        using var rig = new Rig(books.Answer);
        for (var look = 0; look < 3; look++)
            foreach (var carrier in (string[])["YunExpress", "USPS"])
                await rig.TrackAsync(Rig.Parcel("AB000001", carrier));
        books.Told[("AB000001", 21051)] = "Delivered_Other";
        (await rig.TrackAsync(Rig.Parcel("AB000001", "YunExpress")))[0].Scans[0].Phase.ShouldBe(ParcelPhase.InTransit);
        (await rig.TrackAsync(Rig.Parcel("AB000001", "USPS")))[0].Scans[0].Phase.ShouldBe(ParcelPhase.Delivered);
        books.Used.ShouldBe(2);
    }

    [Fact]
    public async Task Two_names_of_one_carrier_are_one_parcel()
    {
        var books = new Books();
        using var rig = new Rig(books.Answer);
        TrackedParcel[] parcels = [Rig.Parcel("AB000001", "CJ"), Rig.Parcel("AB000001", "cjpacket"), Rig.Parcel("AB000001", "CJ")];
        await rig.TrackAsync(parcels);
        (await rig.TrackAsync(parcels)).Select(reading => reading.Carrier!.Value.Value).ShouldBe(["CJ", "cjpacket"]);
        books.Used.ShouldBe(1);
    }

    [Fact]
    public async Task A_used_up_quota_stops_registering_and_nothing_else()
    {
        var books = new Books { Quota = 45 };
        using var rig = new Rig(books.Answer);
        var parcels = Enumerable.Range(0, 130).Select(i => Rig.Parcel($"AB{i:0000}")).ToArray();
        var readings = await rig.TrackAsync(parcels);
        rig.Paths.Count(path => path == "register").ShouldBe(2, "the chunks behind the one that is refused are not tried");
        readings.Count.ShouldBe(85);
        readings[0].Trouble.ShouldBe("17TRACK: the quota is used up (-18019908): buy quota; it is registered at the first look after that");
        readings[^1].Trouble.ShouldBe("not tried: 17TRACK: the quota is used up (-18019908): buy quota; it is registered at the first look after that");
        (await rig.TrackAsync(parcels)).Count(reading => reading.Trouble is null).ShouldBe(45, "what is registered can be read");
    }

    [Fact]
    public async Task A_used_up_quota_may_be_told_for_the_whole_call()
    {
        using var rig = Rig.Answering(("gettrackinfo", Rig.Answer([Rig.Tracked("AB000001")], [Rig.Rejected("AB000002", -18019902)])), ("register", """{"code":-18019908,"data":{"errors":[{"code":-18019908,"message":"x"}]}}"""));
        var readings = await rig.TrackAsync(Rig.Parcel("AB000001"), Rig.Parcel("AB000002"));
        readings.Select(reading => (reading.Number.Value, reading.Scans.Count, reading.Trouble is null)).ShouldBe([("AB000001", 1, true), ("AB000002", 0, false)]);
    }

    [Fact]
    public async Task One_item_that_cannot_be_read_does_not_hide_the_others()
    {
        using var rig = Rig.Answering(("gettrackinfo", Rig.Answer([Rig.Tracked("AB000001"), """{"number":"AB000002","carrier":1,"track_info":{"latest_status":7}}""", "7", """{"number":{}}"""])));
        var readings = await rig.TrackAsync(Rig.Parcel("AB000001"), Rig.Parcel("AB000002"));
        readings.Select(reading => (reading.Number.Value, reading.Scans.Count, reading.Trouble)).ShouldBe([
            ("AB000001", 1, null),
            ("AB000002", 0, "17TRACK's answer about this parcel cannot be read at $.track_info.latest_status: look it up at 17TRACK")]);
    }

    [Fact]
    public async Task Items_that_cannot_be_read_at_all_are_malformed()
    {
        using var rig = Rig.Answering(("gettrackinfo", Rig.Answer(["""{"number":"AB000001","track_info":[]}"""])));
        (await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Rig.Parcel("AB000001")))).Fault.ShouldBe(ProviderFault.Malformed);
    }

    [Fact]
    public async Task A_number_too_short_for_the_vendor_is_not_sent()
    {
        using var rig = Rig.Answering();
        (await rig.TrackAsync(Rig.Parcel("1234"))).ShouldHaveSingleItem().Trouble.ShouldBe("17TRACK: numbers have 5 to 50 characters: check the number with the supplier");
        rig.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_asked_is_nothing_sent()
    {
        using var rig = Rig.Answering();
        (await rig.TrackAsync()).ShouldBeEmpty();
        (await ((IStopTracking)rig.Client).StopAsync([], CancellationToken.None)).ShouldBeEmpty();
        rig.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_gives_up_is_not_told_a_fault()
    {
        using var rig = Rig.Answering(("gettrackinfo", Rig.Answer([Rig.Tracked("AB000001")])));
        await Should.ThrowAsync<OperationCanceledException>(async () => await rig.Client.TrackAsync([Rig.Parcel("AB000001")], new CancellationToken(canceled: true)));
    }
}
