using System.Runtime.ExceptionServices;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using static Dropship.Domain.Todo;

namespace Dropship.Engine;

/// <summary>What a piece of work brought: facts, watermarks moved, when to come again if it could not be done now, an answer that cannot be used, or the bug that stopped it.</summary>
internal readonly record struct Brought(IReadOnlyList<Fact> Facts, Func<Looked, Looked>? Mark = null, Instant? ComeAgainAt = null, Address? Address = null, string? Invalid = null, OddAnswer? Odd = null, ExceptionDispatchInfo? Broken = null)
{
    internal static Brought Later(Instant at) => new([], null, at);
}

/// <summary>Carries out the looks of an agenda: calls that may be repeated at will.</summary>
internal sealed class Looks(Scorecards scorecards, NumberChecks numbers, IPersonalDataStore persons, TimeProvider clock)
{
    private static readonly TimeSpan AfterOddAnswer = TimeSpan.FromHours(1);
    private readonly Inquiring _inquiring = new(persons, clock);

    /// <summary>Looks, and turns a vendor's fault into a later look: the lane rests if the fault is the vendor's, else the order alone is parked.</summary>
    internal async Task<Brought> LookAsync(Shop shop, Order order, Todo todo, Instant? deadline, Action<ProviderException> onFault, CancellationToken cancellation)
    {
        var lane = LaneOf(shop, order, todo);
        if (lane is null) return new([], Odd: new(todo, $"{todo.GetType().Name} is not possible: the shop has no account where it is to be done", clock.Now() + AfterOddAnswer));
        try
        {
            if (!IsAskedAtDesk(shop, order, todo) && await lane.AdmitAsync(Traffic.Look, deadline).ConfigureAwait(false) is { IsGranted: false } later) return Brought.Later(later.ComeAgainAt.Value);
            var brought = await LookAsync(shop, order, todo, deadline, cancellation).ConfigureAwait(false);
            lane.Succeeded();
            return brought;
        }
        catch (ProviderException fault)
        {
            onFault(fault);
            return lane.Failed(fault) is { } rest ? Brought.Later(rest) : new([], Odd: new(todo, $"{todo.GetType().Name} failed, {fault.Fault}: {fault.Message}", clock.Now() + AfterOddAnswer));
        }
        catch (Exception fault) when (fault is not StoreUnavailableException && !(fault is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            return new([], Broken: ExceptionDispatchInfo.Capture(fault));   // not thrown past a write whose answer is still to come
        }
    }

    private static Lane? LaneOf(Shop shop, Order order, Todo todo) => todo switch
    {
        TrackParcel => shop.CarrierLane,
        FindOffers or CheckBuyer => shop.OffersLane,
        ReadSale or VerifyWrite => shop.MarketplaceLane,
        _ => SupplierOf(shop, order, todo) is { } supplier ? shop.Lane(supplier) : null,
    };

    // A desk asks its lane itself, once a call.
    private static bool IsAskedAtDesk(Shop shop, Order order, Todo todo) =>
        todo is TrackParcel || (todo is ReadPurchase && SupplierOf(shop, order, todo) is { } supplier && shop.Reading(supplier) is not null);

    private static ISupplierClient? SupplierOf(Shop shop, Order order, Todo todo)
    {
        SupplierId? supplier = todo switch
        {
            GetQuote t => order.OpenAllocation()?.No == t.Allocation ? order.OpenAllocation()?.Proposed?.Supplier : null,
            CheckBuyer t => order.OpenAllocation()?.No == t.Allocation ? order.OpenAllocation()?.Proposed?.Supplier : null,
            ResolveDoubt t => order.Purchase(t.Round)?.Intent?.Supplier,
            ReadPurchase t => order.Purchase(t.Round)?.Intent?.Supplier,
            ReadDisputes t => order.Purchase(t.Round)?.Intent?.Supplier,
            ReadResend t => order.Purchase(t.Round)?.Intent?.Supplier,
            CheckFunds t => t.Supplier,
            _ => null,
        };
        return supplier is { } id ? shop.Supplier(id) : null;
    }

    private async Task<Brought> LookAsync(Shop shop, Order order, Todo todo, Instant? deadline, CancellationToken cancellation) => todo switch
    {
        ReadSale => await ReadSaleAsync(shop, order, cancellation).ConfigureAwait(false),
        FindOffers t => await FindOffersAsync(shop, order, t, deadline, cancellation).ConfigureAwait(false),
        GetQuote t => await GetQuoteAsync(SupplierOf(shop, order, t)!, order, t, cancellation).ConfigureAwait(false),
        CheckBuyer => await CheckBuyerAsync(shop, order, SupplierOf(shop, order, todo), cancellation).ConfigureAwait(false),
        ResolveDoubt t => await ResolveAsync(shop, SupplierOf(shop, order, t)!, order, t, cancellation).ConfigureAwait(false),
        ReadPurchase t => await ReadPurchaseAsync(shop, SupplierOf(shop, order, t)!, order, t, deadline, cancellation).ConfigureAwait(false),
        ReadDisputes t => await ReadDisputesAsync(SupplierOf(shop, order, t)!, order, t, cancellation).ConfigureAwait(false),
        ReadResend t => await ReadResendAsync(SupplierOf(shop, order, t)!, order, t, cancellation).ConfigureAwait(false),
        CheckFunds t => await CheckFundsAsync(SupplierOf(shop, order, t)!, t, cancellation).ConfigureAwait(false),
        TrackParcel t => await TrackAsync(shop.Tracking!, order, t, deadline, cancellation).ConfigureAwait(false),
        VerifyWrite t => await VerifyAsync(shop, order, t, cancellation).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"{todo.GetType().Name} is not a look."),
    };

