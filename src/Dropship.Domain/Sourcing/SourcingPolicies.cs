namespace Dropship.Domain;

/// <summary>The policies that are built in. Anybody can add one: <see cref="ISourcingPolicy"/>.</summary>
public static class SourcingPolicies
{
    /// <summary>The offer of the lowest rank: suppliers in the order in which the shop lists them.</summary>
    public static ISourcingPolicy Ranked { get; } = new RankedPolicy();

    /// <summary>The lowest landed price. Offers whose price is not known before the quote come last, by rank.</summary>
    public static ISourcingPolicy Cheapest { get; } = new CheapestPolicy();

    /// <summary>The shortest promised time to the buyer, made longer by how often the supplier was late.</summary>
    public static ISourcingPolicy Fastest { get; } = new FastestPolicy();

    /// <summary>Price 40 %, time, punctuality and soundness 15 % each, capacity 15 %.</summary>
    public static ISourcingPolicy Balanced { get; } = Weighted("Balanced", price: 0.4, time: 0.15, punctuality: 0.15, quality: 0.15, capacity: 0.15);

    /// <summary>Shares the orders out among the suppliers in proportion to the square of their balanced score, so that none becomes a single point of failure.</summary>
    public static ISourcingPolicy SpreadRisk { get; } = new SpreadRiskPolicy();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ISourcingPolicy> All { get; } = [Ranked, Cheapest, Fastest, Balanced, SpreadRisk];

    /// <summary>The one of a name, in any case of letters; null if there is none.</summary>
    /// <param name="name">Its name.</param>
    public static ISourcingPolicy? Find(string name)
    {
        foreach (var policy in All)
            if (policy.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return policy;
        return null;
    }

    /// <summary>A policy that weighs price, time and record in other parts. Weights are zero or more; each part is 1 for the best of the field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="price">Weight of the landed price.</param>
    /// <param name="time">Weight of the promised time to the buyer.</param>
    /// <param name="punctuality">Weight of handing over before ship-by.</param>
    /// <param name="quality">Weight of arriving sound.</param>
    /// <param name="capacity">Weight of not declining.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite, or all are zero.</exception>
    public static ISourcingPolicy Weighted(string name, double price, double time, double punctuality, double quality, double capacity) => new WeightedPolicy(name, price, time, punctuality, quality, capacity);
}
