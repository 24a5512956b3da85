using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>
/// The world around one order, driven by a seed: a marketplace, suppliers, a carrier, a person, each with books of its
/// own, which are the truth. Faults strike until <see cref="CalmFrom"/>; then the world keeps its promises. What drives
/// the order through it is for the deriving class to say.
/// </summary>
internal abstract class World
{
    internal static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));

    protected World(Setting setting)
    {
        (Setting, Chance) = (setting, new Chance(setting.Seed));
        CalmFrom = Start + Chance.Between(TimeSpan.FromDays(1), TimeSpan.FromDays(45));
        Suppliers = Conditions.Suppliers(this);
        Policies = Conditions.Policies(this);
        Courier = new(this);
        Market = new(this);
        Questions = new(this);
        Person = new(this);
        Reader = new(this);
    }

    internal Setting Setting { get; }

    internal Chance Chance { get; }

    internal Post Post { get; } = new();

    internal Policies Policies { get; }

    internal Market Market { get; }

    internal IReadOnlyList<Warehouse> Suppliers { get; }

    internal Courier Courier { get; }

    internal Questions Questions { get; }

    internal Person Person { get; }

    internal Reader Reader { get; }

    internal Instant Now { get; set; } = Start;

    internal Instant CalmFrom { get; }

    internal int Faults { get; private set; }

    /// <summary>The order as whoever acts now knows it.</summary>
    internal abstract Order Order { get; }

    /// <summary>When whoever acts now last looked.</summary>
    internal abstract Looked Looked { get; set; }

    internal Warehouse Supplier(SupplierId id)
    {
        foreach (var supplier in Suppliers)
            if (supplier.Id == id)
                return supplier;
        throw new InvalidOperationException($"There is no supplier {id} in this world.");
    }

    /// <summary>True if a fault of this kind strikes now.</summary>
    internal bool Strikes(SimulationFaults fault, int percent = 100)
    {
        if (Now >= CalmFrom || !Setting.Has(fault) || !Chance.Of(Setting.FaultPercent) || !Chance.Of(percent)) return false;
        Faults++;
        return true;
    }

    /// <summary>A fact comes in now, and perhaps once more later.</summary>
    internal void Tell(Fact fact)
    {
        Hear(fact);
        if (!fact.AnswersOurNumber() && Strikes(SimulationFaults.RepeatedFacts)) Post.At(Now + Chance.Between(TimeSpan.Zero, TimeSpan.FromDays(20)), () => Hear(fact));
    }

    /// <summary>A fact is on its way: soon, or late, so that others overtake it.</summary>
    internal void Mail(Fact fact)
    {
        var delay = Strikes(SimulationFaults.LateFacts) ? Chance.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(10)) : Chance.Between(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Post.At(Now + delay, () => Tell(fact));
    }

    /// <summary>A person decides.</summary>
    internal abstract void Answer(Decision wanted);

    internal abstract void Hear(Fact fact);
}
