using System.Diagnostics;
using Dropship.Benchmarks.Measuring;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Benchmarks.Stores;

/// <summary>
/// Many orders at once on a store, each a life of commits one after another, every one awaited until it is durable.
/// A life that a slice cut short goes on in the next.
/// </summary>
internal sealed class StoreLives
{
    private readonly IOrderStore _store;
    private readonly bool _guarded;
    private readonly RehearsedCommit[][] _lives;
    private readonly Living[] _inFlight;
    private int _orders;

    /// <summary>Begins as many orders as are to be in flight.</summary>
    /// <param name="store">Where; initialised, closed by its owner.</param>
    /// <param name="lives">What they live.</param>
    /// <param name="inFlight">How many.</param>
    /// <param name="guarded">True to have the store judge epochs, units, money and the gate as well.</param>
    /// <param name="firstOrder">Where the numbers of its orders begin, if others share the schema.</param>
    internal StoreLives(IOrderStore store, RehearsedCommit[][] lives, int inFlight, bool guarded = false, int firstOrder = 0)
    {
        (_store, _lives, _guarded, _orders) = (store, lives, guarded, firstOrder);
        _inFlight = [.. Enumerable.Range(0, inFlight).Select(_ => Begin())];
    }

    internal async Task<Slice> RunAsync(TimeSpan length)
    {
        var (start, bytes) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
        var done = await Task.WhenAll(Enumerable.Range(0, _inFlight.Length).Select(place => Task.Run(() => LiveAsync(place, start, length))));
        return new(done.Sum(), Stopwatch.GetElapsedTime(start), GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    private async Task<long> LiveAsync(int place, long start, TimeSpan length)
    {
        var done = 0L;
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            var living = _inFlight[place];
            await living.CommitAsync(_store, _guarded);
            if (living.IsAtEnd) _inFlight[place] = Begin();
            done++;
        }

        return done;
    }

    private Living Begin()
    {
        var number = Interlocked.Increment(ref _orders);
        return new(new(new("harbour"), new($"5f3a9c-{number:D8}")), _lives[number % _lives.Length]);
    }

    private sealed class Living(OrderKey key, RehearsedCommit[] commits)
    {
        private Order _order = new(key);
        private int _version;

        internal bool IsAtEnd => _version == commits.Length;

        internal async Task CommitAsync(IOrderStore store, bool guarded)
        {
            var commit = commits[_version];
            var events = new List<Event>(2);
            foreach (var step in commit.Steps)
            {
                var taken = Fulfilment.Take(_order, step.Command);
                events.Add(taken.Happened!);
                _order = taken.Order;
            }

            var agenda = commit.Last.Agenda;
            var next = new OrderCommit(key, _version, EventCodec.Pack(events), agenda.WakeAt, agenda.Deadline, _order.Phase(commit.Last.Now).ToString(), default);
            var answers = await store.AppendAsync([guarded ? Guarded(next, events) : next], CancellationToken.None);
            if (answers[0] != AppendResult.Written) throw new InvalidOperationException($"{key} at {_version}: {answers[0]}.");
            _version++;
        }

        // One scope of money for all orders of a hundred: they wait for each other's sums as the orders of a day do.
        private OrderCommit Guarded(OrderCommit commit, List<Event> events)
        {
            var intended = events.OfType<Decision.PurchaseIntended>().FirstOrDefault();
            return commit with
            {
                Epoch = 0,
                Spends = events.Any(happened => happened is Decision.TryOpened),
                Claims = intended is null ? [] : [.. intended.Units.Select(units => new UnitClaim(units.Line, units.Quantity, units.Quantity, intended.Round))],
                Reserves = intended is null ? [] : [new(intended.Round, $"day {key.Id.Value[^4..^2]}", intended.Ceiling.Amount, null)],
            };
        }
    }
}
