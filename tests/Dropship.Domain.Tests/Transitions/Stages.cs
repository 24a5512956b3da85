using Dropship.Domain.Tests.Disputing;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Transitions;

/// <summary>One representative order for every stage of every family.</summary>
internal static class Stages
{
    private static readonly Policies Asking = Policies.Default with { WhenUnsupplied = WhenUnsupplied.Ask };
    private static readonly Policies Staged = With(SupplierTerms.Staged with { HasWallet = false });
    private static readonly TryKey Publishing = new(TryKind.Publish, Name: Number.Value);

    internal static readonly IReadOnlyList<Stage> Phases = Family(
        order => order.Phase.ToString(),
        (nameof(Phase.New), () => new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts))),
        (nameof(Phase.Held), () => APaidOrder().Offered(Alpha).Quoted(90m)),
        (nameof(Phase.Sourcing), () => new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts)).Told(Sale(SaleStatus.Paid, 0, 2, Shirts))),
        (nameof(Phase.Buying), () => AnIntendedPurchase()),
        (nameof(Phase.AwaitingFunds), () => AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.Funds)),
        (nameof(Phase.InDoubt), () => APurchaseInDoubt()),
        (nameof(Phase.AwaitingShipment), () => ABoughtPurchase()),
        (nameof(Phase.PartShipped), () => ABoughtPurchase().HandedOver(new LineUnits(Shirts.Id, 1))),
        (nameof(Phase.InTransit), () => AShippedOrder()),
        (nameof(Phase.Delivered), () => ACompletedOrder(Policies.Default with { CompleteAfter = Days(14) })),
        (nameof(Phase.Completed), () => ACompletedOrder()),
        (nameof(Phase.Settled), () => ACompletedOrder().PaidOut()),
        (nameof(Phase.Cancelled), () => ABoughtPurchase().Told(new CancelAsked("c9", CancelOrigin.Buyer, T0)).Waits(Days(2))),
        (nameof(Phase.Refunded), () => APaidOrder().Offered().Sends(TryKind.Refund).Ends(Outcome.Done)),
        (nameof(Phase.WrittenOff), () => AShippedOrder().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts))));

    internal static readonly IReadOnlyList<Stage> Purchases = Family(
        order => order.Order.Purchase(1) is null ? "none" : order.Stage().GetType().Name,
        (nameof(PurchaseStage.Heard), () => APaidOrder().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)))),
        (nameof(PurchaseStage.Intended), () => AnIntendedPurchase()),
        (nameof(PurchaseStage.Sending), () => AnIntendedPurchase().Sends(TryKind.Create)),
        (nameof(PurchaseStage.InDoubt), () => APurchaseInDoubt()),
        (nameof(PurchaseStage.AwaitingFunds), () => AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.Funds)),
        (nameof(PurchaseStage.Placed), () => AnIntendedPurchase(Staged).Sends(TryKind.Create).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Draft)))),
        (nameof(PurchaseStage.Paid), () => ABoughtPurchase()),
        (nameof(PurchaseStage.Acknowledged), () => ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Acknowledged, 30m)))),
        (nameof(PurchaseStage.PartShipped), () => ABoughtPurchase().HandedOver(new LineUnits(Shirts.Id, 1))),
        (nameof(PurchaseStage.Shipped), () => AShippedOrder()),
        (nameof(PurchaseStage.Delivered), () => ACompletedOrder()),
        (nameof(PurchaseStage.Declined), () => AnIntendedPurchase(Asking).Sends(TryKind.Create).Fails(DeclineReason.OutOfStock)),
        (nameof(PurchaseStage.Cancelled), () => ABoughtPurchase(Asking).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m) with { Cancelled = true }))),
        (nameof(PurchaseStage.Stranded), () => AnIntendedPurchase(Asking).Sends(TryKind.Create).Fails(DeclineReason.OutOfStock).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Unpaid)))),
        (nameof(PurchaseStage.BoughtTwice), () => ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, id: "so-2")))),
        (nameof(PurchaseStage.WrittenOff), () => ABoughtPurchase().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts)).Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate)));

    internal static readonly IReadOnlyList<Stage> Writes = Family(
        order => order.Order.Read(Publishing, order.Now).Stage.ToString(),
        (nameof(WriteStage.Fresh), () => ABoughtPurchase().HandedOver()),
        (nameof(WriteStage.Open), () => ABoughtPurchase().HandedOver().Sends(TryKind.Publish)),
        (nameof(WriteStage.InDoubt), () => ABoughtPurchase().HandedOver().Sends(TryKind.Publish).Ends(Outcome.Unknown)),
        (nameof(WriteStage.NoEffect), () => ABoughtPurchase().HandedOver().Sends(TryKind.Publish).Ends(Outcome.NotSent)),
        (nameof(WriteStage.Rejected), () => ABoughtPurchase().HandedOver().Sends(TryKind.Publish).Fails(DeclineReason.Declined)),
        (nameof(WriteStage.Done), () => AShippedOrder()));

    internal static readonly IReadOnlyList<Stage> Allocations = Family(
        order => order.Order.Allocations.IsEmpty ? "none" : order.Order.Stage(order.Order.Allocations[0]).ToString(),
        (nameof(AllocationStage.Proposed), () => APaidOrder().Offered(Alpha)),
        (nameof(AllocationStage.Quoted), () => APaidOrder().Offered(Alpha).Told(new QuoteSeen(1, new(30m, Usd), T0)).Decides(new Decision.HoldReleased(1, "anna", T0))),
        (nameof(AllocationStage.Bound), () => AnIntendedPurchase()),
        (nameof(AllocationStage.Released), () => AnIntendedPurchase(Asking).Sends(TryKind.Create).Fails(DeclineReason.OutOfStock)),
        (nameof(AllocationStage.Rejected), () => APaidOrder(Asking).Offered(Alpha).Told(new QuoteRefused(1, DeclineReason.OutOfStock, T0))),
        (nameof(AllocationStage.Superseded), () => APaidOrder(Policies.Default with { MinimumMargin = 0.2m }).Offered(Alpha, Beta).Quoted(40m)));

    internal static readonly IReadOnlyList<Stage> Requests = Family(
        order => order.Order.OpenCancel is not null ? "Open" : order.Order.Cancels.IsEmpty ? "None" : "Answered",
        ("None", () => APurchaseInDoubt()),
        ("Open", () => APurchaseInDoubt().Told(new CancelAsked("c9", CancelOrigin.Buyer, T0))),
        ("Answered", () => APurchaseInDoubt().Told(new CancelAsked("c9", CancelOrigin.Buyer, T0)).Waits(Days(2))));

    internal static readonly IReadOnlyList<Stage> Complaints = Family(
        order => order.Order.Claim("k9") is not { } claim ? "none" : order.Order.AwaitsReturn(claim) ? "AwaitsReturn" : order.Order.HasOpenClaim() ? "Open" : claim.Answer is null ? "TakenBack" : "Answered",
        ("Open", () => ACompletedOrder().Told(Complaint)),
        ("TakenBack", () => ACompletedOrder().Told(Complaint with { Withdrawn = true })),
        ("AwaitsReturn", () => ACompletedOrder().Told(Complaint).Decides(new Decision.ClaimAnswered("k9", ClaimAnswer.Return, "anna", "a picture", T0 + Days(9)) { Lines = [new(Shirts.Id, Euro(45m))], Until = T0 + Days(23) })),
        ("Answered", () => ACompletedOrder().Told(Complaint).Decides(new Decision.ClaimAnswered("k9", ClaimAnswer.Refused, "anna", "it was signed for", T0 + Days(9)))));

    internal static readonly IReadOnlyList<Stage> Ratings = Family(
        order => order.Order.Rating("s9") is { Reviewed: null } ? "Given" : "Reviewed",
        ("Given", () => ACompletedOrder().Told(Poor)),
        ("Reviewed", () => ACompletedOrder().Told(Poor).Decides(new Decision.RatingReviewed("s9", "anna", "the parcel was late", T0 + Days(7)))));

    internal static readonly IReadOnlyList<Stage> Penalties = Family(
        order => order.Order.Penalty("n9") is not { Noted: null } penalty ? "Noted" : penalty.Stands ? "Issued" : "Reversed",
        ("Issued", () => ACompletedOrder().Told(Fine)),
        ("Reversed", () => ACompletedOrder().Told(Fine, Fine with { Revision = 1, Reversed = true })),
        ("Noted", () => ACompletedOrder().Told(Fine).Decides(new Decision.PenaltyNoted("n9", "anna", "disputed", T0 + Days(7)))));

    internal static readonly IReadOnlyList<Stage> Disputes = Family(
        order => order.Order.Purchase(1)?.Dispute(1) is { } dispute ? order.Order.State(order.Order.Purchase(1)!, dispute, order.Now).ToString() : "none",
        (nameof(DisputeState.Decided), () => ADispute()),
        (nameof(DisputeState.Sending), () => ADispute().Sends(TryKind.OpenDispute)),
        (nameof(DisputeState.InDoubt), () => ADispute().Sends(TryKind.OpenDispute).Ends(Outcome.Unknown)),
        (nameof(DisputeState.NotTaken), () => ADispute().Sends(TryKind.OpenDispute).Fails(DeclineReason.Declined)),
        (nameof(DisputeState.Open), () => AnOpenDispute()),
        (nameof(DisputeState.Refunded), () => AnOpenDispute().Told(DisputeSpecs.Seen(DisputeStage.Refunded, back: 10m))),
        (nameof(DisputeState.Resent), () => AnOpenDispute().Told(DisputeSpecs.Seen(DisputeStage.Resent))),
        (nameof(DisputeState.Refused), () => AnOpenDispute().Told(DisputeSpecs.Seen(DisputeStage.Refused))),
        (nameof(DisputeState.Withdrawn), () => AWithdrawnDispute().Sends(TryKind.WithdrawDispute).Ends(Outcome.Done)));

    internal static readonly IReadOnlyList<Stage> Questions = Family(
        order => order.Order.Inquiry("q9") is not { } inquiry ? "none" : order.Order.PendingAct(inquiry) is not null ? "Answering" : order.Order.WaitsSince(inquiry) is not null ? "Waits" : inquiry.Seen!.State == InquiryState.AwaitsShop ? "Answered" : inquiry.Seen.State.ToString(),
        ("Waits", () => ACompletedOrder().Told(Asked)),
        ("Answering", () => AnsweredQuestion()),
        ("Answered", () => AnsweredQuestion().Sends(TryKind.ReplyInquiry).Ends(Outcome.Done)),
        (nameof(InquiryState.AwaitsBuyer), () => ACompletedOrder().Told(Asked with { State = InquiryState.AwaitsBuyer })),
        (nameof(InquiryState.Closed), () => ACompletedOrder().Told(Asked with { State = InquiryState.Closed })));

    internal static IEnumerable<IReadOnlyList<Stage>> All => [Phases, Allocations, Purchases, Writes, Requests, Complaints, Disputes, Questions, Ratings, Penalties];

    internal static Scenario AnOpenDispute() => ADispute().Sends(TryKind.OpenDispute).Ends(Outcome.Done, DisputeSpecs.Seen());

    internal static Scenario AWithdrawnDispute() => AnOpenDispute() is var order ? order.Decides(new Decision.DisputeWithdrawn(1, 1, "anna", "settled by mail", order.Now)) : order;

    private static Scenario ADispute() => ACompletedOrder(With(DisputeSpecs.Disputing)) is var order ? order.Decides(DisputeSpecs.Dispute(order)) : order;

    private static PenaltySeen Fine => new("n9", 0, PenaltyReason.LateShipment, Euro(5m), T0 + Days(7));

    private static Scenario AnsweredQuestion() => ACompletedOrder().Told(Asked).Decides(new Decision.InquiryActed("q9", 1, InquiryAct.Reply, 0, "anna", T0 + Days(7)));

    private static InquirySeen Asked => new("q9", 0, InquiryKind.AboutOrder, InquiryState.AwaitsShop, T0 + Days(7), T0 + Days(7), [new(InquiryParty.Buyer, T0 + Days(7))]);

    private static RatingSeen Poor => new("s9", 0, 1, T0 + Days(7));

    private static ClaimSeen Complaint => new("k9", 0, ClaimKind.Damaged, [], T0 + Days(7), Euro(45m), T0 + Days(12));

    /// <summary>Stories that walk the ways that no representative order walks; the diagrams are drawn from them as well.</summary>
    internal static IEnumerable<Scenario> Stories() =>
    [
        AnIntendedPurchase().Sends(TryKind.Create).Wakes().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m))),
        APurchaseInDoubt().Ends(Outcome.NotSent),
        APurchaseInDoubt(Asking).Ends(Outcome.Rejected),
        APurchaseInDoubt().Told(new CancelAsked("c1", CancelOrigin.Buyer, T0)).Waits(Days(2)).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m))),
        APaidOrder().Told(new CancelAsked("c1", CancelOrigin.Buyer, T0)).Sends(TryKind.Refund).Ends(Outcome.Done),
        APaidOrder().Told(new CancelAsked("c1", CancelOrigin.Buyer, T0)).Told(Sale(SaleStatus.Paid, 1, 2, Shirts)),
        APaidOrder().Offered(Alpha).Quoted(90m).Decides(new Decision.HoldReleased(1, "anna", T0)),
        APaidOrder().Offered(Alpha).Quoted(90m).Told(Sale(SaleStatus.Refunded, 0, 2, Shirts)),
        AnIntendedPurchase().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts)),
        AnIntendedPurchase().Told(Sale(SaleStatus.OnHold, 0, 2, Shirts)).Told(Sale(SaleStatus.Paid, 0, 3, Shirts)),
        APaidOrder().Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Fails(DeclineReason.OutOfStock).Quoted(31m),
        AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.Funds).Waits(Hours(1)).Sends(TryKind.Create).Succeeds(),
        ABoughtPurchase().HandedOver(new LineUnits(Shirts.Id, 1)).Told(Parcel(Second, T0 + Days(1), 1, new LineUnits(Shirts.Id, 1))),
        ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Acknowledged))).HandedOver(),
        ABoughtPurchase().At(T0 + Days(60)).Sends(TryKind.CancelPurchase).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true })).Offered().Sends(TryKind.Refund).Ends(Outcome.Done),
        ABoughtPurchase().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Sends(TryKind.Refund).Ends(Outcome.Done).Reads().Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate),
        ABoughtPurchase().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts)),
        ACompletedOrder(Policies.Default with { CompleteAfter = Days(14) }).Wakes(),
        ACompletedOrder().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts)),
        new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts) with { PaidAt = null }),
        AnIntendedPurchase(Asking).Sends(TryKind.Create).Fails(DeclineReason.OutOfStock).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)))
            .Sends(TryKind.CancelPurchase).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true })),
        AnIntendedPurchase(Asking).Sends(TryKind.Create).Fails(DeclineReason.OutOfStock).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m))).Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate),
        ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, id: "so-2"))).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m, id: "so-2") with { Cancelled = true })),
        WholeStagedPurchase(),
    ];

    internal static Scenario WholeStagedPurchase()
    {
        var order = AnIntendedPurchase(Staged);
        (TryKind, SupplierOrderStatus)[] steps =
        [
            (TryKind.Create, SupplierOrderStatus.Draft), (TryKind.Cart, SupplierOrderStatus.InCart), (TryKind.Confirm, SupplierOrderStatus.Unpaid),
            (TryKind.Prepare, SupplierOrderStatus.Payable), (TryKind.Pay, SupplierOrderStatus.Paid),
        ];
        foreach (var (step, result) in steps) order.Sends(step).Ends(Outcome.Done, new SupplierOrderSeen(1, At(result)));
        return order;
    }

    private static IReadOnlyList<Stage> Family(Func<Scenario, string> read, params (string Name, Func<Scenario> Build)[] stages) =>
        [.. stages.Select(stage => new Stage(stage.Name, stage.Build, read))];
}

/// <summary>A stage of a family: its name, an order in it, and how the family is read from an order.</summary>
internal sealed record Stage(string Name, Func<Scenario> Build, Func<Scenario, string> Read);
