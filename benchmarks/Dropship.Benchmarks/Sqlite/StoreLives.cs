using System.Diagnostics;
using Dropship.Benchmarks.Measuring;
using Dropship.Domain;
using Dropship.Sqlite;
using Dropship.Storage;

namespace Dropship.Benchmarks.Sqlite;

/// <summary>
/// Many orders at once on a SQLite store, each a life of commits one after another, every one awaited until it is durable.
/// A life that a slice cut short goes on in the next.
/// </summary>
internal sealed class StoreLives : IAsyncDisposable
{
    private readonly SqliteStore _store;
    private readonly RehearsedCommit[][] _lives;
    private readonly Living[] _inFlight;
    private int _orders;

    private StoreLives(SqliteStore store, RehearsedCommit[][] lives, int inFlight)
    {
        (_store, _lives) = (store, lives);
        _inFlight = [.. Enumerable.Range(0, inFlight).Select(_ => Begin())];
    }

    internal static async Task<StoreLives> OpenAsync(string folder, RehearsedCommit[][] lives, int inFlight)
    {
        var store = new SqliteStore(new SqliteOptions { ConnectionString = $"Data Source={Path.Combine(folder, $"lives-{inFlight}.sqlite")}" });
        await store.InitializeAsync(CancellationToken.None);
        return new(store, lives, inFlight);
    }

    internal async Task<Slice> RunAsync(TimeSpan length)
    {
        var start = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, _inFlight.Length).Select(place => Task.Run(() => LiveAsync(place, start, length))));
        return new(done.Sum(), Stopwatch.GetElapsedTime(start));
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task<long> LiveAsync(int place, long start, TimeSpan length)
    {
        var done = 0L;
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            var living = _inFlight[place];
            await living.CommitAsync(_store);
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

        internal async Task CommitAsync(SqliteStore store)
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
            var answers = await store.AppendAsync([new(key, _version, EventCodec.Pack(events), agenda.WakeAt, agenda.Deadline, _order.Phase(commit.Last.Now).ToString(), default)], CancellationToken.None);
            if (answers[0] != AppendResult.Written) throw new InvalidOperationException($"{key} at {_version}: {answers[0]}.");
            _version++;
        }
    }
}
