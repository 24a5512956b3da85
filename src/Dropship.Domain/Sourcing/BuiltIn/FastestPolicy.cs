namespace Dropship.Domain;

internal sealed class FastestPolicy : ISourcingPolicy
{
    private static readonly TimeSpan s_least = TimeSpan.FromHours(1);

    public string Name => "Fastest";

    public double Score(Candidate candidate, Few<Candidate> field) => Part(candidate, field) ?? 0d;

    /// <summary>The shortest time to be expected as a part of this one, 1 for the fastest; null if this one is not known.</summary>
    internal static double? Part(Candidate candidate, Few<Candidate> field)
    {
        if (Expected(candidate) is not { } expected) return null;
        var least = expected;
        foreach (var other in field)
            if (Expected(other) is { } known && known < least)
                least = known;
        return least / expected;
    }

    private static double? Expected(Candidate candidate) =>
        candidate.Promise is { } promise ? Math.Max(promise.TotalHours, s_least.TotalHours) / candidate.Punctuality : null;
}
