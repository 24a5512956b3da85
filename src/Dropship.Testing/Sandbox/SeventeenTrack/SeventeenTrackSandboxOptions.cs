namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>How the 17TRACK sandbox behaves. Everything has a default.</summary>
public sealed record SeventeenTrackSandboxOptions
{
    /// <summary>The security key, which also signs webhooks.</summary>
    /// <value>123456ABCDEF, as in the vendor's document.</value>
    public string Key { get; init; } = "123456ABCDEF";

    /// <summary>The HTTP status of an account failure: 200 or 401.</summary>
    /// <value>200.</value>
    public int AccountFailureStatus { get; init; } = 200;

    /// <summary>Where the ways of parcels come from, by number, beside those that are announced; null for nowhere else.</summary>
    /// <value>Null.</value>
    public Func<string, SandboxJourney?>? Journeys { get; init; }

    /// <summary>Registrations that are paid for.</summary>
    /// <value>100,000.</value>
    public int Quota { get; init; } = 100_000;

    /// <summary>The most registrations in a day (UTC); 0 for no limit.</summary>
    /// <value>0.</value>
    public int MostADay { get; init; }

    /// <summary>Calls a second before HTTP 429 is answered.</summary>
    /// <value>3.</value>
    public int CallsPerSecond { get; init; } = 3;

    /// <summary>The time from a registration to its first result.</summary>
    /// <value>Three minutes.</value>
    public TimeSpan FirstResultAfter { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How often the carrier is asked after that.</summary>
    /// <value>Two hours.</value>
    public TimeSpan SyncEvery { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Carrier codes that are accepted beside the ones the sandbox knows by name.</summary>
    /// <value>Empty.</value>
    public IReadOnlyList<int> MoreCarriers { get; init; } = [];

    /// <summary>What is drawn from: hashes, and which scans tell no time zone.</summary>
    /// <value>1.</value>
    public long Seed { get; init; } = 1;

    /// <summary>Every so many-th message is sent twice; 0 for none.</summary>
    /// <value>0.</value>
    public int DuplicateEvery { get; init; }
}
