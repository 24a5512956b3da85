using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>Keeps everything in memory: the reference that says what a store does, and the store for tests. Nothing survives the process.</summary>
public sealed class MemoryStore : IOrderStore, IPersonalDataStore, ITokenStore, IBuyerRecords
{
    private readonly Lock _gate = new();
    private readonly Dictionary<OrderKey, Row> _orders = [];
    private readonly SortedSet<(Instant Wake, OrderKey Order)> _wakes = [];
    private readonly Dictionary<(ShopId, string), SortedSet<OrderKey>> _names = [];
    private readonly Dictionary<(ShopId, string), string> _cursors = [];
    private readonly HashSet<(ShopId, string, string)> _inbox = [];
    private readonly Dictionary<OrderKey, Address?> _addresses = [];
    private readonly Dictionary<OrderKey, Dictionary<string, string>> _words = [];
    private readonly Dictionary<OrderKey, Instant> _keptUntil = [];
    private readonly Dictionary<string, StoredToken> _tokens = new(StringComparer.Ordinal);
    private readonly Leases _leases = new();
    private readonly MemorySpending _spending = new();
    private readonly MemoryBuyers _buyers = new();

    /// <inheritdoc />
    public ValueTask InitializeAsync(CancellationToken cancellation) => Do(() => { }, cancellation);

    /// <inheritdoc />
    public ValueTask<StoredOrder?> LoadAsync(OrderKey order, CancellationToken cancellation) =>
        Do(() => _orders.TryGetValue(order, out var row) ? new StoredOrder(row.Header.Version, [.. row.Commits], row.Marks) { WakeAt = row.Header.WakeAt, Parked = row.Header.Parked, Epoch = _leases.EpochOf(order), Holder = _leases.HolderOf(order) } : null, cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation) =>
        Do<IReadOnlyList<AppendResult>>(() => [.. commits.Select(Append)], cancellation);

