using Dropship.Domain.Tests.Buying;
using Dropship.Domain.Tests.Transitions;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Flow;

/// <summary>The one word people see.</summary>
public sealed class PhaseSpecs
{
    public static TheoryData<Phase> All => [.. Enum.GetValues<Phase>()];

    [Theory, MemberData(nameof(All))]
    public void Every_phase_is_read_from_an_order_in_it(Phase phase) => Stages.Phases.Single(stage => stage.Name == phase.ToString()).Build().Phase.ShouldBe(phase);

    [Fact]
    public void A_hold_stands_above_a_doubt_and_a_cancel_above_a_hold()
    {
        var order = APurchaseInDoubt().Told(Paid(Shirts) with { Paid = Euro(44m) });
        order.Phase.ShouldBe(Phase.Held);
        order.Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Phase.ShouldBe(Phase.Cancelled);
    }

    [Fact]
    public void Some_lines_bought_and_some_not_is_sourcing_until_none_is_open()
    {
        var order = APaidOrder(null, Shirts, Mug).Told(new OffersFound(1, T0, [new(Shirts.Id, Alpha, new("A")), new(Mug.Id, Beta, new("B"))])).Quoted(30m);
        order.Phase.ShouldBe(Phase.Buying);
        order.Reads().Sends(TryKind.Create).Succeeds().Phase.ShouldBe(Phase.Sourcing);
        order.Quoted(8m).Phase.ShouldBe(Phase.Buying);
    }

    [Fact]
    public void A_part_that_nobody_supplies_does_not_hide_that_the_rest_arrived()
    {
        var order = APaidOrder(null, Shirts, Mug).Told(new OffersFound(1, T0, [new(Shirts.Id, Alpha, new("A"))])).Quoted().Reads().Sends(TryKind.Create).Succeeds();
        order.Phase.ShouldBe(Phase.AwaitingShipment);
        order.HandedOver().Arrives().Phase.ShouldBe(Phase.Completed);
    }

    [Fact]
    public void Who_waits_for_money_before_anything_is_decided_is_told_by_the_agenda()
    {
        var order = APaidOrder(Policies.Default with { AwaitsFunds = new("awaiting funds: 30.60 EUR at alpha", T0, T0 + Hours(1)) }).Offered(Alpha).Quoted();
        order.Phase.ShouldBe(Phase.Sourcing);
        order.Order.Phase(T0, order.Agenda).ShouldBe(Phase.AwaitingFunds);
        var low = AnIntendedPurchase(With(SupplierTerms.SingleStep with { HasWallet = true })).Holds(0m);
        low.Order.Phase(low.Now, low.Agenda).ShouldBe(Phase.AwaitingFunds, "the wallet was looked into");
        var bought = ABoughtPurchase();
        bought.Order.Phase(bought.Now, bought.Agenda).ShouldBe(Phase.AwaitingShipment);
    }

