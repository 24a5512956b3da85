using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Chaos.Worker;

/// <summary>Stands around the store: says each commit, and holds at the points before and after one that opens a try that spends.</summary>
internal sealed class WatchedStore(IOrderStore inner, IPersonalDataStore persons, ITokenStore tokens, Line line, Points points) : PassingStore(inner), IPersonalDataStore, ITokenStore, IAsyncDisposable
{
    public override async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        var spends = commits.Any(commit => commit.Spends);
        if (spends) await points.ComeToAsync(Points.BeforeCommit);
        var written = await Inner.AppendAsync(commits, cancellation);
        line.Say(Line.Commit);
        if (spends) await points.ComeToAsync(Points.AfterCommit);
        return written;
    }

    public ValueTask SaveAddressAsync(OrderKey order, Address address, CancellationToken cancellation) => persons.SaveAddressAsync(order, address, cancellation);

    public ValueTask<Address?> FindAddressAsync(OrderKey order, CancellationToken cancellation) => persons.FindAddressAsync(order, cancellation);

    public ValueTask SaveWordsAsync(OrderKey order, string name, string words, CancellationToken cancellation) => persons.SaveWordsAsync(order, name, words, cancellation);

    public ValueTask<string?> FindWordsAsync(OrderKey order, string name, CancellationToken cancellation) => persons.FindWordsAsync(order, name, cancellation);

    public ValueTask EraseAsync(OrderKey order, CancellationToken cancellation) => persons.EraseAsync(order, cancellation);

    public ValueTask KeepUntilAsync(OrderKey order, Instant? until, CancellationToken cancellation) => persons.KeepUntilAsync(order, until, cancellation);

    public ValueTask<Keeping?> FindKeepingAsync(OrderKey order, CancellationToken cancellation) => persons.FindKeepingAsync(order, cancellation);

    public ValueTask<IReadOnlyList<OrderKey>> OverdueAsync(Instant now, int limit, CancellationToken cancellation) => persons.OverdueAsync(now, limit, cancellation);

    public ValueTask<IReadOnlyList<OrderKey>> FindPersonAsync(ShopId shop, string text, CancellationToken cancellation) => persons.FindPersonAsync(shop, text, cancellation);

    public ValueTask<StoredToken?> FindTokenAsync(string account, CancellationToken cancellation) => tokens.FindTokenAsync(account, cancellation);

    public ValueTask<bool> SaveTokenAsync(string account, long expectedVersion, string value, CancellationToken cancellation) => tokens.SaveTokenAsync(account, expectedVersion, value, cancellation);

    // The store itself is the container's; what was planted before it is not.
    public ValueTask DisposeAsync() => Inner is LateJournal planted ? planted.DisposeAsync() : default;
}
