using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Tests.Adapters.Paper;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>For every case of the marketplace suite at least one fault that it catches.</summary>
internal static class MarketplaceFaults
{
    private static readonly string[] Names = [.. MarketplaceConformance.Suite.Cases.Select(known => known.Name)];

    public static IReadOnlyList<Planted<BrokenMarketplace>> All { get; } =
    [
        .. Paging(), .. Payouts(), .. Telling(), .. Reads(),
        .. Writes<MarketplaceWrite.Shipment>("a shipment"), .. Writes<MarketplaceWrite.Refund>("a refund"), .. Writes<MarketplaceWrite.CancelAnswer>("an answer to a cancel"),
        .. Effects(),
        .. BrokenWebhooks.All.Select(broken => new Planted<BrokenMarketplace>(broken.Case, broken.Fault, client => client.Read = broken.Break(client.Read, PaperMarketplaceFixture.Key))),
    ];

    private static IEnumerable<Planted<BrokenMarketplace>> Paging() =>
    [
        Pages("paging gives every order and ends", "drops the last of a full page", (page, _) => page.HasMore ? page with { Orders = [.. page.Orders.SkipLast(1)] } : page),
        Pages("paging gives every order and ends", "has always more", (page, _) => page with { HasMore = true }),
        Pages("paging loses nothing while orders change between pages", "tells each order once", Once()),
        Pages("paging loses nothing while orders change between pages", "tells orders as it knew them", Stale()),
        Pages("a page can be read again from the same cursor", "uses a cursor up", UsedUp()),
        Pages("a change after the last page is told from its cursor", "tells each order once", Once()),
        Pages("a change after the last page is told from its cursor", "ends for good", (page, cursor) => cursor is null ? page : page with { Orders = [] }),
        Pages("reading on at the end changes nothing", "runs ahead", (page, _) => page.Orders.Count > 0 ? page : page with { Cursor = "999" }),
        Pages("reading on at the end changes nothing", "has always more", (page, cursor) => cursor is null ? page : page with { HasMore = true }),
        Pages("a page tells an order as a single read does", "leaves the address out of pages", (page, _) => page with { Orders = [.. page.Orders.Select(order => order with { Address = null })] }),
        Pages("an order that makes no sense is named, and the others come", "gives up the page", (page, _) => page.Unreadable.Count > 0 ? throw new ProviderException(ProviderFault.Malformed, "Paper", "odd") : page),
        Pages("an order that makes no sense is named, and the others come", "drops it", (page, _) => page with { Unreadable = [] }),
    ];

    private static IEnumerable<Planted<BrokenMarketplace>> Payouts() =>
    [
        Pays("what was paid out is told", "tells nothing", (page, _) => page with { Payouts = [] }),
        Pays("what was paid out is told", "turns the sign", (page, _) => page with { Payouts = [.. page.Payouts.Select(told => told with { Payout = told.Payout with { Amount = -told.Payout.Amount } })] }),
        Pays("payouts that are read again have the same numbers and sums", "numbers them anew", Renumbered()),
        Pays("what is paid after the last page is told from its cursor", "ends for good", (page, cursor) => cursor is null ? page : page with { Payouts = [] }),
    ];

    private static Planted<BrokenMarketplace> Pays(string name, string fault, Func<PayoutPage, string?, PayoutPage> wrong) =>
        new(name, fault, client => client.Pay = async (cursor, cancellation) => wrong(await client.Inner.ListPayoutsAsync(cursor, cancellation), cursor));

    private static Func<PayoutPage, string?, PayoutPage> Renumbered()
    {
        var no = 0;
        return (page, _) => page with { Payouts = [.. page.Payouts.Select(told => told with { Payout = told.Payout with { Payout = new($"p-{++no}") } })] };
    }

