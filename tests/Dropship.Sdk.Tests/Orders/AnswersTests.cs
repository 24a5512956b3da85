using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Orders;

/// <summary>The answers only a person can give: what each does, and when it is refused.</summary>
public sealed class AnswersTests
{
    private static readonly TryKey Create = new(TryKind.Create, 1);
    private static readonly TrackingNumber Number = new("YT00000001");

    [Fact]
    public async Task A_released_hold_goes_on_and_cannot_be_released_again()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.Held);
        (await shop.Dropship.Orders.ReleaseHoldAsync(key, "desk", hold: 2))!.Because.ShouldBe("hold 2 is not open");
        (await shop.Dropship.Orders.ReleaseHoldAsync(key, "desk")).ShouldBeNull();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        (await shop.Dropship.Orders.ReleaseHoldAsync(key, "desk"))!.Code.ShouldBe(RefusalCode.Unknown);
        (await shop.Dropship.Orders.HistoryAsync(key)).OfType<Decision.HoldReleased>().ShouldHaveSingleItem().By.ShouldBe("desk");
    }

    [Fact]
    public async Task A_suspect_number_is_published_when_it_is_released()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell(shipWithin: TimeSpan.FromDays(4));
        await shop.PumpAsync();
        shop.Carrier.Scan(Number, ParcelPhase.PickedUp, shop.Now - TimeSpan.FromDays(30));
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        shop.Market.Shipments.ShouldBeEmpty();
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldContain(why => why.Contains("ReviewParcel", StringComparison.Ordinal));

        (await shop.Dropship.Orders.ReleaseParcelAsync(key, new("NONE1234"), "desk"))!.Code.ShouldBe(RefusalCode.Unknown);
        (await shop.Dropship.Orders.ReleaseParcelAsync(key, Number, "desk")).ShouldBeNull();
        shop.Market.Shipments.ShouldHaveSingleItem().Number.ShouldBe(Number);
        (await shop.Dropship.Orders.ReleaseParcelAsync(key, Number, "desk"))!.Code.ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public async Task A_purchase_that_a_person_found_answers_the_doubt()
    {
        await using var shop = new FakeShop(SupplierTerms.SingleStep with { Kind = ProtocolKind.PersonOnly });
        var key = await Reached.PhaseAsync(shop, Phase.InDoubt);
        await shop.Dropship.Orders.ConfirmPurchaseAsync(key, 1, new(new("so-77"), SupplierOrderStatus.Paid) { Charged = new(30m, FakeShop.Eur) }, "anna", "seen on their page");
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        shop.Script.Count("mill.Create").ShouldBe(1);
        shop.Script.Count("mill.find").ShouldBe(0);
    }

    [Fact]
    public async Task A_denied_write_may_be_tried_again_and_only_a_doubtful_one_can_be_denied()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InDoubt);
        shop.Script.Clear();
        (await shop.Dropship.Orders.DenyWriteAsync(key, new(TryKind.Refund, 1), "anna", "none"))!.Code.ShouldBe(RefusalCode.WrongStage);
        (await shop.Dropship.Orders.DenyWriteAsync(key, Create, "anna", "not in their list")).ShouldBeNull();
        (await shop.OrderAsync(key)).Tries[0].Code.ShouldBe("person: not in their list");
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(2));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        (await shop.Dropship.Orders.DenyWriteAsync(key, Create, "anna", "too late"))!.Code.ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public async Task A_mended_request_is_sent_again()
    {
        await using var shop = new FakeShop();
        shop.Supplier.Declines = DeclineReason.Invalid;
        var key = shop.Sell();
        await shop.PumpAsync();
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldContain(why => why.Contains("MendRequest", StringComparison.Ordinal));
        shop.Supplier.Declines = DeclineReason.None;
        await shop.PumpAfterAsync(TimeSpan.FromDays(2));
        shop.Supplier.Charges.ShouldBeEmpty("nobody has said yet that it is mended");

        (await shop.Dropship.Orders.RetryWriteAsync(key, Create)).ShouldBeNull();
        await shop.PumpAfterAsync(TimeSpan.FromHours(2));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        (await shop.Dropship.Orders.RetryWriteAsync(key, Create))!.Code.ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public async Task A_write_that_was_refused_for_good_is_not_tried_again()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        shop.Supplier.RefusesCancels = true;
        await shop.Dropship.Orders.CancelAsync(key, "desk");
        var refusal = await shop.Dropship.Orders.RetryWriteAsync(key, new(TryKind.CancelPurchase, 1));
        refusal!.Because.ShouldContain("TooLate");
        shop.Script.Count("mill.cancel").ShouldBe(1);
    }

    [Fact]
    public async Task A_purchase_in_doubt_is_given_up_by_whoever_says_how_they_know_that_it_was_not_bought()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InDoubt);
        var orders = shop.Dropship.Orders;
        (await orders.GiveUpPurchaseAsync(key, 1, "anna", " "))!.Code.ShouldBe(RefusalCode.Unknown, "no evidence");
        (await orders.GiveUpPurchaseAsync(key, 2, "anna", "their list does not have it"))!.Code.ShouldBe(RefusalCode.Unknown);
        (await orders.GiveUpPurchaseAsync(key, 1, "anna", "their list does not have it")).ShouldBeNull();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Refunded, "no other supplier has it");
        shop.Supplier.Charges.ShouldBeEmpty();
        (await orders.HistoryAsync(key)).OfType<Decision.DoubtAnswered>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            answer => answer.Answer.ShouldBe(DoubtAnswer.GivenUp), answer => answer.By.ShouldBe("anna"), answer => answer.Evidence.ShouldBe("their list does not have it"));
    }

    [Fact]
    public async Task Of_two_people_who_answer_one_doubt_one_is_heard()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InDoubt);
        var answers = await Task.WhenAll(
            shop.Dropship.Orders.DenyWriteAsync(key, Create, "anna", "not in their list"),
            shop.Dropship.Orders.ConfirmPurchaseAsync(key, 1, new(new("so-77"), SupplierOrderStatus.Paid) { Charged = new(30m, FakeShop.Eur) }, "ben", "seen on their page"));
        var history = await shop.Dropship.Orders.HistoryAsync(key);
        history.OfType<Decision.DoubtAnswered>().ShouldHaveSingleItem().By.ShouldBe(answers[0] is null ? "anna" : "ben");
    }

    [Fact]
    public async Task A_bought_purchase_is_not_given_up()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        (await shop.Dropship.Orders.GiveUpPurchaseAsync(key, 1, "anna", "their list does not have it"))!.Code.ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public async Task A_lost_parcel_is_refunded_and_written_off()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        shop.Carrier.Scan(Number, ParcelPhase.Lost, shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldContain(why => why.Contains("Compensate", StringComparison.Ordinal));

        (await shop.Dropship.Orders.RefundAsync(key, [new(new("l1"), new(45m, FakeShop.Eur))], RefundReason.Lost)).ShouldBeNull();
        (await shop.Dropship.Orders.WriteOffAsync(key, 1)).ShouldBeNull();
        shop.Market.Refunds.ShouldHaveSingleItem().Reason.ShouldBe(RefundReason.Lost);
        var order = await shop.OrderAsync(key);
        order.Refunded().ShouldBe(new Money(45m, FakeShop.Eur));
        order.Balance(Account.WrittenOff, FakeShop.Eur).ShouldBe(new Money(30m, FakeShop.Eur));
        (await shop.Dropship.Orders.WriteOffAsync(key, 1))!.Code.ShouldBe(RefusalCode.NotNext);
    }

    [Fact]
    public async Task What_was_never_charged_is_not_written_off()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InDoubt);
        (await shop.Dropship.Orders.WriteOffAsync(key, 1))!.Code.ShouldBe(RefusalCode.Unknown);
    }

    [Theory]
    [InlineData("45.01 EUR", RefusalCode.BeyondMoney)]
    [InlineData("0 EUR", RefusalCode.BeyondMoney)]
    [InlineData("-1 EUR", RefusalCode.BeyondMoney)]
    [InlineData("1 USD", RefusalCode.BeyondMoney)]
    [InlineData("1 EUR,1 USD", RefusalCode.BeyondMoney)]
    [InlineData("", RefusalCode.Unknown)]
    public async Task A_refund_beyond_what_was_paid_is_refused(string amounts, RefusalCode code)
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        var lines = amounts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => new LineAmount(new("l1"), MoneyOf(text))).ToList();
        (await shop.Dropship.Orders.RefundAsync(key, lines, RefundReason.Goodwill))!.Code.ShouldBe(code);
        shop.Market.Refunds.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refunds_together_stay_within_what_was_paid()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        (await RefundAsync(shop, key, 30m)).ShouldBeNull();
        (await RefundAsync(shop, key, 30m))!.Code.ShouldBe(RefusalCode.BeyondMoney);
        (await RefundAsync(shop, key, 15m)).ShouldBeNull();
        shop.Market.Refunds.Sum(refund => refund.Amount.Amount).ShouldBe(45m);
    }

    [Fact]
    public async Task A_decision_that_meets_a_conflict_is_taken_again()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.Held);
        var other = shop.Launch();
        var gate = new Gate();
        shop.Script.On("store.append A-1", Disturbance.Waits(gate), times: 1);
        var release = other.Dropship.Orders.ReleaseHoldAsync(key, "slow");
        await gate.Reached;
        shop.Market.PayOut(key.Id, new(38m, FakeShop.Eur), new(7m, FakeShop.Eur));
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        gate.Open();
        (await release).ShouldBeNull();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
    }

    private static Task<Refusal?> RefundAsync(FakeShop shop, OrderKey key, decimal amount) =>
        shop.Dropship.Orders.RefundAsync(key, [new(new("l1"), new(amount, FakeShop.Eur))], RefundReason.Goodwill);

    private static Money MoneyOf(string text) => new(decimal.Parse(text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), new(text.Split(' ')[1]));
}
