namespace Dropship.Domain;

internal sealed class WeightedPolicy : ISourcingPolicy
{
    private readonly double _price;
    private readonly double _time;
    private readonly double _punctuality;
    private readonly double _quality;
    private readonly double _capacity;

    internal WeightedPolicy(string name, double price, double time, double punctuality, double quality, double capacity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        double[] weights = [price, time, punctuality, quality, capacity];
        var sum = 0d;
        foreach (var weight in weights) sum += double.IsFinite(weight) && weight >= 0d ? weight : throw new ArgumentOutOfRangeException(nameof(price), weight, "A weight is zero or more.");
        if (sum <= 0d) throw new ArgumentOutOfRangeException(nameof(price), sum, "One weight at least is above zero.");
        (Name, _price, _time, _punctuality, _quality, _capacity) = (name, price / sum, time / sum, punctuality / sum, quality / sum, capacity / sum);
    }

    public string Name { get; }

    public double Score(Candidate candidate, Few<Candidate> field) =>
        (_price * (CheapestPolicy.Part(candidate, field) ?? Typical(field, CheapestPolicy.Part)))
        + (_time * (FastestPolicy.Part(candidate, field) ?? Typical(field, FastestPolicy.Part)))
        + (_punctuality * candidate.Punctuality) + (_quality * candidate.Quality) + (_capacity * candidate.Capacity);

    // What is not known is taken for as good as the rest of the field on average.
    private static double Typical(Few<Candidate> field, Func<Candidate, Few<Candidate>, double?> part)
    {
        var (sum, known) = (0d, 0);
        foreach (var other in field)
            if (part(other, field) is { } value)
                (sum, known) = (sum + value, known + 1);
        return known == 0 ? 0.5 : sum / known;
    }
}
