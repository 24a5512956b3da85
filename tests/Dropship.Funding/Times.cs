using Dropship.Domain;

namespace Dropship.Funding;

/// <summary>How long a large round takes.</summary>
/// <param name="Orders">How many orders it has.</param>
/// <param name="Repeats">How many rounds, each of other orders.</param>
/// <param name="Median">Milliseconds of the median.</param>
/// <param name="Worst">Milliseconds of the slowest.</param>
/// <param name="Gap">How far, in the worst of them, a better plan could be ahead at most, in parts of what could be gained.</param>
internal sealed record Times(int Orders, int Repeats, double Median, double Worst, double Gap)
{
    internal static Times Measure(int orders, int repeats, int seed, TimeProvider clock)
    {
        var (taken, gap) = (new List<double>(), 0d);
        for (var i = 0; i < repeats; i++)
        {
            var instance = Instance.Make(orders, unchecked((seed * 1_000_003) + i));
            var start = clock.GetTimestamp();
            var round = PurchaseRounds.Plan(instance.Money, instance.Candidates);
            taken.Add(clock.GetElapsedTime(start).TotalMilliseconds);
            var gain = round.AtMost.Amount - Brute.Nothing(instance);
            if (gain > 0m) gap = Math.Max(gap, (double)((round.AtMost - round.Value).Amount / gain));
        }

        taken.Sort();
        return new(orders, repeats, taken[taken.Count / 2], taken[^1], gap);
    }
}
