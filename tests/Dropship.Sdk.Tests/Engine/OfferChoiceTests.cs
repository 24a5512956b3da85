using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What is bought is what was chosen.</summary>
public sealed class OfferChoiceTests
{
    [Fact]
    public async Task Of_two_offers_of_one_supplier_the_better_is_bought()
    {
        await using var shop = new FakeShop { Offers = new TwoOffers() };
        shop.Sell();
        await shop.PumpAsync();
        shop.Supplier.Lines.ShouldHaveSingleItem().Sku.ShouldBe(new Sku("exact"));
    }

    private sealed class TwoOffers : IOfferSource
    {
        public ValueTask<IReadOnlyList<Offer>> FindOffersAsync(OrderKey order, IReadOnlyList<OrderLine> lines, CancellationToken cancellation) =>
            new([new(lines[0].Id, FakeShop.SupplierName, new("substitute"), 1), new(lines[0].Id, FakeShop.SupplierName, new("exact"), 0)]);
    }
}
