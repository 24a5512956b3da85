using static Dropship.Domain.Command;
using static Dropship.Domain.Fact;

namespace Dropship.Domain.Tests;

public sealed class HappyPathSpecs
{
    private static readonly Currency Eur = new("EUR");
    private static readonly Instant T0 = Instant.From(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));
    private readonly List<string> _log = [];
    private Order _order = new(new OrderKey(new("shop"), new("o-1")));
    private Looked _looked;
    private Instant _now = T0;

    [Fact]
    public void A_paid_order_is_bought_shipped_delivered_completed_and_settled()
    {
        var line = new OrderLine(new("l1"), new Sku("S1"), 2, new(20m, Eur), new(5m, Eur), T0 + TimeSpan.FromDays(4));
        Tell(new SaleSeen(0, 1, SaleStatus.Paid, T0 - TimeSpan.FromHours(1), T0, new(45m, Eur), [line], new("DE", "10")));
        Drain().Todos.ShouldBe([new Todo.FindOffers(1, [line.Id])]);
        Tell(new OffersFound(1, _now, [new(line.Id, new("sup"), new("SS1"))]));
        Drain().Todos.ShouldBe([new Todo.GetQuote(1)]);
        Tell(new QuoteSeen(1, new(30m, Eur), _now));
        Drain().Todos.ShouldBe([new Todo.ReadSale()]);
        _looked = _looked with { Sale = _now };
        var send = Drain().Todos.ShouldHaveSingleItem().ShouldBeOfType<Todo.Send>();
        Open(send);
        Drain().Todos.ShouldBeEmpty();
        _order.Phase(_now).ShouldBe(Phase.Buying);
        Tell(new TryClosed(send.Key, send.No, Outcome.Done, _now));
        Tell(new SupplierOrderSeen(1, new(new("so-1"), SupplierOrderStatus.Paid) { Charged = new(30m, Eur) }));
        _looked = _looked with { Supplier = _now };
        var agenda = Drain();
        agenda.Todos.ShouldBeEmpty();
        agenda.WakeAt.ShouldNotBeNull();
        _order.Phase(_now).ShouldBe(Phase.AwaitingShipment);
        _now = T0 + TimeSpan.FromDays(1);
        Tell(new ParcelSeen(1, new("YT123456"), new("YunExpress"), [], _now));
        _looked = _looked with { Supplier = _now, Sale = _now };
        agenda = Drain();
        agenda.Todos.Count.ShouldBe(2, string.Join('\n', agenda.Todos));
        Open(agenda.Todos.OfType<Todo.Send>().Single());
        Tell(new TryClosed(new(TryKind.Publish, Name: "YT123456"), 1, Outcome.Done, _now));
        _order.Phase(_now).ShouldBe(Phase.InTransit);
        _now += TimeSpan.FromDays(6);
        Tell(new ScanSeen(new("YT123456"), ParcelPhase.Delivered, ParcelIncident.None, _now));
        agenda = Drain();
        _order.Phase(_now).ShouldBe(Phase.Completed);
        agenda.WakeAt.ShouldBe(_now + TimeSpan.FromDays(30));
        Tell(new PayoutSeen(new("p1"), new(38m, Eur), new(7m, Eur), true, _now));
        Drain().WakeAt.ShouldBeNull();
        _order.Phase(_now).ShouldBe(Phase.Settled);
        _order.IsOpen(_now).ShouldBeFalse();
        _order.Balance(Account.Receivable, Eur).IsZero.ShouldBeTrue();
        _order.Balance(Account.Reserved, Eur).IsZero.ShouldBeTrue();
        _order.Balance(Account.Cost, Eur).ShouldBe(new Money(30m, Eur));
        _log.Count.ShouldBe(14, string.Join('\n', _log));
    }

    private void Open(Todo.Send send) => Take(new Decide(new Decision.TryOpened(send.Key, send.No, _now, send.Deadline)));

    private void Tell(Fact fact) => Take(new Command.Record(fact));

    private void Take(Command command)
    {
        var taken = Fulfilment.Take(_order, command);
        taken.Refused.ShouldBeNull();
        taken.Happened.ShouldNotBeNull();
        _log.Add(taken.Happened.ToString());
        _order = taken.Order;
    }

    private Agenda Drain()
    {
        for (var i = 0; i < 20; i++)
        {
            var agenda = Fulfilment.Next(_order, Policies.Default, _now, _looked);
            if (agenda.Decision is not { } decision) return agenda;
            Take(new Decide(decision));
        }

        throw new InvalidOperationException("decisions do not end");
    }
}
