using System.Collections.Concurrent;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>
/// Orders that were used lately, so that the next look need not unpack them. Two generations: when the young one is
/// full the old one is dropped. Stale entries do no harm: an append against an old version is a conflict.
/// </summary>
internal sealed class Residents(IOrderStore store, int limit)
{
    private readonly Lock _turning = new();
    private ConcurrentDictionary<OrderKey, Resident> _young = new();
    private ConcurrentDictionary<OrderKey, Resident> _old = new();

    internal async ValueTask<Resident> GetAsync(OrderKey key, CancellationToken cancellation)
    {
        if (_young.TryGetValue(key, out var known) || _old.TryGetValue(key, out known)) return known;
        return await LoadAsync(key, cancellation).ConfigureAwait(false);
    }

    internal async ValueTask<Resident> LoadAsync(OrderKey key, CancellationToken cancellation) =>
        await store.LoadAsync(key, cancellation).ConfigureAwait(false) is { } stored ? Fold(key, stored) : new(new Order(key), 0, default);

    internal static Resident Fold(OrderKey key, StoredOrder stored)
    {
        var order = new Order(key);
        foreach (var commit in stored.Commits)
            foreach (var happened in EventCodec.Unpack(commit))
                order = Fulfilment.Evolve(order, happened);
        return new(order, stored.Version, Marks.Unpack(stored.Marks)) { Epoch = stored.Epoch, Holder = stored.Holder };
    }

    internal void Keep(Resident resident)
    {
        if (resident.Version == 0) return;
        _young[resident.Order.Key] = resident;
        if (_young.Count <= limit / 2) return;
        lock (_turning)
        {
            if (_young.Count <= limit / 2) return;
            (_old, _young) = (_young, new());
        }
    }

    /// <summary>Forgets an order that is known in an older version than the store has.</summary>
    internal void ForgetOlder(OrderKey key, long version)
    {
        if ((_young.TryGetValue(key, out var known) || _old.TryGetValue(key, out known)) && known.Version < version) Forget(key);
    }

    internal void Forget(OrderKey key)
    {
        _young.TryRemove(key, out _);
        _old.TryRemove(key, out _);
    }
}

/// <summary>Packs watermarks; what cannot be read is lost, which costs one early look.</summary>
internal static class Marks
{
    internal static ReadOnlyMemory<byte> Pack(in Looked looked) => looked == default ? default : JsonSerializer.SerializeToUtf8Bytes(looked, StoredContext.Default.Looked);

    internal static Looked Unpack(ReadOnlyMemory<byte> packed)
    {
        if (packed.IsEmpty) return default;
        try
        {
            return JsonSerializer.Deserialize(packed.Span, StoredContext.Default.Looked);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            return default;
        }
    }
}
