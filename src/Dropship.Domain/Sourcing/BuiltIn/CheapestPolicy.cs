namespace Dropship.Domain;

internal sealed class CheapestPolicy : ISourcingPolicy
{
    public string Name => "Cheapest";

    public double Score(Candidate candidate, Few<Candidate> field) => Part(candidate, field) ?? 0d;

    /// <summary>The lowest price as a part of this one, 1 for the cheapest; null if this one is not known.</summary>
    internal static double? Part(Candidate candidate, Few<Candidate> field)
    {
        if (candidate.Price is not { Amount: > 0m } price) return null;
        var least = price.Amount;
        foreach (var other in field)
            if (other.Price is { Amount: > 0m } known && known.Amount < least)
                least = known.Amount;
        return (double)(least / price.Amount);
    }
}
