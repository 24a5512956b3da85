using Dropship.Domain;
using Dropship.Simulation.Runtime.Passage;
using Dropship.Simulation.Runtime.Vendors;
using Dropship.Simulation.Runtime.Worlds;

namespace Dropship.Simulation.Runtime.NthOperation;

/// <summary>
/// A handful of orders through all stages: two that are bought, shipped, delivered and paid out; one cancelled before it is bought and one
/// after; one that nobody supplies and one that is sold out when it is ordered, both given back.
/// </summary>
internal sealed record ReferenceScenario(ProtocolKind Kind)
{
    /// <summary>The first payday after everything has arrived is over by then.</summary>
    private static readonly DateTimeOffset End = new(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);

    private static readonly SalePlan[] Sales =
    [
        new(Goods.Plain, 2),
        new(Goods.Other, Twist: Twist.CancelledEarly),
        new(Goods.Plain, Twist: Twist.CancelledLate),
        new(Goods.Unknown),
        new(Goods.Gone),
        new(Goods.Other, After: TimeSpan.FromHours(30)),
    ];

    /// <summary>Makes the store of each run.</summary>
    public Func<IStoreImage> Store { get; init; } = static () => new MemoryImage();

    /// <summary>A fault that is planted between the engine and its store; null for none.</summary>
    public Func<StoreParts, StoreParts>? Planted { get; init; }

    /// <summary>Lives through it.</summary>
    public async Task<ScenarioRun> RunAsync(params IReadOnlyList<(int No, Mishap Mishap)> strikes)
    {
        var counting = new Strikes(strikes);
        await using var world = new World(Kind, Sales, counting, Store(), Planted);
        var drive = new Drive(world);
        await drive.RunAsync(End);
        var counted = counting.Names.ToList();
        return new(counted, drive.Crashes, await new Auditor(world).JudgeAsync());
    }
}

/// <summary>One life of the scenario.</summary>
/// <param name="Operations">The store writes and calls at vendors, in their order.</param>
/// <param name="Crashes">How many processes died.</param>
/// <param name="Verdicts">What became of each order.</param>
internal sealed record ScenarioRun(IReadOnlyList<string> Operations, int Crashes, IReadOnlyList<Verdict> Verdicts);
