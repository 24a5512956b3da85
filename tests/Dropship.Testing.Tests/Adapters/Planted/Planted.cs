namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>A fault in an adapter, and the case that must catch it.</summary>
internal sealed record Planted<TBroken>(string Case, string Fault, Action<TBroken> Break);

/// <summary>Two calls that come at the same time get into each other's way. Lets some calls pass first. Who stays alone, because another call was caught already, goes on by itself.</summary>
internal sealed class Mixed<T>(int passFirst = 0)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private (T Mine, TaskCompletionSource<T> Partner)? _waiting;
    private int _calls;

    /// <summary>What the other one of the pair asked for.</summary>
    public Task<T> OtherAsync(T mine)
    {
        lock (_lock)
        {
            if (++_calls <= passFirst) return Task.FromResult(mine);
            if (_waiting is { } other)
            {
                _waiting = null;
                other.Partner.SetResult(mine);
                return Task.FromResult(other.Mine);
            }

            _waiting = (mine, new(TaskCreationOptions.RunContinuationsAsynchronously));
            return OrMineAsync(_waiting.Value.Partner.Task, mine);
        }
    }

    private static async Task<T> OrMineAsync(Task<T> partner, T mine)
    {
        try
        {
            return await partner.WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            return mine;
        }
    }
}
