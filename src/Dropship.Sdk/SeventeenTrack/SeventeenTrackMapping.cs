using Dropship.Domain;

namespace Dropship.SeventeenTrack;

/// <summary>
/// Makes scans of a parcel's story. A scan needs a moment; where the vendor has none, it gets the latest one at which it can have been,
/// so that nothing is marked early, but one that lies before everything that the carrier lists as newer, so that nothing is reordered.
/// </summary>
internal static class SeventeenTrackMapping
{
    private const int MostProviders = 6;
    private const int MostEvents = 300;
    private const int StopsAfterDays = 30;

    /// <summary>Said of a parcel that the vendor stopped for the second time.</summary>
    internal const string Ended = "17TRACK: nothing was heard for 30 days, twice, and it looks no more: ask the carrier";

    /// <summary>All scans, by time. An event that says no time is no scan.</summary>
    internal static Few<Scan> Scans(TrackInfo? info)
    {
        List<Sighting> seen = [];
        foreach (var (no, provider) in (info?.Tracking?.Providers ?? []).Take(MostProviders).Index()) seen.AddRange(Place(provider?.Events ?? [], no));
        if (seen.Count == 0 && info is not null) seen.AddRange(Place(Summary(info), 0));

        List<Scan> scans = [.. Sightings.Distinct(seen).Select(static one => new Scan(one.At, one.Told.Phase, one.Told.Incident))];
        scans.Sort(static (one, other) => one.CompareKey(other));
        SayLatest(scans, info?.LatestStatus);
        Repeat(scans);
        return scans.Distinct().ToFew();
    }

    /// <summary>What 17TRACK itself says of its search, with the cure; null if nothing is to be done.</summary>
    internal static string? Trouble(StatusBody? status) => (status?.Status, status?.SubStatus) switch
    {
        (_, "NotFound_InvalidCode") => "17TRACK: no carrier has such a number (NotFound_InvalidCode): check it with the supplier",
        ("Expired", _) => "17TRACK: nothing was heard for so long that it looks no more (Expired): ask the carrier; it is taken up again at the next look",
        _ => null,
    };

    /// <summary>True if the vendor has stopped by itself, while the parcel is on its way as far as anybody knows.</summary>
    internal static bool IsStopped(ItemResult result) =>
        result is ItemResult.Accepted { Item.TrackInfo: { } info }
        && (info.LatestStatus?.Status == "Expired" || info.TimeMetrics?.DaysAfterLastUpdate >= StopsAfterDays)
        && SeventeenTrackStatuses.Latest(info.LatestStatus?.Status, info.LatestStatus?.SubStatus).Phase is not (ParcelPhase.Delivered or ParcelPhase.Returned or ParcelPhase.Lost);

    /// <summary>The country it goes to, as the carrier says; null if that is none.</summary>
    internal static string? Country(TrackInfo info) =>
        info.ShippingInfo?.RecipientAddress?.Country?.Trim().ToUpperInvariant() is { Length: 2 } country && char.IsAsciiLetterUpper(country[0]) && char.IsAsciiLetterUpper(country[1]) ? country : null;

    /// <summary>Who took it over, under its own number; none if it is the number that was asked for.</summary>
    internal static Few<ParcelLeg> Legs(TrackInfo info, TrackingNumber asked)
    {
        if (info.MiscInfo is not { LocalNumber: { Length: > 0 } number, LocalProvider: { Length: > 0 } provider }) return [];
        try
        {
            return new TrackingNumber(number) is var own && own != asked ? [new(new(provider.Trim()), own)] : [];
        }
        catch (ArgumentException)
        {
            return [];   // what is no number here leads nobody anywhere
        }
    }

    // From newest to oldest, as the carrier lists them: each is placed no later than the one before it.
    internal static IEnumerable<Sighting> Place(IEnumerable<EventBody?> events, int provider)
    {
        Instant? newer = null;
        foreach (var one in events.Take(MostEvents))
        {
            if (one is null || SeventeenTrackTimes.Read(one.TimeIso, one.TimeUtc, one.TimeRaw) is not { } time) continue;
            var at = !time.IsExact && newer is { } limit && limit <= time.Latest && limit > time.Earliest ? limit - TimeSpan.FromMilliseconds(1) : time.Latest;
            newer = Instant.Earlier(newer, at);
            yield return new(at, time, SeventeenTrackStatuses.Read(one.SubStatus, one.Stage), Sightings.Words(one.Description), Sightings.Words(one.Location), provider);
        }
    }

    // Where no carrier lists events, the vendor's summary is what is left: the newest event, and the stages that were reached.
    private static IEnumerable<EventBody?> Summary(TrackInfo info)
    {
        yield return info.LatestEvent;
        foreach (var stage in (info.Milestone ?? []).Reverse())
            if (stage is not null && (stage.TimeIso, stage.TimeUtc, stage.TimeRaw) != (info.LatestEvent?.TimeIso, info.LatestEvent?.TimeUtc, info.LatestEvent?.TimeRaw))
                yield return new(stage.TimeIso, stage.TimeUtc, stage.TimeRaw, null, null, stage.KeyStage, null);
    }

    // The latest status is the vendor's reading of the newest event; it is used where that event has none of its own.
    private static void SayLatest(List<Scan> scans, StatusBody? status)
    {
        if (scans is not [.., { Phase: ParcelPhase.Unknown, Incident: ParcelIncident.None } last] || SeventeenTrackStatuses.Latest(status?.Status, status?.SubStatus) is not { Phase: not ParcelPhase.Unknown } told) return;
        scans[^1] = last with { Phase = told.Phase, Incident = told.Incident };
    }

    // What says nothing of the place leaves the parcel where it was: a lost one is not found because somebody wrote about it.
    private static void Repeat(List<Scan> scans)
    {
        for (var i = 1; i < scans.Count; i++)
            if (scans[i].Phase == ParcelPhase.Unknown)
                scans[i] = scans[i] with { Phase = scans[i - 1].Phase };
    }
}
