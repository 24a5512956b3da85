namespace Dropship.Domain;

/// <summary>What a person needs to look a write up at the vendor: how much, which order, which parcel. Without personal data.</summary>
internal static class Evidence
{
    internal static string Of(Order order, TryKey key) => key.Kind switch
    {
        TryKind.Refund when order.Refund(key.No) is { } refund => $"{key}, {refund.Amount} for {refund.Reason}",
        TryKind.CancelPurchase or TryKind.Discard when order.Purchase(key.No) is { Intent: { } intent, Own: { } own } => $"{key} at {intent.Supplier}, {own.Id}",
        TryKind.OpenDispute or TryKind.WithdrawDispute when order.Purchase(key.No) is { Intent: { } intent } purchase && purchase.Dispute(key.Rung)?.Decided is { } decided => $"{key} at {intent.Supplier}, {decided.Order}, {Dispute.ReferenceOf(intent.Reference, key.Rung)}",
        TryKind.AnswerCancel when order.Cancelling(key.Name).Answer is { } answer => $"{key}, {(answer.Accepted ? "accepted" : "refused")}",
        TryKind.Publish when order.Parcel(new(key.Name)) is { Carrier: { } carrier } => $"{key} of {carrier}",
        TryKind.ReplyInquiry or TryKind.MoveInquiry when order.Inquiry(key.Name) is { } inquiry && key.No >= 1 && key.No <= inquiry.Acts.Count => $"{key}, {inquiry.Acts[key.No - 1].Act} by {inquiry.Acts[key.No - 1].By}",
        _ => key.ToString(),
    };
}
