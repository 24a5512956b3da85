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
    public void An_unpaid_order_whose_cancel_we_accepted_reads_cancelled() =>
        new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts), new CancelAsked("c1", CancelOrigin.Merchant, T0)).Phase.ShouldBe(Phase.Cancelled);
}
