namespace Dropship.Domain;

/// <summary>How a supplier is chosen. Pure data but for the policy, which is a pure function.</summary>
public sealed record Choosing
{
    /// <summary>Every rule at its default, as said below.</summary>
    public static Choosing Default { get; } = new();

    /// <summary>What weighs the offers that passed every gate. Default: <see cref="SourcingPolicies.Ranked"/>.</summary>
    public ISourcingPolicy Policy { get; init; } = SourcingPolicies.Ranked;

    /// <summary>Suppliers that get nothing. Default: none.</summary>
    public Few<SupplierId> Blocked { get; init; }

    /// <summary>True if a line may be split where nobody has all of it at one location. Default: true.</summary>
    public bool Split { get; init; } = true;

    /// <summary>True if an offer that comes too late is still taken where there is no other. Default: true; otherwise it is as if nobody supplied it.</summary>
    public bool AllowLate { get; init; } = true;

    /// <summary>The largest part of the orders that one supplier gets while others offer the same, from above 0 to 1. Kept by a lot that is drawn from the order's name, so it holds over many orders and needs no count. Default: 1, no cap.</summary>
    public double MaxShare { get; init; } = 1d;

    /// <summary>The part of the orders that goes to the supplier of which least is known, from 0 to 0.5, so that newcomers get a record. Default: 0.</summary>
    public double Explore { get; init; }

    /// <summary>What is taken as seen of every supplier before anything was. Default: 4 good, 1 bad, both above zero.</summary>
    public Tally Prior { get; init; } = new(4d, 1d);

    /// <summary>After how long an outcome counts half. Default: 60 days.</summary>
    public TimeSpan HalfLife { get; init; } = TimeSpan.FromDays(60);

    /// <summary>How often scorecards are counted anew. Default: 1 day.</summary>
    public TimeSpan CountEvery { get; init; } = TimeSpan.FromDays(1);

    internal bool IsBlocked(SupplierId supplier)
    {
        foreach (var blocked in Blocked)
            if (blocked == supplier)
                return true;
        return false;
    }
}
