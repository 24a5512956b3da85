using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Dropship.Simulation.Runtime.Vendors;
using Dropship.Simulation.Runtime.Worlds;
using Dropship.Testing.Simulation;

namespace Dropship.Simulation.Runtime.Full;

/// <summary>
/// Runs a plan on the whole runtime: the engine as hosts register it, a SQLite file, the adapters of Wish, CJ Dropshipping and 17TRACK over in-memory
/// sandboxes, virtual time. Orders live in small worlds, each worked on by one flow, so that the same plan gives the same lives.
/// </summary>
internal static class FullRuntime
{
    /// <summary>Orders of a world.</summary>
    public const int OrdersAWorld = 8;

    private const int Told = 200;

    public static async Task<SimulationReport> RunAsync(SimulationPlan plan, IProgress<int>? progress, CancellationToken cancellation)
    {
        var (watch, done) = (Stopwatch.StartNew(), 0);
        var results = new SwarmResult[(plan.Orders + OrdersAWorld - 1) / OrdersAWorld];
        await Parallel.ForEachAsync(Enumerable.Range(0, results.Length), cancellation, async (no, _) =>
        {
            results[no] = await WorldOf(plan, no).RunAsync();
            progress?.Report(Interlocked.Add(ref done, results[no].Verdicts.Count));
        });
        return Report(plan, results, watch.Elapsed.TotalSeconds);
    }

    /// <summary>A world of a plan, to be lived through again.</summary>
    public static SwarmWorld WorldOf(SimulationPlan plan, int no) => new(
        (plan.Seed * 1_000_003) + no, Math.Min(OrdersAWorld, plan.Orders - (no * OrdersAWorld)), plan.Faults, plan.Supplier ?? Kinds.All[no % Kinds.All.Count]);

    private static SimulationReport Report(SimulationPlan plan, SwarmResult[] results, double seconds)
    {
        List<(int Order, Verdict Verdict)> all = [.. results.SelectMany((result, world) => result.Verdicts.Select(verdict => ((world * OrdersAWorld) + verdict.No, verdict)))];
        int Count(string figure) => all.Count(one => one.Verdict.Faults.Any(fault => fault.Figure == figure));
        return new()
        {
            Orders = all.Count,
            FaultsInjected = results.Sum(result => result.Struck),
            Crashes = results.Sum(result => (long)result.Crashes),
            DoublePurchases = Count("double_purchases"),
            LostOrders = Count("lost_orders"),
            SilentOrders = Count("silent_orders"),
            Imbalance = Count("imbalance"),
            IllegalTransitions = Count("illegal_transitions"),
            Parked = all.Count(one => one.Verdict.IsParked),
            TraceHash = Hash(all.Select(one => one.Verdict)),
            Seconds = seconds,
            Failures = [.. all.SelectMany(one => one.Verdict.Faults.Select(fault => new SimulationFailure(fault.Figure, plan.Seed, one.Order, $"{one.Verdict}: {fault.Why}", [.. one.Verdict.Trace.TakeLast(Told)]))).Take(SimulationReport.MostFailures)],
        };
    }

    // Order by order: what was stored of one does not depend on when another was looked at.
    private static string Hash(IEnumerable<Verdict> verdicts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var verdict in verdicts)
            foreach (var line in verdict.Trace.Append(verdict.ToString()))
                hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
