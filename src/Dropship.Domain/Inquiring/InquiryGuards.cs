using static Dropship.Domain.Decision;
using static Dropship.Domain.Guards;
using static Dropship.Domain.RefusalCode;

namespace Dropship.Domain;

/// <summary>What stands against doing something about an inquiry.</summary>
internal static class InquiryGuards
{
    internal static Refusal? Refuse(Order order, InquiryActed wanted)
    {
        if (order.Inquiry(wanted.Inquiry) is not { Seen: { } seen } inquiry) return No(Unknown, $"inquiry {wanted.Inquiry} is not known");
        if (wanted.No != inquiry.Acts.Count + 1) return Number(wanted.No, inquiry.Acts.Count);
        if (string.IsNullOrWhiteSpace(wanted.By) || !Enum.IsDefined(wanted.Act)) return No(Unknown, $"it does not say who decides, or {wanted.Act} is nothing that is done about inquiries");
        if (seen.AnsweredIn is { } other) return No(WrongStage, $"it is about several orders: what is done about it is decided in {other}");
        if (wanted.Revision != seen.Revision) return No(NotNext, "it was judged by another revision of the inquiry: read it again");
        if (order.PendingAct(inquiry) is { } before && order.Read(Inquiry.KeyOf(before), wanted.At).Stage is WriteStage.Open or WriteStage.InDoubt) return No(InDoubt, $"{before.Act} {before.No} by {before.By} may be under way");
        if (wanted.Act == InquiryAct.Reply && order.WaitsSince(inquiry) is null) return No(WrongStage, "nobody waits for an answer in it");
        return seen.State.Takes(wanted.Act) ? null : No(WrongStage, $"it is {seen.State}");
    }

    // What is decided later stands in its place; what the inquiry has gone past is not sent.
    internal static Refusal? RefuseTry(Order order, TryKey key) =>
        order.Inquiry(key.Name) is { } inquiry && order.PendingAct(inquiry) is { } act && Inquiry.KeyOf(act) == key && inquiry.Seen!.Takes(act) ? null : No(WrongStage, "nothing of this kind is to be done about the inquiry");
}
