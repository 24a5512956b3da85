using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Selling;

/// <summary>Two contents of one revision are both kept, whatever differs and whichever came first; the same contents are kept once.</summary>
public sealed class SaleContentsSpecs
{
    private static readonly SaleSeen Told = Paid(Shirts, Mug);

    public static TheoryData<string> Differences => [.. Others.Keys];

    private static readonly Dictionary<string, SaleSeen> Others = new()
    {
        ["status"] = Told with { Status = SaleStatus.OnHold },
        ["placed"] = Told with { PlacedAt = T0 - Hours(2) },
        ["paid at"] = Told with { PaidAt = T0 + Hours(1) },
        ["not paid"] = Told with { PaidAt = null },
        ["amount"] = Told with { Paid = Euro(59m) },
        ["currency"] = Told with { Paid = new(60m, Usd) },
        ["country"] = Told with { To = Told.To with { Country = "AT" } },
        ["postal prefix"] = Told with { To = Told.To with { PostalPrefix = "11" } },
        ["hub"] = Told with { To = Told.To with { IsPlatformHub = true } },
        ["promised day"] = Told with { DeliverBy = T0 + Days(21) },
        ["no promised day"] = Told with { DeliverBy = null },
        ["checkout"] = Told with { Checkout = "c-1" },
        ["fewer lines"] = Told with { Lines = [Shirts] },
        ["line"] = Told with { Lines = [Shirts, Mug with { Id = new("l9") }] },
        ["sku"] = Told with { Lines = [Shirts, Mug with { Sku = new Sku("CUP") }] },
        ["no sku"] = Told with { Lines = [Shirts, Mug with { Sku = null }] },
        ["quantity"] = Told with { Lines = [Shirts, Mug with { Quantity = 2 }] },
        ["price"] = Told with { Lines = [Shirts, Mug with { UnitPrice = Euro(14m) }] },
        ["price in another currency"] = Told with { Lines = [Shirts, Mug with { UnitPrice = new(15m, Usd) }] },
        ["freight"] = Told with { Lines = [Shirts, Mug with { Shipping = Euro(1m) }] },
        ["ship by"] = Told with { Lines = [Shirts, Mug with { ShipBy = T0 + Days(5) }] },
        ["no ship by"] = Told with { Lines = [Shirts, Mug with { ShipBy = null }] },
    };

    private static Order Fold(params SaleSeen[] sales) => sales.Aggregate(new Order(new(new("shop"), new("o-1"))), Fulfilment.Evolve);

    [Theory, MemberData(nameof(Differences))]
    public void Contents_that_differ_are_both_kept_in_the_same_order_whichever_came_first(string which)
    {
        var (one, both) = (Fold(Told), Fold(Told, Others[which]));
        both.Sales.Count.ShouldBe(2);
        both.IsContradicted().ShouldBeTrue();
        Fold(Others[which], Told).ShouldBe(both);
        foreach (var known in (SaleSeen[])[Told, Others[which]]) Fulfilment.Evolve(both, known with { }).ShouldBeSameAs(both);
        one.IsContradicted().ShouldBeFalse();
    }
}
