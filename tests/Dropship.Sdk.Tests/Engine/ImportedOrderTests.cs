using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>An order that makes no sense is held with field, value and cure, and nothing of it is taken in.</summary>
public sealed class ImportedOrderTests
{
    private static readonly Currency Eur = new("EUR");
    private static readonly Instant Placed = Instant.From(new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));
    private static readonly OrderLine Line = new(new("l1"), new Sku("s1"), 1, new(20m, Eur), new(5m, Eur));
    private static readonly Fact.SaleSeen Sale = new(0, 1, SaleStatus.Paid, Placed, Placed, new(25m, Eur), [Line], new("DE"));

    [Fact]
    public void A_sane_order_is_taken_in_whole()
    {
        var told = new MarketplaceOrder(new("A-1"), Sale, [new("c1", CancelOrigin.Buyer, Placed)], [new("r1", new(1m, Eur), Placed)]);
        var news = News.Of(new("shop"), told);
        news.Invalid.ShouldBeNull();
        news.Facts.ShouldBe([Sale, told.Cancels[0], told.Refunds[0]]);
    }

    [Theory]
    [InlineData("quantity", "Quantity")]
    [InlineData("many", "Quantity")]
    [InlineData("price", "Unit Price")]
    [InlineData("shipping", "Shipping")]
    [InlineData("currency", "currency")]
    [InlineData("twice", "twice")]
    [InlineData("item", "names an item of that one: let the adapter write '~' in numbers otherwise.")]
    [InlineData("paid", "not negative")]
    [InlineData("paidAt", "missing")]
    [InlineData("placed", "time zone")]
    [InlineData("seconds", "time zone")]
    [InlineData("country", "ISO 3166")]
    [InlineData("release", "Release")]
    [InlineData("status", "Status")]
    public void What_makes_no_sense_is_named(string broken, string named)
    {
        var news = News.Of(new("shop"), new(new("A-1"), Broken(broken), [], []));
        news.Facts.ShouldBeEmpty();
        news.Invalid.ShouldNotBeNull().ShouldContain(named);
    }

    [Fact]
    public void All_faults_are_told_at_once() =>
        News.Of(new("shop"), new(new("A-1"), Broken("price") with { To = new("Germany"), Paid = new(-1m, Eur) }, [], []))
            .Invalid!.ShouldSatisfyAllConditions(text => text.ShouldContain("price"), text => text.ShouldContain("ISO 3166"), text => text.ShouldContain("not negative"));

    private static Fact.SaleSeen Broken(string what) => what switch
    {
        "quantity" => Sale with { Lines = [Line with { Quantity = 0 }] },
        "many" => Sale with { Lines = [Line with { Quantity = 1_000_000_000 }] },
        "price" => Sale with { Lines = [Line with { UnitPrice = new(-0.01m, Eur) }] },
        "shipping" => Sale with { Lines = [Line with { Shipping = new(-1m, Eur) }] },
        "currency" => Sale with { Lines = [Line with { UnitPrice = new(20m, new("USD")) }] },
        "item" => Sale with { Lines = [Line, Line with { Id = new("l1~x") }] },
        "twice" => Sale with { Lines = [Line, Line] },
        "paid" => Sale with { Paid = new(-25m, Eur) },
        "paidAt" => Sale with { PaidAt = null },
        "placed" => Sale with { PlacedAt = default },
        "seconds" => Sale with { PaidAt = new Instant(Placed.Milliseconds / 1000) },
        "country" => Sale with { To = new("de") },
        "release" => Sale with { Release = -1 },
        _ => Sale with { Status = (SaleStatus)99 },
    };
}
