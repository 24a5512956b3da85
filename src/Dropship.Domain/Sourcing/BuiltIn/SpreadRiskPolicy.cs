namespace Dropship.Domain;

internal sealed class SpreadRiskPolicy : ISourcingPolicy
{
    public string Name => "SpreadRisk";

    // The lot falls on one place of the line on which every candidate has a part as long as its weight. Who it falls on wins; the others follow by their scores.
    public double Score(Candidate candidate, Few<Candidate> field)
    {
        var whole = 0d;
        foreach (var other in field) whole += Weight(other, field);
        var place = candidate.Lot * whole;
        foreach (var other in field)
        {
            var weight = Weight(other, field);
            if (place < weight) return (ReferenceEquals(other, candidate) ? 1d : 0d) + SourcingPolicies.Balanced.Score(candidate, field);
            place -= weight;
        }

        return SourcingPolicies.Balanced.Score(candidate, field);
    }

    private static double Weight(Candidate candidate, Few<Candidate> field)
    {
        var score = SourcingPolicies.Balanced.Score(candidate, field);
        return score * score;
    }
}