    private async Task<Brought> ReadSaleAsync(Shop shop, Order order, CancellationToken cancellation)
    {
        var seen = await shop.Marketplace.GetOrderAsync(order.Key.Id, cancellation).ConfigureAwait(false);
        var now = clock.Now();
        var news = seen is null ? null : News.Of(order.Key.Shop, seen);
        return new(news?.Facts ?? [], looked => looked with { Sale = now }, Address: news?.Address, Invalid: news?.Invalid);
    }

    private async Task<Brought> FindOffersAsync(Shop shop, Order order, FindOffers todo, Instant? deadline, CancellationToken cancellation)
    {
        List<OrderLine> lines = [];
        foreach (var line in order.Latest()?.Lines ?? [])
            if (todo.Lines.Contains(line.Id))
                lines.Add(order.OpenUnits(line.Id) is > 0 and var open ? line with { Quantity = open } : line);
        var offers = await shop.Offers.FindOffersAsync(order.Key, lines, cancellation).ConfigureAwait(false);
        var priced = await Pricing.AskAsync(shop, order, lines, offers, deadline, cancellation).ConfigureAwait(false);
        var joint = await Pricing.AskTogetherAsync(shop, order, lines, offers, deadline, cancellation).ConfigureAwait(false);
        var cards = await Pricing.CardsAsync(shop, offers, scorecards.Of(shop.Id), deadline, cancellation).ConfigureAwait(false);
        var missing = await Proposing.AskAsync(shop, order.Key, lines, deadline, cancellation).ConfigureAwait(false);
        var now = clock.Now();
        return new([new Fact.OffersFound(todo.Search, now, priced.ToFew(), cards, missing) { Joint = joint }], looked => looked with { Offers = now });
    }

    private async Task<Brought> GetQuoteAsync(ISupplierClient supplier, Order order, GetQuote todo, CancellationToken cancellation)
    {
        var request = new QuoteRequest(order.Key, Wire.LinesOf(order, order.OpenAllocation()!.Proposed!), order.Latest()!.To);
        var quote = await supplier.GetQuoteAsync(request, cancellation).ConfigureAwait(false);
        var now = clock.Now();
        Fact told = quote.Cost is { } cost ? new Fact.QuoteSeen(todo.Allocation, cost, now, quote.Until) { Goods = quote.Goods } : new Fact.QuoteRefused(todo.Allocation, quote.Refused, now);
        return new([told], looked => looked with { Quote = now });
    }

    // What leaves here says which fields are wrong, never what stands in them or who the buyer is.
    private async Task<Brought> CheckBuyerAsync(Shop shop, Order order, ISupplierClient? supplier, CancellationToken cancellation)
    {
        var (sale, chosen) = (order.Latest()!, order.OpenAllocation()!.Proposed!.Supplier);
        var address = await persons.FindAddressAsync(order.Key, cancellation).ConfigureAwait(false);
        var faults = AddressChecks.Faults(address, sale.To, supplier?.Descriptor.Address, shop.AddressNeeds);
        if (shop.Buyers is { } book) return new([new Fact.BuyerChecked(sale.Release, sale.Revision, chosen, faults, await book.FindAsync(order.Key, address, cancellation).ConfigureAwait(false))]);
        var (notes, figures) = await AskOwnBookAsync(shop, order, address, cancellation).ConfigureAwait(false);
        return new([new Fact.BuyerChecked(sale.Release, sale.Revision, chosen, faults, notes) { Figures = figures }]);
    }

