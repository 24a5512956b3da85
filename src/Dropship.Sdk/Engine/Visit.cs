using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Engine;

/// <summary>
/// Brings one order as far as it goes now: facts and decisions in one commit with the tries they open, then the wire,
/// then the next turn. The order rests when nothing is left to do before its wake-up.
/// </summary>
internal sealed class Visit(IOrderStore store, IPersonalDataStore persons, Residents residents, Looks looks, Wire wire, Telemetry telemetry, TimeProvider clock, ILogger logger)
{
    private const int MostTurns = 50;

    /// <summary>Visits an order, with news or without.</summary>
    /// <returns>How its wake-up moves, if no commit has moved it.</returns>
    internal async Task<OrderTouch?> RunAsync(Shop shop, OrderKey key, IReadOnlyList<Fact> news, Address? address, CancellationToken cancellation)
    {
        var resident = await residents.GetAsync(key, cancellation).ConfigureAwait(false);
        for (var i = 0; i < MostTurns; i++)
        {
            var now = clock.Now();
            var turn = new Turn(resident, shop, now);
            var isNewSale = false;
            foreach (var fact in news) isNewSale |= turn.Hear(fact) && fact is Fact.SaleSeen;
            if (isNewSale && address is not null) await persons.SaveAddressAsync(key, address, cancellation).ConfigureAwait(false);

            var agenda = turn.Decide();
            var (sends, later) = await OpenAsync(shop, turn, agenda, cancellation).ConfigureAwait(false);
            if (sends.Count > 0) agenda = turn.Decide() with { Todos = agenda.Todos };
            var hasLooks = agenda.Todos.Count > agenda.Todos.Count(static todo => todo is Todo.Send);
            var wakeAt = Instant.Earlier(hasLooks ? now : agenda.WakeAt, later);

            if (turn.Events.Count > 0)
            {
                if (await CommitAsync(resident, turn, agenda, wakeAt, cancellation).ConfigureAwait(false) is not { } written)
                {
                    residents.Forget(key);
                    resident = await residents.LoadAsync(key, cancellation).ConfigureAwait(false);
                    continue;   // the news is in hand still and is taken in again
                }

                resident = written;
            }
            else if (turn.Looked != resident.Looked || wakeAt != resident.WakeAt)
            {
                resident = resident with { Looked = turn.Looked };
            }

            if (sends.Count == 0 && !hasLooks) return Rest(resident, wakeAt, turn.Events.Count > 0);
            var brought = await WorkAsync(shop, turn.Order, sends, agenda, cancellation).ConfigureAwait(false);
            (news, address, later) = Unite(brought, ref resident);
            if (news.Count == 0 && later is not null && sends.Count == 0) return Rest(resident, Instant.Earlier(agenda.WakeAt, later), false);
        }

        LogMessages.DoesNotRest(logger, key, MostTurns);
        return Rest(resident, clock.Now() + TimeSpan.FromHours(1), false);
    }

    private OrderTouch? Rest(Resident resident, Instant? wakeAt, bool isCommitted)
    {
        residents.Keep(resident with { WakeAt = wakeAt });
        return isCommitted || resident.Version == 0 ? null : new(resident.Order.Key, resident.Version, wakeAt, Marks.Pack(resident.Looked));
    }

    private static (IReadOnlyList<Fact> News, Address? Address, Instant? Later) Unite(Brought[] brought, ref Resident resident)
    {
        List<Fact> news = [];
        Address? address = null;
        Instant? later = null;
        foreach (var one in brought)
        {
            news.AddRange(one.Facts);
            address = one.Address ?? address;
            later = Instant.Earlier(later, one.ComeAgainAt);
            if (one.Mark is { } mark) resident = resident with { Looked = mark(resident.Looked) };
        }

        return (news, address, later);
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

    private async ValueTask<Resident?> CommitAsync(Resident resident, Turn turn, Agenda agenda, Instant? wakeAt, CancellationToken cancellation)
    {
        var commit = new OrderCommit(turn.Order.Key, resident.Version, EventCodec.Pack(turn.Events), wakeAt, agenda.Deadline, Names.Of(turn.Order.Phase(clock.Now())), Marks.Pack(turn.Looked));
        var answer = await store.AppendAsync([commit], cancellation).ConfigureAwait(false);
        if (answer[0] == AppendResult.Conflict)
        {
            telemetry.Conflict();
            return null;
        }

        telemetry.Committed(turn.Events.Count);
        return new(turn.Order, resident.Version + 1, turn.Looked, wakeAt);
    }

    private async Task<Brought[]> WorkAsync(Shop shop, Order order, List<Todo.Send> sends, Agenda agenda, CancellationToken cancellation)
    {
        List<Task<Brought>> work = [];
        foreach (var send in sends) work.Add(SendAsync(shop, order, send, cancellation));
        foreach (var todo in agenda.Todos)
            if (todo is not Todo.Send)
                work.Add(looks.LookAsync(shop, order, todo, agenda.Deadline, fault => Faulted(order.Key, todo, fault), cancellation));
        return await Task.WhenAll(work).ConfigureAwait(false);
    }

    private async Task<Brought> SendAsync(Shop shop, Order order, Todo.Send send, CancellationToken cancellation)
    {
        using var activity = telemetry.Write(order.Key, send.Key);
        var brought = await wire.SendAsync(shop, order, send, cancellation).ConfigureAwait(false);
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
