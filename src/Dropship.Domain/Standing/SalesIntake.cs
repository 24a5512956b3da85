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

    /// <summary>
    /// What is to hold next. It tightens at once, and by one more level where sales that come in as they do now would nearly be shipped late; it loosens by one level at a time, and only where there is room again, so that a shop
    /// that has just calmed down is not flooded.
    /// </summary>
    /// <param name="level">How near the nearest limit is now.</param>
    /// <param name="load">What a new order meets.</param>
    /// <param name="rules">The rules.</param>
    public SalesIntake Next(StandingLevel level, SalesLoad load, StandingRules rules)
    {
        var (warned, slow) = (Of(StandingLevel.Warned, rules), Of(StandingLevel.AtRisk, rules));
        var wanted = Of(level, rules);
        if (load.Fills(rules.WarnAt, ExtraDays, ExtraDays)) return this == Normal && wanted == Normal ? warned : slow;
        if (this == slow && wanted != slow) return load.Fills(rules.RelaxAt, ExtraDays, warned.ExtraDays) ? slow : warned;
        return this == warned && wanted == Normal && load.Fills(rules.RelaxAt, ExtraDays, 0) ? warned : wanted;
    }
}

/// <summary>What a new order meets.</summary>
/// <param name="Wait">How long it waits for its hand-over; null if nothing was handed over of late.</param>
/// <param name="Allowed">How long the newest open order had from payment to ship-by; null if none tells.</param>
public readonly record struct SalesLoad(TimeSpan? Wait, TimeSpan? Allowed)
{
    /// <summary>The wait as a part of the time; above 1 a new order will be late. Null if one of the two is not known.</summary>
    public double? Part => Allowed > TimeSpan.Zero ? Wait / Allowed : null;

    // True if the wait is longer than a part of the time that a new order would have with other days added.
    internal bool Fills(decimal part, int added, int wouldAdd) => Wait is { } wait && Allowed is { } allowed && wait > (allowed - TimeSpan.FromDays(added - wouldAdd)) * (double)part;
}
