using System.Globalization;
using Dropship.Domain;
using static Dropship.Domain.Fact;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>The looks of the engine: what is read becomes facts, and the watermark moves.</summary>
internal sealed class Reader(World world)
{
    internal static int RoundOf(string reference) => int.Parse(reference.AsSpan(reference.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    internal static ParcelSeen Parcel(int round, Announced parcel) => new(round, parcel.Number, Courier.Code, parcel.Units, parcel.HandedOverAt);

    internal void Read(Todo todo)
    {
        switch (todo)
        {
            case Todo.ReadSale:
                foreach (var fact in world.Market.Read()) world.Tell(fact);
                world.Looked = world.Looked with { Sale = world.Now };
                break;
            case Todo.FindOffers find:
                world.Tell(new OffersFound(find.Search, world.Now, Offers(find.Lines), Scorecards()));
                break;
            case Todo.GetQuote quote:
                Quote(quote.Allocation);
                break;
            case Todo.CheckBuyer check:
                Check(check.Allocation);
                break;
            case Todo.ResolveDoubt doubt:
                Resolve(doubt);
                world.Looked = world.Looked with { Doubt = world.Now };
                break;
            case Todo.ReadPurchase read:
                Purchase(read.Round);
                world.Looked = world.Looked with { Supplier = world.Now };
                break;
            case Todo.ReadDisputes read:
                Disputes(read.Round, read.Order);
                world.Looked = world.Looked with { Disputes = world.Now };
                break;
            case Todo.ReadResend read:
                Resend(read);
                world.Looked = world.Looked with { Disputes = world.Now };
                break;
            case Todo.CheckFunds funds:
                world.Looked = world.Looked with { Funds = world.Now, Wallet = funds.Supplier, Available = Supplier(funds.Supplier).Wallet };
                break;
            case Todo.TrackParcel track:
                foreach (var fact in world.Courier.Read(track.Number)) world.Tell(fact);
                world.Looked = world.Looked with { Carrier = world.Now };
                break;
            case Todo.VerifyWrite verify:
                Verify(verify.Key, verify.No);
                world.Looked = world.Looked with { Verify = world.Now };
                break;
        }
    }

    private Warehouse Supplier(SupplierId id) => world.Suppliers.First(supplier => supplier.Id == id);

    private Few<Offer> Offers(Few<LineId> lines)
    {
        Few<Offer> offers = [];
        foreach (var line in lines)
            for (var i = 0; i < world.Suppliers.Count; i++)
                foreach (var what in Offered(line, i))
                    if (world.Suppliers[i] is var supplier && !world.Strikes(SimulationFaults.Refusals, 30))
                        offers = offers.Put(new(what, supplier.Id, new($"{supplier.Id.Value}-{what.Value}"), world.Chance.Below(3), Substitute: world.Chance.Of(5), Terms: world.Chance.Of(50) ? Terms(supplier) : null) { Items = what == line ? null : [line.Item("a"), line.Item("b")] });
        return offers;
    }

    // Every third world sells bundles: the first supplier has one item of them, the second the other, a third all of them, and one that is alone has both items.
    private LineId[] Offered(LineId line, int supplier) =>
        world.Setting.Seed % 3 != 0 ? [line]
        : world.Suppliers.Count == 1 ? [line.Item("a"), line.Item("b")]
        : supplier switch { 0 => [line.Item("a")], 1 => [line.Item("b")], _ => [line] };

    // Most of it makes sense, some of it keeps the offer out, and a little is impossible.
    private OfferTerms Terms(Warehouse supplier)
    {
        var chance = world.Chance;
        return new(
            chance.Of(80) ? new Money(chance.Of(3) ? -1m : 5m + chance.Below(20), supplier.Currency) : null,
            chance.Pick<long?>(null, null, 1, 2, 5, 0, 100, 1_000_000_000_000),
            chance.Pick<int?>(null, null, null, 1, 2),
            chance.Of(50) ? TimeSpan.FromDays(chance.Below(9)) : null,
            chance.Of(50) ? TimeSpan.FromDays(chance.Below(30)) : null,
            chance.Of(90) ? [] : ["US"],
            chance.Of(3) ? DeclineReason.OutOfStock : DeclineReason.None);
    }

    private Few<Scorecard> Scorecards()
    {
        Few<Scorecard> cards = [];
        foreach (var supplier in world.Suppliers)
            if (world.Chance.Of(50))
                cards = cards.Put(new(supplier.Id, Tally(), Tally(), Tally(), world.Chance.Of(30) ? supplier.Wallet : null));
        return cards;

        Tally Tally() => new(world.Chance.Below(50), world.Chance.Below(20));
    }

    private void Quote(int allocation)
    {
        var proposed = world.Order.Allocations.First(known => known.No == allocation).Proposed!;
        var supplier = Supplier(proposed.Supplier);
        if (world.Strikes(SimulationFaults.Refusals, 50)) world.Tell(new QuoteRefused(allocation, DeclineReason.OutOfStock, world.Now));
        else world.Tell(new QuoteSeen(allocation, supplier.Quote(proposed.Units), world.Now, world.Chance.Of(40) ? world.Now + TimeSpan.FromHours(world.Chance.Pick(1, 48)) : null));
    }

    private void Check(int allocation)
    {
        var (sale, proposed) = (world.Order.Sales[^1], world.Order.Allocations.First(known => known.No == allocation).Proposed!);
        Few<string> faults = world.Chance.Of(15) ? ["city is missing: complete it"] : [];
        Few<BuyerNote> notes = world.Chance.Of(15) ? [world.Chance.Pick(BuyerNote.New, BuyerNote.Blocked, BuyerNote.Repeat)] : [];
        world.Tell(new BuyerChecked(sale.Release, sale.Revision, proposed.Supplier, faults, notes));
    }

    private void Resolve(Todo.ResolveDoubt doubt)
    {
        var purchase = world.Order.Purchase(doubt.Round)!;
        var intent = purchase.Intent!;
        if (doubt.Key.Kind is TryKind.OpenDispute or TryKind.WithdrawDispute)
        {
            var dispute = Disputes(doubt.Round, purchase.Dispute(doubt.Key.Rung)!.Decided!.Order).FirstOrDefault(one => one.Ours == doubt.Key.Rung);
            if (dispute is null || (doubt.Key.Kind == TryKind.WithdrawDispute && dispute.Stage != DisputeStage.Withdrawn)) world.Tell(new AbsenceSeen(doubt.Key, doubt.No, world.Now));
            return;
        }

        var found = Supplier(intent.Supplier).Show(intent.Reference);
        foreach (var order in found) world.Tell(Warehouse.Seen(doubt.Round, order));
        if (!HadEffect(doubt.Key.Kind, intent.Terms, found)) world.Tell(new AbsenceSeen(doubt.Key, doubt.No, world.Now));
    }

    private static bool HadEffect(TryKind kind, SupplierTerms terms, IReadOnlyList<TrueOrder> found) => kind switch
    {
        TryKind.Create => found.Count > 0,
        <= TryKind.Pay => found.Any(order => order.Status >= terms.ResultOf((PurchaseStep)kind)),
        _ => found.All(static order => order.CancelledAt is not null),
    };

    private List<TrueDispute> Disputes(int round, SupplierOrderId order)
    {
        List<TrueDispute> shown = [.. Supplier(world.Order.Purchase(round)!.Intent!.Supplier).Desk.Show(order)];
        foreach (var dispute in shown) world.Tell(dispute.Snapshot());
        return shown;
    }

    // What is in the parcels the dispute says where the supplier does not.
    private void Resend(Todo.ReadResend read)
    {
        var purchase = world.Order.Purchase(read.Round)!;
        foreach (var dispute in Supplier(purchase.Intent!.Supplier).Desk.Disputes.Where(dispute => dispute.ResentAs == read.Order))
            foreach (var parcel in dispute.Parcels)
                world.Tell(Parcel(read.Round, parcel) with { Units = parcel.Units.IsEmpty ? purchase.Dispute(read.No)!.Decided!.Units : parcel.Units, Resend = read.No });
    }

    private void Purchase(int round)
    {
        var intent = world.Order.Purchase(round)!.Intent!;
        foreach (var order in Supplier(intent.Supplier).Show(intent.Reference))
        {
            world.Tell(Warehouse.Seen(round, order));
            foreach (var parcel in order.Parcels)
            {
                world.Tell(Parcel(round, parcel));
                foreach (var check in world.Courier.Check(parcel.Number)) world.Tell(check);
            }
        }
    }

    private void Verify(TryKey key, int no)
    {
        var there = key.Kind switch
        {
            TryKind.Publish => world.Market.Published.ContainsKey((key.No, key.Name)),
            TryKind.AnswerCancel => world.Market.Answers.ContainsKey(key.Name),
            TryKind.ReplyInquiry or TryKind.MoveInquiry => world.Questions.IsDone(key),
            _ => false,
        };
        var refund = key.Kind == TryKind.Refund ? world.Market.Refunds.FirstOrDefault(seen => seen.Ours == key.No) : null;
        Fact seenThere = there ? new TryClosed(key, no, Outcome.Done, world.Now) : new AbsenceSeen(key, no, world.Now);
        world.Tell(refund ?? seenThere);
    }
}
