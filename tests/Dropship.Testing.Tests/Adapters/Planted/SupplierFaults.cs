using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Tests.Adapters.Paper;
using Write = System.Func<Dropship.Domain.SupplierOrderId, System.Threading.CancellationToken, System.Threading.Tasks.ValueTask<Dropship.Ports.PurchaseReceipt>>;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>For every case of the supplier suite at least one fault that it catches.</summary>
internal static class SupplierFaults
{
    private static readonly string[] Names = [.. SupplierConformance.Suite.Cases.Select(known => known.Name)];

    public static IReadOnlyList<Planted<BrokenSupplier>> All { get; } =
    [
        .. Quoting(), .. SupplierBuyingFaults.All, .. DisputeFaults.All, .. Reading(), .. Reads(), .. Steps(),
        .. Writes("a cancel of a purchase", static (client, wrong) => client.Cancel = wrong(client.Inner.CancelAsync)),
        .. Writes("a discard of a draft", static (client, wrong) => client.Discard = wrong(client.Inner.DiscardAsync)),
        .. Writes("a reminder", static (client, wrong) => client.Urge = wrong(client.Urge)),
        .. BrokenSupplier.Services.SelectMany(static what => Writes(what, (client, wrong) => client.Twists[what] = wrong)), .. SupplierServiceFaults.All,
        .. BrokenWebhooks.All.Select(broken => new Planted<BrokenSupplier>(broken.Case, broken.Fault, client => client.Read = broken.Break(client.Read, PaperSupplierFixture.Key))),
    ];

    private static IEnumerable<Planted<BrokenSupplier>> Quoting() =>
    [
        Quotes("a quote is a cost in the supplier's currency", "costs less than nothing", quote => quote with { Cost = -quote.Cost!.Value }),
        Quotes("a quote is a cost in the supplier's currency", "costs nothing", quote => quote with { Cost = new(0m, quote.Cost!.Value.Currency) }),
        Quotes("a quote is a cost in the supplier's currency", "quotes in other money", quote => quote with { Cost = new(1m, new("EUR")) }),
        Quotes("a quote is a cost in the supplier's currency", "refuses and quotes", quote => quote with { Refused = DeclineReason.Declined }),
        Quotes("a quote is a cost in the supplier's currency", "ends in another age", quote => quote with { Until = new(1) }),
        new("a quote orders nothing", "tries it out", client => client.Quote = async (request, cancellation) =>
        {
            await client.Inner.SendAsync(client.Fixture.NewPurchase(), cancellation);
            return await client.Inner.GetQuoteAsync(request, cancellation);
        }),
        Quotes("goods that are out of stock are refused as such", "knows no reason", quote => quote with { Refused = DeclineReason.Declined }),
        Quotes("goods that are out of stock are refused as such", "quotes all the same", quote => quote.Cost is null ? new(new Money(1m, new("USD"))) : quote),
        Quotes("goods that nobody knows are refused", "quotes all the same", quote => quote.Cost is null ? new(new Money(1m, new("USD"))) : quote),
        Quotes("goods that nobody knows are refused", "thinks that the balance is low", quote => quote.Cost is null ? new(null, Refused: DeclineReason.Funds) : quote),
        new("parallel quotes are the quotes of one by one", "keeps the cost in a field", client => MixingQuotes(client, new(passFirst: 8))),
        new("the descriptor is pure and makes sense", "changes", client => Changing(client, 0)),
        Describes("may never call", descriptor => descriptor with { Limit = RateLimit.None with { Calls = 0 } }),
        Terms("begins in the middle", terms => terms with { Steps = [PurchaseStep.Confirm, PurchaseStep.Pay] }),
        Terms("goes back", terms => terms with { Steps = [PurchaseStep.Create, PurchaseStep.Pay, PurchaseStep.Confirm] }),
        Terms("repeats itself", terms => terms with { Steps = [PurchaseStep.Create, PurchaseStep.Create] }),
        Terms("never pays", terms => terms with { Steps = [PurchaseStep.Create, PurchaseStep.Confirm] }),
        Terms("never settles", terms => terms with { Settle = TimeSpan.FromDays(9) }),
        Terms("forgets at once", terms => terms with { Kind = ProtocolKind.UniqueReference }),
        new("what the terms promise the adapter can do", "has no wallet to read", client => client.Fixture.Client = new BareSupplier(client, terms => terms with { CanCancel = false })),
        new("what the terms promise the adapter can do", "cannot cancel", client => client.Fixture.Client = new BareSupplier(client, terms => terms with { HasWallet = false })),
        new("what the terms promise the adapter can do", "cannot dispute", client => client.Fixture.Client = new BareSupplier(client, terms => terms with { HasWallet = false, CanCancel = false, CanDispute = true })),
        new("what the terms promise the adapter can do", "reads nothing at once", client => client.ReadBatch = 0),
        new("the balance is an amount in one currency", "is overdrawn", client => client.Balance = _ => new(new Money(-1m, new("USD")))),
        new("the balance is an amount in one currency", "counts other money", client => client.Balance = _ => new(new Money(1m, new("EUR")))),
        new("the balance is an amount in one currency", "runs down by itself", client => RunningDown(client, 100m)),
    ];

