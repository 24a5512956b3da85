using Dropship.Domain;
using Dropship.Engine;
using Dropship.Storage;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Orders;

/// <summary>Answers people, and turns their answers into guarded commands.</summary>
internal sealed class OrderDesk(Func<CancellationToken, ValueTask> start, IReadOnlyDictionary<ShopId, Shop> shops, IOrderStore store, Residents residents, TimeProvider clock, ErasureDesk erasures, Func<News, CancellationToken, Task> take) : IOrders
{
    private const int MostConflicts = 10;

    public async ValueTask<Order?> FindAsync(OrderKey order, CancellationToken cancellation = default) =>
        await LoadAsync(order, cancellation).ConfigureAwait(false) is { Version: > 0 } resident ? resident.Order : null;

    public async ValueTask<IReadOnlyList<OrderHeader>> ListAsync(OrderQuery query, CancellationToken cancellation = default)
    {
        await start(cancellation).ConfigureAwait(false);
        return await store.FindAsync(query, cancellation).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<OrderKey>> FindByNameAsync(ShopId shop, string name, CancellationToken cancellation = default)
    {
        await start(cancellation).ConfigureAwait(false);
        var found = await store.FindByNameAsync(shop, name, cancellation).ConfigureAwait(false);
        return found.Count == 0 && AsTrackingNumber(name) is { } clean && clean != name ? await store.FindByNameAsync(shop, clean, cancellation).ConfigureAwait(false) : found;
    }

    public async ValueTask<IReadOnlyList<Event>> HistoryAsync(OrderKey order, CancellationToken cancellation = default)
    {
        await start(cancellation).ConfigureAwait(false);
        List<Event> events = [];
        if (await store.LoadAsync(order, cancellation).ConfigureAwait(false) is { } stored)
            foreach (var commit in stored.Commits)
                events.AddRange(EventCodec.Unpack(commit));
        return events;
    }

    public async ValueTask<Explanation?> ExplainAsync(OrderKey order, CancellationToken cancellation = default)
    {
        await start(cancellation).ConfigureAwait(false);
        if (await store.LoadAsync(order, cancellation).ConfigureAwait(false) is not { } stored) return null;
        var resident = Residents.Fold(order, stored);
        var policies = shops.TryGetValue(order.Shop, out var shop) ? shop.PoliciesFor(resident.Order) : Policies.Default;
        if (await store.ReadGateAsync(order.Shop, cancellation).ConfigureAwait(false) is { State: not GateState.Open } gate) policies = policies with { Withheld = Refusals.Of(gate, clock.Now()) };
        if (shop is not null && Awaited(shop, order, stored) is { } awaited) policies = policies with { AwaitsFunds = awaited };
        var told = Explainer.Explain(resident.Order, policies, clock.Now(), resident.Looked);
        return stored.Parked is null ? told : told with { Parked = stored.Parked, NextAt = stored.WakeAt };
    }

    public async Task CancelAsync(OrderKey order, string by, CancellationToken cancellation = default)
    {
        // Asked twice it is one request; asked again after the answer it is another.
        var answered = (await LoadAsync(order, cancellation).ConfigureAwait(false)).Order.Cancels.Count(cancel => cancel is { Asked.Origin: CancelOrigin.Merchant, Answer: not null });
        await TellAsync(order, new CancelAsked(answered == 0 ? $"merchant-{by}" : $"merchant-{by}-{answered + 1}", CancelOrigin.Merchant, clock.Now()), cancellation).ConfigureAwait(false);
    }

    public Task<Refusal?> ReleaseHoldAsync(OrderKey order, string by, int? hold = null, CancellationToken cancellation = default) =>
        DecideAsync(order, held => new HoldReleased(hold ?? held.OpenHold?.Held.No ?? 0, by, clock.Now()), cancellation);

    public Task<Refusal?> ReleaseParcelAsync(OrderKey order, TrackingNumber number, string by, CancellationToken cancellation = default) =>
        DecideAsync(order, known => new ParcelReleased(number, by, clock.Now(), known.Release), cancellation);

    public async Task<Refusal?> ConfirmPurchaseAsync(OrderKey order, int round, SupplierOrder found, string by, string evidence, CancellationToken cancellation = default)
    {
        var known = await LoadAsync(order, cancellation).ConfigureAwait(false);
        if (known.Version == 0) throw new ArgumentException($"Order {order} is not known.", nameof(order));
        return await DecideAllAsync(order, held => held.Doubt(round, clock.Now()) is { } doubt
            ? [new Command.Decide(new DoubtAnswered(doubt.Key, doubt.No, DoubtAnswer.Exists, by, evidence, clock.Now())), new Command.Record(new SupplierOrderSeen(round, found))]
            : [new Command.Record(new SupplierOrderSeen(round, found))], cancellation).ConfigureAwait(false);
    }

    public Task<Refusal?> ConfirmWriteAsync(OrderKey order, TryKey write, string by, string evidence, CancellationToken cancellation = default) => write.IsPurchaseStep
        ? Task.FromResult<Refusal?>(new(RefusalCode.WrongStage, $"{write} is confirmed by the order that exists at the supplier"))
        : DecideAllAsync(order, held => [.. Answer(write, held.Read(write, clock.Now()).Last?.No ?? 0, DoubtAnswer.Exists, by, evidence)], cancellation);

    public Task<Refusal?> DenyWriteAsync(OrderKey order, TryKey write, string by, string evidence, CancellationToken cancellation = default) =>
        DecideAllAsync(order, held => [.. Answer(write, held.Read(write, clock.Now()).Last?.No ?? 0, DoubtAnswer.Absent, by, evidence)], cancellation);

    public Task<Refusal?> RetryWriteAsync(OrderKey order, TryKey write, CancellationToken cancellation = default) =>
        MendAsync(order, write, cancellation);

    public Task<Refusal?> GiveUpPurchaseAsync(OrderKey order, int round, string by, string evidence, CancellationToken cancellation = default) =>
        DecideAllAsync(order, held =>
        {
            var closed = new Command.Decide(new PurchaseClosed(round, CloseReason.GivenUp, clock.Now()));
            return held.Doubt(round, clock.Now()) is { } doubt ? [.. Answer(doubt.Key, doubt.No, DoubtAnswer.GivenUp, by, evidence), closed] : [closed];
        }, cancellation);

    public Task<Refusal?> WriteOffAsync(OrderKey order, int round, CancellationToken cancellation = default) =>
        DecideAsync(order, known => known.Purchase(round)?.Outstanding is { } outstanding ? new CostWrittenOff(round, outstanding, clock.Now(), Replace: known.Purchase(round)!.GivenUpAt is not null && !known.IsWithdrawn()) : null, cancellation);

    public Task<Refusal?> RefundAsync(OrderKey order, IReadOnlyList<LineAmount> lines, RefundReason reason, CancellationToken cancellation = default) =>
        lines.Any(line => line.Amount.Currency != lines[0].Amount.Currency)
            ? Task.FromResult<Refusal?>(new(RefusalCode.BeyondMoney, "the lines are in several currencies"))
            : DecideAsync(order, known => lines.Count == 0 ? null : new RefundDecided(known.NextRefund(), lines.ToFew(), Sum(lines), reason, known.Release, clock.Now(), PoliciesOf(order).RefundsAreKeyed), cancellation);

    public Task RecordClaimAsync(OrderKey order, ClaimSeen claim, CancellationToken cancellation = default) => TellAsync(order, claim, cancellation);

    public Task<Refusal?> RefundClaimAsync(OrderKey order, string claim, IReadOnlyList<LineAmount> lines, string by, string evidence, CancellationToken cancellation = default) =>
        lines.Count == 0 || lines.Any(line => line.Amount.Currency != lines[0].Amount.Currency)
            ? Task.FromResult<Refusal?>(new(RefusalCode.BeyondMoney, "there is no line, or they are in several currencies"))
            : DecideAllAsync(order, known => ClaimCommands.Refund(known, PoliciesOf(order), claim, lines, Sum(lines), by, evidence, clock.Now()), cancellation);

    public Task<Refusal?> RefuseClaimAsync(OrderKey order, string claim, string by, string evidence, CancellationToken cancellation = default) =>
        DecideAsync(order, _ => new ClaimAnswered(claim, ClaimAnswer.Refused, by, evidence, clock.Now()), cancellation);

    public Task RecordRatingAsync(OrderKey order, RatingSeen rating, CancellationToken cancellation = default) => TellAsync(order, rating, cancellation);

    public Task ConfirmReceiptAsync(OrderKey order, Instant at, CancellationToken cancellation = default) => TellAsync(order, new ReceiptConfirmed(at), cancellation);

    public Task<Refusal?> ReviewRatingAsync(OrderKey order, string rating, string by, string note, CancellationToken cancellation = default) =>
        DecideAsync(order, _ => new RatingReviewed(rating, by, note, clock.Now()), cancellation);

    public Task RecordPenaltyAsync(OrderKey order, PenaltySeen penalty, CancellationToken cancellation = default) => TellAsync(order, penalty, cancellation);

    public Task<Refusal?> NotePenaltyAsync(OrderKey order, string penalty, string by, string note, CancellationToken cancellation = default) =>
        DecideAsync(order, _ => new PenaltyNoted(penalty, by, note, clock.Now()), cancellation);

    public Task<Refusal?> ResendClaimAsync(OrderKey order, string claim, IReadOnlyList<LineUnits> units, string by, string evidence, string? message = null, Instant? until = null, CancellationToken cancellation = default) =>
        DecideAllAsync(order, known => ClaimCommands.Resend(known, PoliciesOf(order), claim, units, by, evidence, message, until, clock.Now()), cancellation);

    public Task<Refusal?> ReturnClaimAsync(OrderKey order, string claim, IReadOnlyList<LineAmount> lines, string by, string evidence, Instant? until = null, CancellationToken cancellation = default) =>
        DecideAsync(order, _ => new ClaimAnswered(claim, ClaimAnswer.Return, by, evidence, clock.Now()) { Lines = lines.ToFew(), Until = until ?? clock.Now() + PoliciesOf(order).Claims.ReturnWithin }, cancellation);

    public Task RecordReturnAsync(OrderKey order, ReturnSeen returned, CancellationToken cancellation = default) => TellAsync(order, returned, cancellation);

    public Task<Refusal?> RecordEvidenceAsync(OrderKey order, string claim, string by, string evidence, CancellationToken cancellation = default) =>
        DecideAsync(order, known => new EvidenceGiven(claim, 0, 0, by, evidence, clock.Now(), known.Claim(claim)?.Seen?.EvidenceBy), cancellation);

    public Task<Refusal?> RecordEvidenceAsync(OrderKey order, int round, int dispute, string by, string evidence, CancellationToken cancellation = default) =>
        DecideAsync(order, known => new EvidenceGiven("", round, dispute, by, evidence, clock.Now(), known.Purchase(round)?.SightingOf(dispute)?.EvidenceBy), cancellation);

    public Task<Refusal?> DisputeAsync(OrderKey order, DisputeOrder wanted, string by, CancellationToken cancellation = default) =>
        DecideAllAsync(order, known => ClaimCommands.Dispute(known, wanted, by, clock.Now()), cancellation);

    public Task<Refusal?> WithdrawDisputeAsync(OrderKey order, int round, int dispute, string by, string because, CancellationToken cancellation = default) =>
        DecideAsync(order, _ => new DisputeWithdrawn(round, dispute, by, because, clock.Now()), cancellation);

    public async Task RecordDisputeAsync(OrderKey order, DisputeSeen seen, CancellationToken cancellation = default)
    {
        if ((await LoadAsync(order, cancellation).ConfigureAwait(false)).Order.Purchase(seen.Round) is not { } purchase) throw new ArgumentException($"Order {order} has no purchase {seen.Round}: name the round of the purchase that the dispute is about.", nameof(seen));
        if (!purchase.Orders.AsEnumerable().Any(own => own.Id == seen.Order)) throw new ArgumentException($"Purchase {seen.Round} of {order} has no order {seen.Order}: name the supplier's number of the order, {string.Join(" or ", purchase.Orders.AsEnumerable().Select(static own => own.Id.Value))}.", nameof(seen));
        await TellAsync(order, seen, cancellation).ConfigureAwait(false);
    }

    public Task<Erasure> EraseAsync(OrderKey order, CancellationToken cancellation = default) => erasures.EraseAsync(order, cancellation);

    public ValueTask<IReadOnlyList<OrderKey>> FindByPersonAsync(ShopId shop, string person, CancellationToken cancellation = default) => erasures.FindAsync(shop, person, cancellation);

    private Policies PoliciesOf(OrderKey order) => shops.TryGetValue(order.Shop, out var shop) ? shop.Policies : Policies.Default;

    // What a round said is in memory; where another process held it, or this one did before it was started again, the store has its words.
    private Withholding? Awaited(Shop shop, OrderKey order, StoredOrder stored)
    {
        if (shop.Rounds is not { } rounds || stored is not { Parked: { } parked, WakeAt: { } wakeAt } || !parked.StartsWith(Verdict.Begins, StringComparison.Ordinal)) return null;
        var now = clock.Now();
        return rounds.AwaitedBy(order) ?? new(parked, now, wakeAt > now ? wakeAt : now + rounds.PollFunds);
    }

    // People copy a tracking number with the blanks and hyphens it is printed with.
    private static string? AsTrackingNumber(string name)
    {
        try
        {
            return new TrackingNumber(name).Value;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Money Sum(IReadOnlyList<LineAmount> lines)
    {
        var sum = Money.Zero(lines[0].Amount.Currency);
        foreach (var line in lines) sum += line.Amount;
        return sum;
    }

    private async ValueTask<Resident> LoadAsync(OrderKey order, CancellationToken cancellation)
    {
        await start(cancellation).ConfigureAwait(false);
        return await residents.LoadAsync(order, cancellation).ConfigureAwait(false);   // people see what is durable, whoever wrote it
    }

    private async Task TellAsync(OrderKey order, Fact fact, CancellationToken cancellation)
    {
        if ((await LoadAsync(order, cancellation).ConfigureAwait(false)).Version == 0) throw new ArgumentException($"Order {order} is not known.", nameof(order));
        await take(new(order, [fact]), cancellation).ConfigureAwait(false);
    }

    private IEnumerable<Command> Answer(TryKey key, int no, DoubtAnswer answer, string by, string evidence) =>
        [new Command.Decide(new DoubtAnswered(key, no, answer, by, evidence, clock.Now())), new Command.Record(new TryClosed(key, no, answer == DoubtAnswer.Exists ? Outcome.Done : Outcome.NotSent, clock.Now(), Code: $"person: {evidence}"))];

    private async Task<Refusal?> MendAsync(OrderKey order, TryKey write, CancellationToken cancellation)
    {
        var read = (await LoadAsync(order, cancellation).ConfigureAwait(false)).Order.Read(write, clock.Now());
        if (read is not { Stage: WriteStage.Rejected, Last: { } last }) return new(RefusalCode.WrongStage, $"{write} is {read.Stage}, not {WriteStage.Rejected}");
        if (last.Reason != DeclineReason.Invalid) return new(RefusalCode.WrongStage, $"{write} was refused for {last.Reason}: no mending of the request changes that");
        await TellAsync(order, new AbsenceSeen(write, last.No, clock.Now()), cancellation).ConfigureAwait(false);
        return null;
    }

    internal Task<Refusal?> DecideAsync(OrderKey order, Func<Order, Decision?> decide, CancellationToken cancellation) =>
        DecideAllAsync(order, held => decide(held) is { } decision ? [new Command.Decide(decision)] : [], cancellation);

    // What a person says is one commit of its own, whole or not at all; the engine goes on from there at once.
    private async Task<Refusal?> DecideAllAsync(OrderKey order, Func<Order, IReadOnlyList<Command>> decide, CancellationToken cancellation)
    {
        await start(cancellation).ConfigureAwait(false);
        for (var i = 0; i < MostConflicts; i++)
        {
            var resident = await residents.LoadAsync(order, cancellation).ConfigureAwait(false);
            var commands = resident.Version == 0 ? [] : decide(resident.Order);
            if (commands.Count == 0) return new(RefusalCode.Unknown, $"order {order} has nothing to decide here");
            var (after, events) = (resident.Order, new List<Event>());
            foreach (var command in commands)
            {
                var taken = Fulfilment.Take(after, command);
                if (taken.Refused is { } refusal) return refusal;
                if (taken.Happened is { } happened) events.Add(happened);
                after = taken.Order;
            }

            if (events.Count == 0) return commands[0] is Command.Record ? null : new(RefusalCode.NotNext, "it is so already");
            if (await AppendAsync(resident, after, events, cancellation).ConfigureAwait(false)) return null;
        }

        return new(RefusalCode.NotNext, "others keep changing the order; try again");
    }

    // Not fenced by a lease: a person may decide whoever works on the order, and the version says whether they knew what they decided on.
    private async Task<bool> AppendAsync(Resident resident, Order after, List<Event> events, CancellationToken cancellation)
    {
        var now = clock.Now();
        var shop = shops.GetValueOrDefault(after.Key.Shop);
        var commit = new OrderCommit(after.Key, resident.Version, EventCodec.Pack(events), now, null, Names.Of(after.Phase(now)), Marks.Pack(resident.Looked)).Guarded(events, after, PoliciesOf(after.Key), resident.Order, exposure: shop?.Exposure is { } exposure ? new(exposure, null) : null);
        if (shop?.OwnBook is { } book) await book.TellAsync(events, after, cancellation).ConfigureAwait(false);
        var answer = await store.AppendAsync([commit], cancellation).ConfigureAwait(false);
        residents.Forget(after.Key);
        if (answer[0] != AppendResult.Written) return false;
        await take(new(after.Key, []), cancellation).ConfigureAwait(false);
        return true;
    }
}
