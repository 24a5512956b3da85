using Dropship.Domain;

namespace Replay.Record;

/// <summary>A payout of a delivered order.</summary>
/// <param name="Base">Price and freight of all units.</param>
/// <param name="Received">What the buyer paid.</param>
/// <param name="At">When it is paid out.</param>
public sealed record StoryPayout(Money Base, Money Received, Instant At)
{
    /// <summary>What the marketplace keeps of the base.</summary>
    public const decimal FeeShare = 0.15m;

    /// <summary>What the marketplace keeps, rounded half away from zero to the cent.</summary>
    public Money Fees => (Base * FeeShare).Rounded();

    /// <summary>What the shop gets.</summary>
    public Money Amount => Base - Fees;

    /// <summary>What the buyer paid beyond (or, negative, short of) the base.</summary>
    public Money Difference => Received - Base;
}
