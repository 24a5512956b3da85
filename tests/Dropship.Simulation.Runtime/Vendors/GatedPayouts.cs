using System.Globalization;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Simulation.Runtime.Passage;
using Dropship.Testing.Sandbox.Wish;

namespace Dropship.Simulation.Runtime.Vendors;

/// <summary>Reads what the marketplace paid out: the sandbox's own list, past the gate.</summary>
internal sealed class GatedPayouts(WishSandbox wish, Gate gate) : IPayoutClient
{
    public ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation)
    {
        var operation = new Operation("wish.payouts", Side.VendorRead);
        var mishap = gate.Begin(operation);
        if (mishap is not (Mishap.None or Mishap.CrashAfter)) throw new ProviderException(ProviderFault.Unreachable, "Wish", "the file is not there");
        var seen = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        var payouts = wish.Payouts();
        List<OrderPayout> page = [];
        foreach (var payout in payouts.Skip(seen))
            page.Add(new(new(payout.OrderId), new(new($"{payout.OrderId} {payout.PaidAt:yyyy-MM-dd}"), new(payout.Amount, Goods.Dollars), Money.Zero(Goods.Dollars), true, Instant.From(payout.PaidAt))));
        gate.End(operation, mishap);
        return new(new PayoutPage(page, payouts.Count.ToString(CultureInfo.InvariantCulture), false));
    }
}
