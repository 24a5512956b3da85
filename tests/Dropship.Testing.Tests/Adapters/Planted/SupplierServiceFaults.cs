using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>Faults in what a supplier offers around its orders.</summary>
internal static class SupplierServiceFaults
{
    private static readonly string[] s_names = [.. SupplierConformance.Suite.Cases.Select(static known => known.Name)];

    public static IReadOnlyList<Planted<BrokenSupplier>> All { get; } =
    [
        Goods("a SKU of the catalogue is found with its price", "gives it away", static item => item with { Price = new(0m, item.Price.Currency) }),
        Goods("a SKU of the catalogue is found with its price", "counts other money", static item => item with { Price = new(1m, new("EUR")) }),
        Goods("a SKU of the catalogue is found with its price", "has taken it off sale", static item => item with { IsOnSale = false }),
        Goods("a SKU of the catalogue is found with its price", "owes some", static item => item with { Stock = [new("NL", -1)] }),
        new("an unknown SKU finds nothing", "makes one up", static client => client.TellGoods = static page => page with { Items = [.. page.Items, new(new("S-9"), "P-9", "", new(1m, new("USD")))] }),
        new("words find the product they name", "tells the first page again", static client => client.Search = (query, cancellation) => client.Inner.SearchAsync(query with { Page = query.Page > 2 ? query.Page : 1 }, cancellation)),
        new("words find the product they name", "finds something else", static client => client.Search = (query, cancellation) => client.Inner.SearchAsync(query with { Words = "long" }, cancellation)),
        new("words find the product they name", "tells all at once", static client => client.Search = (query, cancellation) => client.Inner.SearchAsync(query with { Size = 100 }, cancellation)),
        Goods("what is listed of a product can be ordered", "lists groups", static item => item with { IsGroup = true }),
        Goods("what is listed of a product can be ordered", "mixes products", static item => item.Sku.Value == "S-2" ? item with { Product = "P-2" } : item),
        Reviews("counts to ten", static review => review with { Score = review.Score * 2 }),
        Reviews("numbers them alike", static review => review with { Id = "R" }),
        Reviews("reads seconds as milliseconds", static review => review with { At = new(review.At!.Value.Milliseconds / 1000) }),
        new("a request for goods is read by the number it was given", "tells no number", static client => client.TellRequest = static receipt => receipt with { Request = null }),
        new("a request for goods is read by the number it was given", "numbers them alike", static client => client.TellRequest = static receipt => receipt with { Request = "Q-1" }),
        new("a request for goods is read by the number it was given", "tells what nobody asked for", static client => client.TellSourcing = static results => [.. results, new("999999999", null, null, null)]),
        new("the kinds of question have numbers of their own", "numbers them alike", static client => client.TellQuestions = static questions => [.. questions.Select(static question => question with { Id = "1" })]),
        new("a ticket is found with its order and by its number", "finds none", static client => client.TellTickets = static _ => []),
        new("a ticket is found with its order and by its number", "finds others", static client => client.TellTickets = static tickets => [.. tickets, new("T-9", null, null, null)]),
        new("a ticket is found with its order and by its number", "reads another", static client => client.TellTicket = static ticket => ticket is null ? null : ticket with { Id = "T-9" }),
        new("a ticket is found with its order and by its number", "is about another order", static client => client.TellTicket = static ticket => ticket is null ? null : ticket with { Order = new("O-0") }),
        new("an unknown ticket is null", "makes one up", static client => client.TellTicket = static ticket => ticket ?? new("T-9", null, null, null)),
        SaysDone("a ticket about an unknown order is never done", "a ticket"),
        SaysDone("words to an unknown ticket are never done", "words to a ticket"),
        new("another way is taken, and taking it twice is harmless", "does not take it", static client => client.Twists["another way"] = static _ => static (_, _) => new(new PurchaseReceipt(Outcome.Done))),
        new("another way is taken, and taking it twice is harmless", "has no ways", static client => client.TellRoutes = static _ => []),
        new("another way is taken, and taking it twice is harmless", "goes all ways", static client => client.TellRoutes = static routes => [.. routes.Select(static route => route with { IsChosen = true })]),
        new("a paid order goes no other way", "lists ways all the same", static client => client.TellRoutes = static routes => routes.Count > 0 ? routes : [new("W-1", "by sea", null, null, null, false, null)]),
        SaysDone("a paid order goes no other way", "another way"),
        SaysDone("an unknown order goes no other way", "another way"),
        new("another warehouse is taken, and taking it twice is harmless", "refuses it", static client => client.Twists["another warehouse"] = static _ => static (_, _) => new(new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.TooLate))),
        new("another warehouse is taken, and taking it twice is harmless", "does not tell the order", static client => client.Twists["another warehouse"] = static write => async (order, cancellation) => await write(order, cancellation) with { Orders = [] }),
        .. Wrong.Faults.Select(static fault => new Planted<BrokenSupplier>(Wrong.CaseOf(s_names, "a read", fault), "finds no goods", static client =>
            client.Search = (query, cancellation) => Wrong.CatchAsync(() => client.Inner.SearchAsync(query, cancellation), static _ => new CataloguePage([], [])))),
    ];

    private static Planted<BrokenSupplier> Goods(string name, string fault, Func<CatalogueItem, CatalogueItem> wrong) =>
        new(name, fault, client => client.TellGoods = page => page with { Items = [.. page.Items.Select(wrong)] });

    private static Planted<BrokenSupplier> Reviews(string fault, Func<ProductReview, ProductReview> wrong) =>
        new("reviews have numbers of their own and a score from 1 to 5", fault, client => client.TellReviews = page => page with { Reviews = [.. page.Reviews.Select(wrong)] });

    private static Planted<BrokenSupplier> SaysDone(string name, string what) =>
        new(name, "takes no for yes", client => client.Twists[what] = static write => async (order, cancellation) => await write(order, cancellation) with { Outcome = Outcome.Done });
}
