using System.Runtime.ExceptionServices;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Engine;

/// <summary>
/// Brings one order as far as it goes now. Looks need nothing durable, so what they bring is gathered; before anything
/// goes on the wire it is committed with the tries it opens, and again as soon as the wire has answered.
/// </summary>
internal sealed class Visit(IOrderStore store, IPersonalDataStore persons, Residents residents, Looks looks, Wire wire, Retention retention, Telemetry telemetry, TimeProvider clock, string instance, ILogger logger)
{
    private const int MostTurns = 50;
    private static readonly TimeSpan WhenTired = TimeSpan.FromHours(1);
    private readonly Refusals _refusals = new(store, clock);

    /// <summary>Visits an order, with news or without.</summary>
    /// <returns>How its wake-up moves, if no commit has moved it.</returns>
    internal async Task<OrderTouch?> RunAsync(Shop shop, News news, Arrival? arrival, CancellationToken cancellation)
    {
        var key = news.Order;
        var resident = await residents.GetAsync(key, cancellation).ConfigureAwait(false);
        var turn = new Turn(news.Epoch is { } epoch ? resident with { Epoch = epoch, Holder = instance } : resident, shop, clock);
        List<Fact> gathered = [];
        Instant? restUntil = null;
        ExceptionDispatchInfo? broken = null;
        var odd = new OddAnswers();
        var isAnswer = false;
        for (var i = 0; i < MostTurns; i++)
        {
            if (i == MostTurns - 1) restUntil = Tired(key);
            await HearAsync(turn, news, cancellation).ConfigureAwait(false);
            gathered.AddRange(news.Facts);
            if (turn.IsHeldElsewhere(instance))
            {
                if (await KeepAsync(turn, cancellation).ConfigureAwait(false)) return null;
                (turn, news, gathered) = (new(await ReloadAsync(key, cancellation).ConfigureAwait(false), shop, clock), news with { Facts = Kept(gathered) }, []);
                continue;
            }

            var agenda = odd.Without(await DecideAsync(turn, cancellation).ConfigureAwait(false));
            var (sends, later) = restUntil is null ? await OpenAsync(shop, turn, agenda, cancellation).ConfigureAwait(false) : ([], restUntil);
            if (sends.Count > 0) agenda = turn.Decide() with { Todos = agenda.Todos };
            var hasLooks = restUntil is null && HasLooks(agenda);
            var isAtRest = sends.Count == 0 && !hasLooks;
            var wakeAt = Instant.Earlier(Instant.Earlier(hasLooks ? clock.Now() : agenda.WakeAt, later), odd.Until);

            if (isAtRest) await retention.RestsAsync(turn.Order, cancellation).ConfigureAwait(false);   // before the commit that ends it: nobody comes back to it afterwards
            var isDue = turn.Events.Count > 0 && (sends.Count > 0 || isAnswer || isAtRest);
            if (isDue && await CommitAsync(turn, agenda, wakeAt, cancellation).ConfigureAwait(false) is { Answer: not AppendResult.Written } refused)
            {
                var exposed = refused.Answer == AppendResult.OverCeiling && turn.Exposure is { } book ? await book.WhyOverAsync(store, refused.Commit, clock.Now(), cancellation).ConfigureAwait(false) : null;
                var withheld = exposed is null ? await _refusals.WhyAsync(refused.Answer, refused.Commit, cancellation).ConfigureAwait(false) ?? turn.Withheld : turn.Withheld;
                turn = new(await ReloadAsync(key, cancellation).ConfigureAwait(false), shop, clock) { Withheld = withheld, Exposed = exposed ?? turn.Exposed };
                news = news with { Facts = Kept(gathered) };   // in hand still, and taken in again
                gathered.Clear();
                continue;
            }

            if (isDue) gathered.Clear();
            if (isAtRest)
            {
                broken?.Throw();
                var touch = Rest(turn, wakeAt, isDue);
                return Trouble(odd, turn, agenda) is { } why ? await ParkAsync(turn, touch, why, wakeAt!.Value, cancellation).ConfigureAwait(false) : touch;
            }

            (news, later, broken) = Unite(key, await WorkAsync(shop, turn, sends, agenda, arrival, cancellation).ConfigureAwait(false), turn, odd);
            isAnswer = sends.Count > 0;
            if (broken is not null) restUntil = clock.Now() + WhenTired;   // what the others brought becomes durable first
            else if (news is { Facts.Count: 0, Invalid: null }) restUntil = later;
        }

        throw new InvalidOperationException($"{key}: others changed it {MostTurns} times in a row.");
    }

