using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>An engine's way to the store: noted in the script, disturbed where it says so.</summary>
internal sealed class TappedStore(IOrderStore orders, IPersonalDataStore people, ITokenStore tokens, Calls calls) : IOrderStore, IPersonalDataStore, ITokenStore, IBuyerRecords
{
    public async ValueTask InitializeAsync(CancellationToken cancellation) => await DoAsync(new("store.initialize", cancellation), () => orders.InitializeAsync(cancellation));

    public ValueTask<StoredOrder?> LoadAsync(OrderKey order, CancellationToken cancellation) => calls.MakeAsync(new($"store.load {order.Id}", cancellation), () => orders.LoadAsync(order, cancellation));

    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation) =>
        calls.MakeAsync(new($"store.append {commits[0].Order.Id}", cancellation), async () =>
        {
            var answers = await orders.AppendAsync(commits, cancellation);
            foreach (var (commit, answer) in commits.Zip(answers))
                if (answer == AppendResult.Written)
                    foreach (var happened in EventCodec.Unpack(commit.Events))
                        calls.Script.Note($"durable {commit.Order.Id} {(happened is Decision.TryOpened tried ? $"try {tried.Key}" : happened.GetType().Name)}");
            return answers;
        });

    public ValueTask TouchAsync(IReadOnlyList<OrderTouch> touches, CancellationToken cancellation) => new(DoAsync(new("store.touch", cancellation), () => orders.TouchAsync(touches, cancellation)));

    public ValueTask<IReadOnlyList<OrderHeader>> DueAsync(Instant now, int limit, CancellationToken cancellation) => calls.MakeAsync(new("store.due", cancellation), () => orders.DueAsync(now, limit, cancellation));

    public ValueTask<IReadOnlyList<OrderHeader>> LeaseAsync(LeaseRequest request, CancellationToken cancellation) => calls.MakeAsync(new("store.lease", cancellation), () => orders.LeaseAsync(request, cancellation));

    public ValueTask ReleaseAsync(string holder, IReadOnlyList<OrderHeader> leased, CancellationToken cancellation) => new(DoAsync(new("store.release", cancellation), () => orders.ReleaseAsync(holder, leased, cancellation)));

    public ValueTask<ShopGate?> ReadGateAsync(ShopId shop, CancellationToken cancellation) => calls.MakeAsync(new("store.gate", cancellation), () => orders.ReadGateAsync(shop, cancellation));

    public ValueTask SetGateAsync(ShopId shop, ShopGate gate, CancellationToken cancellation) => new(DoAsync(new("store.gate = ", cancellation), () => orders.SetGateAsync(shop, gate, cancellation)));

    public ValueTask<decimal> ReadReservedAsync(ShopId shop, string scope, CancellationToken cancellation) => calls.MakeAsync(new("store.reserved", cancellation), () => orders.ReadReservedAsync(shop, scope, cancellation));

    public ValueTask<Instant?> NextWakeAsync(CancellationToken cancellation) => calls.MakeAsync(new("store.wake", cancellation), () => orders.NextWakeAsync(cancellation));

    public ValueTask<IReadOnlyList<OrderHeader>> FindAsync(OrderQuery query, CancellationToken cancellation) => calls.MakeAsync(new("store.find", cancellation), () => orders.FindAsync(query, cancellation));

    public ValueTask<IReadOnlyList<OrderKey>> FindByNameAsync(ShopId shop, string name, CancellationToken cancellation) => calls.MakeAsync(new("store.name", cancellation), () => orders.FindByNameAsync(shop, name, cancellation));

    public ValueTask ParkAsync(OrderKey order, string reason, Instant wakeAt, CancellationToken cancellation) =>
        new(DoAsync(new($"store.park {order.Id}", cancellation), () => orders.ParkAsync(order, reason, wakeAt, cancellation)));

    public ValueTask<string?> ReadCursorAsync(ShopId shop, string source, CancellationToken cancellation) => calls.MakeAsync(new($"store.cursor {source}", cancellation), () => orders.ReadCursorAsync(shop, source, cancellation));

    public ValueTask SaveCursorAsync(ShopId shop, string source, string cursor, CancellationToken cancellation) =>
        new(DoAsync(new($"store.cursor {source} = {cursor}", cancellation), () => orders.SaveCursorAsync(shop, source, cursor, cancellation)));

    public ValueTask<bool> ReceiveAsync(ShopId shop, string source, string message, Instant at, CancellationToken cancellation) =>
        calls.MakeAsync(new("store.receive", cancellation), () => orders.ReceiveAsync(shop, source, message, at, cancellation));

    public ValueTask SaveAddressAsync(OrderKey order, Address address, CancellationToken cancellation) =>
        new(DoAsync(new($"store.address {order.Id}", cancellation), () => people.SaveAddressAsync(order, address, cancellation)));

    public ValueTask<Address?> FindAddressAsync(OrderKey order, CancellationToken cancellation) => calls.MakeAsync(new($"store.person {order.Id}", cancellation), () => people.FindAddressAsync(order, cancellation));

    public ValueTask SaveWordsAsync(OrderKey order, string name, string words, CancellationToken cancellation) =>
        new(DoAsync(new($"store.words {order.Id}", cancellation), () => people.SaveWordsAsync(order, name, words, cancellation)));

    public ValueTask<string?> FindWordsAsync(OrderKey order, string name, CancellationToken cancellation) => calls.MakeAsync(new($"store.said {order.Id}", cancellation), () => people.FindWordsAsync(order, name, cancellation));

    public ValueTask EraseAsync(OrderKey order, CancellationToken cancellation) => new(DoAsync(new("store.erase", cancellation), () => people.EraseAsync(order, cancellation)));

    public ValueTask KeepUntilAsync(OrderKey order, Instant? until, CancellationToken cancellation) => new(DoAsync(new($"store.keep {order.Id}", cancellation), () => people.KeepUntilAsync(order, until, cancellation)));

    public ValueTask<Keeping?> FindKeepingAsync(OrderKey order, CancellationToken cancellation) => calls.MakeAsync(new("store.keeping", cancellation), () => people.FindKeepingAsync(order, cancellation));

    public ValueTask<IReadOnlyList<OrderKey>> OverdueAsync(Instant now, int limit, CancellationToken cancellation) => calls.MakeAsync(new("store.overdue", cancellation), () => people.OverdueAsync(now, limit, cancellation));

    public ValueTask<IReadOnlyList<OrderKey>> FindPersonAsync(ShopId shop, string text, CancellationToken cancellation) => calls.MakeAsync(new("store.people", cancellation), () => people.FindPersonAsync(shop, text, cancellation));

    public ValueTask<StoredToken?> FindTokenAsync(string account, CancellationToken cancellation) => tokens.FindTokenAsync(account, cancellation);

    public ValueTask<bool> SaveTokenAsync(string account, long expectedVersion, string value, CancellationToken cancellation) => tokens.SaveTokenAsync(account, expectedVersion, value, cancellation);

    public ValueTask<IReadOnlyList<BuyerRecord>> MeetBuyerAsync(BuyerRecord met, int most, CancellationToken cancellation) => calls.MakeAsync(new($"store.meet {met.Order.Id}", cancellation), () => Buyers.MeetBuyerAsync(met, most, cancellation));

    public ValueTask<BuyerRecord?> FindBuyerAsync(OrderKey order, CancellationToken cancellation) => calls.MakeAsync(new("store.buyer", cancellation), () => Buyers.FindBuyerAsync(order, cancellation));

    public ValueTask TellBuyerAsync(OrderKey order, int troubles, CancellationToken cancellation) => new(DoAsync(new($"store.tell {order.Id} {troubles}", cancellation), () => Buyers.TellBuyerAsync(order, troubles, cancellation)));

    public ValueTask<int> BlockBuyerAsync(OrderKey order, BuyerBlock? block, CancellationToken cancellation) => calls.MakeAsync(new("store.block", cancellation), () => Buyers.BlockBuyerAsync(order, block, cancellation));

    private IBuyerRecords Buyers => (IBuyerRecords)people;

    private async Task DoAsync(Call call, Func<ValueTask> effect) =>
        await calls.MakeAsync(call, async () =>
        {
            await effect();
            return true;
        });
}
