using System.Diagnostics;
using System.Text.Json;

namespace Dropship.Chaos.Worker;

/// <summary>What the engine's process is told on its first line: where its store and the vendors are.</summary>
/// <param name="Store">sqlite or postgres.</param>
/// <param name="Connection">The store's connection string.</param>
/// <param name="Wish">Where the marketplace is.</param>
/// <param name="Cj">Where the supplier is.</param>
/// <param name="Tracking">Where the carriers' service is.</param>
/// <param name="Payouts">Where payouts are read.</param>
/// <param name="WishToken">The refresh token that the marketplace account begins with.</param>
/// <param name="Plant">The fault planted into this process, by name; null for none.</param>
/// <param name="Instance">The name it leases orders under, where others work on the same store; null for the engine's default.</param>
/// <param name="Residents">How many orders it keeps in memory; null for the engine's default.</param>
/// <param name="IsWeighed">True if it says now and then how much lives in it, before it says that it has nothing to do.</param>
internal sealed record WorkerSettings(string Store, string Connection, Uri Wish, Uri Cj, Uri Tracking, Uri Payouts, string WishToken, string? Plant, string? Instance = null, int? Residents = null, bool IsWeighed = false)
{
    internal string Line => JsonSerializer.Serialize(this);

    internal static WorkerSettings Of(string line) => JsonSerializer.Deserialize<WorkerSettings>(line) ?? throw new InvalidDataException("The first line must say where everything is.");
}

/// <summary>A moment of the shared time, said together with the machine's own clock, so that what the line itself takes is not lost.</summary>
/// <param name="Now">The moment.</param>
/// <param name="Stamp">The machine's monotonic clock at it; all processes of a machine share it.</param>
internal readonly record struct Moment(DateTimeOffset Now, long Stamp)
{
    internal static Moment Of(TimeProvider clock) => new(clock.GetUtcNow(), Stopwatch.GetTimestamp());

    internal DateTimeOffset At(double speed) => Now + (Stopwatch.GetElapsedTime(Stamp) * speed);
}
