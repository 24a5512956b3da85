using System.Collections.Frozen;
using System.Text.Json;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>
/// 17TRACK (API v2.4) as a request → response machine below /track/v2.4: registrations that cost quota, what is known of parcels, webhooks.
/// The parcels' true ways come from the host; what is told of them is what the carrier said when it was last asked.
/// </summary>
public sealed class SeventeenTrackSandbox : SandboxVendor
{
    private const string Root = "/track/v2.4";
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly TrackDesk _desk;
    private readonly TrackMessages _messages;
    private readonly FrozenDictionary<string, Func<JsonElement, SandboxAnswer>> _routes;
    private readonly Queue<DateTimeOffset> _recent = new();

    /// <summary>A sandbox; with the ledger of an earlier one it goes on where that stopped.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="clock">Its time; a second run must not start before <see cref="LastWritten"/>.</param>
    /// <param name="ledger">Its books, which stay the caller's to close; null for books in memory.</param>
    /// <exception cref="InvalidDataException">The ledger holds a line that this sandbox did not write.</exception>
    public SeventeenTrackSandbox(SeventeenTrackSandboxOptions options, TimeProvider clock, SandboxLedger? ledger = null) : base("17TRACK", clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _desk = new(options, ledger ?? new(), () => Now);
        _messages = new(_desk);
        _routes = Routes(new(_desk), new(_desk), new(_desk), new(_desk)).ToFrozenDictionary(route => Root + route.Path, route => route.Answer, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The account is disabled: every call is answered with -18010004.</summary>
    /// <value>False.</value>
    public bool IsDisabled { get; set; }

    /// <summary>The moment of the newest line in its ledger; null if there is none.</summary>
    public override DateTimeOffset? LastWritten => Alone(() => _desk.State.Last);

    /// <summary>Registrations that were paid for since the ledger began.</summary>
    public int QuotaUsed => Alone(() => _desk.State.Used);

    /// <summary>The numbers that are registered and not deleted, in the order of their registration.</summary>
    public IReadOnlyList<string> Numbers => Alone<IReadOnlyList<string>>(() => [.. _desk.Views.Select(view => view.Registration.Number)]);

    /// <summary>Makes a parcel's true way known, or another one of the same number; it is kept in the ledger.</summary>
    /// <param name="journey">The way.</param>
    public void Announce(SandboxJourney journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        Alone(() =>
        {
            _desk.Write(new TrackEntry.Announced(Now, journey));
            return true;
        });
    }

    /// <summary>The webhooks that are due and were not taken yet, the oldest first: to be delivered by the host, or lost.</summary>
    public override IReadOnlyList<SandboxMessage> TakeMessages() => Alone(_messages.Take);

    /// <inheritdoc />
    protected override SandboxAnswer Answer(SandboxRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Method != "POST" || !_routes.TryGetValue(request.Path, out var answer)) return new(404, ReadOnlyMemory<byte>.Empty, "text/plain");
        if (IsTooFast()) return new(429, ReadOnlyMemory<byte>.Empty, "text/plain");
        if (request.Header("17token") != _desk.Options.Key) return TrackAnswers.Account(TrackCodes.KeyInvalid, _desk.Options.AccountFailureStatus);
        if (IsDisabled) return TrackAnswers.Account(TrackCodes.Disabled, _desk.Options.AccountFailureStatus);
        return LooseJson.Parse(request.Body) is { } body ? answer(body) : TrackAnswers.Invalid(TrackCodes.DataInvalid);
    }

    private static IEnumerable<(string Path, Func<JsonElement, SandboxAnswer> Answer)> Routes(TrackRegister register, TrackReading reading, TrackListing listing, TrackLife life) =>
    [
        ("/register", register.Register), ("/gettrackinfo", reading.Info), ("/getRealTimeTrackInfo", reading.RealTime), ("/getquota", reading.Quota), ("/gettracklist", listing.List),
        ("/stoptrack", life.Stop), ("/retrack", life.Retrack), ("/deletetrack", life.Delete), ("/push", life.Push), ("/changeinfo", life.ChangeInfo), ("/changecarrier", life.ChangeCarrier),
    ];

    /// <summary>A refused call counts for nothing.</summary>
    private bool IsTooFast()
    {
        while (_recent.TryPeek(out var first) && first + Window <= Now) _recent.Dequeue();
        if (_recent.Count >= _desk.Options.CallsPerSecond) return true;
        _recent.Enqueue(Now);
        return false;
    }
}