    private static IEnumerable<Planted<BrokenSupplier>> Reading() =>
    [
        new("an unknown order is null", "throws", client => client.Get = async (order, cancellation) => await client.Inner.GetOrderAsync(order, cancellation) ?? throw new ProviderException(ProviderFault.Rejected, "Paper", "404")),
        new("an unknown order is null", "makes one up", client => client.Get = async (order, cancellation) => await client.Inner.GetOrderAsync(order, cancellation) ?? new(new(order, SupplierOrderStatus.Draft), [])),
        new("what is read of an order only grows", "falls back to a draft", client => Falling(client, 0)),
        new("what is read of an order only grows", "never ships", client => client.Tell(told => told.Order.Status == SupplierOrderStatus.Shipped ? told with { Order = told.Order with { Status = SupplierOrderStatus.Paid } } : told)),
        new("a parcel is told with its number and its carrier", "loses it", client => client.Tell(told => told with { Parcels = [] })),
        new("a parcel is told with its number and its carrier", "announces one before", client => client.Tell(told => told.Parcels.IsEmpty ? told with { Parcels = [new(new("YT0001"), new("x"), [], null)] } : told)),
        new("a parcel is told with its number and its carrier", "hands over in another age", client => client.Tell(told => told with { Parcels = told.Parcels.Select(parcel => parcel with { HandedOverAt = new(5) }).ToFew() })),
        new("a parcel is told with its number and its carrier", "holds nothing", client => client.Tell(told => told with { Parcels = told.Parcels.Select(parcel => parcel with { Units = [new(new("l1"), 0)] }).ToFew() })),
        ManyRead("many orders read at once read as one by one", "leaves the money out", readings => [.. readings.Select(told => told with { Order = told.Order with { Charged = null, Due = null } })]),
        ManyRead("many orders read at once read as one by one", "tells by place", readings => [.. readings.Zip(readings.Reverse()).Select(pair => pair.First with { Order = pair.Second.Order with { Id = pair.First.Order.Id } })]),
        ManyRead("many orders read at once read as one by one", "tells them twice", readings => [.. readings, .. readings]),
        ManyRead("many orders read at once read as one by one", "tells others", readings => [.. readings.Select(told => told with { Order = new(new("O-0"), told.Order.Status) }).Take(1)]),
        ManyRead("many orders read at once read as one by one", "tells nothing", _ => []),
        ManyRead("among many orders an unknown one is left out", "throws for it", readings => readings.Count == 0 ? throw new ProviderException(ProviderFault.Rejected, "Paper", "404") : readings),
        ManyRead("among many orders an unknown one is left out", "makes one up", readings => [.. readings, new(new(new("O-99999"), SupplierOrderStatus.Draft), [])]),
        new("a cancel that is asked for twice is taken twice", "refuses the second", client => client.Cancel = Refusing(client.Inner.CancelAsync)),
        new("a cancel that is asked for twice is taken twice", "calls it done before it is", client => client.Cancel = (order, _) => new(new PurchaseReceipt(Outcome.Done))),
        new("a cancel that is asked for twice is taken twice", "gives back too much", client => client.Tell(told => told with { Order = told.Order with { Credited = new(1_000m, new("USD")) } })),
        new("a cancel of an unknown order is never done", "takes no for yes", client => client.Cancel = async (order, cancellation) => await client.Inner.CancelAsync(order, cancellation) with { Outcome = Outcome.Done }),
        new("a draft that is discarded twice is gone", "does nothing", client => client.Discard = (_, _) => new(new PurchaseReceipt(Outcome.Done))),
        new("a draft that is discarded twice is gone", "refuses", client => client.Discard = (_, _) => new(new PurchaseReceipt(Outcome.Rejected))),
        new("a paid order is not discarded", "takes no for yes", client => client.Discard = async (order, cancellation) => await client.Inner.DiscardAsync(order, cancellation) with { Outcome = Outcome.Done }),
        new("a paid order is not discarded", "cancels it instead", client => client.Discard = async (order, cancellation) => await client.Inner.CancelAsync(order, cancellation) with { Outcome = Outcome.Rejected }),
    ];

