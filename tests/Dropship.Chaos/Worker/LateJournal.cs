using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Chaos.Worker;

/// <summary>Planted: answers <see cref="AppendResult.Written"/> at once and writes an order's commit only together with its next one. Whatever the last of them was, a kill loses it.</summary>
internal sealed class LateJournal(IOrderStore inner) : PassingStore(inner), IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<OrderKey, OrderCommit> _owed = [];

    public override async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            foreach (var commit in commits)
            {
                if (_owed.Remove(commit.Order, out var owed)) await Inner.AppendAsync([owed], cancellation);
                _owed.Add(commit.Order, commit);
            }
        }
        finally
        {
            _one.Release();
        }

        return [.. commits.Select(_ => AppendResult.Written)];
    }

    public void Dispose() => _one.Dispose();
}
