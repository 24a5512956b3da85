namespace Dropship.Testing.Simulation;

/// <summary>What a simulation saw. All figures but the first three, <see cref="Parked"/> and <see cref="Seconds"/> must be zero.</summary>
public sealed record SimulationReport
{
    /// <summary>How many orders lived their lives.</summary>
    public required int Orders { get; init; }

    /// <summary>How many faults struck, crashes among them.</summary>
    public required long FaultsInjected { get; init; }

    /// <summary>How many times a process died.</summary>
    public required long Crashes { get; init; }

    /// <summary>Orders of which a unit was paid twice in the suppliers' own books, without a loss or cancel on record.</summary>
    public required int DoublePurchases { get; init; }

    /// <summary>Paid orders that ended with units or money nobody accounts for and nobody is asked about.</summary>
    public required int LostOrders { get; init; }

    /// <summary>Open orders that nothing wakes, or that stay overdue for ever.</summary>
    public required int SilentOrders { get; init; }

    /// <summary>Orders whose accounts do not balance, or differ at rest from the vendors' own books.</summary>
    public required int Imbalance { get; init; }

    /// <summary>Orders in which a decision was taken, or a write sent, that a law forbids, or one was proposed that is refused.</summary>
    public required int IllegalTransitions { get; init; }

    /// <summary>Orders that wait for a person at the end, with a question and a wake-up.</summary>
    public required int Parked { get; init; }

    /// <summary>A hash over every event of every order and every entry in the vendors' books, in hexadecimal digits. The same plan gives the same hash.</summary>
    public required string TraceHash { get; init; }

    /// <summary>How long it took, in seconds of real time.</summary>
    public required double Seconds { get; init; }

    /// <summary>The first failures, by number of the order; at most <see cref="MostFailures"/>.</summary>
    public IReadOnlyList<SimulationFailure> Failures { get; init; } = [];

    /// <summary>How many failures a report tells of in full: 20. The figures count all.</summary>
    public static int MostFailures => 20;

    /// <summary>True if every figure that must be zero is.</summary>
    public bool IsClean => (DoublePurchases, LostOrders, SilentOrders, Imbalance, IllegalTransitions) == (0, 0, 0, 0, 0);
}

/// <summary>One order that broke a promise.</summary>
/// <param name="Figure">The figure of the report it counts in, for example <c>double_purchases</c>.</param>
/// <param name="Seed">The seed of the plan.</param>
/// <param name="Order">The number of the order in the plan, from 0.</param>
/// <param name="Why">What was found.</param>
/// <param name="Events">The last 200 events of its life, the newest last.</param>
public sealed record SimulationFailure(string Figure, long Seed, int Order, string Why, IReadOnlyList<string> Events);

/// <summary>Runs a plan: on the pure core, or on a whole runtime.</summary>
/// <param name="plan">What to simulate.</param>
/// <param name="progress">Told now and then how many orders are done; may be null.</param>
/// <param name="cancellation">Stops between two orders.</param>
/// <returns>What was seen.</returns>
public delegate Task<SimulationReport> SimulationRuntime(SimulationPlan plan, IProgress<int>? progress, CancellationToken cancellation);