    private static IEnumerable<Planted<BrokenMarketplace>> Telling() =>
    [
        new("an unknown order is null", "throws", client => client.Get = async (order, cancellation) => await client.Inner.GetOrderAsync(order, cancellation) ?? throw new ProviderException(ProviderFault.Rejected, "Paper", "404")),
        new("an unknown order is null", "tells another", client => client.Get = async (order, cancellation) => await client.Inner.GetOrderAsync(order, cancellation) ?? await client.Inner.GetOrderAsync(new("P-1"), cancellation)),
        Sale("pays nothing back", sale => sale with { Paid = -sale.Paid }),
        Sale("mixes currencies", sale => sale with { Paid = new(1m, new("USD")) }),
        Sale("takes seconds for milliseconds", sale => sale with { PlacedAt = new(sale.PlacedAt.Milliseconds / 1000) }),
        Sale("knows no payment", sale => sale with { PaidAt = null }),
        Sale("is paid before it is placed", sale => sale with { PlacedAt = sale.PlacedAt + TimeSpan.FromDays(1) }),
        Sale("has no lines", sale => sale with { Lines = [] }),
        Sale("numbers its lines alike", sale => sale with { Lines = sale.Lines.Add(sale.Lines[0]) }),
        Sale("sells nothing", sale => sale with { Lines = [sale.Lines[0] with { Quantity = 0 }] }),
        Sale("pays the buyer", sale => sale with { Lines = [sale.Lines[0] with { UnitPrice = -sale.Lines[0].UnitPrice }] }),
        Sale("pays the shipping", sale => sale with { Lines = [sale.Lines[0] with { Shipping = -sale.Lines[0].Shipping }] }),
        Sale("ships in another age", sale => sale with { Lines = [sale.Lines[0] with { ShipBy = new(long.MaxValue) }] }),
        Sale("spells the country otherwise", sale => sale with { To = new("Netherlands") }),
        Sale("holds what is paid", sale => sale with { Status = SaleStatus.OnHold }),
        new("an order makes sense", "tells another", client => client.Tell(order => order with { Id = new("P-0") })),
        new("an order that did not change reads the same", "counts reads", Counting),
        new("a change of the sale raises its revision", "has one revision", client => client.Tell(order => order with { Sale = order.Sale with { Revision = 1 } })),
        new("a change of the sale raises its revision", "does not see it", client => client.Tell(order => order with { Sale = order.Sale with { Status = SaleStatus.Paid, Revision = 1 } })),
        new("a buyer's request to cancel is told", "is deaf", client => client.Tell(order => order with { Cancels = [] })),
        new("a buyer's request to cancel is told", "names another", client => client.Tell(order => order with { Cancels = order.Cancels.Select(cancel => cancel with { Request = "c" }).ToFew() })),
        new("an order's text tells no personal data", "keeps the name", client => client.Tell(order => order with { Sale = order.Sale with { Checkout = order.Address!.Name } })),
        new("parallel reads do not mix orders", "keeps the order in a field", client => Mixing(client, new())),
        new("the descriptor is pure and makes sense", "changes", client => Changing(client, 0)),
        Describes("has no name", descriptor => descriptor with { Name = " " }),
        Describes("may never call", descriptor => descriptor with { Limit = RateLimit.None with { Calls = 0 } }),
        Describes("calls without end", descriptor => descriptor with { Limit = new(int.MaxValue, TimeSpan.FromSeconds(1)) }),
        Describes("asks without pause", descriptor => descriptor with { PollEvery = TimeSpan.Zero }),
    ];

    private static IEnumerable<Planted<BrokenMarketplace>> Reads()
    {
        foreach (var fault in Wrong.Faults)
        {
            var name = Wrong.CaseOf(Names, "a read", fault);
            yield return new(name, "tells an empty page", client => client.List = (cursor, cancellation) => Wrong.CatchAsync(() => client.Inner.ListChangedAsync(cursor, cancellation), _ => new([], "0", false)));
            yield return new(name, "calls it otherwise", client => client.Get = (order, cancellation) => Wrong.CatchAsync(() => client.Inner.GetOrderAsync(order, cancellation), thrown => throw thrown.As(Wrong.Kind(fault))));
            yield return new(name, "throws what it caught", client => client.Verify = (order, write, cancellation) => Wrong.CatchAsync<Verification>(() => client.Inner.VerifyWriteAsync(order, write, cancellation), _ => throw new HttpRequestException()));
        }

        yield return new("a read hands on how long the vendor asks to wait", "forgets it", client => client.Get = (order, cancellation) => Wrong.CatchAsync(() => client.Inner.GetOrderAsync(order, cancellation), thrown => throw new ProviderException(thrown.Fault, "Paper", "")));
        yield return new("a read works again after every fault", "stays broken", client => client.List = Sulking(client.Inner.ListChangedAsync));
        yield return new("a read tells no secret", "shows its key", client => client.Get = (order, cancellation) => Wrong.CatchAsync(() => client.Inner.GetOrderAsync(order, cancellation), thrown => throw new ProviderException(thrown.Fault, "Paper", $"with {PaperMarketplaceFixture.Key}")));
        yield return new("a read tells no secret", "shows the buyer inside", client => client.List = (cursor, cancellation) => Wrong.CatchAsync(() => client.Inner.ListChangedAsync(cursor, cancellation), thrown => throw new ProviderException(thrown.Fault, "Paper", "", inner: new FormatException("Someone Unlikely"))));
        yield return new("a read that is cancelled before it starts throws OperationCanceledException", "does not listen", client => client.Verify = (order, write, _) => client.Inner.VerifyWriteAsync(order, write, default));
        yield return new("a read that is cancelled under way ends at once", "does not listen", client => client.Get = (order, _) => client.Inner.GetOrderAsync(order, default));
    }