    // Once for an order: what was found then is what it is judged by, also at the next supplier and after a change of the sale.
    private static async ValueTask<(Few<BuyerNote> Notes, BuyerFigures? Figures)> AskOwnBookAsync(Shop shop, Order order, Address? address, CancellationToken cancellation)
    {
        if (shop.OwnBook is not { } book || shop.Policies.Screening.Buyers is not { } rules) return default;
        foreach (var check in order.Checks)
            if (check.Figures is { } known) return (check.Notes, known);
        return await book.LookAsync(order, address, rules, shop.Policies.Rates, cancellation).ConfigureAwait(false);
    }

    private async Task<Brought> ResolveAsync(Shop shop, ISupplierClient supplier, Order order, ResolveDoubt todo, CancellationToken cancellation)
    {
        var purchase = order.Purchase(todo.Round)!;
        List<Fact> facts = [];
        if (todo.Key.Kind is TryKind.OpenDispute or TryKind.WithdrawDispute)
            facts.AddRange(await FindDisputesAsync(supplier, order, purchase, purchase.Dispute(todo.Key.Rung)!.Decided!.Order, cancellation).ConfigureAwait(false));
        else if (todo.Key.Kind == TryKind.Create || purchase.Own is null)
            foreach (var found in await supplier.FindByReferenceAsync(purchase.Intent!.Reference, cancellation).ConfigureAwait(false))
                facts.Add(new Fact.SupplierOrderSeen(todo.Round, found));
        else if (await supplier.GetOrderAsync(purchase.Own.Id, cancellation).ConfigureAwait(false) is { } reading)
            facts.AddRange(await FactsOfAsync(shop, order, todo.Round, reading, cancellation).ConfigureAwait(false));

        var now = clock.Now();
        var after = order;
        foreach (var fact in facts) after = Fulfilment.Evolve(after, fact);
        var isGone = todo.Key.Kind == TryKind.Discard && facts.Count == 0;   // a draft that is not there any more is discarded
        if (isGone || after.IsDone(todo.Key)) facts.Add(new Fact.TryClosed(todo.Key, todo.No, Outcome.Done, now));
        else AddAbsence(facts, after, new(todo.Key, todo.No, now));
        return new(facts, looked => looked with { Doubt = now });
    }

    private static async Task<IReadOnlyList<Fact>> FindDisputesAsync(ISupplierClient supplier, Order order, Purchase purchase, SupplierOrderId about, CancellationToken cancellation) =>
        supplier is IDisputes disputes
            ? Disputing.SeenOf(order, purchase, await disputes.FindDisputesAsync(about, cancellation).ConfigureAwait(false))
            : throw new ProviderException(ProviderFault.Rejected, supplier.Descriptor.Supplier.Value, "its disputes cannot be read");

    private async Task<Brought> ReadDisputesAsync(ISupplierClient supplier, Order order, ReadDisputes todo, CancellationToken cancellation)
    {
        var facts = await FindDisputesAsync(supplier, order, order.Purchase(todo.Round)!, todo.Order, cancellation).ConfigureAwait(false);
        var now = clock.Now();
        var after = order;
        foreach (var fact in facts) after = Fulfilment.Evolve(after, fact);
        var isNews = !ReferenceEquals(after, order);
        return new(facts, looked => looked with { Disputes = now, Supplier = isNews ? null : looked.Supplier });   // what a dispute decided, its order may show
    }

    private async Task<Brought> ReadResendAsync(ISupplierClient supplier, Order order, ReadResend todo, CancellationToken cancellation)
    {
        var reading = await supplier.GetOrderAsync(todo.Order, cancellation).ConfigureAwait(false);
        var now = clock.Now();
        return new(reading is null ? [] : Disputing.Parcels(order, todo, reading), looked => looked with { Disputes = now });
    }

    private async Task<Brought> ReadPurchaseAsync(Shop shop, ISupplierClient supplier, Order order, ReadPurchase todo, Instant? deadline, CancellationToken cancellation)
    {
        SupplierReading? reading = null;
        if (shop.Reading(supplier) is { } desk)
        {
            var answer = await desk.AskAsync(todo.Order, deadline).WaitAsync(cancellation).ConfigureAwait(false);
            if (answer.ComeAgainAt is { } later) return Brought.Later(later);
            if (answer.Told is null && await shop.Lane(supplier).AdmitAsync(Traffic.Look, deadline).ConfigureAwait(false) is { IsGranted: false } alone) return Brought.Later(alone.ComeAgainAt.Value);
            reading = answer.Told;
        }

        reading ??= await supplier.GetOrderAsync(todo.Order, cancellation).ConfigureAwait(false);
        var now = clock.Now();
        return new(reading is null ? [] : await FactsOfAsync(shop, order, todo.Round, reading, cancellation).ConfigureAwait(false), looked => looked with { Supplier = now });
    }

