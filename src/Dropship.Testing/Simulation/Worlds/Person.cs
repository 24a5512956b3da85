using Dropship.Domain;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>A person who answers what is asked, after a while and from the truth; not for ever.</summary>
internal sealed class Person(World world)
{
    private readonly ClaimAnswers _claims = new(world);
    private readonly DisputeAnswers _disputes = new(world);
    private int _visits;
    private bool _comes;

    internal void IsAsked()
    {
        if (_comes || _visits++ > 25) return;
        _comes = true;
        world.Post.At(world.Now + world.Chance.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(60)), Visit);
    }

    private void Visit()
    {
        _comes = false;
        if (world.Order.OpenHold is { } hold) world.Answer(new HoldReleased(hold.Held.No, "person", world.Now));
        foreach (var purchase in world.Order.Purchases)
            if (purchase.Intent is { } intent)
                LookAfter(purchase, intent);
        foreach (var parcel in world.Order.Parcels)
            if (world.Order.IsSuspect(parcel) && world.Chance.Of(50)) world.Answer(new ParcelReleased(parcel.Number, "person", world.Now, world.Order.Release));
        foreach (var tried in world.Order.Tries)
            if (!tried.Key.IsPurchaseStep && tried.IsDoubtful(world.Now) && IsQuiet(tried, TimeSpan.Zero))
                SettleWrite(tried);
        if (world.Order.Phase(world.Now) == Phase.Completed && world.Chance.Of(50)) world.Market.PayOut(final: true);
        if (_visits > 12 && world.Chance.Of(20)) world.Tell(new CancelAsked("by-hand", CancelOrigin.Merchant, world.Now));
        Compensate();
        Complain();
        foreach (var claim in world.Order.Claims)
            if (world.Order.IsOpen(claim)) _claims.Answer(claim.Seen!);
            else if (world.Order.AwaitsReturn(claim)) _claims.Review(claim);
        _disputes.Visit();
        foreach (var penalty in world.Order.Penalties)
            if (penalty is { Seen: not null, Noted: null }) world.Answer(new PenaltyNoted(penalty.Id, "person", "what the marketplace says", world.Now));
        Reply();
        foreach (var rating in world.Order.Ratings)
            if (rating is { Seen: not null, Reviewed: null }) world.Answer(new RatingReviewed(rating.Id, "person", "what the carrier says", world.Now));
    }

    // What the person answers depends on the inquiry, so that each way is gone.
    private void Reply()
    {
        foreach (var inquiry in world.Order.Inquiries)
            if (inquiry.Seen is { } seen && world.Order.WaitsSince(inquiry) is not null && world.Order.PendingAct(inquiry) is null)
                world.Answer(new InquiryActed(inquiry.Id, inquiry.Acts.Count + 1, inquiry.Acts.IsEmpty && inquiry.Id == "inquiry-9" ? InquiryAct.Close : InquiryAct.Reply, seen.Revision, "person", world.Now));
        if (_visits is 4 or 9) world.Questions.Ask($"inquiry-{_visits}");   // it is put to the person first, and answered at the next visit
    }

    // Buyers claim, rate and confirm whenever they like: early, while much is unsettled, and after the payout.
    private void Complain()
    {
        if (_visits is 4 or 9) world.Mail(new PenaltySeen("penalty-4", _visits, PenaltyReason.LateShipment, new Money(2m, Conditions.Eur), world.Now, Reversed: _visits == 9));
        if (_visits is 3 or 8) world.Mail(new RatingSeen($"rating-{_visits}", 1, _visits - 2, world.Now));
        if (_visits is 5) world.Mail(new ReceiptConfirmed(world.Now));
        if (_visits is not (2 or 7 or 11)) return;
        var kind = (ClaimKind)(1 + (_visits % 6));
        var wanted = world.Chance.Of(50) ? new Money(world.Chance.Pick(2m, 30m), Conditions.Eur) : (Money?)null;
        world.Mail(new ClaimSeen($"claim-{_visits}", 1, kind, [], world.Now, wanted, world.Now + TimeSpan.FromDays(3), Withdrawn: _visits == 11) { EvidenceBy = world.Chance.Of(30) ? world.Now + TimeSpan.FromDays(2) : null });
    }

    // Nothing of it can be under way any more.
    private bool IsQuiet(Try tried, TimeSpan settle) => tried.Deadline is { } deadline && Instant.Later(deadline, tried.ClosedAt)!.Value + settle < world.Now;

    private void LookAfter(Purchase purchase, PurchaseIntended intent)
    {
        var supplier = world.Suppliers.First(known => known.Id == intent.Supplier);
        supplier.TopUp();
        if (purchase.IsBoughtTwice()) supplier.TakeBack(intent.Reference);
        var found = supplier.Find(intent.Reference).ToList();
        foreach (var tried in world.Order.Tries)
            if (tried.Key.IsPurchaseStep && tried.Key.No == purchase.Round && tried.Outcome is not (Outcome.Rejected or Outcome.NotSent) && IsQuiet(tried, intent.Terms.Settle))
                Settle(tried, purchase, intent, found);
        if (purchase.Chosen is null && purchase.Orders.Count > 1 && intent.Terms.Kind == ProtocolKind.DraftThenPay && !purchase.IsBought)
            world.Answer(new DraftChosen(purchase.Round, purchase.Orders[world.Chance.Below(purchase.Orders.Count)].Id, world.Now));
        if (world.Chance.Of(40) && !purchase.IsBought && purchase.IsLive && _visits > 3) world.Answer(new PurchaseClosed(purchase.Round, CloseReason.GivenUp, world.Now));
        if (purchase.GivenUpAt is not null && world.Chance.Of(50)) supplier.Cancel(intent.Reference, byHand: true);
        if (purchase is { IsCancelled: true, Outstanding: { Amount: > 0m } left } && world.Chance.Of(20)) world.Answer(new CostWrittenOff(purchase.Round, left, world.Now));
        if (world.Order.IsWithdrawn() && purchase is { IsBought: true, Outstanding: { Amount: > 0m } lost } && world.Chance.Of(20)) world.Answer(new CostWrittenOff(purchase.Round, lost, world.Now));
    }

    // The person sees the supplier's own pages: what is there is a fact, what is not there was never sent.
    private void Settle(Try tried, Purchase purchase, PurchaseIntended intent, List<TrueOrder> found)
    {
        var kind = tried.Key.Kind;
        var reached = kind == TryKind.Create ? found.Count > 0 : found.Exists(order => order.Status >= intent.Terms.ResultOf((PurchaseStep)kind));
        world.Answer(new DoubtAnswered(tried.Key, tried.No, reached ? DoubtAnswer.Exists : DoubtAnswer.Absent, "person", "the supplier's pages", world.Now));
        if (reached)
            foreach (var order in found) world.Tell(Warehouse.Seen(purchase.Round, order));
        else world.Tell(new TryClosed(tried.Key, tried.No, Outcome.NotSent, world.Now, Code: "person"));
    }

    private void SettleWrite(Try tried)
    {
        var there = tried.Key.Kind switch
        {
            TryKind.Publish => world.Market.Published.ContainsKey((tried.Key.No, tried.Key.Name)),
            TryKind.AnswerCancel => world.Market.Answers.ContainsKey(tried.Key.Name),
            TryKind.Refund => world.Market.Refunds.Any(seen => seen.Ours == tried.Key.No),
            TryKind.ReplyInquiry or TryKind.MoveInquiry => world.Questions.IsDone(tried.Key),
            _ => false,
        };
        if (tried.Key.Kind is TryKind.OpenDispute or TryKind.WithdrawDispute) _disputes.Settle(tried);
        else if (tried.Key.Kind is TryKind.Publish or TryKind.AnswerCancel or TryKind.Refund or TryKind.ReplyInquiry or TryKind.MoveInquiry) world.Tell(new TryClosed(tried.Key, tried.No, there ? Outcome.Done : Outcome.NotSent, world.Now, Code: "person"));
    }

    private void Compensate()
    {
        if (world.Order.Latest() is not { } sale || world.Order.IsWithdrawn() || !world.Chance.Of(30)) return;
        foreach (var (line, expected) in world.Order.Demanded().Zip(sale.Lines.IsEmpty ? [] : sale.Expected()))
            if (line.Lost + line.Returned == line.Line.Quantity)
                world.Answer(new RefundDecided(world.Order.Settlement.Decided.Count + 1, [new(line.Line.Id, expected)], expected, RefundReason.Lost, world.Order.Release, world.Now));
    }
}
