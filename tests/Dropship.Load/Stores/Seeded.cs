using System.Globalization;
using Dropship.Benchmarks.Domain;
using Dropship.Domain;
using Dropship.Load.Vendors;
using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Load.Stores;

/// <summary>
/// Orders that are in the store before anything is measured, each with one commit of all that has happened to it: open ones whose
/// supplier has acknowledged them, and ended ones. Their lives are a few rehearsed ones in turn.
/// </summary>
internal sealed class Seeded
{
    private const int Rehearsed = 64;
    private const int Together = 1_000;
    private static readonly Life[] s_lives = [.. Enumerable.Range(0, Rehearsed).Select(Life.Of)];
    private readonly Written[] _open = [.. s_lives.Select(life => Write(life, Array.FindLastIndex(life.Steps, step => step.Event is Fact.SupplierOrderSeen) + 1))];
    private readonly Written[] _ended = [.. s_lives.Select(life => Write(life, life.Steps.Length))];

    /// <summary>A moment at which every open one is due.</summary>
    internal DateTimeOffset AllAreDue => _open.Max(written => written.WakeAt!.Value).ToDateTimeOffset().AddMinutes(1);

    /// <summary>The sale of a seeded order; null for another number.</summary>
    internal static MarketplaceOrder? Sale(OrderId id) =>
        id.Value.StartsWith("S-", StringComparison.Ordinal) ? Sales.Of(id, s_lives[int.Parse(id.Value[2..], CultureInfo.InvariantCulture) % Rehearsed]) : null;

    /// <summary>Appends orders by their numbers, many at once.</summary>
    /// <param name="store">Where; initialised.</param>
    /// <param name="from">The first number.</param>
    /// <param name="to">The number after the last.</param>
    /// <param name="open">Numbers below this are open, the others ended.</param>
    /// <returns>How many were appended.</returns>
    internal async Task<int> AppendAsync(IOrderStore store, int from, int to, int open)
    {
        for (var at = from; at < to; at += Together)
        {
            OrderCommit[] commits = [.. Enumerable.Range(at, Math.Min(Together, to - at)).Select(number => Commit(number, number < open))];
            var answers = await store.AppendAsync(commits, CancellationToken.None);
            if (answers.Any(answer => answer != AppendResult.Written)) throw new InvalidOperationException($"Orders from {at}: not written.");
        }

        return to - from;
    }

    private OrderCommit Commit(int number, bool isOpen)
    {
        var written = (isOpen ? _open : _ended)[number % Rehearsed];
        return new(new(Shop.Id, new($"S-{number:D8}")), 0, written.Events, written.WakeAt, written.Deadline, written.Phase, default);
    }

    private static Written Write(Life life, int steps)
    {
        var order = new Order(life.Key);
        foreach (var step in life.Steps[..steps]) order = Fulfilment.Evolve(order, step.Event);
        var last = life.Steps[steps - 1];
        return new(EventCodec.Pack([.. life.Steps[..steps].Select(step => step.Event)]), last.Agenda.WakeAt, last.Agenda.Deadline, order.Phase(last.Now).ToString());
    }

    private sealed record Written(ReadOnlyMemory<byte> Events, Instant? WakeAt, Instant? Deadline, string Phase);
}
