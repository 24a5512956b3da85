using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Supplier;

/// <summary>What a supplier that can be searched, that shows reviews, or that finds goods on request tells of goods.</summary>
internal static class GoodsCases
{
    private const int MostPages = 20;
    private static readonly Need[] s_search = [Need.Client<ISearchCatalogue>(), Need.Fixture<IKnowGoods>()];
    private static readonly Need[] s_sourcing = [Need.Client<IRequestSourcing>()];

    internal static readonly AdapterCase<ISupplierFixture>[] All =
    [
        new("a SKU of the catalogue is found with its price", s_search, SkuAsync),
        new("an unknown SKU finds nothing", s_search, UnknownSkuAsync),
        new("words find the product they name", s_search, WordsAsync),
        new("what is listed of a product can be ordered", s_search, VariantsAsync),
        new("reviews have numbers of their own and a score from 1 to 5", [Need.Client<IReadReviews>(), Need.Fixture<IKnowGoods>()], ReviewsAsync),
        new("a request for goods is read by the number it was given", s_sourcing, SourcingAsync),
    ];

    internal static SourcingRequest Wanted(int no = 1) => new($"Enamel mug {no}", new("https://shop.example/mug.jpg"));

    private static async Task SkuAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var known = (IKnowGoods)fixture;
        var page = await ((ISearchCatalogue)fixture.Client).FindBySkuAsync(known.KnownSku, cancellation).ConfigureAwait(false);
        var item = page.Items.FirstOrDefault(item => item.Sku == known.KnownSku) ?? throw new ConformanceException($"A SKU that the supplier sells is found. {known.KnownSku} is not.");
        Judge(fixture, page);
        Promise.Same(known.KnownProduct, item.Product, "What is found names its product.");
        Promise.Holds(item is { IsGroup: false, IsOnSale: true }, "A SKU that can be bought stands for itself and is on sale.");
    }

    private static async Task UnknownSkuAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var page = await ((ISearchCatalogue)fixture.Client).FindBySkuAsync(new("no-such-sku-0"), cancellation).ConfigureAwait(false);
        Promise.Same(0, page.Items.Count, "A SKU that nobody knows finds nothing.");
        Promise.Holds(!page.HasMore, "Nothing has no other page.");
    }

    private static async Task WordsAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var known = (IKnowGoods)fixture;
        var catalogue = (ISearchCatalogue)fixture.Client;
        List<CatalogueItem> found = [];
        for (var no = 1; no <= MostPages; no++)
        {
            var page = await catalogue.SearchAsync(new(known.KnownWords, no, Size: 2), cancellation).ConfigureAwait(false);
            Promise.Holds(page.Items.Count + page.SetAside.Count <= 2, "A page has no more rows than were asked for.");
            Judge(fixture, page);
            found.AddRange(page.Items);
            if (!page.HasMore) break;
        }

        Promise.Holds(found.Select(static item => (item.Product, item.Sku)).Distinct().Count() == found.Count, "No row stands on two pages.");
        Promise.Holds(found.Exists(item => item.Product == known.KnownProduct), "Words of a product's name find it.");
    }

    private static async Task VariantsAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var known = (IKnowGoods)fixture;
        var page = await ((ISearchCatalogue)fixture.Client).ListVariantsAsync(known.KnownProduct, cancellation).ConfigureAwait(false);
        Judge(fixture, page);
        Promise.Holds(page.Items.Any(item => item.Sku == known.KnownSku), "The variants of a product hold the SKU that can be bought.");
        Promise.Holds(page.Items.All(static item => !item.IsGroup), "A variant stands for itself.");
        Promise.Holds(page.Items.All(item => item.Product == known.KnownProduct), "Only variants of the product are listed.");
    }

    private static void Judge(ISupplierFixture fixture, CataloguePage page)
    {
        foreach (var item in page.Items)
        {
            Sense.Amount(item.Price, fixture.NewPurchase().MaxTotal.Currency, $"the price of {item.Sku}");
            Promise.Holds(!item.Price.IsZero, "Goods cost something: what has an impossible price is set aside.");
            Promise.Holds(item.LeastUnits >= 1 && item.Grams is not <= 0, "An order has one unit at least, and goods weigh something.");
            Promise.Holds(item.Stock.All(static stock => stock.Units >= 0 && stock.Country.Length == 2 && stock.Country.All(char.IsAsciiLetterUpper)), "Stock is not negative, and a country is told by two capital letters.");
        }

        Promise.Holds(page.SetAside.All(static item => item.Why.Length > 0), "What is set aside says why.");
    }

    private static async Task ReviewsAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var product = ((IKnowGoods)fixture).KnownProduct;
        List<ProductReview> reviews = [];
        for (var no = 1; no <= MostPages; no++)
        {
            var page = await ((IReadReviews)fixture.Client).ListReviewsAsync(product, no, cancellation).ConfigureAwait(false);
            reviews.AddRange(page.Reviews);
            Promise.Holds(page.Total is not { } total || total >= reviews.Count, "There are no fewer reviews in all than were told.");
            if (!page.HasMore) break;
        }

        Promise.Holds(reviews.Count > 0, "The reviews of a product that has some are told.");
        Promise.Holds(reviews.All(static review => review.Id.Length > 0) && reviews.Select(static review => review.Id).Distinct().Count() == reviews.Count, "Each review has a number of its own.");
        foreach (var review in reviews)
        {
            Promise.Holds(review.Score is >= 1 and <= 5, "A score lies between 1 and 5.");
            Sense.Time(review.At, $"the time of review {review.Id}");
        }
    }

    private static async Task SourcingAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var sourcing = (IRequestSourcing)fixture.Client;
        List<string> numbers = [];
        for (var no = 1; no <= 2; no++)
        {
            var receipt = await sourcing.RequestSourcingAsync(Wanted(no), cancellation).ConfigureAwait(false);
            Promise.Holds(receipt is { Outcome: Outcome.Done, Request.Length: > 0 }, "A request that the supplier takes is done and has a number.");
            numbers.Add(receipt.Request!);
        }

        Promise.Holds(numbers[0] != numbers[1], "Two requests have two numbers.");
        await fixture.SettleAsync(cancellation).ConfigureAwait(false);
        var results = await sourcing.ReadSourcingAsync([numbers[1], "999999999"], cancellation).ConfigureAwait(false);
        Promise.SameList([numbers[1]], results.Select(static result => result.Request), "What became of requests is told of those that were asked for and are known.");
    }
}
