using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Sandbox.Wish;

namespace HelloDropship;

/// <summary>
/// Reads what the marketplace paid out. Wish tells payouts by files whose form is not public, so this reads the sandbox's own list;
/// a shop that sells on Wish for real reads its statements here instead.
/// </summary>
/// <param name="wish">The marketplace.</param>
/// <param name="currency">The account's currency.</param>
internal sealed class WishPayouts(WishSandbox wish, string currency) : IPayoutClient
{
    public ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation)
    {
        var (seen, own) = (cursor is null ? 0 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture), new Currency(currency));
        var payouts = wish.Payouts();
        List<OrderPayout> page = [];
        foreach (var payout in payouts.Skip(seen))
            page.Add(new(new(payout.OrderId), new(new($"{payout.OrderId} {payout.PaidAt:yyyy-MM-dd}"), new(payout.Amount, own), Money.Zero(own), true, Instant.From(payout.PaidAt))));
        return new(new PayoutPage(page, payouts.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), false));
    }
}
