using System.Collections.Concurrent;
using System.Diagnostics;
using Dropship.Chaos.Worker;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Load.Stores;

/// <summary>Notes when each order became durable first. Everything else passes through.</summary>
internal sealed class TimedStore(IOrderStore inner) : PassingStore(inner), IPersonalDataStore, ITokenStore, IAsyncDisposable
{
    private readonly IPersonalDataStore _persons = (IPersonalDataStore)inner;
    private readonly ITokenStore _tokens = (ITokenStore)inner;

    /// <summary>When each order became durable, on the machine's own clock.</summary>
    internal ConcurrentDictionary<OrderId, long> DurableAt { get; } = new();

    /// <summary>Runs after each append.</summary>
    internal Action? Appended { get; init; }

    public override async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        var answers = await Inner.AppendAsync(commits, cancellation);
        var now = Stopwatch.GetTimestamp();
        for (var i = 0; i < commits.Count; i++)
            if (answers[i] == AppendResult.Written && commits[i].ExpectedVersion == 0)
                DurableAt.TryAdd(commits[i].Order.Id, now);
        Appended?.Invoke();
        return answers;
    }

    public ValueTask SaveAddressAsync(OrderKey order, Address address, CancellationToken cancellation) => _persons.SaveAddressAsync(order, address, cancellation);

    public ValueTask<Address?> FindAddressAsync(OrderKey order, CancellationToken cancellation) => _persons.FindAddressAsync(order, cancellation);

    public ValueTask SaveWordsAsync(OrderKey order, string name, string words, CancellationToken cancellation) => _persons.SaveWordsAsync(order, name, words, cancellation);

    public ValueTask<string?> FindWordsAsync(OrderKey order, string name, CancellationToken cancellation) => _persons.FindWordsAsync(order, name, cancellation);

    public ValueTask EraseAsync(OrderKey order, CancellationToken cancellation) => _persons.EraseAsync(order, cancellation);

    public ValueTask KeepUntilAsync(OrderKey order, Instant? until, CancellationToken cancellation) => _persons.KeepUntilAsync(order, until, cancellation);

    public ValueTask<Keeping?> FindKeepingAsync(OrderKey order, CancellationToken cancellation) => _persons.FindKeepingAsync(order, cancellation);

    public ValueTask<IReadOnlyList<OrderKey>> OverdueAsync(Instant now, int limit, CancellationToken cancellation) => _persons.OverdueAsync(now, limit, cancellation);

    public ValueTask<IReadOnlyList<OrderKey>> FindPersonAsync(ShopId shop, string text, CancellationToken cancellation) => _persons.FindPersonAsync(shop, text, cancellation);

    public ValueTask<StoredToken?> FindTokenAsync(string account, CancellationToken cancellation) => _tokens.FindTokenAsync(account, cancellation);

    public ValueTask<bool> SaveTokenAsync(string account, long expectedVersion, string value, CancellationToken cancellation) => _tokens.SaveTokenAsync(account, expectedVersion, value, cancellation);

    public ValueTask DisposeAsync() => ((IAsyncDisposable)Inner).DisposeAsync();
}
