using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Domain;

#pragma warning disable format   // the switch is a table to be read

/// <summary>
/// The life of an order as three functions over values: <see cref="Take"/> answers a command, <see cref="Evolve"/> folds
/// what happened, <see cref="Next"/> derives what is to be done. No I/O, no clock, no chance.
/// </summary>
public static class Fulfilment
{
    /// <summary>
    /// Answers a command with at most one event. Facts are never refused; one that brings nothing new answers with neither
    /// event nor refusal and the same instance of the order.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="command">What is asked.</param>
    public static Taken Take(Order order, Command command)
    {
        if (command is Decide { Wanted: var wanted } && Guards.Refuse(order, wanted) is { } refusal)
            return new(order, null, refusal);

        Event happened = command switch { Record r => r.Told, Decide d => d.Wanted, _ => throw new ArgumentException($"{command.GetType().Name} is not a command that orders know.", nameof(command)) };
        var after = Evolve(order, happened);
        return ReferenceEquals(after, order) ? new(order, null, null) : new(after, happened, null);
    }

    /// <summary>The order after an event. Total: every event folds onto every order, also one that came too early or twice.</summary>
    /// <param name="order">The order.</param>
    /// <param name="happened">What happened.</param>
    public static Order Evolve(Order order, Event happened) => happened switch
    {
        SaleSeen e           => order.Sell(e),
        CancelAsked e        => order.Cancel(order.Cancelling(e.Request).Hear(e)),
        ClaimSeen e          => order.Complain(order.Claiming(e.Claim).Join(e)),
        ReturnSeen e         => order.Complain(order.Claiming(e.Claim).Join(e)),
        DisputeSeen e        => order.Buy(order.Buying(e.Round).Hear(e)),
        OffersFound e        => order.Source(order.Search(e)),
        QuoteSeen e          => order.Source(order.Allocating(e.Allocation).Hear(e)),
        QuoteRefused e       => order.Source(order.Allocating(e.Allocation).Hear(e)),
        BuyerChecked e       => order.Hear(e),
        SupplierOrderSeen e  => order.Buy(order.Buying(e.Round).Hear(e.Order).FoundBy(e.Supplier)),
        ParcelSeen e         => order.Ship(order.Shipped(e.Number).Join(e)),
        ScanSeen e           => order.Ship(order.Shipped(e.Number).Hear(e)),
        NumberChecked e      => order.Ship(order.Shipped(e.Number).Hear(e)),
        SnapshotSeen e       => order.Ship(order.Shipped(e.Number).Hear(e)),
        RefundSeen e         => order.Settle(order.Settlement.Hear(e)),
        PayoutSeen e         => order.Settle(order.Settlement.Hear(e)),
        ReceiptConfirmed e   => order.Settle(order.Settlement.Hear(e)),
        RatingSeen e         => order.Rate((order.Rating(e.Rating) ?? new(e.Rating)).Join(e)),
        PenaltySeen e        => order.Punish((order.Penalty(e.Penalty) ?? new(e.Penalty)).Join(e)),
        InquirySeen e        => order.Inquire(order.Inquiring(e.Inquiry).Join(e)),
        TryClosed e          => order.Work(order.Tried(e.Key, e.No).Join(e)),
        AbsenceSeen e        => order.Work(order.Tried(e.Key, e.No).Join(e)),

        TryOpened e          => order.Work(order.Opened(e)),
        DoubtAnswered e      => order with { Answers = order.Answers.Add(e) },
        OrderHeld e          => order with { Holds = order.Holds.Add(new(e)) },
        HoldReleased e       => order.Release(e),
        AllocationProposed e => order.Source(order.Allocating(e.No) with { Proposed = e }),
        AllocationDropped e  => order.Source(order.Allocating(e.No) with { Dropped = e.Reason }),
        PurchaseIntended e   => order.Buy(order.Intended(e)),
        DraftChosen e        => order.Buy(order.Buying(e.Round) with { Chosen = e.Order }),
        PurchaseClosed e     => order.Buy(order.Buying(e.Round) with { Closed = e }),
        SupplierGivenUp e    => order.Buy(order.Buying(e.Round) with { GivenUpAt = e.At }),
        CostWrittenOff e     => order.Buy(order.Buying(e.Round) with { WrittenOff = e.Amount, IsReplaced = e.Replace }),
        ParcelReleased e     => order.Ship(order.Shipped(e.Number) with { ReleasedBy = e.By, ReleasedIn = e.Release }),
        CancelAnswered e     => order.Cancel(order.Cancelling(e.Request) with { Answer = e }),
        RatingReviewed e     => order.Rate((order.Rating(e.Rating) ?? new(e.Rating)) with { Reviewed = e }),
        PenaltyNoted e       => order.Punish((order.Penalty(e.Penalty) ?? new(e.Penalty)) with { Noted = e }),
        InquiryActed e       => order.Inquire(order.Inquiring(e.Inquiry) is var inquiry ? inquiry with { Acts = inquiry.Acts.Add(e) } : inquiry),
        ClaimAnswered e      => order.Complain(order.Claiming(e.Claim) with { Answer = e }),
        DisputeDecided e     => order.Dispute(e.Round, e.No, dispute => dispute with { Decided = e }),
        DisputeWithdrawn e   => order.Dispute(e.Round, e.No, dispute => dispute with { Withdrawn = e }),
        EvidenceGiven e      => e.No == 0 ? order.Complain(order.Claiming(e.Claim) with { Evidence = e }) : order.Dispute(e.Round, e.No, dispute => dispute with { Evidence = e }),
        UnitsDropped e       => order.Settle(order.Settlement with { Dropped = order.Settlement.Dropped.Add(e) }),
        RefundDecided e      => order.Settle(order.Settlement with { Decided = order.Settlement.Decided.Add(e) }),
        OrderCompleted e     => order.Settle(order.Settlement with { Completed = e }),
        _                    => order,
    };

    /// <summary>
    /// What is to be done: the next decision, or the work and the questions for a person, and when to look again. Derived
    /// from the state alone, so nothing is lost by a crash. Never proposes what <see cref="Take"/> refuses.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="policies">The shop's rules.</param>
    /// <param name="now">The present.</param>
    /// <param name="looked">When each kind of thing was last looked at; losing it costs one early look.</param>
    public static Agenda Next(Order order, Policies policies, Instant now, in Looked looked)
    {
        var plan = new Plan(order, policies, now, looked);
        SellingPlan.Add(ref plan);
        CancellingPlan.Add(ref plan);
        SourcingPlan.Add(ref plan);
        foreach (var purchase in order.Purchases) BuyingPlan.Add(ref plan, purchase);
        ShippingPlan.Add(ref plan);
        SettlingPlan.Add(ref plan);
        DisputingPlan.Add(ref plan);
        ClaimingPlan.Add(ref plan);
        StandingPlan.Add(ref plan);
        InquiringPlan.Add(ref plan);
        NotifyingPlan.Add(ref plan);
        DeadlinePlan.Add(ref plan);
        return plan.ToAgenda();
    }
}