    private async Task<Brought> CheckFundsAsync(ISupplierClient supplier, CheckFunds todo, CancellationToken cancellation)
    {
        Money? available = supplier is IWallet wallet ? await wallet.GetAvailableAsync(cancellation).ConfigureAwait(false) : null;
        var now = clock.Now();
        return new([], looked => looked with { Funds = now, Wallet = todo.Supplier, Available = available });
    }

    private async Task<Brought> TrackAsync(Desk<TrackedParcel, ParcelReading> desk, Order order, TrackParcel todo, Instant? deadline, CancellationToken cancellation)
    {
        var answer = await desk.AskAsync(new(todo.Number, todo.Carrier) { Instead = todo.Instead }, deadline).WaitAsync(cancellation).ConfigureAwait(false);
        if (answer.ComeAgainAt is { } later) return Brought.Later(later);
        List<Fact> facts = [];
        foreach (var scan in answer.Told?.Scans ?? []) facts.Add(new Fact.ScanSeen(todo.Number, scan.Phase, scan.Incident, scan.At));
        if (answer.Told is { } told && SnapshotOf(order, told, todo.Number) is { } snapshot) facts.Add(snapshot);
        var now = clock.Now();
        var odd = answer.Told?.Trouble is { } trouble ? new OddAnswer(todo, $"{todo.Number} cannot be followed: {trouble}", now + AfterOddAnswer) : null;
        return new(facts, looked => looked with { Carrier = now }, Odd: odd);
    }

    // A parcel that has arrived before anybody heard that it travels is another one, or its number is.
    private static Fact.SnapshotSeen? SnapshotOf(Order order, ParcelReading told, TrackingNumber number)
    {
        var known = order.Parcel(number);
        var isDelivered = known is not { Scans.IsEmpty: false } && new Parcel(number) { Scans = told.Scans }.Phase() == ParcelPhase.Delivered;
        return told.To is null && told.Legs.IsEmpty && !isDelivered ? null : new(number, told.To, isDelivered, told.Legs);
    }

    private async Task<Brought> VerifyAsync(Shop shop, Order order, VerifyWrite todo, CancellationToken cancellation)
    {
        var (found, seen) = todo.Key.Kind is TryKind.ReplyInquiry or TryKind.MoveInquiry
            ? await _inquiring.VerifyAsync(shop, order, todo.Key, cancellation).ConfigureAwait(false)
            : (await VerifyAtMarketplaceAsync(shop, order, todo.Key, cancellation).ConfigureAwait(false), null);
        var now = clock.Now();
        List<Fact> facts = seen is null ? [] : [seen];
        if (found == Verification.Done) facts.Add(new Fact.TryClosed(todo.Key, todo.No, Outcome.Done, now));
        else if (found == Verification.Failed) facts.Add(new Fact.TryClosed(todo.Key, todo.No, Outcome.Rejected, now, DeclineReason.Declined, "the marketplace says that it failed"));
        else if (found == Verification.NotDone) AddAbsence(facts, order, new(todo.Key, todo.No, now));
        return new(facts, looked => looked with { Verify = now });
    }

    private static ValueTask<Verification> VerifyAtMarketplaceAsync(Shop shop, Order order, TryKey key, CancellationToken cancellation) =>
        shop.Marketplace.VerifyWriteAsync(order.Key.Id, Wire.MarketplaceWriteOf(order, key) ?? throw new InvalidOperationException($"{key} is not a write to a marketplace."), cancellation);

    // A doubt that only a person can answer is looked into for as long as it stands; the journal need not grow with every look.
    private static void AddAbsence(List<Fact> facts, Order order, Fact.AbsenceSeen seen)
    {
        var settle = seen.Key.IsPurchaseStep || seen.Key.Kind == TryKind.OpenDispute ? order.Purchase(seen.Key.No)?.Intent?.Terms.Settle : null;
        foreach (var tried in order.Tries)
        {
            if (tried.Key != seen.Key || tried.No != seen.No || tried.AbsentLast is not { } last) continue;
            var settled = tried.UnderWayUntil + (settle ?? TimeSpan.Zero);
            var decides = order.Read(seen.Key, seen.At).Stage != Fulfilment.Evolve(order, seen).Read(seen.Key, seen.At).Stage;
            if (!decides && (last >= settled || seen.At < settled)) return;
        }

        facts.Add(seen);
    }

    private async ValueTask<List<Fact>> FactsOfAsync(Shop shop, Order order, int round, SupplierReading reading, CancellationToken cancellation)
    {
        List<Fact> facts = [new Fact.SupplierOrderSeen(round, reading.Order)];
        foreach (var parcel in reading.Parcels) facts.Add(new Fact.ParcelSeen(round, parcel.Number, parcel.Carrier, Wire.Unpacked(order, round, parcel.Units), parcel.HandedOverAt));
        await numbers.AddAsync(shop, order, facts, cancellation).ConfigureAwait(false);
        return facts;
    }
}