    [Fact]
    public void An_unpaid_order_whose_cancel_we_accepted_reads_cancelled() =>
        new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts), new CancelAsked("c1", CancelOrigin.Merchant, T0)).Phase.ShouldBe(Phase.Cancelled);

    // Of one line: open, covered, shipped, delivered, returned and lost units at once.
    [Theory]
    [InlineData(0, 2, 0, 0, 0, 0, Phase.AwaitingShipment)]
    [InlineData(1, 1, 0, 0, 0, 0, Phase.Sourcing)]
    [InlineData(1, 1, 1, 0, 0, 0, Phase.PartShipped)]
    [InlineData(1, 1, 0, 1, 0, 0, Phase.PartShipped)]
    [InlineData(1, 1, 0, 2, 0, 0, Phase.PartShipped)]
    [InlineData(1, 2, 0, 1, 0, 0, Phase.PartShipped)]
    [InlineData(0, 1, 0, 1, 0, 0, Phase.PartShipped)]
    [InlineData(1, 0, 1, 1, 0, 0, Phase.PartShipped)]
    [InlineData(0, 0, 2, 1, 0, 0, Phase.InTransit)]
    [InlineData(0, 0, 0, 1, 1, 0, Phase.Delivered)]
    [InlineData(0, 0, 0, 0, 1, 1, Phase.Delivered)]
    [InlineData(0, 0, 0, 1, 0, 1, Phase.Delivered)]
    public void Units_in_several_places_read_as_the_furthest_behind(int open, int covered, int shipped, int delivered, int returned, int lost, Phase phase)
    {
        var line = Shirts with { Quantity = covered + shipped + delivered + returned + lost };
        var order = ABoughtPurchase(Policies.Default with { CompleteAfter = Days(30), MinimumMargin = null }, line);
        foreach (var (units, at) in (ReadOnlySpan<(int, ParcelPhase)>)[(shipped, ParcelPhase.InTransit), (delivered, ParcelPhase.Delivered), (returned, ParcelPhase.Returned), (lost, ParcelPhase.Lost)])
        {
            if (units == 0) continue;
            var number = new TrackingNumber($"YT{(int)at:D6}");
            order.Told(Parcel(number, T0, 1, new LineUnits(line.Id, units)), Scan(number, at, T0));
        }

        order.Told(Sale(SaleStatus.Paid, 0, 2, line with { Quantity = line.Quantity + open })).Phase.ShouldBe(phase);
    }

    [Fact]
    public void A_completed_order_to_which_units_are_added_goes_on()
    {
        var order = ACompletedOrder().Told(Sale(SaleStatus.Paid, 0, 2, Shirts with { Quantity = 3 }));
        order.Phase.ShouldBe(Phase.PartShipped);
        order.Quoted(10m).Reads().Sends(TryKind.Create).Succeeds(10m, 2).Told(Sale(SaleStatus.Paid, 0, 3, Shirts with { Quantity = 4 })).Phase.ShouldBe(Phase.PartShipped);
    }

    [Fact]
    public void What_is_held_before_it_is_known_or_paid_reads_held()
    {
        var early = new Scenario().Given(new Decision.OrderHeld(1, HoldReason.InvalidSale, "it makes no sense", T0));
        early.Phase.ShouldBe(Phase.Held);
        early.Agenda.Asks.ShouldContain(new Ask(AskKind.ReviewHold, "InvalidSale: it makes no sense", T0));
        new Scenario().Told(Sale(SaleStatus.OnHold, 0, 1, Shirts) with { PaidAt = null }).Phase.ShouldBe(Phase.Held);
        new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts)).Phase.ShouldBe(Phase.New);
    }

    [Fact]
    public void What_was_decided_for_a_line_that_is_gone_buys_nothing_that_is_open() => AnIntendedPurchase(Policies.Default with { MaxSearches = 2, MinimumMargin = null }).Told(Sale(SaleStatus.Paid, 0, 2, Mug)).Phase.ShouldBe(Phase.Sourcing);

    [Fact]
    public void A_cancelled_purchase_has_not_ended_while_money_is_owed_for_what_has_not_gone()
    {
        bool Ended(params Fact[] facts) => ABoughtPurchase().Told(facts) is var order && order.Order.HasEnded(order.Order.Purchase(1)!, order.Now);
        SupplierOrderSeen Cancelled(decimal? credited) => new(1, At(SupplierOrderStatus.Paid, 30m, credited) with { Cancelled = true });
        Fact[] oneCame = [Parcel(Number, T0, 1, new LineUnits(Shirts.Id, 1)), Scan(Number, ParcelPhase.Delivered, T0 + Days(1))];
        Ended(Cancelled(10m)).ShouldBeFalse();
        Ended([Cancelled(null), .. oneCame]).ShouldBeFalse("nothing came back for the other");
        Ended([Cancelled(10m), .. oneCame]).ShouldBeTrue();
    }
}
