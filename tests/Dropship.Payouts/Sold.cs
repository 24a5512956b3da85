using Dropship.Domain;
using static Dropship.Domain.Fact;

namespace Dropship.Payouts;

/// <summary>An order that was bought, delivered and completed, and waits for its payout; or one that was never paid.</summary>
/// <param name="Number">Makes its numbers its own.</param>
/// <param name="Price">What the buyer paid.</param>
/// <param name="IsPaid">False if the buyer never did.</param>
internal sealed record Sold(int Number, decimal Price, bool IsPaid)
{
    internal static readonly Currency Eur = new("EUR");
    internal static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private static readonly SupplierId s_mill = new("mill");

    internal OrderId Id => new($"A-{Number:D6}");

    internal Money Paid => new(Price, Eur);

    /// <summary>What has happened to it.</summary>
    internal IReadOnlyList<Event> Events()
    {
        var (at, line, number) = (Start + TimeSpan.FromMinutes(Number), new LineId("l1"), new TrackingNumber($"YT{Number:D14}"));
        var sale = new SaleSeen(0, 1, IsPaid ? SaleStatus.Paid : SaleStatus.Unpaid, at, IsPaid ? at : null, Paid, [new(line, new Sku($"S-{Number % 40:D2}"), 1, Paid, Money.Zero(Eur), at + TimeSpan.FromDays(5))], new("DE"));
        if (!IsPaid) return [sale];
        var cost = new Money(decimal.Round(Price * 0.6m, 2), Eur);
        return
        [
            sale,
            new OffersFound(1, at, [new(line, s_mill, new("M-1"))]),
            new Decision.AllocationProposed(1, s_mill, [new(line, 1)], at),
            new QuoteSeen(1, cost, at),
            new Decision.PurchaseIntended(1, 1, s_mill, [new(line, 1)], cost, cost, SupplierTerms.SingleStep, $"ds-{Number}-1", new(Paid, cost, Money.Zero(Eur), null, null), at),
            new Decision.TryOpened(new(TryKind.Create, 1), 1, at, at + TimeSpan.FromMinutes(1)),
            new TryClosed(new(TryKind.Create, 1), 1, Outcome.Done, at),
            new SupplierOrderSeen(1, new(new($"so-{Number}"), SupplierOrderStatus.Acknowledged) { Due = cost, Charged = cost }),
            new ParcelSeen(1, number, new("YunExpress"), [new(line, 1)], at + TimeSpan.FromDays(1)),
            new Decision.TryOpened(new(TryKind.Publish, Name: number.Value), 1, at + TimeSpan.FromDays(1), at + TimeSpan.FromDays(2)),
            new TryClosed(new(TryKind.Publish, Name: number.Value), 1, Outcome.Done, at + TimeSpan.FromDays(1)),
            new ScanSeen(number, ParcelPhase.Delivered, ParcelIncident.None, at + TimeSpan.FromDays(8)),
            new Decision.OrderCompleted(0, at + TimeSpan.FromDays(8)),
        ];
    }
}
