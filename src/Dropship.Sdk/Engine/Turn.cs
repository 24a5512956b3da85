using Dropship.Domain;
using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;

namespace Dropship.Engine;

/// <summary>An order in hand: facts taken in, decisions run to their end, events collected for the next commit.</summary>
internal sealed class Turn(Resident start, Shop shop, TimeProvider clock)
{
    private const int MostDecisions = 20;
    private readonly List<Event> _events = [];
    private readonly Dictionary<int, RoundLimits> _limits = [];
    private Instant _now = clock.Now();

    internal Order Order { get; private set; } = start.Order;

    internal Looked Looked { get; set; } = start.Looked;

    internal IReadOnlyList<Event> Events => _events;

    internal long Version { get; private set; } = start.Version;

    /// <summary>The epoch what is decided is fenced by.</summary>
    internal long Epoch { get; } = start.Epoch;

    /// <summary>Why nothing may be spent in this turn, or null.</summary>
    internal Withholding? Withheld { get; init; }

    /// <summary>Why nothing more may be bought for what the marketplace would owe then, or null.</summary>
    internal Withholding? Exposed { get; init; }

    /// <summary>What the order waits for because a purchase round let others go first, or null.</summary>
    internal Withholding? AwaitsFunds { get; private set; }

    /// <summary>The order as it is in the store.</summary>
    internal Order Durable { get; private set; } = start.Order;

    /// <summary>By round: the most that may be set aside for a purchase decided in this turn.</summary>
    internal IReadOnlyDictionary<int, RoundLimits> Limits => _limits;

    /// <summary>When it was decided, on the clock that cannot be set back.</summary>
    internal long Timestamp { get; private set; } = clock.GetTimestamp();

    /// <summary>True if a decision is among the events, so that the commit must be fenced.</summary>
    internal bool HasDecided { get; private set; }

    /// <summary>The rules, with what stands against spending.</summary>
    internal Policies Policies => (Withheld, AwaitsFunds, Exposed) is (null, null, null) ? shop.PoliciesFor(Order) : shop.PoliciesFor(Order) with { Withheld = Withheld, AwaitsFunds = AwaitsFunds, Exposed = Exposed };

    /// <summary>The shop's own book of buyers; null if it keeps none.</summary>
    internal OwnBook? Book => shop.OwnBook;

    /// <summary>How much the marketplace may owe; null if it has no cap.</summary>
    internal ExposureBook? Exposure => shop.Exposure;

    /// <summary>The events are durable: the next ones make the next commit.</summary>
    internal void Committed()
    {
        foreach (var happened in _events)
            if (happened is Fact.PayoutSeen)
                shop.MoneyCame();
        _events.Clear();
        Durable = Order;
        HasDecided = false;
        Version++;
    }

    /// <summary>True if the fact was news.</summary>
    internal bool Hear(Fact fact)
    {
        var taken = Fulfilment.Take(Order, new Record(fact));
        if (taken.Happened is null) return false;
        Accept(taken);
        return true;
    }

    /// <summary>Takes decisions until none is due, and says what is to be done then.</summary>
    internal Agenda Decide()
    {
        _now = clock.Now();
        Timestamp = clock.GetTimestamp();
        CloseReminders();
        for (var i = 0; i < MostDecisions; i++)
        {
            var agenda = Fulfilment.Next(Order, Policies, _now, Looked);
            if (agenda.Decision is not { } decision) return agenda;
            if (decision is PurchaseIntended wanted && !IsFunded(wanted, out var roundAt))
            {
                if (roundAt is { } at) return agenda with { Decision = null, WakeAt = at };   // the round comes when all have been heard that buy now
                continue;
            }

            if (Refuse(decision) is { } refusal) throw new InvalidOperationException($"{Order.Key}: the plan wants {decision.GetType().Name}, which is refused: {refusal.Because}.");
        }

        throw new InvalidOperationException($"{Order.Key}: more than {MostDecisions} decisions in one turn.");
    }

    private bool IsFunded(PurchaseIntended wanted, out Instant? roundAt)
    {
        roundAt = null;
        if (shop.Rounds is not { } rounds || AwaitsFunds is not null) return true;
        var seat = rounds.Join(Order, wanted, _now);
        _limits[wanted.Round] = seat.Limits;
        (AwaitsFunds, roundAt) = (seat.Awaits, seat.RoundAt);
        return seat.MayBuy;
    }

    /// <summary>True if another process works on the order: it alone decides.</summary>
    internal bool IsHeldElsewhere(string instance) => start.Holder is { } holder && holder != instance;

    /// <summary>What would be to do, without deciding anything.</summary>
    internal Agenda Plan() => Fulfilment.Next(Order, Policies, clock.Now(), Looked);

    // A reminder or a notice whose answer was lost cannot be looked up and is not repeated; history says so.
    private void CloseReminders()
    {
        foreach (var tried in Order.Tries)
            if (tried is { Key.Kind: TryKind.Urge or TryKind.Notify, Outcome: null, Deadline: { } deadline } && deadline <= _now)
                Hear(new Fact.TryClosed(tried.Key, tried.No, Outcome.Unknown, deadline));
    }

    /// <summary>Holds the order because what was told of it makes no sense; once for each thing that was told.</summary>
    internal void Hold(string fault)
    {
        if (Order.OpenHold is not null) return;
        foreach (var hold in Order.Holds)
            if (hold.Held.Reason == HoldReason.InvalidSale && hold.Held.Detail == fault)
                return;
        Refuse(new OrderHeld(Order.Holds.Count + 1, HoldReason.InvalidSale, fault, clock.Now()));
    }

    /// <summary>How long a write may still wait for the wire: both clocks must allow it, for one of them may have been set back or stood still.</summary>
    internal TimeSpan Left(Todo.Send send)
    {
        var (byTheWall, bySteps) = (send.Deadline - clock.Now(), send.Deadline - _now - clock.GetElapsedTime(Timestamp));
        return byTheWall < bySteps ? byTheWall : bySteps;
    }

    /// <summary>Opens the try of a write.</summary>
    internal void Open(Todo.Send send)
    {
        if (Refuse(new TryOpened(send.Key, send.No, _now, send.Deadline)) is { } refusal)
            throw new InvalidOperationException($"{Order.Key}: {send.Key} is planned but refused: {refusal.Because}.");
    }

    /// <summary>Takes one decision; says why not if it is refused.</summary>
    internal Refusal? Refuse(Decision decision)
    {
        var taken = Fulfilment.Take(Order, new Command.Decide(decision));
        if (taken.Happened is not null) Accept(taken);
        return taken.Refused;
    }

    private void Accept(Taken taken)
    {
        Order = taken.Order;
        _events.Add(taken.Happened!);
        HasDecided |= taken.Happened is Decision;
    }
}
