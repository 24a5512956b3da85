using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>
/// An inquiry in which the shop is waited for is put to a person at once, and stays so until what was decided about it has taken effect. By its margin before the reply-by
/// it is answered from the order's facts where the rules say so, once.
/// </summary>
internal static class InquiringPlan
{
    internal static void Add(ref Plan plan)
    {
        if (plan.IsDecided) return;
        foreach (var inquiry in plan.Order.Inquiries)
        {
            var act = plan.Order.PendingAct(inquiry);
            if (act is not null) plan.Write(Inquiry.KeyOf(act));
            if (plan.Order.WaitsSince(inquiry) is not { } since) continue;
            if (act is null && Answer(ref plan, inquiry, since)) return;
            if (act is null or { Act: InquiryAct.Reopen } || plan.Order.Read(Inquiry.KeyOf(act), plan.Now).Stage == WriteStage.Rejected) plan.Ask(AskKind.AnswerInquiry, Subject(inquiry), since);
        }
    }

    private static bool Answer(ref Plan plan, Inquiry inquiry, Instant since)
    {
        if (!plan.Policies.Inquiries.AnswersItself || inquiry.Seen is not { Kind: InquiryKind.AboutOrder or InquiryKind.AfterSupport } seen || plan.Sale is not { PaidAt: not null } || WasAutomatic(inquiry)) return false;
        if (Timetable.ReplyBy(plan.Policies, inquiry, since) is not { } by || !plan.IsNear(by)) return false;
        plan.Decide(new InquiryActed(inquiry.Id, inquiry.Acts.Count + 1, InquiryAct.Reply, seen.Revision, nameof(InquiryRules.AnswersItself), plan.Now));
        return true;
    }

    private static bool WasAutomatic(Inquiry inquiry)
    {
        foreach (var act in inquiry.Acts)
            if (act.IsAutomatic())
                return true;
        return false;
    }

    private static string Subject(Inquiry inquiry) => $"{inquiry.Id}: {inquiry.Seen!.Kind}{(inquiry.Seen.About is { } about ? $", {about}" : "")}";
}