    private static List<Fact> Kept(List<Fact> gathered) => gathered.FindAll(static fact => !fact.AnswersOurNumber());

    // What another process works on it decides; what was told is kept for it, and it is woken.
    private async ValueTask<bool> KeepAsync(Turn turn, CancellationToken cancellation) =>
        turn.Events.Count == 0 || (await CommitAsync(turn, turn.Plan(), clock.Now(), cancellation).ConfigureAwait(false)).Answer == AppendResult.Written;

    private static string? Trouble(OddAnswers odd, Turn turn, in Agenda agenda)
    {
        if (turn.Withheld is { } withheld)
            foreach (var ask in agenda.Asks)
                if (ask.Kind == AskKind.SpendingWithheld)
                    return odd.Any ? $"{withheld.Why}; {odd.Why}" : withheld.Why;
        if (turn.AwaitsFunds is { } awaited)
            foreach (var ask in agenda.Asks)
                if (ask.Kind == AskKind.TopUpWallet && ask.Subject == awaited.Why)
                    return odd.Any ? $"{awaited.Why}; {odd.Why}" : awaited.Why;
        return odd.Any ? odd.Why : null;
    }

    // What was told outlives a rule that breaks on it: the one who told it does not tell it again.
    private async ValueTask<Agenda> DecideAsync(Turn turn, CancellationToken cancellation)
    {
        try
        {
            return turn.Decide();
        }
        catch (Exception) when (turn.Events.Count > 0)
        {
            await CommitAsync(turn, default, clock.Now() + WhenTired, cancellation).ConfigureAwait(false);
            throw;
        }
    }

    private Instant Tired(OrderKey key)
    {
        LogMessages.DoesNotRest(logger, key, MostTurns);
        return clock.Now() + WhenTired;
    }

    private async ValueTask HearAsync(Turn turn, News news, CancellationToken cancellation)
    {
        if (news.Forget is { } forget) turn.Looked = forget(turn.Looked);
        var isNewSale = false;
        foreach (var fact in news.Facts) isNewSale |= turn.Hear(fact) && fact is Fact.SaleSeen;
        if (isNewSale && news.Address is { } address) await persons.SaveAddressAsync(news.Order, address, cancellation).ConfigureAwait(false);
        if (news.Invalid is { } fault) turn.Hold(fault);
    }

    private async ValueTask<Resident> ReloadAsync(OrderKey key, CancellationToken cancellation)
    {
        residents.Forget(key);
        return await residents.LoadAsync(key, cancellation).ConfigureAwait(false);
    }

    private static bool HasLooks(Agenda agenda)
    {
        foreach (var todo in agenda.Todos)
            if (todo is not Todo.Send)
                return true;
        return false;
    }

    private OrderTouch? Rest(Turn turn, Instant? wakeAt, bool isCommitted)
    {
        residents.Keep(new(turn.Order, turn.Version, turn.Looked) { Epoch = turn.Epoch });
        return isCommitted || turn.Version == 0 ? null : new(turn.Order.Key, turn.Version, wakeAt, Marks.Pack(turn.Looked));
    }

    // What the other looks brought is durable by now.
    private async ValueTask<OrderTouch?> ParkAsync(Turn turn, OrderTouch? touch, string why, Instant wakeAt, CancellationToken cancellation)
    {
        telemetry.Parked();
        LogMessages.Parked(logger, turn.Order.Key, why, null);
        if (touch is not null) await store.TouchAsync([touch], cancellation).ConfigureAwait(false);
        await store.ParkAsync(turn.Order.Key, why, wakeAt, cancellation).ConfigureAwait(false);
        return null;
    }

