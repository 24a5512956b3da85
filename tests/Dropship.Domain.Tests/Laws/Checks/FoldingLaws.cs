namespace Dropship.Domain.Tests.Laws;

/// <summary>Folding: order, repetition and position of facts do not matter; nothing is written twice; nothing throws.</summary>
internal static class FoldingLaws
{
    internal static string? Commutes(History history)
    {
        var (rules, chance) = (history.Rules, new Chance(history.Setting.Seed ^ 10));
        foreach (var commit in history.Commits)
            if (commit.Command is Command.Record told)
            {
                if (commit.Taken.Refused is { } refused) return $"{commit.At}: a fact was refused: {told.Told}: {refused.Because}";
                if (!ReferenceEquals(rules.Evolve(commit.Taken.Order, told.Told), commit.Taken.Order)) return $"{commit.At}: a known fact is not known: {told.Told}";
                if (commit.Taken.Happened is null && !ReferenceEquals(commit.Before, commit.Taken.Order)) return $"{commit.At}: nothing new, yet another instance: {told.Told}";
            }

        var events = history.Events.ToList();
        if (chance.Of(30))
            for (var odd = 0; odd < 12; odd++) events.Insert(chance.Below(events.Count + 1), new Oddities(chance, 1_000_000_000_000m).DrawFact());
        var expected = Fold(rules, events);
        for (var round = 0; round < 3; round++)
        {
            var shuffled = Shuffle(events, chance, round);
            var folded = Fold(rules, shuffled);
            if (!folded.Equals(expected)) return $"another order of the same facts folds to another order: {Difference(expected, folded)}";
        }

        return null;
    }

    internal static Order Fold(Rules rules, IEnumerable<Event> events) => events.Aggregate(new Order(new OrderKey(new("shop"), new("o-1"))), rules.Evolve);

    // Decisions keep their places among each other; facts go anywhere, some of them several times.
    private static List<Event> Shuffle(List<Event> events, Chance chance, int round)
    {
        var mixed = events.Where(static each => each is Decision).ToList();
        foreach (var fact in events.Where(static each => each is Fact))
            for (var times = 1 + (chance.Of(20) ? 1 : 0); times > 0; times--)
                mixed.Insert(round == 0 ? mixed.Count : chance.Below(mixed.Count + 1), fact);
        return mixed;
    }

    private static string Difference(Order one, Order other)
    {
        foreach (var property in typeof(Order).GetProperties())
            if (!Equals(property.GetValue(one), property.GetValue(other)))
                return $"{property.Name}: {property.GetValue(one)} against {property.GetValue(other)}";
        return "nowhere";
    }
}
