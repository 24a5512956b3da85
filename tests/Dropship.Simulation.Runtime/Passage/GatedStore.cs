using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Simulation.Runtime.Passage;

/// <summary>An engine's way to the store.</summary>
internal sealed class GatedStore(StoreParts parts, Gate gate) : IOrderStore, IPersonalDataStore, ITokenStore
{
    public async ValueTask InitializeAsync(CancellationToken cancellation) => await WriteAsync("initialize", () => parts.Orders.InitializeAsync(cancellation));

    public ValueTask<StoredOrder?> LoadAsync(OrderKey order, CancellationToken cancellation) => gate.StoreAsync($"load {order.Id}", Side.StoreRead, () => parts.Orders.LoadAsync(order, cancellation));

    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation) =>
        gate.StoreAsync($"append {commits[0].Order.Id}", Side.StoreWrite, () => parts.Orders.AppendAsync(commits, cancellation));

    public async ValueTask TouchAsync(IReadOnlyList<OrderTouch> touches, CancellationToken cancellation) => await WriteAsync("touch", () => parts.Orders.TouchAsync(touches, cancellation));

    public ValueTask<IReadOnlyList<OrderHeader>> DueAsync(Instant now, int limit, CancellationToken cancellation) => gate.StoreAsync("due", Side.StoreRead, () => parts.Orders.DueAsync(now, limit, cancellation));

    public ValueTask<IReadOnlyList<OrderHeader>> LeaseAsync(LeaseRequest request, CancellationToken cancellation) => gate.StoreAsync("lease", Side.StoreWrite, () => parts.Orders.LeaseAsync(request, cancellation));

    public async ValueTask ReleaseAsync(string holder, IReadOnlyList<OrderHeader> leased, CancellationToken cancellation) => await WriteAsync("release", () => parts.Orders.ReleaseAsync(holder, leased, cancellation));

    public ValueTask<ShopGate?> ReadGateAsync(ShopId shop, CancellationToken cancellation) => gate.StoreAsync("gate", Side.StoreRead, () => parts.Orders.ReadGateAsync(shop, cancellation));

    public async ValueTask SetGateAsync(ShopId shop, ShopGate set, CancellationToken cancellation) => await WriteAsync("set gate", () => parts.Orders.SetGateAsync(shop, set, cancellation));

    public ValueTask<decimal> ReadReservedAsync(ShopId shop, string scope, CancellationToken cancellation) => gate.StoreAsync($"reserved {scope}", Side.StoreRead, () => parts.Orders.ReadReservedAsync(shop, scope, cancellation));

    public ValueTask<Instant?> NextWakeAsync(CancellationToken cancellation) => parts.Orders.NextWakeAsync(cancellation);

    public ValueTask<IReadOnlyList<OrderHeader>> FindAsync(OrderQuery query, CancellationToken cancellation) => gate.StoreAsync("find", Side.StoreRead, () => parts.Orders.FindAsync(query, cancellation));

    public ValueTask<IReadOnlyList<OrderKey>> FindByNameAsync(ShopId shop, string name, CancellationToken cancellation) =>
        gate.StoreAsync($"name {name}", Side.StoreRead, () => parts.Orders.FindByNameAsync(shop, name, cancellation));

    public async ValueTask ParkAsync(OrderKey order, string reason, Instant wakeAt, CancellationToken cancellation) =>
        await WriteAsync($"park {order.Id}", () => parts.Orders.ParkAsync(order, reason, wakeAt, cancellation));

    public ValueTask<string?> ReadCursorAsync(ShopId shop, string source, CancellationToken cancellation) => gate.StoreAsync($"cursor {source}", Side.StoreRead, () => parts.Orders.ReadCursorAsync(shop, source, cancellation));

    public async ValueTask SaveCursorAsync(ShopId shop, string source, string cursor, CancellationToken cancellation) =>
        await WriteAsync($"save {source}", () => parts.Orders.SaveCursorAsync(shop, source, cursor, cancellation));

    public ValueTask<bool> ReceiveAsync(ShopId shop, string source, string message, Instant at, CancellationToken cancellation) =>
        gate.StoreAsync($"receive {source}", Side.StoreWrite, () => parts.Orders.ReceiveAsync(shop, source, message, at, cancellation));

    public async ValueTask SaveAddressAsync(OrderKey order, Address address, CancellationToken cancellation) => await WriteAsync($"address {order.Id}", () => parts.People.SaveAddressAsync(order, address, cancellation));

    public ValueTask<Address?> FindAddressAsync(OrderKey order, CancellationToken cancellation) => gate.StoreAsync($"person {order.Id}", Side.StoreRead, () => parts.People.FindAddressAsync(order, cancellation));

    public async ValueTask SaveWordsAsync(OrderKey order, string name, string words, CancellationToken cancellation) => await WriteAsync($"words {order.Id}", () => parts.People.SaveWordsAsync(order, name, words, cancellation));

    public ValueTask<string?> FindWordsAsync(OrderKey order, string name, CancellationToken cancellation) => gate.StoreAsync($"read words {order.Id}", Side.StoreRead, () => parts.People.FindWordsAsync(order, name, cancellation));

    public async ValueTask EraseAsync(OrderKey order, CancellationToken cancellation) => await WriteAsync($"erase {order.Id}", () => parts.People.EraseAsync(order, cancellation));

    public async ValueTask KeepUntilAsync(OrderKey order, Instant? until, CancellationToken cancellation) => await WriteAsync($"keep {order.Id}", () => parts.People.KeepUntilAsync(order, until, cancellation));

    public ValueTask<Keeping?> FindKeepingAsync(OrderKey order, CancellationToken cancellation) => gate.StoreAsync($"kept {order.Id}", Side.StoreRead, () => parts.People.FindKeepingAsync(order, cancellation));

    public ValueTask<IReadOnlyList<OrderKey>> OverdueAsync(Instant now, int limit, CancellationToken cancellation) => gate.StoreAsync("overdue", Side.StoreRead, () => parts.People.OverdueAsync(now, limit, cancellation));

    public ValueTask<IReadOnlyList<OrderKey>> FindPersonAsync(ShopId shop, string text, CancellationToken cancellation) => gate.StoreAsync("person", Side.StoreRead, () => parts.People.FindPersonAsync(shop, text, cancellation));

    public ValueTask<StoredToken?> FindTokenAsync(string account, CancellationToken cancellation) => gate.StoreAsync("token", Side.StoreRead, () => parts.Tokens.FindTokenAsync(account, cancellation));

    public ValueTask<bool> SaveTokenAsync(string account, long expectedVersion, string value, CancellationToken cancellation) =>
        gate.StoreAsync("save token", Side.StoreWrite, () => parts.Tokens.SaveTokenAsync(account, expectedVersion, value, cancellation));

    private async Task WriteAsync(string name, Func<ValueTask> effect) =>
        await gate.StoreAsync(name, Side.StoreWrite, async () =>
        {
            await effect();
            return true;
        });
}

/// <summary>The three sides of a store.</summary>
internal sealed record StoreParts(IOrderStore Orders, IPersonalDataStore People, ITokenStore Tokens);
