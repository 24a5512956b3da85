using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>Reads what a marketplace paid out. Throws <see cref="ProviderException"/>.</summary>
public interface IPayoutClient
{
    /// <summary>Payout lines since a cursor, at least once.</summary>
    /// <param name="cursor">The adapter's own mark of the last page; null for the start.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation);
}

/// <summary>A page of payout lines.</summary>
/// <param name="Payouts">The lines.</param>
/// <param name="Cursor">The mark to go on from.</param>
/// <param name="HasMore">True if another page is ready.</param>
public sealed record PayoutPage(IReadOnlyList<OrderPayout> Payouts, string Cursor, bool HasMore);

/// <summary>A payout line of one order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Payout">The line.</param>
public sealed record OrderPayout(OrderId Order, Fact.PayoutSeen Payout);
