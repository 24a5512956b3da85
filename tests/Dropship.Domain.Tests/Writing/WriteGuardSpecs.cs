using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Writing;

/// <summary>What may not go on the wire, whoever asks for it, and who may answer a doubt.</summary>
public sealed class WriteGuardSpecs
{
    private static readonly TryKey Create = new(TryKind.Create, 1);
    private static readonly Policies Staged = With(SupplierTerms.Staged with { HasWallet = false });

    private static TryOpened Opening(Scenario order, TryKey key, int no = 1) => new(key, no, order.Now, order.Now + Minutes(1));

    private static Refusal? Refused(Order order, Decision wanted) => Fulfilment.Take(order, new Command.Decide(wanted)).Refused;

    private static DoubtAnswered Answer(Scenario order, string by = "anna", string evidence = "the supplier's list") => new(Create, 1, DoubtAnswer.Absent, by, evidence, order.Now);

    private static Scenario Drafted() => AnIntendedPurchase(Staged).Sends(TryKind.Create).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Draft)));

    [Fact]
    public void Nothing_is_opened_that_could_not_be_sent_any_more() =>
        AnIntendedPurchase().Refusal(new TryOpened(Create, 1, T0, T0)).ShouldBe(RefusalCode.WrongStage);

    [Fact]
    public void A_second_try_waits_until_the_first_has_left_the_wire()
    {
        var order = AnIntendedPurchase().Sends(TryKind.Create);
        order.Refusal(Opening(order, Create, 2)).ShouldBe(RefusalCode.InDoubt);
    }

    [Fact]
    public void No_step_is_sent_while_another_is_on_the_wire_or_in_doubt()
    {
        var order = AnIntendedPurchase(Staged).Sends(TryKind.Create).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Draft)));
        order.Plans(TryKind.Cart).ShouldBeFalse();
        order.Refusal(Opening(order, new(TryKind.Cart, 1))).ShouldBe(RefusalCode.InDoubt);
        var doubtful = Drafted().Given(new TryOpened(new(TryKind.Pay, 1), 1, T0, T0 + Minutes(1)), new TryClosed(new(TryKind.Pay, 1), 1, Outcome.Unknown, T0));
        doubtful.Refusal(Opening(doubtful, new(TryKind.Cart, 1))).ShouldBe(RefusalCode.InDoubt);
    }

    [Fact]
    public void Nothing_is_sent_for_a_purchase_that_is_closed()
    {
        var order = AnIntendedPurchase(Policies.Default with { WhenUnsupplied = WhenUnsupplied.Ask }).Sends(TryKind.Create).Fails(DeclineReason.OutOfStock);
        order.Decides(new HoldReleased(1, "anna", order.Now));
        order.Refusal(Opening(order, Create, 2)).ShouldNotBeNull();
    }

    [Fact]
    public void A_step_out_of_turn_is_told_which_one_is_next()
    {
        var order = Drafted();
        Refused(order.Order, Opening(order, new(TryKind.Pay, 1)))!.Because.ShouldBe("the next step is Cart");
        var bought = ABoughtPurchase();
        Refused(bought.Order, Opening(bought, new(TryKind.Pay, 1)))!.Because.ShouldBe("the next step is none");
    }

    [Fact]
    public void A_price_that_is_told_in_the_same_turn_stops_the_payment_before_anything_is_decided()
    {
        var order = Drafted().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Payable)));
        var pay = Opening(order, new(TryKind.Pay, 1));
        RefusalCode? Due(Money due) => Refused(Fulfilment.Evolve(order.Order, new SupplierOrderSeen(1, At(SupplierOrderStatus.Payable) with { Due = due })), pay)?.Code;
        Due(Euro(30.60m)).ShouldBeNull("it is the ceiling");
        Due(Euro(1m)).ShouldBeNull();
        Due(Euro(30.61m)).ShouldBe(RefusalCode.BeyondMoney);
        Due(new(1m, Usd)).ShouldBe(RefusalCode.BeyondMoney);
        Refused(Fulfilment.Evolve(order.Order, new SupplierOrderSeen(1, At(SupplierOrderStatus.Payable) with { Due = Euro(31m) })), pay)!.Because.ShouldContain("31.00 EUR");
    }

    [Fact]
    public void A_write_needs_what_it_is_about()
    {
        var intended = AnIntendedPurchase();
        intended.Refusal(Opening(intended, new(TryKind.CancelPurchase, 1))).ShouldBe(RefusalCode.WrongStage);
        intended.Refusal(Opening(intended, new(TryKind.Refund, 1))).ShouldBe(RefusalCode.Unknown);
        var bought = ABoughtPurchase().Told(new CancelAsked("c1", CancelOrigin.Buyer, T0));
        bought.Refusal(Opening(bought, new(TryKind.Discard, 1))).ShouldBe(RefusalCode.WrongStage);
        bought.Refusal(Opening(bought, new(TryKind.AnswerCancel, Name: "c1"))).ShouldBe(RefusalCode.WrongStage, "nobody has answered it");
        var shipped = AShippedOrder();
        shipped.Refusal(Opening(shipped, new(TryKind.Publish, 1, Name: Number.Value))).ShouldBe(RefusalCode.WrongStage, "it is another release");
    }

    [Fact]
    public void No_refund_is_sent_once_the_marketplace_has_given_the_money_back()
    {
        var key = new TryKey(TryKind.Refund, 1);
        var part = APaidOrder().Offered().Told(new RefundSeen("r1", Euro(20m), T0));
        Refused(part.Order, Opening(part, key))!.ShouldBe(new(RefusalCode.BeyondMoney, "20.00 EUR is given back already"));
        var whole = APaidOrder().Offered().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts));
        whole.Refusal(Opening(whole, key)).ShouldBe(RefusalCode.BeyondMoney);
    }

    [Fact]
    public void Only_a_doubt_is_answered_and_only_that_try_of_it()
    {
        var order = APurchaseInDoubt();
        order.Refusal(Answer(order)).ShouldBeNull();
        order.Refusal(Answer(order) with { No = 2 }).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(Answer(order) with { Key = new(TryKind.Urge, 1, 1) }).ShouldBe(RefusalCode.WrongStage);
        AnIntendedPurchase().Sends(TryKind.Create).Refusal(Answer(order)).ShouldBe(RefusalCode.WrongStage, "it is still on the wire");
        ABoughtPurchase().Refusal(Answer(order)).ShouldBe(RefusalCode.WrongStage);
    }

    [Theory]
    [InlineData("", "the list")]
    [InlineData(" ", "the list")]
    [InlineData(null, "the list")]
    [InlineData("anna", "")]
    [InlineData("anna", " ")]
    [InlineData("anna", null)]
    public void An_answer_says_who_knows_it_and_how(string? by, string? evidence)
    {
        var order = APurchaseInDoubt();
        order.Refusal(Answer(order, by!, evidence!)).ShouldBe(RefusalCode.Unknown);
    }

    [Fact]
    public void A_doubt_is_answered_once_and_again_only_by_a_later_answer()
    {
        var order = APurchaseInDoubt();
        order.Decides(Answer(order));
        Refused(order.Order, Answer(order, "ben"))!.ShouldBe(new(RefusalCode.NotNext, "anna has answered it"));
        order.Refusal(Answer(order) with { At = order.Now - Minutes(1) }).ShouldBe(RefusalCode.NotNext);
        order.Waits(Minutes(1)).Refusal(Answer(order)).ShouldBeNull();
    }

    [Fact]
    public void The_answer_to_another_doubt_answers_nothing()
    {
        var order = APurchaseInDoubt().Given(
            new DoubtAnswered(new(TryKind.Create, 2), 1, DoubtAnswer.Absent, "anna", "the list", T0 + Days(1)),
            new DoubtAnswered(Create, 2, DoubtAnswer.Absent, "anna", "the list", T0 + Days(1)));
        order.Refusal(Answer(order)).ShouldBeNull();
    }
}
