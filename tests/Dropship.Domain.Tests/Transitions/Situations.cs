using Dropship.Domain.Tests.Disputing;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Transitions;

/// <summary>One situation for every kind of work and every question for a person.</summary>
internal static class Situations
{
    private static readonly Policies Staged = With(SupplierTerms.Staged with { HasWallet = false });

    internal static readonly IReadOnlyList<(string Name, Scenario Order)> Work =
    [
        (nameof(Todo.ReadSale), new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts))),
        (nameof(Todo.FindOffers), APaidOrder()),
        (nameof(Todo.GetQuote), APaidOrder().Offered(Alpha)),
        (nameof(Todo.CheckBuyer), APaidOrder(Policies.Default with { Screening = new() { ChecksBuyers = true } }).Offered(Alpha).Quoted()),
        (nameof(Todo.CheckFunds), AnIntendedPurchase(With(SupplierTerms.SingleStep with { HasWallet = true }))),
        (nameof(Todo.Send), AnIntendedPurchase()),
        (nameof(Todo.ResolveDoubt), APurchaseInDoubt()),
        (nameof(Todo.ReadPurchase), ABoughtPurchase().Waits(Hours(6))),
        (nameof(Todo.ReadDisputes), Stages.AnOpenDispute()),
        (nameof(Todo.ReadResend), DisputeSpecs.AResend().Sends(TryKind.OpenDispute).Ends(Outcome.Done, DisputeSpecs.Seen(DisputeStage.Resent) with { ResentAs = new("so-1R") })),
        (nameof(Todo.TrackParcel), AShippedOrder().Waits(Hours(6))),
        (nameof(Todo.VerifyWrite), ABoughtPurchase().HandedOver().Sends(TryKind.Publish).Ends(Outcome.Unknown)),
    ];

    private static Scenario AnAwaitedReturn() => Stages.Complaints.Single(static stage => stage.Name == "AwaitsReturn").Build();

    internal static readonly IReadOnlyList<(string Name, Scenario Order)> Questions =
    [
        (nameof(AskKind.ReviewHold), APaidOrder().Offered(Alpha).Quoted(90m)),
        (nameof(AskKind.ResolveDoubt), APurchaseInDoubt(With(ByPerson))),
        (nameof(AskKind.MendRequest), AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.Invalid)),
        (nameof(AskKind.WriteFailed), ABoughtPurchase().HandedOver().Sends(TryKind.Publish).Fails(DeclineReason.Declined)),
        (nameof(AskKind.ChooseDraft), AnIntendedPurchase(Staged).Sends(TryKind.Create).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Draft)), new SupplierOrderSeen(1, At(SupplierOrderStatus.Draft, id: "so-2")))),
        (nameof(AskKind.BoughtTwice), ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, id: "so-2")))),
        (nameof(AskKind.UnknownPurchase), APaidOrder().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)))),
        (nameof(AskKind.TopUpWallet), AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.Funds)),
        (nameof(AskKind.LateSupplier), ABoughtPurchase().At(T0 + Days(3.5))),
        (nameof(AskKind.CancelByHand), ABoughtPurchase(With(SupplierTerms.SingleStep with { CanCancel = false })).Told(new CancelAsked("c1", CancelOrigin.Buyer, T0))),
        (nameof(AskKind.MissingCredit), ABoughtPurchase().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts), new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m) with { Cancelled = true })).Waits(Days(14))),
        (nameof(AskKind.ReviewParcel), ABoughtPurchase().Told(Parcel(Number, T0), Scan(Number, ParcelPhase.PickedUp, T0 - Days(30)))),
        (nameof(AskKind.StalledParcel), AShippedOrder().At(T0 + Days(11))),
        (nameof(AskKind.Compensate), AShippedOrder().Told(Scan(Number, ParcelPhase.Lost, T0 + Days(3)))),
        (nameof(AskKind.PayoutOverdue), ACompletedOrder().Waits(Days(30))),
        (nameof(AskKind.SpendingWithheld), APaidOrder(Policies.Default with { Withheld = new("stopped", T0, T0 + Days(30)) }).Offered(Alpha).Quoted()),
        (nameof(AskKind.AnswerClaim), ACompletedOrder().Told(new ClaimSeen("k9", 1, ClaimKind.Damaged, [], T0 + Days(9), Euro(45m), T0 + Days(12)))),
        (nameof(AskKind.AnswerInquiry), ACompletedOrder().Told(new InquirySeen("q9", 1, InquiryKind.AboutOrder, InquiryState.AwaitsShop, T0 + Days(9), T0 + Days(9), [new(InquiryParty.Buyer, T0 + Days(9))]))),
        (nameof(AskKind.PoorRating), ACompletedOrder().Told(new RatingSeen("s9", 1, 1, T0 + Days(9)))),
        (nameof(AskKind.Penalty), ACompletedOrder().Told(new PenaltySeen("n9", 1, PenaltyReason.LateShipment, Euro(5m), T0 + Days(9)))),
        (nameof(AskKind.ReviewReturn), AnAwaitedReturn().Told(new ReturnSeen("k9", T0 + Days(12), [new(Shirts.Id, 1)]))),
        (nameof(AskKind.ClearCustoms), AShippedOrder().Told(new ScanSeen(Number, ParcelPhase.InTransit, ParcelIncident.CustomsNeedsInfo, T0 + Days(3)))),
        (nameof(AskKind.HelpDelivery), AShippedOrder().Told(Scan(Number, ParcelPhase.AttemptFailed, T0 + Days(3)))),
        (nameof(AskKind.RemindPickup), AShippedOrder().Told(Scan(Number, ParcelPhase.AvailableForPickup, T0 + Days(3))).At(T0 + Days(6))),
        (nameof(AskKind.DeadlineNear), APurchaseInDoubt().At(T0 + Days(3.5))),
    ];
}
