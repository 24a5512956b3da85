using Dropship.Domain;
using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Guards;

/// <summary>
/// One order through the real domain, from the paid sale to the payment of its supplier: Next says what is to be done, Take
/// answers, and time passes in between. Whatever money leaves is judged by what the order has not been told.
/// </summary>
internal sealed class Dealing
{
    private const int MostSteps = 120;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);
    private readonly ulong _seed;
    private readonly Forgotten _without;
    private readonly Tally _tally;
    private readonly Draw _draw;
    private readonly Terms _terms;
    private readonly Judge _judge;
    private readonly Quoting _quoting;
    private readonly Policies _policies;
    private readonly Dictionary<int, Quoted> _quotes = [];
    private readonly List<Approval> _approvals = [];
    private Order _order = new(new OrderKey(new("shop"), new("o-1")));
    private Instant _now = Terms.Start;
    private Looked _looked;
    private int _releases;

    internal Dealing(ulong seed, Forgotten without, Tally tally)
    {
        (_seed, _without, _tally) = (seed, without, tally);
        _draw = new(seed);
        _terms = new(_draw);
        _judge = new(_terms);
        _quoting = new(_terms, _judge, _draw);
        _policies = _terms.Told(without);
    }

    internal void Run()
    {
        _tally.Orders++;
        Hear(_terms.Sale);
        for (var step = 0; step < MostSteps && _now - Terms.Start < Longest; step++)
        {
            var agenda = Fulfilment.Next(_order, _policies, _now, _looked);
            if (agenda.Decision is { } decision) Decide(decision);
            else if (!Work(agenda) && !Rest(agenda)) return;
        }
    }

    private bool Work(Agenda agenda)
    {
        foreach (var todo in agenda.Todos)
            switch (todo)
            {
                case Todo.FindOffers find:
                    var suppliers = _terms.HasSecond ? Few.Of(Terms.One, Terms.Two) : [Terms.One];
                    Hear(new OffersFound(find.Search, _now, (from line in find.Lines.AsEnumerable() from supplier in suppliers.AsEnumerable() select new Offer(line, supplier, new("S"), supplier == Terms.One ? 0 : 1)).ToFew()));
                    return true;
                case Todo.GetQuote ask:
                    Quote(ask.Allocation);
                    return true;
                case Todo.ReadSale:
                    Pass(30);
                    _looked = _looked with { Sale = _now };
                    return true;
                case Todo.Send { Key.IsPurchaseStep: true } send:
                    if (!Pass(10)) Send(send);
                    return true;
                case Todo.Send { Key.Kind: TryKind.Discard } send:
                    Take(new Decide(new TryOpened(send.Key, send.No, _now, send.Deadline)));
                    Hear(new TryClosed(send.Key, send.No, Outcome.Done, _now));
                    return true;
            }

        return false;
    }

    // Nothing to do now: a person answers, or time goes on to the next moment that matters.
    private bool Rest(Agenda agenda)
    {
        if (_order.OpenHold is { } hold && _releases < 2 && _draw.Of(40))
        {
            _releases++;
            _now += TimeSpan.FromMinutes(_draw.Between(0, 60));
            if (hold.Held.Wanted is { } wanted) _approvals.Add(wanted);
            Take(new Decide(new HoldReleased(hold.Held.No, "person", _now)));
            return true;
        }

        if (_order.OpenHold is not null || agenda.WakeAt is not { } wake) return false;
        _now = wake;
        return _order.Purchases.Any(static purchase => !purchase.IsBought) || _order.Purchases.IsEmpty;
    }

    // Sometimes the work waits, for a limit or a crash, and is planned anew.
    private bool Pass(int percent)
    {
        if (!_draw.Of(percent)) return false;
        _now += _draw.Of(50) ? TimeSpan.FromSeconds(_draw.Between(1, 300)) : TimeSpan.FromMinutes(_draw.Between(1, 120));
        return true;
    }

    private void Quote(int allocation)
    {
        var proposed = _order.OpenAllocation()!.Proposed!;
        var quote = _quoting.Quote(proposed.Supplier, proposed.Units, _now);
        _quotes[allocation] = quote;
        _tally.Quotes++;
        Hear(new QuoteSeen(allocation, quote.Cost, _now, _without == Forgotten.Expiry ? null : quote.Until) { Goods = quote.Goods?.ToFew() });
    }

    private void Decide(Decision decision)
    {
        Take(new Decide(decision));
        switch (decision)
        {
            case PurchaseIntended intent:
                _tally.Bound++;
                if (_quotes[intent.Allocation].Until <= _now) Find(Finding.Expired, $"bound {intent.Cost}");
                Judge(intent, intent.Cost, "bound");
                break;
            case AllocationDropped { Reason: DropReason.Expired } or PurchaseClosed { Reason: CloseReason.QuoteEnded }:
                _tally.Expired++;
                break;
            case PurchaseClosed { Reason: CloseReason.OverCeiling or CloseReason.BelowMargin }:
                _tally.Drifted++;
                break;
            case OrderHeld held:
                _tally.Held(held.Reason.ToString());
                _tally.Drifted += held.Reason == HoldReason.PriceRose ? 1 : 0;
                break;
        }
    }

    private void Send(Todo.Send send)
    {
        Take(new Decide(new TryOpened(send.Key, send.No, _now, send.Deadline)));
        if (_draw.Of(15)) _now += TimeSpan.FromSeconds(_draw.Between(1, 99));   // the commit took its time
        var (step, intent) = ((PurchaseStep)send.Key.Kind, _order.Purchase(send.Key.No)!.Intent!);
        if (_without != Forgotten.LastLook && _order.WhyNot(send.Key.No, step, _policies, _now) is not null)
        {
            _tally.StoppedAtTheWire++;
            Hear(new TryClosed(send.Key, send.No, Outcome.NotSent, _now));
            return;
        }

        var own = _order.Purchase(send.Key.No)!.Own ?? new SupplierOrder(new("so"), SupplierOrderStatus.Draft);
        if (step == PurchaseStep.Create && _quotes[intent.Allocation].Until <= _now) Find(Finding.Expired, $"sent {intent.Cost}");
        if (step == intent.Terms.Steps[^1]) own = Pay(intent, own);
        if (step == PurchaseStep.Prepare) own = own with { Due = _quoting.Due(intent.Cost) };
        Hear(new SupplierOrderSeen(send.Key.No, own with { Status = intent.Terms.ResultOf(step) }));
        Hear(new TryClosed(send.Key, send.No, Outcome.Done, _now));
    }

    // A supplier that is paid in one step may take all that it is allowed.
    private SupplierOrder Pay(PurchaseIntended intent, SupplierOrder own)
    {
        var most = _order.MayCharge(intent, _policies, _now);
        var charged = own.Due ?? (_draw.Of(50) ? most : intent.Cost);
        _tally.Purchases++;
        if (IsApproved(intent, charged)) _tally.Approved++;
        Judge(intent, charged, "paid");
        var allowed = new Money(intent.Cost.Amount * (1m + _terms.Policies.PriceTolerance), intent.Cost.Currency).Rounded();
        if (charged > allowed && !IsApproved(intent, charged)) Find(Finding.Drift, $"paid {charged}, quoted {intent.Cost}");
        return own with { Charged = charged };
    }

    private void Judge(PurchaseIntended intent, Money cost, string how)
    {
        if (IsApproved(intent, cost)) return;
        if (_judge.WhyNot(intent.Supplier, [.. intent.Units], cost, _quotes[intent.Allocation].Goods, _now) is { } why) Find(why, $"{how} {cost}");
        else if (_terms.Policies.OrderCeiling is { } ceiling && cost.Amount * _judge.Rate(cost.Currency, _now) > ceiling.Amount) Find(Finding.Ceiling, $"{how} {cost} under {ceiling}");
    }

    private bool IsApproved(PurchaseIntended intent, Money cost) =>
        _approvals.Exists(approval => approval.Units == intent.Units && approval.Sum.Currency == cost.Currency && cost <= approval.Sum);

    private void Find(string what, string where) => _tally.Find(what, $"{where} at {_now}, order of seed {_seed}");

    private void Hear(Fact fact) => _order = Fulfilment.Take(_order, new Record(fact)).Order;

    private void Take(Command command)
    {
        var taken = Fulfilment.Take(_order, command);
        if (taken.Refused is { } refusal) throw new InvalidOperationException($"order of seed {_seed}: {command} is refused: {refusal.Because}");
        _order = taken.Order;
    }
}
