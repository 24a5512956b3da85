namespace Dropship.Domain;

/// <summary>Where an outward write stands, over all its tries.</summary>
public enum WriteStage
{
    /// <summary>It was never tried.</summary>
    Fresh,

    /// <summary>On the wire: an answer may still come.</summary>
    Open,

    /// <summary>Nobody knows whether it had an effect: look, or ask a person. Never simply again.</summary>
    InDoubt,

    /// <summary>The last try provably had no effect: never left, or looked for and absent, or invalid and mended.</summary>
    NoEffect,

    /// <summary>The vendor said no. A request that was invalid becomes <see cref="NoEffect"/> by the word of a person who mended it.</summary>
    Rejected,

    /// <summary>It took effect.</summary>
    Done,
}

/// <summary>An outward write, read from its tries.</summary>
/// <param name="Stage">Where it stands.</param>
/// <param name="Count">How many tries there were.</param>
/// <param name="Last">The try that decides the stage: the open or doubtful one, else the last; null if there was none.</param>
/// <param name="First">When the first try was opened, or null.</param>
public readonly record struct Write(WriteStage Stage, int Count, Try? Last, Instant? First);

/// <summary>Readings of tries.</summary>
public static class Writes
{
    /// <summary>Two looks that find an order unpaid must lie this far apart before a payment may be tried a second time (how clients of CJ Dropshipping resolve a payment in doubt).</summary>
    public static readonly TimeSpan PaySettle = TimeSpan.FromMinutes(2);

    /// <summary>Where a write stands.</summary>
    /// <param name="order">The order.</param>
    /// <param name="key">Which write.</param>
    /// <param name="now">The present.</param>
    public static Write Read(this Order order, TryKey key, Instant now)
    {
        // What is on the vendor's books is done, also if a store that was restored does not know the try.
        var (count, stage, first) = (0, key.Kind == TryKind.Refund && order.IsSeen(key) ? WriteStage.Done : WriteStage.Fresh, default(Instant?));
        Try? decisive = null;
        foreach (var tried in order.Tries)
        {
            if (tried.Key != key) continue;
            count = Math.Max(count, tried.No);
            first = Instant.Earlier(first, tried.OpenedAt);
            var its = order.Judge(tried, now);
            if (Weight(its) < Weight(stage)) continue;
            (stage, decisive) = (its, tried);
        }

        return new(stage, count, decisive, first);
    }

    /// <summary>
    /// The earliest doubt among the steps of a purchase that nothing has answered yet, or null. A step that took effect
    /// is one too until the supplier's order shows it: nothing may be closed or sent on the strength of an order nobody knows.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="round">The purchase.</param>
    /// <param name="now">The present.</param>
    public static Try? Doubt(this Order order, int round, Instant now) => order.FindStep(round, now, WriteStage.InDoubt);

    /// <summary>The step of a purchase that is on the wire, or null.</summary>
    /// <param name="order">The order.</param>
    /// <param name="round">The purchase.</param>
    /// <param name="now">The present.</param>
    public static Try? OnTheWire(this Order order, int round, Instant now) => order.FindStep(round, now, WriteStage.Open);

    /// <summary>True if an outward write of the kind had its effect.</summary>
    /// <param name="order">The order.</param>
    /// <param name="key">Which write.</param>
    public static bool IsDone(this Order order, TryKey key)
    {
        if (key.Kind == TryKind.Refund && order.IsSeen(key)) return true;
        foreach (var tried in order.Tries)
            if (tried.Key == key && (tried.Outcome == Outcome.Done || order.IsAnswered(tried)))
                return true;
        return false;
    }

    /// <summary>Both in one pass.</summary>
    internal static (Try? Open, Try? Doubt) Unsettled(this Order order, int round, Instant now)
    {
        var (open, doubt) = (default(Try?), default(Try?));
        foreach (var tried in order.Tries)
        {
            if (!tried.Key.IsPurchaseStep || tried.Key.No != round) continue;
            var stage = order.JudgeStep(tried, now);
            if (stage == WriteStage.Open) open ??= tried;
            if (stage == WriteStage.InDoubt) doubt ??= tried;
        }

        return (open, doubt);
    }

