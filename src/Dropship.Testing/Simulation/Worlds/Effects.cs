using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>What a write does at the vendor it reaches, as the order says it that the sender had in hand.</summary>
internal static class Effects
{
    internal static Reply Of(World world, Order order, TryKey key)
    {
        switch (key.Kind)
        {
            case TryKind.Publish:
                return world.Market.Publish(key);
            case TryKind.AnswerCancel:
                return world.Market.Answer(key.Name, order.Cancels.First(cancel => cancel.Request == key.Name).Answer!.Accepted);
            case TryKind.Refund:
                return world.Market.Refund(key.No, order.Refund(key.No)!.Amount);
            case TryKind.ReplyInquiry or TryKind.MoveInquiry:
                return world.Questions.Act(key, order.Inquiry(key.Name)!.Acts[key.No - 1].Act);
            case TryKind.Urge or TryKind.Notify:
                return Reply.Yes();
        }

        var purchase = order.Purchase(key.No)!;
        var supplier = world.Supplier(purchase.Intent!.Supplier);
        return key.Kind switch
        {
            TryKind.Discard => supplier.Discard(purchase.Intent!.Reference),
            TryKind.CancelPurchase => supplier.Cancel(purchase.Intent!.Reference),
            TryKind.OpenDispute => supplier.Desk.Open(purchase.Dispute(key.Rung)!.Decided!),
            TryKind.WithdrawDispute => supplier.Desk.Withdraw(purchase.SightingOf(key.Rung)!.Dispute),
            _ => supplier.Step((PurchaseStep)key.Kind, purchase.Intent!, purchase.Chosen),
        };
    }
}
