using Dropship.Domain;
using Dropship.Storage;
using Dropship.Testing.Conformance;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>A memory store of which any member can be replaced by a wrong one.</summary>
internal sealed class BrokenStore(MemoryStore inner) : IOrderStore, IPersonalDataStore, ITokenStore, IBuyerRecords
{
    public MemoryStore Inner { get; } = inner;

    public Func<ValueTask>? Initialize { get; set; }

    public Func<OrderKey, CancellationToken, ValueTask<StoredOrder?>> Load { get; set; } = inner.LoadAsync;

    public Func<IReadOnlyList<OrderCommit>, CancellationToken, ValueTask<IReadOnlyList<AppendResult>>> Append { get; set; } = inner.AppendAsync;

    public Func<IReadOnlyList<OrderTouch>, CancellationToken, ValueTask> Touch { get; set; } = inner.TouchAsync;

    public Func<Instant, int, CancellationToken, ValueTask<IReadOnlyList<OrderHeader>>> Due { get; set; } = inner.DueAsync;

    public Func<LeaseRequest, CancellationToken, ValueTask<IReadOnlyList<OrderHeader>>> Lease { get; set; } = inner.LeaseAsync;

    public Func<string, IReadOnlyList<OrderHeader>, CancellationToken, ValueTask> Release { get; set; } = inner.ReleaseAsync;

    public Func<ShopId, ShopGate, CancellationToken, ValueTask> SetGate { get; set; } = inner.SetGateAsync;

    public Func<CancellationToken, ValueTask<Instant?>> NextWake { get; set; } = inner.NextWakeAsync;

    public Func<OrderQuery, CancellationToken, ValueTask<IReadOnlyList<OrderHeader>>> Find { get; set; } = inner.FindAsync;

    public Func<ShopId, string, CancellationToken, ValueTask<IReadOnlyList<OrderKey>>> FindByName { get; set; } = inner.FindByNameAsync;

    public Func<OrderKey, string, Instant, CancellationToken, ValueTask> Park { get; set; } = inner.ParkAsync;

    public Func<ShopId, string, CancellationToken, ValueTask<string?>> ReadCursor { get; set; } = inner.ReadCursorAsync;

    public Func<ShopId, string, string, Instant, CancellationToken, ValueTask<bool>> Receive { get; set; } = inner.ReceiveAsync;

    public Func<OrderKey, Address, CancellationToken, ValueTask> SaveAddress { get; set; } = inner.SaveAddressAsync;

    public Func<OrderKey, string, string, CancellationToken, ValueTask> SaveWords { get; set; } = inner.SaveWordsAsync;

    public Func<OrderKey, CancellationToken, ValueTask> Erase { get; set; } = inner.EraseAsync;

    public Func<OrderKey, Instant?, CancellationToken, ValueTask> KeepUntil { get; set; } = inner.KeepUntilAsync;

    public Func<Instant, int, CancellationToken, ValueTask<IReadOnlyList<OrderKey>>> Overdue { get; set; } = inner.OverdueAsync;

    public Func<ShopId, string, CancellationToken, ValueTask<IReadOnlyList<OrderKey>>> FindPerson { get; set; } = inner.FindPersonAsync;

    public Func<string, long, string, CancellationToken, ValueTask<bool>> SaveToken { get; set; } = inner.SaveTokenAsync;

    public Func<BuyerRecord, int, CancellationToken, ValueTask<IReadOnlyList<BuyerRecord>>> MeetBuyer { get; set; } = inner.MeetBuyerAsync;

    public Func<OrderKey, BuyerBlock?, CancellationToken, ValueTask<int>> BlockBuyer { get; set; } = inner.BlockBuyerAsync;

    public StoreUnderTest Faces => new(this, this, this);

    public ValueTask InitializeAsync(CancellationToken cancellation) => Initialize?.Invoke() ?? Inner.InitializeAsync(cancellation);