    /// <inheritdoc />
    public ValueTask TouchAsync(IReadOnlyList<OrderTouch> touches, CancellationToken cancellation) => Do(() =>
    {
        foreach (var touch in touches)
            if (_orders.TryGetValue(touch.Order, out var row) && row.Header.Version == touch.Version)
                Put(row.Header with { WakeAt = touch.WakeAt, Parked = null }, touch.Marks);
    }, cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderHeader>> DueAsync(Instant now, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Do<IReadOnlyList<OrderHeader>>(() => [.. Due(now).Take(limit)], cancellation);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderHeader>> LeaseAsync(LeaseRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Limit);
        return Do(() => _leases.Take(Due(request.Now), request), cancellation);
    }

    /// <inheritdoc />
    public ValueTask ReleaseAsync(string holder, IReadOnlyList<OrderHeader> leased, CancellationToken cancellation) => Do(() => _leases.End(holder, leased), cancellation);

    /// <inheritdoc />
    public ValueTask<ShopGate?> ReadGateAsync(ShopId shop, CancellationToken cancellation) => Do(() => _spending.Gate(shop), cancellation);

    /// <inheritdoc />
    public ValueTask SetGateAsync(ShopId shop, ShopGate gate, CancellationToken cancellation) => Do(() => _spending.Set(shop, gate), cancellation);

    /// <inheritdoc />
    public ValueTask<decimal> ReadReservedAsync(ShopId shop, string scope, CancellationToken cancellation) => Do(() => _spending.Reserved(shop, scope), cancellation);

    /// <inheritdoc />
    public ValueTask<Instant?> NextWakeAsync(CancellationToken cancellation) =>
        Do(() => _wakes.Count > 0 ? _wakes.Min.Wake : (Instant?)null, cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderHeader>> FindAsync(OrderQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit is < 1 or > 10_000) throw new ArgumentOutOfRangeException(nameof(query), query.Limit, "A page holds 1 to 10,000 headers.");
        return Do<IReadOnlyList<OrderHeader>>(() =>
            [.. _orders.Values.Select(row => row.Header)
                .Where(header => header.Order.Shop == query.Shop && (query.Phase is null || header.Phase == query.Phase)
                    && (!query.Parked || header.Parked is not null) && (query.After is not { } after || header.Order.Id.CompareTo(after) > 0))
                .OrderBy(header => header.Order).Take(query.Limit)], cancellation);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderKey>> FindByNameAsync(ShopId shop, string name, CancellationToken cancellation) =>
        Do<IReadOnlyList<OrderKey>>(() => _names.TryGetValue((shop, name), out var orders) ? [.. orders] : [], cancellation);

    /// <inheritdoc />
    public ValueTask ParkAsync(OrderKey order, string reason, Instant wakeAt, CancellationToken cancellation) => Do(() =>
    {
        if (_orders.TryGetValue(order, out var row)) Put(row.Header with { Parked = reason, WakeAt = wakeAt }, row.Marks);
    }, cancellation);

    /// <inheritdoc />
    public ValueTask<string?> ReadCursorAsync(ShopId shop, string source, CancellationToken cancellation) =>
        Do(() => _cursors.GetValueOrDefault((shop, source)), cancellation);

    /// <inheritdoc />
    public ValueTask SaveCursorAsync(ShopId shop, string source, string cursor, CancellationToken cancellation) =>
        Do(() => { _cursors[(shop, source)] = cursor; }, cancellation);

    /// <inheritdoc />
    public ValueTask<bool> ReceiveAsync(ShopId shop, string source, string message, Instant at, CancellationToken cancellation) =>
        Do(() => _inbox.Add((shop, source, message)), cancellation);

    /// <inheritdoc />
    public ValueTask SaveAddressAsync(OrderKey order, Address address, CancellationToken cancellation) => Do(() =>
    {
        if (!_addresses.TryGetValue(order, out var known) || known is not null) _addresses[order] = address;
    }, cancellation);

    /// <inheritdoc />
    public ValueTask<Address?> FindAddressAsync(OrderKey order, CancellationToken cancellation) =>
        Do(() => _addresses.GetValueOrDefault(order), cancellation);

    /// <inheritdoc />
    public ValueTask SaveWordsAsync(OrderKey order, string name, string words, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(words);
        return Do(() =>
        {
            if (_addresses.TryGetValue(order, out var known) && known is null) return;
            if (!_words.TryGetValue(order, out var kept)) _words[order] = kept = new(StringComparer.Ordinal);
            kept[name] = words;
        }, cancellation);
    }

    /// <inheritdoc />
    public ValueTask<string?> FindWordsAsync(OrderKey order, string name, CancellationToken cancellation) =>
        Do(() => _words.TryGetValue(order, out var kept) ? kept.GetValueOrDefault(name) : null, cancellation);

    /// <inheritdoc />
    public ValueTask EraseAsync(OrderKey order, CancellationToken cancellation) => Do(() =>
    {
        _addresses[order] = null;
        _words.Remove(order);
        _buyers.Erase(order);
    }, cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<BuyerRecord>> MeetBuyerAsync(BuyerRecord met, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(met);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        return Do(() => _addresses.TryGetValue(met.Order, out var address) && address is null ? [] : _buyers.Meet(met, most), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<BuyerRecord?> FindBuyerAsync(OrderKey order, CancellationToken cancellation) => Do(() => _buyers.Find(order), cancellation);

    /// <inheritdoc />
    public ValueTask TellBuyerAsync(OrderKey order, int troubles, CancellationToken cancellation) => Do(() => _buyers.Tell(order, troubles), cancellation);

    /// <inheritdoc />
    public ValueTask<int> BlockBuyerAsync(OrderKey order, BuyerBlock? block, CancellationToken cancellation) => Do(() => _buyers.Block(order, block), cancellation);

    /// <inheritdoc />
    public ValueTask KeepUntilAsync(OrderKey order, Instant? until, CancellationToken cancellation) => Do(() =>
    {
        if (_addresses.TryGetValue(order, out var known) && known is null) return;
        if (until is { } moment) _keptUntil[order] = moment;
        else _keptUntil.Remove(order);
    }, cancellation);

    /// <inheritdoc />
    public ValueTask<Keeping?> FindKeepingAsync(OrderKey order, CancellationToken cancellation) => Do(() =>
    {
        var (isKnown, isDated) = (_addresses.TryGetValue(order, out var address), _keptUntil.TryGetValue(order, out var until));
        return isKnown || isDated || _words.ContainsKey(order) ? new Keeping(isKnown && address is null, isDated ? until : null) : null;
    }, cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderKey>> OverdueAsync(Instant now, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Do<IReadOnlyList<OrderKey>>(() =>
            [.. _keptUntil.Where(kept => kept.Value <= now && (_addresses.GetValueOrDefault(kept.Key) is not null || _words.ContainsKey(kept.Key))).OrderBy(kept => kept.Value).ThenBy(kept => kept.Key).Select(kept => kept.Key).Take(limit)], cancellation);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderKey>> FindPersonAsync(ShopId shop, string text, CancellationToken cancellation) =>
        Do<IReadOnlyList<OrderKey>>(() => [.. _addresses.Where(kept => kept.Key.Shop == shop && kept.Value?.IsOf(text) == true).Select(kept => kept.Key).Order()], cancellation);

    /// <inheritdoc />
    public ValueTask<StoredToken?> FindTokenAsync(string account, CancellationToken cancellation) =>
        Do(() => _tokens.GetValueOrDefault(account), cancellation);

    /// <inheritdoc />
    public ValueTask<bool> SaveTokenAsync(string account, long expectedVersion, string value, CancellationToken cancellation) => Do(() =>
    {
        if ((_tokens.GetValueOrDefault(account)?.Version ?? 0) != expectedVersion) return false;
        _tokens[account] = new(expectedVersion + 1, value);
        return true;
    }, cancellation);

    private AppendResult Append(OrderCommit commit)
    {
        var commits = _orders.TryGetValue(commit.Order, out var row) ? row.Commits : [];
        if (commits.Count != commit.ExpectedVersion) return AppendResult.Conflict;
        if (_leases.Fences(commit.Order, commit.Epoch)) return AppendResult.Fenced;
        if (_spending.Refuse(commit) is { } refusal) return refusal;
        _spending.Apply(commit);
        commits.Add(commit.Events.ToArray());
        foreach (var name in commit.Names)
            if (!_names.TryAdd((commit.Order.Shop, name), [commit.Order]))
                _names[(commit.Order.Shop, name)].Add(commit.Order);
        Put(new(commit.Order, commits.Count, commit.WakeAt, commit.Deadline, commit.Phase, Parked: null), commit.Marks, commits);
        return AppendResult.Written;
    }

    private IEnumerable<OrderHeader> Due(Instant now) =>
        _wakes.TakeWhile(wake => wake.Wake <= now).Select(wake => _orders[wake.Order].Header)
            .OrderBy(header => header.Deadline?.Milliseconds ?? long.MaxValue).ThenBy(header => header.WakeAt);

    private void Put(OrderHeader header, ReadOnlyMemory<byte> marks, List<ReadOnlyMemory<byte>>? commits = null)
    {
        var before = _orders.GetValueOrDefault(header.Order);
        if (before?.Header.WakeAt is { } old) _wakes.Remove((old, header.Order));
        if (header.WakeAt is { } wake) _wakes.Add((wake, header.Order));
        _orders[header.Order] = new(header, commits ?? before!.Commits, marks.ToArray());
    }

    private ValueTask Do(Action work, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return ValueTask.FromCanceled(cancellation);
        lock (_gate) work();
        return ValueTask.CompletedTask;
    }

    private ValueTask<T> Do<T>(Func<T> work, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return ValueTask.FromCanceled<T>(cancellation);
        lock (_gate) return new(work());
    }

    private sealed record Row(OrderHeader Header, List<ReadOnlyMemory<byte>> Commits, ReadOnlyMemory<byte> Marks);
}
