using System.Text.Json;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>What all calls share: the books, the clock, the parcels' ways.</summary>
internal sealed class TrackDesk
{
    private readonly SandboxLedger _ledger;
    private readonly Func<DateTimeOffset> _now;

    internal TrackDesk(SeventeenTrackSandboxOptions options, SandboxLedger ledger, Func<DateTimeOffset> now)
    {
        (Options, _ledger, _now) = (options, ledger, now);
        ledger.Replay(State.Read);
    }

    internal SeventeenTrackSandboxOptions Options { get; }

    internal TrackState State { get; } = new();

    internal DateTimeOffset Now => _now();

    internal int Remaining => Options.Quota - State.Used;

    internal void Write(TrackEntry entry)
    {
        _ledger.Add(JsonSerializer.Serialize(entry, TrackEntryJson.Default.TrackEntry));
        State.Apply(entry);
    }

    internal SandboxJourney? Journey(string number) => State.Journey(number) ?? Options.Journeys?.Invoke(number);

    internal TrackView View(TrackRegistration registration, DateTimeOffset? at = null) => new(registration, Journey(registration.Number), Options, at ?? Now);

    /// <summary>All that is still kept, the oldest registration first.</summary>
    internal IEnumerable<TrackView> Views => State.Registrations.Select(registration => View(registration)).Where(view => !view.IsGone);

    /// <summary>What is registered under a number, with one carrier or any.</summary>
    internal IReadOnlyList<TrackView> Find(string number, int? carrier) =>
        [.. State.Registrations.Where(one => string.Equals(one.Number, number, StringComparison.OrdinalIgnoreCase) && (carrier is null || one.Carrier == carrier)).Select(one => View(one)).Where(view => !view.IsGone)];
}