    public ValueTask<StoredOrder?> LoadAsync(OrderKey order, CancellationToken cancellation) => Load(order, cancellation);

    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation) => Append(commits, cancellation);

    public ValueTask TouchAsync(IReadOnlyList<OrderTouch> touches, CancellationToken cancellation) => Touch(touches, cancellation);

    public ValueTask<IReadOnlyList<OrderHeader>> DueAsync(Instant now, int limit, CancellationToken cancellation) => Due(now, limit, cancellation);

    public ValueTask<IReadOnlyList<OrderHeader>> LeaseAsync(LeaseRequest request, CancellationToken cancellation) => Lease(request, cancellation);

    public ValueTask ReleaseAsync(string holder, IReadOnlyList<OrderHeader> leased, CancellationToken cancellation) => Release(holder, leased, cancellation);

    public ValueTask<ShopGate?> ReadGateAsync(ShopId shop, CancellationToken cancellation) => Inner.ReadGateAsync(shop, cancellation);

    public ValueTask SetGateAsync(ShopId shop, ShopGate gate, CancellationToken cancellation) => SetGate(shop, gate, cancellation);

    public ValueTask<decimal> ReadReservedAsync(ShopId shop, string scope, CancellationToken cancellation) => Inner.ReadReservedAsync(shop, scope, cancellation);

    public ValueTask<Instant?> NextWakeAsync(CancellationToken cancellation) => NextWake(cancellation);

    public ValueTask<IReadOnlyList<OrderHeader>> FindAsync(OrderQuery query, CancellationToken cancellation) => Find(query, cancellation);

    public ValueTask<IReadOnlyList<OrderKey>> FindByNameAsync(ShopId shop, string name, CancellationToken cancellation) => FindByName(shop, name, cancellation);

    public ValueTask ParkAsync(OrderKey order, string reason, Instant wakeAt, CancellationToken cancellation) => Park(order, reason, wakeAt, cancellation);

    public ValueTask<string?> ReadCursorAsync(ShopId shop, string source, CancellationToken cancellation) => ReadCursor(shop, source, cancellation);

    public ValueTask SaveCursorAsync(ShopId shop, string source, string cursor, CancellationToken cancellation) => Inner.SaveCursorAsync(shop, source, cursor, cancellation);

    public ValueTask<bool> ReceiveAsync(ShopId shop, string source, string message, Instant at, CancellationToken cancellation) => Receive(shop, source, message, at, cancellation);

    public ValueTask SaveAddressAsync(OrderKey order, Address address, CancellationToken cancellation) => SaveAddress(order, address, cancellation);

    public ValueTask<Address?> FindAddressAsync(OrderKey order, CancellationToken cancellation) => Inner.FindAddressAsync(order, cancellation);

    public ValueTask SaveWordsAsync(OrderKey order, string name, string words, CancellationToken cancellation) => SaveWords(order, name, words, cancellation);

    public ValueTask<string?> FindWordsAsync(OrderKey order, string name, CancellationToken cancellation) => Inner.FindWordsAsync(order, name, cancellation);

    public ValueTask EraseAsync(OrderKey order, CancellationToken cancellation) => Erase(order, cancellation);

    public ValueTask KeepUntilAsync(OrderKey order, Instant? until, CancellationToken cancellation) => KeepUntil(order, until, cancellation);

    public ValueTask<Keeping?> FindKeepingAsync(OrderKey order, CancellationToken cancellation) => Inner.FindKeepingAsync(order, cancellation);

    public ValueTask<IReadOnlyList<OrderKey>> OverdueAsync(Instant now, int limit, CancellationToken cancellation) => Overdue(now, limit, cancellation);

    public ValueTask<IReadOnlyList<OrderKey>> FindPersonAsync(ShopId shop, string text, CancellationToken cancellation) => FindPerson(shop, text, cancellation);

    public ValueTask<StoredToken?> FindTokenAsync(string account, CancellationToken cancellation) => Inner.FindTokenAsync(account, cancellation);

    public ValueTask<bool> SaveTokenAsync(string account, long expectedVersion, string value, CancellationToken cancellation) => SaveToken(account, expectedVersion, value, cancellation);

    public ValueTask<IReadOnlyList<BuyerRecord>> MeetBuyerAsync(BuyerRecord met, int most, CancellationToken cancellation) => MeetBuyer(met, most, cancellation);

    public ValueTask<BuyerRecord?> FindBuyerAsync(OrderKey order, CancellationToken cancellation) => Inner.FindBuyerAsync(order, cancellation);

    public ValueTask TellBuyerAsync(OrderKey order, int troubles, CancellationToken cancellation) => Inner.TellBuyerAsync(order, troubles, cancellation);

    public ValueTask<int> BlockBuyerAsync(OrderKey order, BuyerBlock? block, CancellationToken cancellation) => BlockBuyer(order, block, cancellation);
}
