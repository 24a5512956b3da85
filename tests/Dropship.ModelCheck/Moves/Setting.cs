using Dropship.Domain;
using Dropship.ModelCheck.Searching;
using Dropship.ModelCheck.Worlds;
using static Dropship.Domain.Command;

namespace Dropship.ModelCheck.Moves;

/// <summary>What all moves share: the scenario, the rules, the orders that were reached, and whether anybody reads what happens.</summary>
internal sealed class Setting(Scenario scenario, Rules rules, bool tells = false)
{
    internal Scenario Scenario { get; } = scenario;

    internal Rules Rules { get; } = rules;

    internal Orders Orders { get; } = new();

    internal bool Tells { get; } = tells;

    internal Instant At(int clock) => Scenario.Moments[clock];

    internal Order Order(World world) => Orders[world.Order];

    /// <summary>What a step says, put together only where it is read.</summary>
    internal string Say(Func<string> what) => Tells ? what() : "";

    /// <summary>The world after facts were told and written down. What is told is told twice: the second time must change nothing.</summary>
    internal (World World, string? Broken) Tell(World world, params IEnumerable<Fact> facts)
    {
        var (order, broken) = (Order(world), default(string?));
        foreach (var fact in facts)
        {
            var taken = Rules.Take(order, new Record(fact));
            if (taken.Refused is { } refused) broken ??= $"{Property.FactsAreTaken}: {fact.GetType().Name} was refused: {refused.Because}";
            var again = Rules.Take(taken.Order, new Record(fact));
            if (!ReferenceEquals(again.Order, taken.Order) || again.Happened is not null) broken ??= $"{Property.FactsAreTaken}: {fact.GetType().Name} told again changed the order";
            order = taken.Order;
        }

        return (ReferenceEquals(order, Order(world)) ? world : world with { Order = Orders.NumberOf(order) }, broken);
    }

    internal Step Step(World world, Func<string> told, params IEnumerable<Fact> facts)
    {
        var (after, broken) = Tell(world, facts);
        return new(after, Say(told), broken);
    }
}