    private static IEnumerable<Planted<BrokenMarketplace>> Writes<TWrite>(string what) where TWrite : MarketplaceWrite
    {
        foreach (var fault in Wrong.Faults)
            foreach (var outcome in Wrong.Outcomes(fault))
                yield return new(Wrong.CaseOf(Names, what, fault), $"calls it {outcome}", client => client.Break<TWrite>(async (write, cancellation) => await client.WriteAsync(write, cancellation) is { Outcome: Outcome.Done } good ? good : new(outcome)));
        yield return new($"{what} is one request", "sends it twice", client => client.Break<TWrite>(async (write, cancellation) => await client.WriteAsync(write, cancellation) is { Outcome: Outcome.Done } ? await client.WriteAsync(write, cancellation) : new(Outcome.Unknown)));
        yield return new($"{what} is one request", "does not see that it is done", client => client.Break<TWrite>(async (write, cancellation) => await client.WriteAsync(write, cancellation) with { Outcome = Outcome.Unknown }));
        yield return new($"{what} is one request whatever goes wrong", "tries again", client => client.Break<TWrite>(async (write, cancellation) => await client.WriteAsync(write, cancellation) is { Outcome: Outcome.Done } good ? good : await client.WriteAsync(write, cancellation)));
        yield return new($"{what} tells no secret", "shows its key", client => client.Break<TWrite>(async (write, cancellation) => await client.WriteAsync(write, cancellation) with { Code = PaperMarketplaceFixture.Key }));
        yield return new($"{what} tells no secret", "throws", client => client.Break<TWrite>(async (write, cancellation) => await client.WriteAsync(write, cancellation) is { Outcome: Outcome.Done } good ? good : throw new HttpRequestException()));
        yield return new($"{what} that is cancelled before it starts does nothing", "does not listen", client => client.Break<TWrite>((write, _) => client.WriteAsync(write, default)));
        yield return new($"{what} that is cancelled under way ends at once and is not done", "does not listen", client => client.Break<TWrite>((write, _) => client.WriteAsync(write, default)));
        yield return new($"{what} that was done is found by the read-back", "does not look", client => client.Verify = (_, write, _) => new(write is TWrite ? Verification.NotDone : Verification.Done));
        yield return new($"{what} whose answer was lost is found by the read-back", "remembers receipts", Remembering);
        yield return new($"{what} that was never sent is not found by the read-back", "believes it", client => client.Verify = (_, _, _) => new(Verification.Done));
    }

    private static IEnumerable<Planted<BrokenMarketplace>> Effects() =>
    [
        new("a shipment that is repeated is one shipment", "has its effect twice", client => Doubling<MarketplaceWrite.Shipment>(client, "shipments")),
        new("a shipment that is repeated is one shipment", "refuses the repeat", Refusing<MarketplaceWrite.Shipment>),
        new("an answer to a cancel that is repeated is taken", "refuses the repeat", Refusing<MarketplaceWrite.CancelAnswer>),
        new("a refund that was sent once is one refund", "has its effect twice", client => Doubling<MarketplaceWrite.Refund>(client, "refunds")),
        new("a shipment of an unknown order is never done", "takes no for yes", client => client.Break<MarketplaceWrite.Shipment>(async (write, cancellation) => await client.WriteAsync(write, cancellation) with { Outcome = Outcome.Done })),
        new("parallel shipments reach their own orders", "keeps the order in a field", client => MixingShipments(client, new())),
    ];

