namespace Dropship.Domain;

/// <summary>How a shop takes in new orders. It says a state, not a change: said twice it is the same.</summary>
/// <param name="ExtraDays">By how many days the handling time that is promised to buyers is longer than the shop's own.</param>
/// <param name="Share">Which part of its goods it offers, from 0 to 1.</param>
public readonly record struct SalesIntake(int ExtraDays, decimal Share)
{
    /// <summary>As the shop would have it: nothing added, everything offered.</summary>
    public static SalesIntake Normal { get; } = new(0, 1m);

    /// <summary>What a level asks for.</summary>
    /// <param name="level">How near the nearest limit is.</param>
    /// <param name="rules">The rules.</param>
    public static SalesIntake Of(StandingLevel level, StandingRules rules) => level switch
    {
        StandingLevel.Good => Normal,
        StandingLevel.Warned => new(rules.ExtraHandling, 1m),
        _ => new(rules.ExtraHandling, rules.SlowTo),
    };

    /// <summary>What is to hold next: it tightens at once, and loosens by one level at a time, so that a shop that has just calmed down is not flooded.</summary>
    /// <param name="level">How near the nearest limit is now.</param>
    /// <param name="rules">The rules.</param>
    public SalesIntake Next(StandingLevel level, StandingRules rules)
    {
        var wanted = Of(level, rules);
        var warned = Of(StandingLevel.Warned, rules);
        return wanted == Normal && Share < 1m ? warned : wanted;
    }
}
