using Dropship.Domain;
using Dropship.Orders;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Disputes through the real engine: once on the wire, looked for in doubt, read to their end, and their money counted once.</summary>
public sealed class DisputingTests
{
    private static readonly SupplierTerms Terms = SupplierTerms.SingleStep with { CanCancel = false, CanDispute = true };
    private static readonly DisputeOrder Broken = new(1, DisputeCause.Damaged, "Two shirts arrived torn.");
    private static readonly Few<LineUnits> One = [new(new("l1"), 1)];

    private static async Task<OrderKey> DeliveredAsync(FakeShop shop) => await Reached.PhaseAsync(shop, Phase.Delivered);

    private static async Task<DisputeState> StateAsync(FakeShop shop, OrderKey key, int no = 1) => await shop.OrderAsync(key) is var order ? order.State(order.Purchases[0], order.Purchases[0].Dispute(no)!, shop.Now) : default;

    [Fact]
    public async Task It_is_opened_once_with_what_was_decided_and_its_money_is_a_credit()
    {
        await using var shop = Reached.Shop(Terms);
        var key = await DeliveredAsync(shop);
        (await shop.Dropship.Orders.DisputeAsync(key, Broken with { Ground = "7", Pictures = ["https://example.org/torn.png"], Units = One }, "anna")).ShouldBeNull();
        await shop.PumpAsync();
        var request = shop.Supplier.Disputes.Requests.ShouldHaveSingleItem();
        (request.Order, request.Units, request.Ground, request.Pictures.Count).ShouldBe((new SupplierOrderId("so-1"), One, "7", 1));
        request.Reference.ShouldBe((await shop.OrderAsync(key)).Purchases[0].Intent!.Reference + "-d1");
        (await StateAsync(shop, key)).ShouldBe(DisputeState.Open);
        var sent = shop.Script.Made.ToList().FindIndex(call => call.StartsWith("mill.dispute ", StringComparison.Ordinal));
        shop.Script.Made[sent - 1].ShouldBe("durable A-1 try OpenDispute 1 rung 1", "the try is durable before the wire");

        shop.Supplier.Disputes.Decide("d-1", dispute => dispute with { Stage = DisputeStage.Refunded, PaidBack = new(12m, FakeShop.Eur) });
        for (var day = 0; day < 2; day++) await shop.PumpAfterAsync(TimeSpan.FromDays(1));
        var order = await shop.OrderAsync(key);
        (await StateAsync(shop, key)).ShouldBe(DisputeState.Refunded);
        order.Purchases[0].Outstanding.ShouldBe(new Money(18m, FakeShop.Eur));
        shop.Script.Count("mill.dispute ").ShouldBe(1);
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldContain(why => why.Contains("dispute 1 about purchase 1 at mill, Damaged", StringComparison.Ordinal) && why.Contains("12.00 EUR came back", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_is_lost_is_looked_for_and_found_also_where_our_number_is_not_told_back(bool forgets)
    {
        await using var shop = Reached.Shop(Terms);
        shop.Supplier.Disputes.ForgetsReferences = forgets;
        var key = await DeliveredAsync(shop);
        shop.Script.On("mill.dispute ", Disturbance.AnswerLost, times: 1);
        await shop.Dropship.Orders.DisputeAsync(key, Broken, "anna");
        for (var i = 0; i < 4; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        (await StateAsync(shop, key)).ShouldBe(DisputeState.Open);
        shop.Script.Count("mill.dispute ").ShouldBe(1);
        (await shop.OrderAsync(key)).Purchases[0].DisputesSeen.ShouldHaveSingleItem().Ours.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_never_arrived_is_sent_again_only_after_a_look_that_found_none()
    {
        await using var shop = Reached.Shop(Terms);
        var key = await DeliveredAsync(shop);
        shop.Script.On("mill.dispute ", Disturbance.Fails(() => new HttpRequestException("no route")), times: 1);
        await shop.Dropship.Orders.DisputeAsync(key, Broken, "anna");
        await shop.PumpAsync();
        (await StateAsync(shop, key)).ShouldBe(DisputeState.InDoubt);
        for (var i = 0; i < 4; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        var calls = shop.Script.Made.Where(call => call.StartsWith("mill.dispute", StringComparison.Ordinal)).ToList();
        calls.Count(call => call.StartsWith("mill.dispute ", StringComparison.Ordinal)).ShouldBe(2);
        calls.FindIndex(call => call.StartsWith("mill.disputes", StringComparison.Ordinal)).ShouldBeInRange(1, calls.FindLastIndex(call => call.StartsWith("mill.dispute ", StringComparison.Ordinal)) - 1);
        shop.Supplier.Disputes.Find(new("so-1")).Count.ShouldBe(1);
        (await StateAsync(shop, key)).ShouldBe(DisputeState.Open);
    }

    [Fact]
    public async Task While_the_supplier_cannot_be_read_a_doubt_stays_one()
    {
        await using var shop = Reached.Shop(Terms);
        var key = await DeliveredAsync(shop);
        shop.Script.On("mill.dispute ", Disturbance.AnswerLost, times: 1);
        shop.Script.On("mill.disputes", Disturbance.Fails(ProviderFault.Unreachable));
        await shop.Dropship.Orders.DisputeAsync(key, Broken, "anna");
        for (var i = 0; i < 6; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(4));
        (await StateAsync(shop, key)).ShouldBe(DisputeState.InDoubt);
        shop.Script.Count("mill.dispute ").ShouldBe(1);
    }

    [Fact]
    public async Task What_was_opened_is_ours_by_the_answer_alone()
    {
        await using var shop = Reached.Shop(Terms);
        shop.Supplier.Disputes.ForgetsReferences = true;
        var key = await DeliveredAsync(shop);
        shop.Script.On("mill.disputes", Disturbance.Fails(ProviderFault.Unreachable));
        await shop.Dropship.Orders.DisputeAsync(key, Broken, "anna");
        await shop.PumpAsync();
        (await shop.OrderAsync(key)).Purchases[0].DisputesSeen.ShouldHaveSingleItem().Ours.ShouldBe(1);
    }

    [Fact]
    public async Task One_that_was_over_before_is_not_taken_for_ours()
    {
        await using var shop = Reached.Shop(Terms);
        shop.Supplier.Disputes.ForgetsReferences = true;
        var key = await DeliveredAsync(shop);
        shop.Supplier.Disputes.Tell(new("d-0", new("so-1"), DisputeStage.Refused) { OpenedAt = shop.Now - TimeSpan.FromDays(2) });
        shop.Script.On("mill.dispute ", Disturbance.AnswerLost, times: 1);
        await shop.Dropship.Orders.DisputeAsync(key, Broken, "anna");
        for (var i = 0; i < 4; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        (await shop.OrderAsync(key)).Purchases[0].DisputesSeen.Select(seen => (seen.Dispute, seen.Ours)).ShouldBe([("d-0", 0), ("d-2", 1)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_cancel_of_a_paid_purchase_is_asked_by_dispute_and_the_buyer_gets_the_money()
    {
        await using var shop = Reached.Shop(Terms);
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        shop.Market.AskCancel(key.Id, "c-1");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        shop.Supplier.Disputes.Requests.ShouldHaveSingleItem().Cause.ShouldBe(DisputeCause.NotShipped);
        shop.Market.Answers.ShouldBeEmpty("the supplier has not decided");
        shop.Supplier.Disputes.Decide("d-1", dispute => dispute with { Stage = DisputeStage.Refunded, PaidBack = new(30m, FakeShop.Eur) });
        shop.Supplier.Cancel(new("so-1"));
        for (var i = 0; i < 3; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(12));
        var order = await shop.OrderAsync(key);
        (order.Phase(shop.Now), order.Purchases[0].Outstanding, order.Purchases[0].Credited).ShouldBe((Phase.Refunded, Money.Zero(FakeShop.Eur), new Money(30m, FakeShop.Eur)), "told twice, counted once");
        shop.Market.Refunds.ShouldHaveSingleItem().Amount.ShouldBe(new Money(45m, FakeShop.Eur));
        order.Balance(Account.Cost, FakeShop.Eur).ShouldBe(Money.Zero(FakeShop.Eur));
        shop.Script.Count("mill.dispute ").ShouldBe(1);
    }

    [Fact]
    public async Task What_the_supplier_does_not_take_is_asked_about_until_it_is_given_up()
    {
        await using var shop = Reached.Shop(Terms);
        var key = await DeliveredAsync(shop);
        shop.Supplier.Disputes.Declines = DeclineReason.Declined;
        await shop.Dropship.Orders.DisputeAsync(key, Broken, "anna");
        await shop.PumpAsync();
        (await StateAsync(shop, key)).ShouldBe(DisputeState.NotTaken);
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldContain(why => why.Contains("WriteFailed", StringComparison.Ordinal));
        (await shop.Dropship.Orders.WithdrawDisputeAsync(key, 1, 1, "anna", "they do not take it")).ShouldBeNull();
        await shop.PumpAsync();
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldNotContain(why => why.Contains("WriteFailed", StringComparison.Ordinal));
        shop.Script.Count("mill.withdraw").ShouldBe(0, "nothing is open there");
    }

    [Fact]
    public async Task What_stands_in_the_way_of_ours_is_somebody_elses()
    {
        await using var shop = Reached.Shop(Terms);
        var key = await DeliveredAsync(shop);
        shop.Supplier.Disputes.Tell(new("d-page", new("so-1"), DisputeStage.Open));
        shop.Supplier.Disputes.Declines = DeclineReason.Declined;
        await shop.Dropship.Orders.DisputeAsync(key, Broken, "anna");
        await shop.PumpAsync();
        (await StateAsync(shop, key)).ShouldBe(DisputeState.NotTaken);
        var seen = (await shop.OrderAsync(key)).Purchases[0].DisputesSeen.ShouldHaveSingleItem();
        (seen.Dispute, seen.Ours).ShouldBe(("d-page", 0));
    }

    [Fact]
    public async Task It_is_taken_back_once_at_the_supplier()
    {
        await using var shop = Reached.Shop(Terms);
        var key = await DeliveredAsync(shop);
        await shop.Dropship.Orders.DisputeAsync(key, Broken, "anna");
        await shop.PumpAsync();
        shop.Script.On("mill.withdraw", Disturbance.AnswerLost, times: 1);
        (await shop.Dropship.Orders.WithdrawDisputeAsync(key, 1, 1, "anna", "settled by mail")).ShouldBeNull();
        (await shop.Dropship.Orders.WithdrawDisputeAsync(key, 1, 1, "anna", "settled by mail"))!.Code.ShouldBe(RefusalCode.NotNext);
        for (var i = 0; i < 3; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        (await StateAsync(shop, key)).ShouldBe(DisputeState.Withdrawn);
        shop.Script.Count("mill.withdraw so-1 d-1").ShouldBe(1, "the look has found that it was taken back");
    }

    [Fact]
    public async Task Goods_for_a_claim_are_asked_of_the_supplier_followed_and_counted_as_sent_once_more()
    {
        await using var shop = Reached.Shop(Terms);
        var key = await DeliveredAsync(shop);
        await shop.Dropship.Orders.RecordClaimAsync(key, new("k-1", 1, ClaimKind.Damaged, One, shop.Now));
        (await shop.Dropship.Orders.ResendClaimAsync(key, "k-1", One, "anna", "a picture", "One shirt arrived torn.")).ShouldBeNull();
        await shop.PumpAsync();
        shop.Supplier.Disputes.Requests.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Remedy.ShouldBe(DisputeRemedy.Resend), one => one.Units.ShouldBe(One));
        shop.Supplier.Disputes.Decide("d-1", dispute => dispute with { Stage = DisputeStage.Resent, ResentAs = new("so-1R") });
        shop.Supplier.Disputes.Ship(new("so-1R"), new("YT99"));
        for (var day = 0; day < 3; day++) await shop.PumpAfterAsync(TimeSpan.FromDays(1));
        var order = await shop.OrderAsync(key);
        order.Parcel(new("YT99")).ShouldNotBeNull().ShouldSatisfyAllConditions(parcel => parcel.Resend.ShouldBe(1), parcel => parcel.Units.ShouldBe(One));
        order.Purchases.Count.ShouldBe(1, "nothing is bought");
        shop.Supplier.Charges.ShouldHaveSingleItem().Value.ShouldBe(1);
        shop.Market.Shipments.ShouldContain(shipment => shipment.Number == new TrackingNumber("YT99"), "the buyer is told");
    }

    [Fact]
    public async Task Without_a_message_they_are_bought_anew_once_and_the_store_lets_that_pass()
    {
        await using var shop = Reached.Shop(Terms);
        var key = await DeliveredAsync(shop);
        await shop.Dropship.Orders.RecordClaimAsync(key, new("k-1", 1, ClaimKind.Damaged, One, shop.Now));
        shop.Supplier.Cost = new(3m, FakeShop.Eur);
        (await shop.Dropship.Orders.ResendClaimAsync(key, "k-1", One, "anna", "a picture")).ShouldBeNull();
        await shop.PumpAsync();
        var order = await shop.OrderAsync(key);
        order.Purchases.Count.ShouldBe(2);
        order.Purchases[1].Intent!.Units.ShouldBe(One);
        shop.Supplier.Charges.Values.ShouldBe([1, 1]);
        (await shop.Dropship.Orders.ResendClaimAsync(key, "k-1", One, "anna", "again"))!.Code.ShouldBe(RefusalCode.NotNext);
    }

    [Fact]
    public async Task A_return_is_refunded_when_it_has_arrived_and_not_before()
    {
        await using var shop = Reached.Shop(Terms);
        var key = await DeliveredAsync(shop);
        await shop.Dropship.Orders.RecordClaimAsync(key, new("k-1", 1, ClaimKind.NotAsDescribed, [], shop.Now));
        (await shop.Dropship.Orders.ReturnClaimAsync(key, "k-1", [new(new("l1"), new(20m, FakeShop.Eur))], "anna", "a picture")).ShouldBeNull();
        await shop.PumpAfterAsync(TimeSpan.FromDays(3));
        shop.Market.Refunds.ShouldBeEmpty();
        await shop.Dropship.Orders.RecordReturnAsync(key, new("k-1", shop.Now));
        await shop.Dropship.Orders.RecordReturnAsync(key, new("k-1", shop.Now));
        await shop.PumpAsync();
        shop.Market.Refunds.ShouldHaveSingleItem().ShouldSatisfyAllConditions(refund => refund.Amount.ShouldBe(new Money(20m, FakeShop.Eur)), refund => refund.Reason.ShouldBe(RefundReason.Returned));
    }

    [Fact]
    public async Task What_a_person_sees_on_the_suppliers_page_counts_as_well()
    {
        await using var shop = Reached.Shop(Terms with { CanDispute = false });
        var key = await DeliveredAsync(shop);
        await shop.Dropship.Orders.RecordDisputeAsync(key, new(1, "page-7", new("so-1"), DisputeStage.Refunded, PaidBack: new(9m, FakeShop.Eur)));
        (await shop.OrderAsync(key)).Purchases[0].Outstanding.ShouldBe(new Money(21m, FakeShop.Eur));
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldContain(why => why.Contains("opened by hand, their number page-7", StringComparison.Ordinal));
        (await Should.ThrowAsync<ArgumentException>(() => shop.Dropship.Orders.RecordDisputeAsync(key, new(2, "page-7", new("so-1"), DisputeStage.Open)))).Message.ShouldContain("has no purchase 2");
        (await Should.ThrowAsync<ArgumentException>(() => shop.Dropship.Orders.RecordDisputeAsync(key, new(1, "page-7", new("so-9"), DisputeStage.Open)))).Message.ShouldContain("no order so-9: name the supplier's number of the order, so-1");
    }

    [Fact]
    public async Task Evidence_that_was_given_meets_its_deadline()
    {
        await using var shop = Reached.Shop(Terms);
        var key = await DeliveredAsync(shop);
        await shop.Dropship.Orders.DisputeAsync(key, Broken, "anna");
        await shop.PumpAsync();
        shop.Supplier.Disputes.Decide("d-1", dispute => dispute with { EvidenceBy = shop.Now + TimeSpan.FromDays(4) });
        await shop.PumpAfterAsync(TimeSpan.FromDays(3));
        await shop.PumpAsync();
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldContain(why => why.Contains("EvidenceBy", StringComparison.Ordinal));
        (await shop.Dropship.Orders.RecordEvidenceAsync(key, 1, 1, "anna", "three pictures")).ShouldBeNull();
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldNotContain(why => why.Contains("EvidenceBy", StringComparison.Ordinal));
        (await shop.Dropship.Orders.RecordEvidenceAsync(key, "k-9", "anna", "three pictures"))!.Code.ShouldBe(RefusalCode.Unknown);
    }
}
