using Dropship.Domain;
using Dropship.Tests.Seasons;
using static Dropship.Domain.Fact;

namespace Dropship.Season;

/// <summary>One order, its vendors and the engine's loop in miniature: the real domain decides, the vendors do as the season has them do. Nothing is lost on the wire here.</summary>
internal sealed class Life
{
    private const int MostRounds = 60;
    internal static readonly Money Price = new(30m, new("EUR"));
    private static readonly TimeSpan s_shipWithin = TimeSpan.FromDays(6);
    private static readonly TimeSpan s_transit = TimeSpan.FromDays(7);
    private readonly Season _season;
    private readonly int _number;
    private readonly Dictionary<int, Bought> _bought = [];
    private Chance _chance;
    private Looked _looked;

    internal Life(Season season, int number, Instant at)
    {
        (_season, _number, _chance) = (season, number, new(season.Seed + ((ulong)number * 7919)));
        Order = new(new(new("season"), new($"{number}")));
        ShipBy = at + s_shipWithin;
        Tell(new SaleSeen(0, 1, SaleStatus.Paid, at, at, Price, [new(new("1"), new("mug"), 1, Price, Money.Zero(Price.Currency), ShipBy)], new("DE"), at + TimeSpan.FromDays(25)));
    }

    internal Order Order { get; private set; }

    internal Instant ShipBy { get; }

    internal int Reminders { get; private set; }

    private Policies Policies => _season.Way.Policies;

    private Instant Now => _season.Now;

    /// <summary>Does what is due; when to come again, or null if it has ended or only a person could go on.</summary>
    internal Instant? Run()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var agenda = Fulfilment.Next(Order, Policies, Now, _looked);
            if (agenda.Decision is { } decision) Decide(decision);
            else if (agenda.Todos.IsEmpty) return agenda.WakeAt is { } wake && wake < _season.End ? wake : null;
            foreach (var todo in agenda.Todos) Do(todo);
        }

        throw new InvalidOperationException($"{Order.Key} does not come to rest on {Now}.");
    }

    private void Tell(Fact fact) => Order = Fulfilment.Evolve(Order, fact);

    private void Decide(Decision decision)
    {
        var taken = Fulfilment.Take(Order, new Command.Decide(decision));
        if (taken.Refused is { } refused) throw new InvalidOperationException($"{Order.Key}: {decision} was refused: {refused.Because}.");
        Order = taken.Order;
    }

    private void Do(Todo todo)
    {
        switch (todo)
        {
            case Todo.ReadSale:
                _looked = _looked with { Sale = Now };
                break;
            case Todo.FindOffers find:
                Tell(new OffersFound(find.Search, Now, Supplier.All.Select((supplier, rank) => new Offer(new("1"), supplier.Id, new("mug"), rank, Terms: new(new Money(supplier.Price, Price.Currency)))).ToFew(), _season.Scorecards));
                break;
            case Todo.GetQuote quote:
                Tell(new QuoteSeen(quote.Allocation, new(Of(Order.OpenAllocation()!.Proposed!.Supplier).Price, Price.Currency), Now));
                break;
            case Todo.ReadPurchase read:
                foreach (var fact in _bought[read.Round].Read(Now, read.Round)) Tell(fact);
                _looked = _looked with { Supplier = Now };
                break;
            case Todo.TrackParcel track:
                foreach (var parcel in Order.Parcels)
                    if (parcel.Number == track.Number && parcel.HandedOverAt + s_transit <= Now)
                        Tell(new ScanSeen(parcel.Number, ParcelPhase.Delivered, ParcelIncident.None, parcel.HandedOverAt!.Value + s_transit));
                _looked = _looked with { Carrier = Now };
                break;
            case Todo.Send send:
                Decide(new Decision.TryOpened(send.Key, send.No, Now, send.Deadline));
                Tell(new TryClosed(send.Key, send.No, Send(send.Key), Now));
                break;
            default:
                throw new InvalidOperationException($"{todo} has no vendor in this season.");
        }
    }

    private Outcome Send(TryKey key)
    {
        switch (key.Kind)
        {
            case TryKind.Create:
                var intent = Order.Purchase(key.No)!.Intent!;
                var supplier = Of(intent.Supplier);
                var over = Season.PartAt(Now);
                _bought[key.No] = new(supplier, new(intent.Reference), new($"PX{_number:D7}{key.No:D2}"), supplier.Handling(over) is { } days ? Now + TimeSpan.FromDays(days * _chance.Between(0.6, 1.4)) : null);
                foreach (var fact in _bought[key.No].Read(Now, key.No)) Tell(fact);
                return Outcome.Done;
            case TryKind.Urge:
                Reminders++;
                var bought = _bought[key.No];
                if (bought.ShipsAt > Now && _chance.Draw() < bought.Supplier.Heeds) bought.ShipsAt = Now + ((bought.ShipsAt.Value - Now) / 2);
                return Outcome.Done;
            case TryKind.CancelPurchase:
                var wanted = _bought[key.No];
                wanted.Cancelled = wanted.Supplier.Credits(Season.PartAt(Now)) && !(wanted.ShipsAt <= Now);
                foreach (var fact in wanted.Read(Now, key.No)) Tell(fact);
                return wanted.Cancelled ? Outcome.Done : Outcome.Rejected;
            default:
                return Outcome.Done;
        }
    }

    private static Supplier Of(SupplierId id) => Supplier.All.First(supplier => supplier.Id == id);

    private sealed class Bought(Supplier supplier, SupplierOrderId id, TrackingNumber number, Instant? shipsAt)
    {
        internal Supplier Supplier => supplier;

        internal Instant? ShipsAt { get; set; } = shipsAt;

        internal bool Cancelled { get; set; }

        internal IEnumerable<Fact> Read(Instant now, int round)
        {
            var paid = new Money(supplier.Price, Price.Currency);
            var shipped = !Cancelled && ShipsAt <= now;
            yield return new SupplierOrderSeen(round, new SupplierOrder(id, shipped ? SupplierOrderStatus.Shipped : SupplierOrderStatus.Paid) { Charged = paid, Credited = Cancelled ? paid : null, Cancelled = Cancelled });
            if (shipped) yield return new ParcelSeen(round, number, new("post"), [], ShipsAt);
        }
    }
}
