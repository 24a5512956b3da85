using static Dropship.Domain.Decision;

namespace Dropship.Domain.Tests.Laws;

/// <summary>What has to be true before a write goes on the wire.</summary>
internal static class SendingLaws
{
    internal static string? Guarded(History history)
    {
        foreach (var commit in history.Commits)
        {
            var why = commit.Taken.Happened switch
            {
                PurchaseIntended e => Unjudged(e),
                TryOpened { Key.IsPurchaseStep: true } e => Unguarded(commit.Before, e),
                _ => null,
            };
            if (why is not null) return $"{commit.At}: {why}: {commit.Taken.Happened}";
        }

        return NotDurable(history) ?? OverCeiling(history);
    }

    internal static string? DoubtsAwaited(History history)
    {
        foreach (var commit in history.Commits)
            if (commit.Taken.Happened is TryOpened opened)
                foreach (var earlier in commit.Before.Tries)
                    if (earlier.Key == opened.Key && Forbids(commit.Before, earlier, opened) is { } why)
                        return $"{commit.At}: {opened.Key} try {opened.No} although try {earlier.No} {why}";
        foreach (var supplier in history.World.Suppliers)
            foreach (var order in supplier.Orders)
                if (!history.Events.Any(each => each is PurchaseIntended intent && intent.Reference == order.Reference))
                    return $"{order.Id} bears {order.Reference}, which no decision names";
        return null;
    }

    private static string? Unjudged(PurchaseIntended intent)
    {
        var judged = intent.Judged;
        if (judged.Floor is { } floor && (judged.Revenue - judged.Cost).Amount < judged.Revenue.Amount * floor) return "below the margin floor";
        if (judged.Ceiling is { } most && (judged.Cost + judged.Committed).Amount > most.Amount) return "over the ceiling of the order";
        return intent.Ceiling.Currency != intent.Cost.Currency || intent.Ceiling < intent.Cost ? "the ceiling is below the quote" : null;
    }

    private static string? Unguarded(Order order, TryOpened opened)
    {
        if (order.Sales.IsEmpty || order.Sales[^1] is not { Status: SaleStatus.Paid, PaidAt: not null }) return "the sale does not stand";
        if (order.Holds.Any(static hold => hold.ReleasedBy is null)) return "a hold is open";
        if (order.Cancels.Any(static cancel => cancel is { Asked: not null, Answer: null })) return "a cancellation is open";
        if (order.Cancels.Any(cancel => cancel.Answer is { Accepted: true } answer && answer.Release == order.Sales[^1].Release)) return "the order is withdrawn";
        if (order.Purchase(opened.Key.No) is not { Intent: { } intent } purchase) return "nothing was decided";
        if (purchase.Closed is not null) return "the purchase is closed";
        return purchase.Orders.Any(seen => seen.Id == (purchase.Chosen ?? seen.Id) && !seen.Cancelled && seen.Due > intent.Ceiling) ? "more is due than the ceiling allows" : null;
    }

    // The wire's own record against the journal: every effect needs its try, written before.
    private static string? NotDurable(History history)
    {
        foreach (var wired in history.Wires)
            if (!history.Commits.Any(commit => commit.At <= wired.At && commit.Taken.Happened is TryOpened opened && opened.Key == wired.Key && opened.No == wired.No))
                return $"{wired.At}: {wired.Key} try {wired.No} was on the wire without a durable try";
        return null;
    }

    private static string? OverCeiling(History history)
    {
        foreach (var intent in history.Events.OfType<PurchaseIntended>())
            foreach (var order in BuyingLaws.Books(history, intent))
                if (order.Charged is { } charged && charged > intent.Ceiling)
                    return $"{order.Id} took {charged}; the ceiling of round {intent.Round} is {intent.Ceiling}";
        return null;
    }

    private static string? Forbids(Order order, Try earlier, TryOpened next)
    {
        if (earlier.Outcome is null && earlier.Deadline > next.At) return "is on the wire";
        if (earlier.Outcome == Outcome.Done) return "is done";
        if (earlier.Outcome is Outcome.NotSent or Outcome.Rejected || IsSeen(order, earlier)) return null;
        return MayRepeat(order, next) || IsAbsent(order, earlier) ? null : "is in doubt";
    }

    private static bool MayRepeat(Order order, TryOpened next) =>
        next.Key.Kind == TryKind.Create && order.Purchase(next.Key.No)!.Intent!.Terms is { Kind: ProtocolKind.UniqueReference } terms
        && order.Tries.Where(tried => tried.Key == next.Key).Min(static tried => tried.OpenedAt) + terms.Horizon > next.At
        && !order.Cancels.Any(static cancel => cancel is { Asked: not null, Answer: null });

    // A look may be believed only as far as the protocol goes, and never for money given back.
    private static bool IsAbsent(Order order, Try tried)
    {
        var terms = tried.Key.IsPurchaseStep ? order.Purchase(tried.Key.No)!.Intent!.Terms : null;
        var over = tried.ClosedAt > tried.Deadline ? tried.ClosedAt : tried.Deadline;
        return tried.Key.Kind switch
        {
            TryKind.Create => (terms!.Kind == ProtocolKind.DraftThenPay || terms is { Kind: ProtocolKind.LookUp, ResendAfterSettle: true }) && tried.AbsentLast >= over + terms.Settle,
            TryKind.Pay => tried.AbsentLast - tried.AbsentFirst >= TimeSpan.FromMinutes(2) && tried.No == 1,
            TryKind.Refund => false,
            _ => tried.AbsentLast >= (tried.ClosedAt ?? tried.Deadline),
        };
    }

    private static bool IsSeen(Order order, Try tried) => tried.Key.Kind switch
    {
        TryKind.Create => order.Purchase(tried.Key.No)!.Orders.Count > 0,
        <= TryKind.Pay => order.Purchase(tried.Key.No) is { Intent: { } intent } purchase && purchase.Orders.Any(seen => seen.Status >= intent.Terms.ResultOf((PurchaseStep)tried.Key.Kind)),
        TryKind.Refund => order.Settlement.Seen.Any(seen => seen.Ours == tried.Key.No),
        _ => false,
    };
}
