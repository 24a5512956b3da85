namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>What 17TRACK knows of a registration at a moment: what the carrier told when it was last asked.</summary>
internal sealed class TrackView
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(30);
    private static readonly TimeSpan PatienceAfterDelivery = TimeSpan.FromDays(15);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly (DateTimeOffset Seen, TrackScan Scan)[] _known;

    internal TrackView(TrackRegistration registration, SandboxJourney? journey, SeventeenTrackSandboxOptions options, DateTimeOffset now)
    {
        (Registration, Journey) = (registration, journey is not null && (registration.Carrier == journey.Carrier || registration.Carrier == journey.LastMileCarrier) ? journey : null);
        FirstResult = registration.Since + options.FirstResultAfter;
        var all = Journey is null ? [] : TrackScans.Of(Journey).Select(scan => (Seen: SeenAt(scan, options), scan)).ToArray();
        var expires = Expires(all);
        if (registration.StoppedAt is { } asked && asked <= expires) (StoppedAt, StopReason) = (asked, "ByRequest");
        else if (now >= expires) (StoppedAt, StopReason) = (expires, "Expired");
        Now = now;
        AsOf = StoppedAt is { } stopped && stopped < now ? stopped : now;
        _known = [.. all.Where(known => known.Seen <= AsOf)];
    }

    internal TrackRegistration Registration { get; }

    /// <summary>The parcel's way; null if there is none with this carrier.</summary>
    internal SandboxJourney? Journey { get; }

    internal DateTimeOffset Now { get; }

    /// <summary>The moment up to which it was watched.</summary>
    internal DateTimeOffset AsOf { get; }

    internal DateTimeOffset FirstResult { get; }

    internal DateTimeOffset? StoppedAt { get; }

    internal string? StopReason { get; }

    internal bool HasResult => AsOf >= FirstResult || Registration.KnownUntil is not null;

    /// <summary>Stopped so long ago that it was deleted.</summary>
    internal bool IsGone => StoppedAt + Kept <= Now;

    /// <summary>What is known, the oldest first.</summary>
    internal IEnumerable<TrackScan> Scans => _known.Select(known => known.Scan);

    /// <summary>The moments at which something new was seen, the oldest first.</summary>
    internal IEnumerable<DateTimeOffset> News => _known.Where(known => !IsOld(known.Scan)).Select(known => known.Seen).Distinct();

    internal TrackScan? Latest => _known.Length == 0 ? null : _known[^1].Scan;

    internal (string Status, string SubStatus) Status => (Latest, StopReason) switch
    {
        (not { IsDelivered: true }, "Expired") => ("Expired", "Expired_Other"),
        ({ } latest, _) => (latest.Status, latest.SubStatus),
        _ => ("NotFound", "NotFound_Other"),
    };

    private DateTimeOffset SeenAt(TrackScan scan, SeventeenTrackSandboxOptions options)
    {
        if (IsOld(scan)) return Registration.Since;
        var rounds = Math.Ceiling((scan.At - FirstResult) / options.SyncEvery);
        return FirstResult + (Math.Max(0, rounds) * options.SyncEvery);
    }

    /// <summary>Known before it was resumed.</summary>
    private bool IsOld(TrackScan scan) => scan.At <= Registration.KnownUntil;

    /// <summary>When the patience ends: counted from the last news.</summary>
    private DateTimeOffset Expires(IEnumerable<(DateTimeOffset Seen, TrackScan Scan)> all)
    {
        var (last, patience) = (Registration.Since, Patience);
        foreach (var (seen, scan) in all)
        {
            if (seen > last + patience) break;
            (last, patience) = (seen, scan.IsDelivered ? PatienceAfterDelivery : Patience);
        }

        return last + patience;
    }
}