    private static IEnumerable<Planted<BrokenSupplier>> Reads()
    {
        foreach (var fault in Wrong.Faults)
        {
            var name = Wrong.CaseOf(Names, "a read", fault);
            yield return new(name, "quotes nothing", client => client.Quote = (request, cancellation) => Wrong.CatchAsync(() => client.Inner.GetQuoteAsync(request, cancellation), _ => new(null, Refused: DeclineReason.OutOfStock)));
            yield return new(name, "knows no such order", client => client.Get = (order, cancellation) => Wrong.CatchAsync(() => client.Inner.GetOrderAsync(order, cancellation), _ => null));
            yield return new(name, "calls it otherwise", client => client.Many = (orders, cancellation) => Wrong.CatchAsync(() => client.Inner.GetOrdersAsync(orders, cancellation), thrown => throw thrown.As(Wrong.Kind(fault))));
            yield return new(name, "throws what it caught", client => client.Balance = cancellation => Wrong.CatchAsync<Money>(() => client.Inner.GetAvailableAsync(cancellation), _ => throw new HttpRequestException()));
        }

        yield return new("a read hands on how long the vendor asks to wait", "forgets it", client => client.Find = (reference, cancellation) => Wrong.CatchAsync(() => client.Inner.FindByReferenceAsync(reference, cancellation), thrown => throw new ProviderException(thrown.Fault, "Paper", "")));
        yield return new("a read works again after every fault", "stays broken", client => Sulking(client, false));
        yield return new("a read tells no secret", "shows its key", client => client.Balance = cancellation => Wrong.CatchAsync(() => client.Inner.GetAvailableAsync(cancellation), thrown => throw new ProviderException(thrown.Fault, "Paper", PaperSupplierFixture.Key)));
        yield return new("a read that is cancelled before it starts throws OperationCanceledException", "does not listen", client => client.Balance = _ => client.Inner.GetAvailableAsync(default));
        yield return new("a read that is cancelled under way ends at once", "does not listen", client => client.Find = (reference, _) => client.Inner.FindByReferenceAsync(reference, default));
    }

    private static IEnumerable<Planted<BrokenSupplier>> Steps()
    {
        const string What = "a step of a purchase";
        foreach (var fault in Wrong.Faults)
            foreach (var outcome in Wrong.Outcomes(fault))
                foreach (var step in (PurchaseStep[])[PurchaseStep.Create, PurchaseStep.Pay])
                    yield return new(Wrong.CaseOf(Names, What, fault), $"calls {step} {outcome}", client => client.Send = async (purchase, cancellation) =>
                        await client.Inner.SendAsync(purchase, cancellation) is var receipt && (receipt.Outcome == Outcome.Done || purchase.Step != step) ? receipt : new(outcome));
        yield return new($"{What} is one request", "sends it twice", client => client.Send = async (purchase, cancellation) => await client.Inner.SendAsync(purchase, cancellation) is { Outcome: Outcome.Done } ? await client.Inner.SendAsync(purchase, cancellation) : new(Outcome.Unknown));
        yield return new($"{What} is one request whatever goes wrong", "tries again", client => client.Send = async (purchase, cancellation) => await client.Inner.SendAsync(purchase, cancellation) is { Outcome: Outcome.Done } good ? good : await client.Inner.SendAsync(purchase, cancellation));
        yield return new($"{What} tells no secret", "names the buyer", client => client.Send = async (purchase, cancellation) => await client.Inner.SendAsync(purchase, cancellation) with { Code = $"for {purchase.Address!.Name}" });
        yield return new($"{What} that is cancelled before it starts does nothing", "does not listen", client => client.Send = (purchase, _) => client.Inner.SendAsync(purchase, default));
        yield return new($"{What} that is cancelled under way ends at once and is not done", "does not listen", client => client.Send = (purchase, _) => client.Inner.SendAsync(purchase, default));
    }

