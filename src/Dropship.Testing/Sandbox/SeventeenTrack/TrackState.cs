using System.Text.Json;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>A number that is followed with one carrier.</summary>
internal sealed record TrackRegistration(TrackEntry.Registered Registered)
{
    internal int No => Registered.No;

    internal string Number => Registered.Number;

    internal int Carrier { get; init; } = Registered.Carrier;

    internal string? Tag { get; init; } = Registered.Tag;

    internal string? Lang { get; init; } = Registered.Lang;

    internal string? OrderNo { get; init; } = Registered.OrderNo;

    /// <summary>Since when it is watched: a retrack and a change of the carrier begin anew.</summary>
    internal DateTimeOffset Since { get; init; } = Registered.At;

    /// <summary>What was known before it was retracked is no news.</summary>
    internal DateTimeOffset? KnownUntil { get; init; }

    internal DateTimeOffset? StoppedAt { get; init; }

    internal bool IsRetracked { get; init; }

    internal int CarrierChanges { get; init; }

    internal IReadOnlyList<DateTimeOffset> Pushes { get; init; } = [];
}

/// <summary>All that is recorded, folded from the ledger.</summary>
internal sealed class TrackState
{
    private readonly SortedDictionary<int, TrackRegistration> _registrations = [];
    private readonly Dictionary<string, SandboxJourney> _journeys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<DateOnly, int> _days = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>All registrations that were not deleted, the oldest first.</summary>
    internal IReadOnlyCollection<TrackRegistration> Registrations => _registrations.Values;

    /// <summary>Registrations ever made: each cost one of the quota.</summary>
    internal int Used { get; private set; }

    internal DateTimeOffset? Last { get; private set; }

    internal int UsedOn(DateTimeOffset day) => _days.GetValueOrDefault(Day(day));

    internal bool IsTold(string key) => _told.Contains(key);

    internal SandboxJourney? Journey(string number) => _journeys.GetValueOrDefault(number);

    internal void Read(string line) => Apply(JsonSerializer.Deserialize(line, TrackEntryJson.Default.TrackEntry) ?? throw new JsonException("A line of the ledger is null."));

    internal void Apply(TrackEntry entry)
    {
        Last = entry.At;
        switch (entry)
        {
            case TrackEntry.Registered made: Register(made); break;
            case TrackEntry.Stopped stopped: Change(stopped.No, one => one with { StoppedAt = stopped.At }); break;
            case TrackEntry.Retracked again: Change(again.No, one => one with { StoppedAt = null, IsRetracked = true, Since = again.At, KnownUntil = again.KnownUntil }); break;
            case TrackEntry.Deleted deleted: _registrations.Remove(deleted.No); break;
            case TrackEntry.CarrierChanged changed: Change(changed.No, one => one with { Carrier = changed.Carrier, CarrierChanges = one.CarrierChanges + 1, Since = changed.At, KnownUntil = null }); break;
            case TrackEntry.InfoChanged info: Change(info.No, one => one with { Tag = info.Tag ?? one.Tag, Lang = info.Lang ?? one.Lang, OrderNo = info.OrderNo ?? one.OrderNo }); break;
            case TrackEntry.Pushed pushed: Change(pushed.No, one => one with { Pushes = [.. one.Pushes, pushed.At] }); break;
            case TrackEntry.Announced announced: _journeys[announced.Journey.Number] = announced.Journey; break;
            case TrackEntry.Told told: _told.Add(told.Key); break;
        }
    }

    private void Register(TrackEntry.Registered made)
    {
        _registrations[made.No] = new(made);
        _days[Day(made.At)] = UsedOn(made.At) + 1;
        Used++;
    }

    private void Change(int no, Func<TrackRegistration, TrackRegistration> change) => _registrations[no] = change(_registrations[no]);

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