    private static Planted<BrokenMarketplace> Pages(string name, string fault, Func<OrderPage, string?, OrderPage> wrong) =>
        new(name, fault, client => client.List = async (cursor, cancellation) => wrong(await client.Inner.ListChangedAsync(cursor, cancellation), cursor));

    private static Planted<BrokenMarketplace> Sale(string fault, Func<Fact.SaleSeen, Fact.SaleSeen> wrong) => new("an order makes sense", fault, client => client.Tell(order => order with { Sale = wrong(order.Sale) }));

    private static Planted<BrokenMarketplace> Describes(string fault, Func<MarketplaceDescriptor, MarketplaceDescriptor> wrong) =>
        new("the descriptor is pure and makes sense", fault, client => client.Describe = () => wrong(client.Inner.Descriptor));

    private static Func<OrderPage, string?, OrderPage> Once()
    {
        HashSet<OrderId> told = [];
        return (page, _) => page with { Orders = [.. page.Orders.Where(order => told.Add(order.Id))] };
    }

    private static Func<OrderPage, string?, OrderPage> Stale()
    {
        Dictionary<OrderId, MarketplaceOrder> known = [];
        return (page, _) => page with { Orders = [.. page.Orders.Select(order => known.TryAdd(order.Id, order) ? order : known[order.Id])] };
    }

    private static Func<OrderPage, string?, OrderPage> UsedUp()
    {
        HashSet<string> used = [];
        return (page, cursor) => used.Add(cursor ?? "") ? page : page with { Orders = [] };
    }

    private static Func<string?, CancellationToken, ValueTask<OrderPage>> Sulking(Func<string?, CancellationToken, ValueTask<OrderPage>> list)
    {
        var hurt = false;
        return (cursor, cancellation) => hurt
            ? throw new ProviderException(ProviderFault.Unreachable, "Paper", "")
            : Wrong.CatchAsync<OrderPage>(() => list(cursor, cancellation), thrown =>
            {
                hurt = true;
                throw thrown;
            });
    }

    private static void Counting(BrokenMarketplace client)
    {
        var reads = 0;
        client.Tell(order => order with { Sale = order.Sale with { Paid = order.Sale.Paid + new Money(++reads, order.Sale.Paid.Currency) } });
    }

    private static void Changing(BrokenMarketplace client, int asked) => client.Describe = () => client.Inner.Descriptor with { PollEvery = TimeSpan.FromMinutes(++asked) };

    private static void Mixing(BrokenMarketplace client, Mixed<OrderId> mixed) => client.Get = async (order, cancellation) => await client.Inner.GetOrderAsync(await mixed.OtherAsync(order), cancellation);

    private static void MixingShipments(BrokenMarketplace client, Mixed<OrderId> mixed) =>
        client.Break<MarketplaceWrite.Shipment>(async (write, cancellation) => await client.WriteAsync(write with { Order = await mixed.OtherAsync(write.Order) }, cancellation));

    private static void Remembering(BrokenMarketplace client)
    {
        HashSet<MarketplaceWrite> done = [];
        client.Write = async (write, cancellation) =>
        {
            var receipt = await client.WriteAsync(write, cancellation);
            if (receipt.Outcome == Outcome.Done) done.Add(write);
            return receipt;
        };
        client.Verify = (_, write, _) => new(done.Contains(write) ? Verification.Done : Verification.NotDone);
    }

    private static void Doubling<TWrite>(BrokenMarketplace client, string book) where TWrite : MarketplaceWrite => client.Break<TWrite>(async (write, cancellation) =>
    {
        var receipt = await client.WriteAsync(write, cancellation);
        client.Fixture.Vendor.Double(write is MarketplaceWrite.Shipment shipment ? shipment.Order.Value : ((MarketplaceWrite.Refund)(MarketplaceWrite)write).Order.Value, book);
        return receipt;
    });

    private static void Refusing<TWrite>(BrokenMarketplace client) where TWrite : MarketplaceWrite
    {
        HashSet<MarketplaceWrite> seen = [];
        client.Break<TWrite>(async (write, cancellation) => seen.Add(write) ? await client.WriteAsync(write, cancellation) : WriteReceipt.Rejected(DeclineReason.TooLate));
    }
}
