using System.Globalization;
using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>Every code of the sheet, refused at each place where it can come, through the whole adapter.</summary>
public sealed class ErrorTests
{
    private const string Number = "RB123456785CN";

    public static TheoryData<string, string> Listed => Rows(static code => code.StartsWith('-'));

    public static TheoryData<string, string> Statuses => Rows(static code => code.StartsWith('H'));

    [Theory]
    [MemberData(nameof(Listed))]
    public async Task A_code_becomes_what_its_row_says(string row, string becomes)
    {
        var code = int.Parse(row, CultureInfo.InvariantCulture);
        var refused = Rig.Answer(null, [Rig.Rejected(Number, code)]);
        var unregistered = Rig.Answer(null, [Rig.Rejected(Number, -18019902)]);
        var whole = Whole(code, $"about {Number}");
        var fine = Rig.Answer([$$"""{"number":"{{Number}}","carrier":3011}"""]);

        string[] parts =
        [
            $"read: {await TrackAsync(("gettrackinfo", refused), ("register", fine))}",
            $"registered: {(await TrackAsync(("gettrackinfo", unregistered), ("register", refused))).Replace("registered then", "no news", StringComparison.Ordinal)}",
            $"stopped: {await StopAsync(refused)}",
            $"whole call: {await TrackAsync(("gettrackinfo", whole))}",
        ];
        string.Join("; ", parts).ShouldBe(becomes);
        (await TrackAsync(("gettrackinfo", whole.Replace($"\"code\":{code},\"data\":", "\"code\":0,\"data\":", StringComparison.Ordinal)))).ShouldBe(InData(code, becomes));
        (await TrackAsync(("gettrackinfo", $$"""{"code":{{code}},"data":null}"""))).ShouldBe(becomes.Split("whole call: ")[1]);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_status_becomes_what_its_row_says(string row, string becomes)
    {
        foreach (var body in (string[])["", "<html>", "{}", """{"code":0,"data":{}}""", """{"code":-18011234,"data":null}"""])
        {
            using var rig = new Rig((_, _) => Rig.Json(body, int.Parse(row[5..], CultureInfo.InvariantCulture)));
            (await DescribeAsync(rig)).ShouldBe(body.StartsWith('{') ? becomes.Split(';')[0] : becomes.Split("; without JSON: ")[^1], body);
        }
    }

    [Fact]
    public async Task Success_is_only_what_is_accepted()
    {
        (await TrackAsync(("gettrackinfo", Rig.Answer([Rig.Tracked(Number)])))).ShouldBe("scans");
        (await TrackAsync(("gettrackinfo", Rig.Answer(null, [Rig.Rejected(Number, 0)])))).ShouldBe("no news");
    }

    [Fact]
    public void Every_listed_code_has_a_row_and_every_row_a_code()
    {
        var rows = SeventeenTrackCovered.Codes.Where(static row => row.Code is "0" or ['-', ..] && row.Code != "-18011234").Select(static row => int.Parse(row.Code, CultureInfo.InvariantCulture)).ToArray();
        rows.Length.ShouldBe(50);
        rows.Order().ShouldBe(SeventeenTrackErrors.All.Keys.Order());
    }

    [Fact]
    public async Task What_the_vendor_asks_to_wait_is_passed_on()
    {
        using var rig = new Rig((_, _) =>
        {
            var answer = Rig.Json("{}", 429);
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
            return answer;
        });
        (await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Rig.Parcel(Number)))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        rig.Calls.Count.ShouldBe(1, "a throttled call is not repeated");
    }

    [Fact]
    public async Task A_server_error_is_repeated_twice()
    {
        using var rig = new Rig((_, _) => Rig.Json("{}", 503));
        await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Rig.Parcel(Number)));
        rig.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task No_text_of_the_vendor_and_no_key_is_shown()
    {
        foreach (var code in SeventeenTrackErrors.All.Keys)
        {
            using var rig = Rig.Answering(("gettrackinfo", Whole(code, $"secret {Rig.Key}")));
            (await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Rig.Parcel(Number)))).ToString().ShouldSatisfyAllConditions(
                text => text.ShouldNotContain(Rig.Key),
                text => text.ShouldNotContain("secret"));
        }
    }

    private static string Whole(int code, string message) => $$$"""{"code":{{{code}}},"data":{"errors":[{"code":{{{code}}},"message":"{{{message}}}"}]}}""";

    private static TheoryData<string, string> Rows(Func<string, bool> wanted)
    {
        TheoryData<string, string> rows = [];
        foreach (var (code, _, becomes, _) in SeventeenTrackCovered.Codes)
            if (wanted(code))
                rows.Add(code, becomes);
        return rows;
    }

    // An error inside code 0 means that the request was wrong, unless the table knows better.
    private static string InData(int code, string becomes) => SeventeenTrackErrors.All.ContainsKey(code) ? becomes.Split("whole call: ")[1] : "throws Rejected";

    private static async Task<string> TrackAsync(params (string, string)[] answers)
    {
        using var rig = Rig.Answering(answers);
        return await DescribeAsync(rig);
    }

    private static async Task<string> DescribeAsync(Rig rig)
    {
        try
        {
            return await rig.TrackAsync(Rig.Parcel(Number)) switch
            {
                [{ Trouble: { } trouble }] => trouble.StartsWith("17TRACK: ", StringComparison.Ordinal) && !trouble.Contains("about", StringComparison.Ordinal) ? "trouble" : trouble,
                [{ Scans.IsEmpty: false }] => "scans",
                [] => rig.Paths.Contains("register") ? "registered then" : "no news",
                var other => $"{other.Count} readings",
            };
        }
        catch (ProviderException fault)
        {
            return $"throws {fault.Fault}";
        }
    }

    private static async Task<string> StopAsync(string answer)
    {
        using var rig = Rig.Answering(("stoptrack", answer));
        try
        {
            return (await ((IStopTracking)rig.Client).StopAsync([Rig.Parcel(Number)], CancellationToken.None)).Count == 1 ? "ended" : "later";
        }
        catch (ProviderException fault)
        {
            return $"throws {fault.Fault}";
        }
    }
}
