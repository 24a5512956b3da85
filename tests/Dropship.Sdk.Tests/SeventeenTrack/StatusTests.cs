using Dropship.Domain;

namespace Dropship.SeventeenTrack;

/// <summary>Every status, sub-status and stage of the sheet, through the whole adapter.</summary>
public sealed class StatusTests
{
    private const string Number = "RB123456785CN";
    private const string Before = """{"time_iso":"2026-06-01T00:00:00Z","description":"before","sub_status":"OutForDelivery_Other"}""";

    public static TheoryData<string, string> Subs => Rows(static code => !code.StartsWith("stage ", StringComparison.Ordinal) && (code.Contains('_', StringComparison.Ordinal) || code == "InfoReceived"));

    public static TheoryData<string, string> Mains => Rows(static code => !code.StartsWith("stage ", StringComparison.Ordinal) && !code.Contains('_', StringComparison.Ordinal));

    public static TheoryData<string, string> Stages => Rows(static code => code.StartsWith("stage ", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Subs))]
    public async Task A_sub_status_becomes_what_its_row_says(string sub, string becomes)
    {
        var found = await DescribeAsync($$"""{"status":"{{sub.Split('_')[0]}}","sub_status":"{{sub}}"}""", $$"""{"time_iso":"2026-06-02T00:00:00Z","description":"now","stage":null,"sub_status":"{{sub}}"}""");
        found.ShouldBe(becomes);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_stage_becomes_what_its_row_says(string row, string becomes) =>
        (await DescribeAsync("""{"status":null,"sub_status":null}""", $$"""{"time_iso":"2026-06-02T00:00:00Z","description":"now","stage":"{{row[6..]}}","sub_status":null}""")).ShouldBe(becomes);

    [Theory]
    [MemberData(nameof(Mains))]
    public async Task A_main_status_speaks_for_a_newest_event_that_says_nothing(string main, string becomes)
    {
        var found = await DescribeAsync($$"""{"status":"{{main}}","sub_status":null}""", """{"time_iso":"2026-06-02T00:00:00Z","description":"now","stage":null,"sub_status":null}""");
        found.ShouldBe(becomes);
    }

    [Fact]
    public void Every_listed_status_has_a_row()
    {
        var rows = SeventeenTrackCovered.States.Select(static row => row.Code).ToHashSet();
        SeventeenTrackStatuses.Mains.Count.ShouldBe(9);
        SeventeenTrackStatuses.Subs.Count.ShouldBe(30);
        SeventeenTrackStatuses.Stages.Count.ShouldBe(9);
        SeventeenTrackStatuses.Mains.Keys.Concat(SeventeenTrackStatuses.Subs.Keys).Concat(SeventeenTrackStatuses.Stages.Keys.Select(static stage => $"stage {stage}")).ShouldAllBe(code => rows.Contains(code));
    }

    [Fact]
    public async Task A_lost_parcel_is_not_found_because_somebody_wrote_about_it()
    {
        using var rig = Rig.Answering(("gettrackinfo", Rig.Answer([Rig.Item(Number, "null", """{"time_iso":"2026-06-03T00:00:00Z","description":"claim closed","sub_status":"Exception_Other"},{"time_iso":"2026-06-02T00:00:00Z","description":"lost","sub_status":"Exception_Lost"}""")])));
        var scans = (await rig.TrackAsync(Rig.Parcel(Number))).ShouldHaveSingleItem().Scans;
        new Parcel(new(Number)) { Scans = scans }.Phase().ShouldBe(ParcelPhase.Lost);
    }

    [Fact]
    public async Task A_summary_without_a_dated_event_is_no_scan()
    {
        using var rig = Rig.Answering(("gettrackinfo", Rig.Answer([Rig.Item(Number, """{"status":"Delivered","sub_status":"Delivered_Other"}""", "")])));
        (await rig.TrackAsync(Rig.Parcel(Number))).ShouldHaveSingleItem().Scans.ShouldBeEmpty();
    }

    // What the newest event becomes, behind one that says "out for delivery".
    private static async Task<string> DescribeAsync(string status, string newest)
    {
        using var rig = Rig.Answering(("gettrackinfo", Rig.Answer([Rig.Item(Number, status, $"{newest},{Before}")])), ("retrack", Rig.Answer(null, [Rig.Rejected(Number, -18019905)])));
        var reading = (await rig.TrackAsync(Rig.Parcel(Number))).ShouldHaveSingleItem();
        reading.Scans.Count.ShouldBe(2);
        var (phase, incident) = (reading.Scans[1].Phase, reading.Scans[1].Incident);
        var alone = newest.Contains("OutForDelivery", StringComparison.Ordinal) || status.Contains("\"OutForDelivery\"", StringComparison.Ordinal);
        var said = phase == ParcelPhase.OutForDelivery && !alone ? "stays" : phase.ToString();
        return said + (incident == ParcelIncident.None ? "" : $", {incident}") + (reading.Trouble is null ? "" : "; trouble");
    }

    private static TheoryData<string, string> Rows(Func<string, bool> wanted)
    {
        TheoryData<string, string> rows = [];
        foreach (var (code, _, becomes, _) in SeventeenTrackCovered.States)
            if (wanted(code))
                rows.Add(code, becomes);
        return rows;
    }
}
