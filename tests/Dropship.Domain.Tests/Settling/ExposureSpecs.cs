using static Dropship.Domain.Decision;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Settling;

/// <summary>What the marketplace owes for what was bought, and how an order waits where that would be too much.</summary>
public sealed class ExposureSpecs
{
    private static readonly Withholding Full = new("the marketplace owes 970.00 EUR of at most 1000.00 EUR", T0, T0);

    [Fact]
    public void A_purchase_is_owed_from_its_decision_until_the_payout()
    {
        APaidOrder().Offered(Alpha).Order.Exposure(Eur).ShouldBe(Euro(0m), "nothing is bought yet");
        var intended = AnIntendedPurchase();
        var brings = intended.Order.Purchases[0].Intent!.Judged.Revenue;
        intended.Order.Exposure(Eur).ShouldBe(brings);
        intended.Order.Exposure(Usd).ShouldBe(new Money(0m, Usd));
        ABoughtPurchase().Order.Exposure(Eur).ShouldBe(brings);
        var paid = ACompletedOrder().PaidOut(20m, 0m, final: false);
        paid.Order.Exposure(Eur).ShouldBe(Euro(25m), "never more than is still owed");
        paid.PaidOut(15m, 3m, id: "p2").Order.Exposure(Eur).ShouldBe(Euro(0m), "it pays no more: what is missing is a difference, not a debt");
    }

    [Fact]
    public void A_purchase_that_never_came_about_is_not_owed()
    {
        var order = AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.OutOfStock);
        order.Order.Purchases[0].Closed.ShouldNotBeNull();
        order.Order.Exposure(order.Order.Purchases[0]).ShouldBe(Euro(0m));
    }

    [Fact]
    public void Over_the_cap_nothing_is_bought_and_a_person_sees_why()
    {
        var order = APaidOrder(Policies.Default with { Exposed = Full }).Offered(Alpha).Quoted().Reads();
        order.Phase.ShouldBe(Phase.Held);
        order.Order.OpenHold!.Held.Reason.ShouldBe(HoldReason.Exposure);
        order.Order.OpenHold.Held.Detail.ShouldContain(Full.Why);
        order.Order.Purchases.ShouldBeEmpty();
    }

    [Fact]
    public void A_person_approves_the_sum_and_room_approves_nothing()
    {
        var policies = Policies.Default with { Exposed = Full };
        Scenario Held() => APaidOrder(policies).Offered(Alpha).Quoted().Reads();
        var released = Held();
        released.Decides(new HoldReleased(1, "anna", released.Now)).Decided<PurchaseIntended>();
        var again = Held();
        again.Decides(new HoldReleased(1, Exposures.Room, again.Now)).DecidedNo<PurchaseIntended>();
        again.Asks(AskKind.ReviewHold).ShouldBeTrue();
        again.Under(rules => rules with { Exposed = null }).Decided<PurchaseIntended>();
    }

    [Fact]
    public void What_is_bought_is_never_held_by_the_cap()
    {
        var doubt = APurchaseInDoubt().Under(rules => rules with { Exposed = Full });
        doubt.Looks().ShouldBe(1);
        doubt.Phase.ShouldBe(Phase.InDoubt);
        doubt.Order.OpenHold.ShouldBeNull();
        ABoughtPurchase().Under(rules => rules with { Exposed = Full }).HandedOver().Plans(TryKind.Publish).ShouldBeTrue();
    }
}
