using Dropship.Domain;

namespace Dropship.Funding;

/// <summary>How far plans of one size stay behind the best, in parts of what the money could have gained at all.</summary>
/// <param name="Orders">How many orders a round has.</param>
/// <param name="Instances">How many rounds were compared.</param>
/// <param name="Mean">Mean gap of the round as it is planned.</param>
/// <param name="Worst">Its worst gap.</param>
/// <param name="FastMean">Mean gap of the way that large rounds go, on these small ones.</param>
/// <param name="FastWorst">Its worst gap.</param>
/// <param name="Faults">How many rounds were over the money, left an order out, or told a wrong value or bound.</param>
internal sealed record Gaps(int Orders, int Instances, double Mean, double Worst, double FastMean, double FastWorst, int Faults)
{
    internal static Gaps Measure(int orders, int instances, int seed)
    {
        var (gaps, fast, faults) = (new List<double>(), new List<double>(), 0);
        for (var i = 0; i < instances; i++)
        {
            var instance = Instance.Make(orders, unchecked((seed * 1_000_003) + i));
            var best = Brute.Best(instance);
            foreach (var (round, into) in ((PurchaseRound, List<double>)[])[(PurchaseRounds.Plan(instance.Money, instance.Candidates), gaps), (PurchaseRounds.Plan(instance.Money, instance.Candidates, mostToSearch: 0), fast)])
            {
                into.Add(Of(instance, round, best));
                if (Brute.Fault(instance, round) is not null || round.AtMost.Amount < best || round.Value.Amount > best) faults++;
            }
        }

        return new(orders, instances, gaps.Average(), gaps.Max(), fast.Average(), fast.Max(), faults);
    }

    private static double Of(Instance instance, PurchaseRound round, decimal best)
    {
        var gain = best - Brute.Nothing(instance);
        return gain == 0m ? 0d : (double)((best - round.Value.Amount) / gain);
    }
}
