namespace Dropship.Domain;

internal sealed class RankedPolicy : ISourcingPolicy
{
    public string Name => "Ranked";

    public double Score(Candidate candidate, Few<Candidate> field) => -candidate.Offer.Rank;
}