    private static Try? FindStep(this Order order, int round, Instant now, WriteStage stage)
    {
        foreach (var tried in order.Tries)
            if (tried.Key.IsPurchaseStep && tried.Key.No == round && order.JudgeStep(tried, now) == stage)
                return tried;
        return null;
    }

    private static WriteStage JudgeStep(this Order order, Try tried, Instant now) =>
        tried.Outcome == Outcome.Done && !order.IsAnswered(tried) ? WriteStage.InDoubt : order.Judge(tried, now);

    // Done outweighs all; an open or doubtful try outweighs any that ended; among ended ones the later speaks.
    private static int Weight(WriteStage stage) => stage switch
    {
        WriteStage.Done => 3,
        WriteStage.Open => 2,
        WriteStage.InDoubt => 1,
        _ => 0,
    };

    private static WriteStage Judge(this Order order, Try tried, Instant now) => tried.Outcome switch
    {
        Outcome.Done => WriteStage.Done,
        Outcome.Rejected => order.IsAnswered(tried) ? WriteStage.Done : tried.IsMended ? WriteStage.NoEffect : WriteStage.Rejected,
        Outcome.NotSent => WriteStage.NoEffect,
        null when tried.Deadline > now => WriteStage.Open,
        _ => order.IsAnswered(tried) ? WriteStage.Done : order.IsAbsent(tried) ? WriteStage.NoEffect : WriteStage.InDoubt,
    };

    // What was seen at the vendor answers a doubt, whoever asked.
    private static bool IsAnswered(this Order order, Try tried)
    {
        var (kind, no) = (tried.Key.Kind, tried.Key.No);
        switch (kind)
        {
            case TryKind.Create:
                return order.Purchase(no) is { Orders.IsEmpty: false };
            case <= TryKind.Pay:
                return order.Purchase(no) is { Own: { } own, Intent: { } intent } purchase && (purchase.IsCancelled || own.Status >= intent.Terms.ResultOf((PurchaseStep)kind));
            case TryKind.Discard or TryKind.CancelPurchase:
                return order.Purchase(no) is { IsCancelled: true };
            case TryKind.Urge:
                return tried.Outcome is null or Outcome.Unknown or Outcome.Pending;   // a reminder that may have arrived is not repeated
            case TryKind.Refund:
                return order.IsSeen(tried.Key);
            case TryKind.OpenDispute:
                return order.Purchase(no)?.SightingOf(tried.Key.Rung) is not null;
            case TryKind.WithdrawDispute:
                return order.Purchase(no)?.SightingOf(tried.Key.Rung) is { Stage: DisputeStage.Withdrawn };
            default:
                return false;
        }
    }

    // A look that found nothing counts only as far as the vendor's protocol lets it.
    private static bool IsAbsent(this Order order, Try tried)
    {
        if (tried.AbsentLast is not { } last || tried.AbsentFirst is not { } first) return false;
        switch (tried.Key.Kind)
        {
            case TryKind.Create when order.Purchase(tried.Key.No)?.Intent is { } intent:
                var mayRepeat = intent.Terms.Kind is ProtocolKind.DraftThenPay || intent.Terms is { Kind: ProtocolKind.LookUp, ResendAfterSettle: true };
                return mayRepeat && last >= tried.UnderWayUntil + intent.Terms.Settle;
            case TryKind.Pay:
                return first >= tried.DoubtSince && last - first >= PaySettle && tried.No < 2;
            case TryKind.Refund when order.Refund(tried.Key.No) is { Keyed: true }:
                return last >= tried.UnderWayUntil;
            case TryKind.Create or TryKind.Refund:
                return false;
            case TryKind.OpenDispute:
                return last >= tried.UnderWayUntil + (order.Purchase(tried.Key.No)?.Intent?.Terms.Settle ?? TimeSpan.Zero);   // the supplier's books may lag behind what it took
            default:
                return last >= tried.UnderWayUntil;   // until then the request may yet arrive, whatever the look says
        }
    }
}
