using Dropship.Domain;
using Dropship.ModelCheck.Worlds;
using static Dropship.Domain.Fact;

namespace Dropship.ModelCheck;

/// <summary>One configuration of the search: what was ordered, from whom it is bought, what the buyer may ask.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Says">What it is, in words.</param>
/// <param name="Terms">The protocol of every supplier in it.</param>
internal sealed record Scenario(string Name, string Says, SupplierTerms Terms)
{
    internal const string Request = "r1";
    private static readonly Currency Eur = new("EUR");
    internal static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));
    internal static readonly CarrierCode Carrier = new("YunExpress");
    internal static readonly SupplierId Alpha = new("alpha");
    internal static readonly SupplierId Beta = new("beta");

    /// <summary>The moments there are: the start, behind every deadline of a try, behind every time to settle, the margin before the end of the request, and behind every limit of the policies.</summary>
    internal Few<Instant> Moments { get; } = [Start, Start + TimeSpan.FromMinutes(3), Start + TimeSpan.FromMinutes(15), Start + TimeSpan.FromHours(48), Start + TimeSpan.FromDays(100)];

    /// <summary>The moment by which the request is answered: its margin before its end.</summary>
    internal const int Expiry = 3;

    internal int Last => Moments.Count - 1;

    /// <summary>The units of each line.</summary>
    internal Few<int> Quantities { get; init; } = [1];

    /// <summary>True if a second supplier offers the same lines, else each line has a supplier of its own.</summary>
    internal bool HasSecondSupplier { get; init; }

    /// <summary>What the buyer asks to cancel of the first line; 0 for the whole order.</summary>
    internal int AskedUnits { get; init; }

    /// <summary>What is done with a request when the supplier refuses.</summary>
    internal WhenSupplierRefuses WhenSupplierRefuses { get; init; }

    /// <summary>True if the marketplace drops a second refund of one number.</summary>
    internal bool RefundsAreKeyed { get; init; }

    /// <summary>True if a cancel of the marketplace gives the money back as well.</summary>
    internal bool MarketRefunds { get; init; }

    /// <summary>How many steps the search goes by default.</summary>
    internal int Depth { get; init; } = 16;

    /// <summary>How many faults may strike: a request or an answer lost, late, or a worker that dies.</summary>
    internal int Faults { get; init; } = 1;

    internal Money Price { get; } = new(30m, Eur);

    internal Money Cost { get; } = new(10m, Eur);

    internal Money Paid => Price * Quantities.Sum();

    internal int Ordered => Quantities.Sum();

    internal Few<OrderLine> Lines => Quantities.Select((quantity, i) => new OrderLine(new($"l{i + 1}"), new Sku($"S{i + 1}"), quantity, Price, Money.Zero(Eur), Start + TimeSpan.FromDays(4))).ToFew();

    internal Policies Policies => Policies.Default with
    {
        DefaultTerms = Terms,
        WhenSupplierRefuses = WhenSupplierRefuses,
        RefundsAreKeyed = RefundsAreKeyed,
        Chasing = Chasing.Default with { RemindAt = [], LateEvery = TimeSpan.FromDays(10_000) },   // reminders change nothing here
    };

    internal Market Opening { get; } = new(SaleStatus.Paid, 1);

    internal SaleSeen Reading(Market market) => new(0, market.Revision, market.Status, Start, Start, Paid, Lines, new("DE"));

    /// <summary>The buyer's request, as it is told whenever it is told.</summary>
    internal CancelAsked Asking() => new(Request, CancelOrigin.Buyer, Start, Moments[Expiry] + Policies.Deadlines.MarginOf(DeadlineKind.ReplyBy, Moments[Expiry]), AskedUnits > 0 ? [new(Lines[0].Id, AskedUnits)] : []);

    internal OffersFound Offers(int search) => new(search, Start, Lines.SelectMany((line, i) => Offering(line.Id, i)).ToFew());

    private IEnumerable<Offer> Offering(LineId line, int i) =>
        HasSecondSupplier ? [new(line, Alpha, new($"a{i}")), new(line, Beta, new($"b{i}"), 1)] : [i == 0 ? new(line, Alpha, new("a0")) : new(line, Beta, new("b1"))];

    public override string ToString() => Name;
}