    private static (News News, Instant? Later, ExceptionDispatchInfo? Broken) Unite(OrderKey key, Brought[] brought, Turn turn, OddAnswers odd)
    {
        ExceptionDispatchInfo? broken = null;
        List<Fact> facts = [];
        Address? address = null;
        string? invalid = null;
        Instant? later = null;
        foreach (var one in brought)
        {
            facts.AddRange(one.Facts);
            address = one.Address ?? address;
            invalid = one.Invalid ?? invalid;
            later = Instant.Earlier(later, one.ComeAgainAt);
            broken ??= one.Broken;
            if (one.Odd is not null) odd.Add(one.Odd);
            if (one.Mark is { } mark) turn.Looked = mark(turn.Looked);
        }

        return (new(key, facts, address, invalid), later, broken);
    }

    // A call is asked for before its try is opened, so that no durable try waits for a budget.
    private static async ValueTask<(List<Todo.Send> Sends, Instant? Later)> OpenAsync(Shop shop, Turn turn, Agenda agenda, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (sends, later) = (new List<Todo.Send>(), default(Instant?));
        for (var i = 0; i < agenda.Todos.Count; i++)
        {
            if (agenda.Todos[i] is not Todo.Send send) continue;
            var admission = await Wire.LaneOf(shop, turn.Order, send.Key).AdmitAsync(Wire.TrafficOf(send.Key), agenda.Deadline).ConfigureAwait(false);
            if (!admission.IsGranted)
            {
                later = Instant.Earlier(later, admission.ComeAgainAt);
                continue;
            }

            turn.Open(send);
            sends.Add(send);
        }

        return (sends, later);
    }

    private async ValueTask<(AppendResult Answer, OrderCommit Commit)> CommitAsync(Turn turn, Agenda agenda, Instant? wakeAt, CancellationToken cancellation)
    {
        var commit = new OrderCommit(turn.Order.Key, turn.Version, EventCodec.Pack(turn.Events), wakeAt, agenda.Deadline, Names.Of(turn.Order.Phase(clock.Now())), Marks.Pack(turn.Looked))
        {
            Names = Names.GivenBy(turn.Events),
            Epoch = turn.HasDecided ? turn.Epoch : null,
        }.Guarded(turn.Events, turn.Order, turn.Policies, turn.Durable, turn.Limits, turn.Exposure is { } exposure ? await exposure.LimitAsync(store, turn.Events, cancellation).ConfigureAwait(false) : null);
        if (turn.Book is { } book) await book.TellAsync(turn.Events, turn.Order, cancellation).ConfigureAwait(false);
        var answer = (await store.AppendAsync([commit], cancellation).ConfigureAwait(false))[0];
        if (answer != AppendResult.Written)
        {
            telemetry.Refused(answer);
            if (answer == AppendResult.Guarded) LogMessages.UnitsGuarded(logger, commit.Order);
            return (answer, commit);
        }

        telemetry.Committed(turn.Events.Count);
        turn.Committed();
        return (answer, commit);
    }

    private async Task<Brought[]> WorkAsync(Shop shop, Turn turn, List<Todo.Send> sends, Agenda agenda, Arrival? arrival, CancellationToken cancellation)
    {
        List<Task<Brought>> work = [];
        var order = turn.Order;
        foreach (var send in sends) work.Add(SendAsync(shop, turn, send, cancellation));
        foreach (var todo in agenda.Todos)
            if (todo is not Todo.Send)
                work.Add(looks.LookAsync(shop, order, todo, agenda.Deadline, fault => Faulted(order.Key, todo, fault), cancellation));
        arrival?.Here();
        return await Task.WhenAll(work).ConfigureAwait(false);
    }

    private async Task<Brought> SendAsync(Shop shop, Turn turn, Todo.Send send, CancellationToken cancellation)
    {
        var order = turn.Order;
        using var activity = telemetry.Write(order.Key, send.Key);
        var brought = await wire.SendAsync(shop, order, send, turn.Left(send), cancellation).ConfigureAwait(false);
        var outcome = ((Fact.TryClosed)brought.Facts[0]).Outcome;
        telemetry.Wrote(send.Key.Kind, outcome);
        if (outcome == Outcome.Unknown) LogMessages.OutcomeUnknown(logger, order.Key, send.Key);
        return brought;
    }

    private void Faulted(OrderKey key, Todo todo, ProviderException fault)
    {
        telemetry.Faulted(fault.Fault);
        LogMessages.LookFailed(logger, key, todo.GetType().Name, fault.Fault, fault.Message);
    }
}
