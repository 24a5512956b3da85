using static Dropship.Domain.Fact;

namespace Dropship.Domain.Tests;

/// <summary>The things that scenarios are about: two lines, two suppliers, amounts in euro, and a first instant.</summary>
internal static class Sample
{
    internal static readonly Currency Eur = new("EUR");
    internal static readonly Currency Usd = new("USD");
    internal static readonly Instant T0 = Instant.From(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));
    internal static readonly SupplierId Alpha = new("alpha");
    internal static readonly SupplierId Beta = new("beta");
    internal static readonly SupplierOrderId Bought = new("so-1");
    internal static readonly TrackingNumber Number = new("YT000001");
    internal static readonly TrackingNumber Second = new("YT000002");
    internal static readonly CarrierCode Carrier = new("YunExpress");

    /// <summary>Two shirts, 45.00 EUR with shipping, to be handed over within four days.</summary>
    internal static readonly OrderLine Shirts = new(new("l1"), new Sku("SHIRT"), 2, Euro(20m), Euro(5m), T0 + Days(4));

    /// <summary>One mug, 15.00 EUR.</summary>
    internal static readonly OrderLine Mug = new(new("l2"), new Sku("MUG"), 1, Euro(15m), Euro(0m), T0 + Days(4));

    internal static readonly SupplierTerms Repeatable = SupplierTerms.SingleStep with { Kind = ProtocolKind.UniqueReference, Horizon = Hours(24) };
    internal static readonly SupplierTerms ByPerson = SupplierTerms.SingleStep with { Kind = ProtocolKind.PersonOnly };
    internal static readonly SupplierTerms Resending = SupplierTerms.SingleStep with { ResendAfterSettle = true };

    internal static Money Euro(decimal amount) => new(amount, Eur);

    internal static TimeSpan Days(double days) => TimeSpan.FromDays(days);

    internal static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);

    internal static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    internal static Policies With(SupplierTerms terms) => Policies.Default with { DefaultTerms = terms };

    internal static Money Total(params IEnumerable<OrderLine> lines) => lines.Aggregate(Euro(0m), (sum, line) => sum + line.Total);

    internal static SaleSeen Sale(SaleStatus status, int release, long revision, params OrderLine[] lines) =>
        new(release, revision, status, T0 - Hours(1), status is SaleStatus.Unpaid ? null : T0, Total(lines), lines.ToFew(), new("DE", "10"), T0 + Days(20));

    internal static SaleSeen Paid(params OrderLine[] lines) => Sale(SaleStatus.Paid, 0, 1, lines.Length == 0 ? [Shirts] : lines);

    internal static SupplierOrder At(SupplierOrderStatus status, decimal? charged = null, decimal? credited = null, string id = "so-1") =>
        new(new(id), status) { Charged = charged is { } taken ? Euro(taken) : null, Credited = credited is { } given ? Euro(given) : null };

    internal static ParcelSeen Parcel(TrackingNumber number, Instant? handedOver = null, int round = 1, params LineUnits[] units) =>
        new(round, number, Carrier, units.ToFew(), handedOver);

    internal static ScanSeen Scan(TrackingNumber number, ParcelPhase phase, Instant at) => new(number, phase, ParcelIncident.None, at);
}
