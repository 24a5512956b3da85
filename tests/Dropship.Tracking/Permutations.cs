using Dropship.Domain;

namespace Dropship.Tracking;

/// <summary>What the permutation test saw.</summary>
internal sealed record PermutationTally(int Histories, long Facts, long Shuffles, long Suspect, long Incidents, int Differ, string? First);

/// <summary>Each history is told once as it was drawn and then shuffled again and again, with some facts told twice: one state, or it is counted.</summary>
internal static class Permutations
{
    private static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));

    internal static PermutationTally Run(ulong seed, int histories, int shuffles, Func<Order, Event, Order> evolve)
    {
        var tally = new PermutationTally(0, 0, 0, 0, 0, 0, null);
        for (var history = 0; history < histories; history++) tally = Tell(tally, (seed << 32) + (ulong)history, shuffles, evolve);
        return tally;
    }

    private static PermutationTally Tell(PermutationTally tally, ulong seed, int shuffles, Func<Order, Event, Order> evolve)
    {
        var draw = new Draw(seed);
        var facts = Journey.Facts(draw);
        var (told, differ, first) = (Fold(facts, evolve), 0, tally.First);
        var (phase, incidents) = (told.Phase(Now), told.Incidents(Policies.Default, Now));
        for (var shuffle = 0; shuffle < shuffles; shuffle++)
        {
            List<Fact> mixed = [.. facts, .. facts.Where(_ => draw.Of(20))];
            draw.Shuffle(mixed);
            var order = Fold(mixed, evolve);
            if (order.Equals(told) && order.Phase(Now) == phase && order.Incidents(Policies.Default, Now) == incidents) continue;
            differ++;
            first ??= $"history {seed & uint.MaxValue}, shuffle {shuffle}: {order.Phase(Now)} against {phase}, {string.Join(" ", order.Parcels)} against {string.Join(" ", told.Parcels)}";
        }

        return new(tally.Histories + 1, tally.Facts + facts.Count, tally.Shuffles + shuffles, tally.Suspect + (told.Parcels.Any(told.IsSuspect) ? 1 : 0), tally.Incidents + incidents.Count, tally.Differ + differ, first);
    }

    private static Order Fold(List<Fact> facts, Func<Order, Event, Order> evolve)
    {
        var order = new Order(new OrderKey(new("shop"), new("o-1")));
        foreach (var fact in facts) order = evolve(order, fact);
        return order;
    }
}
