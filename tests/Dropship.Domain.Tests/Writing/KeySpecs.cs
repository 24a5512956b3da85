using Dropship.Domain.Tests.Disputing;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Tests.Disputing.DisputeSpecs;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Writing;

/// <summary>What a key of a write says, where it is written, and when a dispute may be opened or taken back.</summary>
public sealed class KeySpecs
{
    [Fact]
    public void At_the_supplier_are_written_the_purchase_what_hastens_or_undoes_it_and_its_disputes()
    {
        TryKind[] there = [TryKind.Create, TryKind.Cart, TryKind.Confirm, TryKind.Prepare, TryKind.Pay, TryKind.Discard, TryKind.CancelPurchase, TryKind.Urge, TryKind.OpenDispute, TryKind.WithdrawDispute];
        Enum.GetValues<TryKind>().Where(static kind => new TryKey(kind, 1).IsAtSupplier).ShouldBe(there);
    }

    [Fact]
    public void A_notice_says_its_kind_its_number_and_what_it_states()
    {
        new NoticeKey(NoticeKind.Shipped, "YT1", "YunExpress", 0).ToTry().ToString().ShouldBe("Notify Shipped YT1|YunExpress");
        new NoticeKey(NoticeKind.Shipped, "YT1", "YunExpress", 2).ToTry().ToString().ShouldBe("Notify Shipped 2 YT1|YunExpress");
    }

    [Fact]
    public void A_dispute_is_opened_once_and_taken_back_only_while_the_supplier_shows_it_as_open()
    {
        var order = ACompletedOrder(With(DisputeSpecs.Disputing)).PaidOut();
        TryOpened Opens(TryKind kind) => new(new(kind, 1, 1), 1, order.Now, order.Now + Minutes(1));
        string? Because(TryKind kind) => Fulfilment.Take(order.Order, new Command.Decide(Opens(kind))).Refused?.Because;
        order.Refusal(Opens(TryKind.OpenDispute)).ShouldBe(RefusalCode.WrongStage, "nobody has decided it");
        order.Decides(Dispute(order));
        order.Refusal(Opens(TryKind.OpenDispute)).ShouldBeNull();
        order.Told(Seen());
        (order.Refusal(Opens(TryKind.OpenDispute)), Because(TryKind.OpenDispute)).ShouldBe((RefusalCode.WrongStage, "the dispute is not decided, is open already, or was taken back"));
        (order.Refusal(Opens(TryKind.WithdrawDispute)), Because(TryKind.WithdrawDispute)).ShouldBe((RefusalCode.WrongStage, "the dispute is not open at the supplier, or is not to be taken back"));
        order.Decides(new DisputeWithdrawn(1, 1, "anna", "settled by mail", order.Now)).Refusal(Opens(TryKind.WithdrawDispute)).ShouldBeNull();
        order.Told(Seen(DisputeStage.Refused)).Refusal(Opens(TryKind.WithdrawDispute)).ShouldBe(RefusalCode.WrongStage, "it has ended");
    }
}
