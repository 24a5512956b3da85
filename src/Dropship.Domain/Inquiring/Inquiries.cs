namespace Dropship.Domain;

/// <summary>Readings of buyers' inquiries.</summary>
public static class Inquiries
{
    private static readonly Instant Ever = Instant.From(DateTimeOffset.MaxValue);

    /// <summary>The inquiry of a number, or null.</summary>
    /// <param name="order">The order.</param>
    /// <param name="id">Its number.</param>
    public static Inquiry? Inquiry(this Order order, string id)
    {
        foreach (var inquiry in order.Inquiries)
            if (inquiry.Id == id)
                return inquiry;
        return null;
    }

    /// <summary>Since when the shop is waited for, as far as is known; null if it is not, if another order of the same buyer answers it, or if what the shop did about it has taken effect.</summary>
    /// <param name="order">The order.</param>
    /// <param name="inquiry">The inquiry.</param>
    public static Instant? WaitsSince(this Order order, Inquiry inquiry)
    {
        if (inquiry.Seen is not { State: InquiryState.AwaitsShop, AnsweredIn: null } seen) return null;
        foreach (var act in inquiry.Acts)
            if (act.Revision >= seen.Revision && act.Act != InquiryAct.Reopen && order.IsDone(Domain.Inquiry.KeyOf(act)))
                return null;
        return Since(seen);
    }

    /// <summary>True while the shop is waited for in any of the order's inquiries.</summary>
    /// <param name="order">The order.</param>
    public static bool HasOpenInquiry(this Order order)
    {
        foreach (var inquiry in order.Inquiries)
            if (order.WaitsSince(inquiry) is not null)
                return true;
        return false;
    }

    /// <summary>The times in which the buyer waited for the shop, the first first. One that ended without a word of the shop, because the inquiry was closed, is none.</summary>
    /// <param name="order">The order.</param>
    /// <param name="inquiry">The inquiry.</param>
    public static Few<InquiryWait> Waits(this Order order, Inquiry inquiry)
    {
        if (inquiry.Seen is not { AnsweredIn: null } seen) return [];
        Few<InquiryWait> waits = [];
        Instant? since = seen.OpenedAt;   // whoever opens an inquiry waits from then on
        foreach (var turn in seen.Turns)
        {
            if (turn.By == InquiryParty.Buyer) since ??= turn.At;
            if (turn.By != InquiryParty.Shop) continue;
            if (since is { } from) waits = waits.Add(new(from, Instant.Later(from, turn.At), waits.IsEmpty));
            since = null;
        }

        return order.WaitsSince(inquiry) is { } open ? waits.Add(new(open, null, waits.IsEmpty)) : waits;
    }

    /// <summary>What was decided about an inquiry and is still to be done, or may be under way; null if nothing is. What the inquiry has gone past is not done any more.</summary>
    /// <param name="order">The order.</param>
    /// <param name="inquiry">The inquiry.</param>
    public static Decision.InquiryActed? PendingAct(this Order order, Inquiry inquiry)
    {
        if (inquiry is not { Seen: { } seen, Acts.IsEmpty: false }) return null;
        var act = inquiry.Acts[^1];
        var write = order.Read(Domain.Inquiry.KeyOf(act), Ever);
        return write.Stage != WriteStage.Done && (seen.Takes(act) || write.Stage is WriteStage.Open or WriteStage.InDoubt) ? act : null;
    }

    // Whoever writes after it was decided to close the inquiry asks something that nobody has read yet.
    internal static bool Takes(this Fact.InquirySeen seen, Decision.InquiryActed act)
    {
        if (!seen.State.Takes(act.Act)) return false;
        if (act.Act != InquiryAct.Close) return true;
        foreach (var turn in seen.Turns)
            if (turn.By == InquiryParty.Buyer && turn.At > act.At)
                return false;
        return true;
    }

    /// <summary>True if an inquiry in this state can be dealt with so.</summary>
    /// <param name="state">Who waits for whom.</param>
    /// <param name="act">What the shop would do.</param>
    public static bool Takes(this InquiryState state, InquiryAct act) => act switch
    {
        InquiryAct.Reply => state == InquiryState.AwaitsShop,
        InquiryAct.Close => state is InquiryState.AwaitsShop or InquiryState.AwaitsBuyer or InquiryState.AwaitsMarketplace,
        InquiryAct.Reopen => state == InquiryState.Closed,
        InquiryAct.Escalate => state is InquiryState.AwaitsShop or InquiryState.AwaitsBuyer or InquiryState.Closed,
        _ => false,
    };

    /// <summary>True if an inquiry in this state shows that it was dealt with so.</summary>
    /// <param name="state">Who waits for whom.</param>
    /// <param name="act">What the shop did.</param>
    public static bool Shows(this InquiryState state, InquiryAct act) => act switch
    {
        InquiryAct.Close => state is InquiryState.Closed or InquiryState.Ended,
        InquiryAct.Reopen => state is InquiryState.AwaitsShop or InquiryState.AwaitsBuyer,
        InquiryAct.Escalate => state == InquiryState.AwaitsMarketplace,
        _ => false,
    };

    internal static bool IsAutomatic(this Decision.InquiryActed act) => act.By == nameof(InquiryRules.AnswersItself);

    // From the first word that came behind the shop's last; where none did, as after an inquiry was opened again, from its last change.
    private static Instant Since(Fact.InquirySeen seen)
    {
        Instant? since = seen.OpenedAt;
        foreach (var turn in seen.Turns)
            since = turn.By == InquiryParty.Shop ? null : since ?? turn.At;
        return since ?? seen.ChangedAt;
    }
}
