using Dropship.Domain;
using Dropship.Simulation.Runtime.Passage;
using Dropship.Simulation.Runtime.Vendors;
using Dropship.Simulation.Runtime.Worlds;
using Dropship.Testing.Simulation;

namespace Dropship.Simulation.Runtime.Full;

/// <summary>A small world: a few orders, mishaps for some days, then quiet until everything rests.</summary>
/// <param name="Seed">Everything that happens is drawn from it.</param>
/// <param name="Orders">How many orders.</param>
/// <param name="Faults">What may go wrong.</param>
/// <param name="Kind">The supplier's protocol.</param>
internal sealed record SwarmWorld(long Seed, int Orders, SimulationFaults Faults, ProtocolKind Kind)
{
    private const decimal Funds = 10_000m;
    private static readonly DateTimeOffset QuietAt = World.Begin.AddDays(12);
    private static readonly DateTimeOffset RestsAt = World.Begin.AddDays(45);
    private static readonly DateTimeOffset EndsAt = World.Begin.AddDays(100);

    /// <summary>Makes the store.</summary>
    public Func<IStoreImage> Store { get; init; } = static () => new SqliteImage();

    /// <summary>Lives through it.</summary>
    public async Task<SwarmResult> RunAsync()
    {
        var mishaps = new SwarmMishaps(Seed, Faults);
        await using var world = new World(Kind, SwarmSales.Of(Seed, Orders, mishaps), mishaps, Store());
        Plan(world, mishaps);
        var drive = new Drive(world);
        await drive.RunAsync(QuietAt);
        mishaps.IsQuiet = true;
        await drive.RunAsync(RestsAt);
        var auditor = new Auditor(world);
        var verdicts = await auditor.JudgeAsync();
        if (verdicts.Any(verdict => verdict.Faults.Count > 0))
        {
            await drive.RunAsync(EndsAt);   // a credit, a payday or a slow look may still be to come
            verdicts = await auditor.JudgeAsync();
        }

        return new(mishaps.Struck, drive.Crashes, verdicts);
    }

    private void Plan(World world, SwarmMishaps mishaps)
    {
        var hours = 20 + Draw.Of(Seed, "hours").Below(60);
        if (mishaps.Has(SimulationFaults.ExpiredTokens)) world.Errands.Owe(World.Begin.AddHours(hours), Done(world.Supplier.KillTokens));
        if (mishaps.Has(SimulationFaults.ShortWallets))
        {
            world.Errands.Owe(World.Begin.AddHours(hours / 8), Done(world.Supplier.EmptyWallet));
            world.Errands.Owe(World.Begin.AddHours(hours), Done(() => world.Supplier.TopUp(Funds)));
        }

        if (mishaps.Has(SimulationFaults.Vanishing)) world.Errands.Owe(World.Begin.AddHours(hours / 3), Done(() => world.Supplier.Vanish(World.Begin.AddHours(hours))));
        if (mishaps.Has(SimulationFaults.PriceRises)) world.Errands.Owe(World.Begin.AddHours(24).AddSeconds(hours / 4), Done(() => world.Supplier.Reprice(Goods.Plain, Goods.Cost * 1.5m)));
    }

    private static Func<Task> Done(Action work) => () =>
    {
        work();
        return Task.CompletedTask;
    };
}

/// <summary>What was seen of a world.</summary>
/// <param name="Struck">How many mishaps struck.</param>
/// <param name="Crashes">How many processes died.</param>
/// <param name="Verdicts">What became of each order.</param>
internal sealed record SwarmResult(long Struck, int Crashes, IReadOnlyList<Verdict> Verdicts);