    private static IEnumerable<Planted<BrokenSupplier>> Writes(string what, Action<BrokenSupplier, Func<Write, Write>> twist)
    {
        Planted<BrokenSupplier> Plant(string name, string fault, Func<Write, Write> wrong) => new(name, fault, client => twist(client, wrong));

        foreach (var fault in Wrong.Faults)
            foreach (var outcome in Wrong.Outcomes(fault))
                yield return Plant(Wrong.CaseOf(Names, what, fault), $"calls it {outcome}", write => async (order, cancellation) => await write(order, cancellation) is { Outcome: Outcome.Done } good ? good : new(outcome));
        yield return Plant($"{what} is one request", "sends it twice", write => async (order, cancellation) => await write(order, cancellation) is { Outcome: Outcome.Done } ? await write(order, cancellation) : new(Outcome.Unknown));
        yield return Plant($"{what} is one request whatever goes wrong", "tries again", write => async (order, cancellation) => await write(order, cancellation) is { Outcome: Outcome.Done } good ? good : await write(order, cancellation));
        yield return Plant($"{what} tells no secret", "shows its key", write => async (order, cancellation) => await write(order, cancellation) with { Code = PaperSupplierFixture.Key });
        yield return Plant($"{what} that is cancelled before it starts does nothing", "does not listen", write => (order, _) => write(order, default));
        yield return Plant($"{what} that is cancelled under way ends at once and is not done", "does not listen", write => (order, _) => write(order, default));
    }

    private static Planted<BrokenSupplier> Quotes(string name, string fault, Func<Quote, Quote> wrong) =>
        new(name, fault, client => client.Quote = async (request, cancellation) => wrong(await client.Inner.GetQuoteAsync(request, cancellation)));

    private static Planted<BrokenSupplier> Describes(string fault, Func<SupplierDescriptor, SupplierDescriptor> wrong) =>
        new("the descriptor is pure and makes sense", fault, client => client.Describe = () => wrong(client.Inner.Descriptor));

    private static Planted<BrokenSupplier> Terms(string fault, Func<SupplierTerms, SupplierTerms> wrong) => Describes(fault, descriptor => descriptor with { Terms = wrong(descriptor.Terms) });

    private static Planted<BrokenSupplier> ManyRead(string name, string fault, Func<IReadOnlyList<SupplierReading>, IReadOnlyList<SupplierReading>> wrong) =>
        new(name, fault, client => client.Many = async (orders, cancellation) => wrong(await client.Inner.GetOrdersAsync(orders, cancellation)));

    private static void MixingQuotes(BrokenSupplier client, Mixed<Quote> mixed)
    {
        var asked = 0;
        client.Quote = async (request, cancellation) =>
        {
            var quote = await client.Inner.GetQuoteAsync(request, cancellation);
            return await mixed.OtherAsync(quote with { Cost = new(Interlocked.Increment(ref asked), new("USD")) });
        };
    }

    private static void Changing(BrokenSupplier client, int asked) => client.Describe = () => client.Inner.Descriptor with { Limit = new(1, TimeSpan.FromMinutes(++asked)) };

    private static void RunningDown(BrokenSupplier client, decimal left) => client.Balance = _ => new(new Money(--left, new("USD")));

    private static void Falling(BrokenSupplier client, int reads) => client.Tell(told => ++reads % 2 == 0 ? told with { Order = told.Order with { Status = SupplierOrderStatus.Draft } } : told);

    private static void Sulking(BrokenSupplier client, bool hurt) => client.Get = (order, cancellation) => hurt
        ? throw new ProviderException(ProviderFault.Unreachable, "Paper", "")
        : Wrong.CatchAsync<SupplierReading?>(() => client.Inner.GetOrderAsync(order, cancellation), thrown =>
        {
            hurt = true;
            throw thrown;
        });

    private static Write Refusing(Write write)
    {
        HashSet<SupplierOrderId> seen = [];
        return (order, cancellation) => seen.Add(order) ? write(order, cancellation) : new(new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.TooLate));
    }
}
