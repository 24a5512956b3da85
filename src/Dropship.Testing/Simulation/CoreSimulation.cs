using System.Buffers.Binary;
using System.Security.Cryptography;
using Dropship.Testing.Simulation.Checking;
using Dropship.Testing.Simulation.Running;

namespace Dropship.Testing.Simulation;

/// <summary>
/// Simulates orders on the pure core: the functions of the domain, driven as the engine drives them, by two workers on a
/// store that loses whatever is not committed, before vendors whose own books are the judge. No task, no file, no clock.
/// </summary>
public static class CoreSimulation
{
    private const int Batch = 500;

    /// <summary>Runs a plan on all processors. Orders are independent, so the result does not depend on their number.</summary>
    /// <param name="plan">What to simulate.</param>
    /// <param name="clock">Measures how long it takes; null for the system's. Nothing else of the result depends on it.</param>
    /// <param name="progress">Told now and then how many orders are done; null to tell nobody.</param>
    /// <param name="cancellation">Stops between two orders.</param>
    /// <returns>What was seen.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The plan has fewer than one order.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SimulationReport Run(SimulationPlan plan, TimeProvider? clock = null, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        Run(plan, Sabotage.None, clock ?? TimeProvider.System, progress, cancellation);

    internal static SimulationReport Run(SimulationPlan plan, Sabotage sabotage, TimeProvider clock, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Orders, 1);
        var started = clock.GetTimestamp();
        var ends = new Ending[plan.Orders];
        var done = 0;
        Parallel.For(0, ((plan.Orders - 1) / Batch) + 1, new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, batch =>
        {
            var last = Math.Min(plan.Orders, (batch + 1) * Batch);
            for (var number = batch * Batch; number < last; number++) ends[number] = Live(plan, number, sabotage);
            progress?.Report(Interlocked.Add(ref done, last - (batch * Batch)));
        });
        return Report(plan, ends, sabotage, clock.GetElapsedTime(started));
    }

    private static Ending Live(SimulationPlan plan, int number, Sabotage sabotage)
    {
        var life = new Life(Swarm.Draw(plan, number), Swarm.Key(plan.Seed, number), sabotage);
        var isParked = false;
        try
        {
            life.Run();
            isParked = Judge.End(life);
        }
        catch (Exception thrown) when (thrown is InvalidOperationException or ArgumentException or NullReferenceException or FormatException or OverflowException or KeyNotFoundException)
        {
            life.Illegal($"{thrown.GetType().Name}: {thrown.Message} {thrown.StackTrace}");
        }

        Ledgers.Mix(life.Trace, life);
        return new(life.Trace.Hash, life.Faults, life.CrashCount, isParked, life.Failures.Count == 0 ? null : life.Failures);
    }

    private static SimulationReport Report(SimulationPlan plan, Ending[] ends, Sabotage sabotage, TimeSpan took) => new()
    {
        Orders = plan.Orders,
        FaultsInjected = ends.Sum(static end => (long)end.Faults),
        Crashes = ends.Sum(static end => (long)end.Crashes),
        DoublePurchases = Count(ends, "double_purchases"),
        LostOrders = Count(ends, "lost_orders"),
        SilentOrders = Count(ends, "silent_orders"),
        Imbalance = Count(ends, "imbalance"),
        IllegalTransitions = Count(ends, "illegal_transitions"),
        Parked = ends.Count(static end => end.IsParked),
        TraceHash = Hash(ends),
        Seconds = took.TotalSeconds,
        Failures = Tell(plan, ends, sabotage),
    };

    private static int Count(Ending[] ends, string figure) => ends.Count(end => end.Failures?.ContainsKey(figure) == true);

    private static string Hash(Ending[] ends)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[8];
        foreach (var end in ends)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, end.Hash);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // What failed is lived once more, so that nobody else's events need to be kept.
    private static List<SimulationFailure> Tell(SimulationPlan plan, Ending[] ends, Sabotage sabotage)
    {
        var failures = new List<SimulationFailure>();
        for (var number = 0; number < ends.Length && failures.Count < SimulationReport.MostFailures; number++)
        {
            if (ends[number].Failures is not { } found) continue;
            var life = new Life(Swarm.Draw(plan, number), Swarm.Key(plan.Seed, number), sabotage);
            try
            {
                life.Run();
            }
            catch (Exception thrown) when (thrown is InvalidOperationException or ArgumentException or NullReferenceException or FormatException or OverflowException or KeyNotFoundException)
            {
                life.Illegal(thrown.Message);
            }

            foreach (var (figure, why) in found) failures.Add(new(figure, plan.Seed, number, why, life.Trace.Tail()));
        }

        return failures;
    }

    private readonly record struct Ending(ulong Hash, int Faults, int Crashes, bool IsParked, IReadOnlyDictionary<string, string>? Failures);
}
