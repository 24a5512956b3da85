using Dropship.Domain;

namespace Replay.Running;

/// <summary>How the replay buys: from the recorded sellers, as history did, or by a policy among all sellers of a product.</summary>
/// <param name="Policy">The policy; null buys as history did.</param>
/// <param name="Spread">True if no supplier may get more than a share of the orders that others could have as well.</param>
public sealed record Procurement(ISourcingPolicy? Policy = null, bool Spread = false)
{
    /// <summary>The largest share of one supplier when it is spread.</summary>
    public const double MaxShare = 0.6;

    /// <summary>As history did.</summary>
    public static readonly Procurement AsRecorded = new();

    /// <summary>What a report calls it.</summary>
    public string Name => (Policy, Spread) switch
    {
        (null, _) => "as recorded",
        ({ } policy, true) => policy.Name + ", spread",
        ({ } policy, false) => policy.Name,
    };

    internal Policies Apply(Policies policies) =>
        Policy is null ? policies : policies with { Choosing = policies.Choosing with { Policy = Policy, MaxShare = Spread ? MaxShare : 1d, CountEvery = TimeSpan.FromDays(7) } };
}
