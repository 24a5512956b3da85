using Dropship.Domain;
using Dropship.Files;

namespace Dropship.Ports;

/// <summary>Reads what a marketplace paid out. Throws <see cref="ProviderException"/>.</summary>
public interface IPayoutClient
{
    /// <summary>Payout lines since a cursor, at least once.</summary>
    /// <param name="cursor">The adapter's own mark of the last page; null for the start.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation);
}

/// <summary>A marketplace that pays out early on demand. Throws <see cref="ProviderException"/>.</summary>
public interface ITellEarlyPayments
{
    /// <summary>What could be paid out early; null if the marketplace says nothing of it. It is no promise, and nothing is spent by it.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Money?> GetEarlyPaymentAsync(CancellationToken cancellation);
}

/// <summary>A page of payout lines.</summary>
/// <param name="Payouts">The lines.</param>
/// <param name="Cursor">The mark to go on from.</param>
/// <param name="HasMore">True if another page is ready.</param>
public sealed record PayoutPage(IReadOnlyList<OrderPayout> Payouts, string Cursor, bool HasMore)
{
    /// <summary>Files of the marketplace, in whole: their lines are held against the orders, and what fits none is listed.</summary>
    /// <value>None.</value>
    public IReadOnlyList<PayoutStatement> Statements { get; init; } = [];
}

/// <summary>A payout file as a marketplace gave it.</summary>
/// <param name="Name">Its name; the same whenever it is told again. Nothing in it is secret.</param>
/// <param name="Text">Its text, kept if it cannot be read as a whole.</param>
/// <param name="Reading">What was read of it; null if nothing could be.</param>
/// <param name="Why">Why nothing could be read: column, value and cure; null if something was.</param>
public sealed record PayoutStatement(string Name, string Text, FileReading<PayoutRow>? Reading, string? Why = null)
{
    /// <summary>Says nothing of the text.</summary>
    public override string ToString() => $"payout file {Name}";
}

/// <summary>A payout line of one order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Payout">The line.</param>
public sealed record OrderPayout(OrderId Order, Fact.PayoutSeen Payout);
