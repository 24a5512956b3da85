using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Flow;

/// <summary>Open is what is waited for, judged by units and money.</summary>
public sealed class OpenSpecs
{
    public static TheoryData<string> Open => [.. OpenOrders.Keys];

    public static TheoryData<string> Closed => [.. ClosedOrders.Keys];

    private static readonly Dictionary<string, Func<Scenario>> OpenOrders = new()
    {
        ["not read yet"] = () => new Scenario().Waits(TimeSpan.Zero),
        ["unpaid"] = () => new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts)),
        ["held"] = () => APaidOrder().Offered(Alpha).Quoted(90m),
        ["in doubt"] = () => APurchaseInDoubt(),
        ["bought"] = () => ABoughtPurchase(),
        ["on the way"] = () => AShippedOrder(),
        ["not paid out"] = () => ACompletedOrder(),
        ["refund not sent"] = () => APaidOrder().Offered(),
        ["a request unanswered"] = () => ABoughtPurchase().Told(new CancelAsked("c1", CancelOrigin.Buyer, T0)),
        ["cancelled, credit missing"] = () => ABoughtPurchase().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts), new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m) with { Cancelled = true })),
        ["cancelled, a purchase in doubt"] = () => APurchaseInDoubt().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts)),
        ["cancelled, a purchase on the wire"] = () => AnIntendedPurchase().Sends(TryKind.Create).Told(Sale(SaleStatus.Refunded, 0, 2, Shirts)),
    };

    private static readonly Dictionary<string, Func<Scenario>> ClosedOrders = new()
    {
        ["never paid and cancelled"] = () => new Scenario().Told(Sale(SaleStatus.Cancelled, 0, 1, Shirts) with { PaidAt = null }),
        ["settled"] = () => ACompletedOrder().PaidOut(),
        ["unsupplied and refunded"] = () => APaidOrder().Offered().Sends(TryKind.Refund).Ends(Outcome.Done),
        ["cancelled before anything was bought"] = () => AnIntendedPurchase().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts)),
        ["cancelled and credited"] = () => ABoughtPurchase().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts), new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true })),
        ["refunded and written off"] = () => AShippedOrder().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts)),
    };

    [Theory, MemberData(nameof(Open))]
    public void These_are_open_and_wait_for_something(string which)
    {
        var order = OpenOrders[which]();
        order.IsOpen.ShouldBeTrue();
        (order.Agenda.WakeAt is not null || !order.Agenda.Todos.IsEmpty).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Closed))]
    public void These_are_closed_and_ask_for_nothing(string which)
    {
        var order = ClosedOrders[which]().Waits(Days(400));
        order.IsOpen.ShouldBeFalse();
        order.Agenda.Todos.ShouldBeEmpty();
        order.Agenda.Asks.ShouldBeEmpty();
        order.Agenda.WakeAt.ShouldBeNull();
    }

    [Fact]
    public void A_closed_purchase_with_a_new_doubt_has_not_ended()
    {
        var order = AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.OutOfStock);
        order.Order.HasEnded(order.Order.Purchase(1)!, order.Now).ShouldBeTrue();
        order.Given(new TryOpened(new(TryKind.Create, 1), 2, T0, T0 + Minutes(1)), new TryClosed(new(TryKind.Create, 1), 2, Outcome.Unknown, T0));
        order.Order.HasEnded(order.Order.Purchase(1)!, order.Now).ShouldBeFalse();
    }

    [Fact]
    public void A_declined_purchase_ends_once_its_charge_is_credited_and_a_delivered_one_at_once()
    {
        var order = AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.OutOfStock).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m) with { Cancelled = true }));
        order.Order.HasEnded(order.Order.Purchase(1)!, order.Now).ShouldBeFalse();
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true }));
        order.Order.HasEnded(order.Order.Purchase(1)!, order.Now).ShouldBeTrue();
        var delivered = ACompletedOrder();
        delivered.Order.HasEnded(delivered.Order.Purchase(1)!, delivered.Now).ShouldBeTrue();
    }

    [Fact]
    public void A_request_to_cancel_that_is_not_answered_keeps_an_order_open()
    {
        var order = ACompletedOrder().PaidOut();
        order.IsOpen.ShouldBeFalse();
        Fulfilment.Evolve(order.Order, new CancelAsked("c1", CancelOrigin.Buyer, order.Now)).IsOpen(order.Now).ShouldBeTrue();
    }
}
