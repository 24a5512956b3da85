using System.Globalization;
using Dropship.Chaos.Rounds;
using Dropship.Chaos.Worker;

namespace Dropship.Chaos.Soaking;

/// <summary>One of the processes that share a store: it is told the time, works until nothing is due, and is killed at its so-manieth word, if at all. Another takes its place at once.</summary>
internal sealed class Partner(WorkerSettings settings, Func<int>? killAfter, CancellationToken cancellation) : IAsyncDisposable
{
    private Child _child = Child.Start(settings);
    private int _words, _last = killAfter?.Invoke() ?? 0;

    /// <summary>How often it was killed.</summary>
    internal int Kills { get; private set; }

    /// <summary>What lived in it; of a process that is killed now and then the weights say little.</summary>
    internal Weights Weights { get; } = new();

    /// <summary>Works until nothing is due.</summary>
    /// <param name="now">Tells the time.</param>
    /// <returns>When something is due next; null if it does not know.</returns>
    internal async Task<DateTimeOffset?> ServeAsync(Func<Moment> now)
    {
        _child.Tell(now());
        while (true)
        {
            var line = await _child.HearAsync(cancellation) ?? throw new InvalidOperationException($"A process ended by itself: {await _child.Errors}");
            var words = line.Split(' ');
            if (words[0] is Line.Call or Line.Commit && killAfter is not null && ++_words == _last)
            {
                await ReplaceAsync(killAfter());
                _child.Tell(now());
            }
            else if (words[0] == Line.Weight) Weights.Hear(words);
            else if (words[0] is Line.Idle or Line.Down) return words is [Line.Idle, not "-"] ? DateTimeOffset.ParseExact(words[1], "O", CultureInfo.InvariantCulture) : null;
        }
    }

    internal Task EndAsync() => _child.EndAsync(gently: true);

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private async Task ReplaceAsync(int next)
    {
        await _child.EndAsync(gently: false);
        await _child.DisposeAsync();
        Kills++;
        (_child, _words, _last) = (Child.Start(settings), 0, next);
    }
}
