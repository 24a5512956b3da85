using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Testing.Conformance;

/// <summary>Orders, commits and moments for the cases. All fixed: a case sees the same in every run.</summary>
internal static class Sample
{
    internal static readonly ShopId Shop = new("harbour");
    internal static readonly ShopId OtherShop = new("hill");

    internal static OrderKey Order(string id = "A-1", ShopId? shop = null) => new(shop ?? Shop, new(id));

    internal static Instant At(long seconds) => new(1_800_000_000_000 + (seconds * 1000));

    internal static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    internal static OrderCommit Commit(
        OrderKey order, long version, Instant? wake = null, Instant? deadline = null, string phase = "Buying", byte[]? events = null, byte[]? marks = null) =>
        new(order, version, events ?? Bytes(24, (int)version + 1), wake, deadline, phase, marks ?? []);

    internal static async ValueTask<AppendResult> AppendOneAsync(this IOrderStore store, OrderCommit commit, CancellationToken cancellation)
    {
        var answers = await store.AppendAsync([commit], cancellation).ConfigureAwait(false);
        Promise.Same(1, answers.Count, "There is one answer per commit.");
        return answers[0];
    }

    /// <summary>Appends and insists on success: the case is about something else.</summary>
    internal static async ValueTask WriteAsync(this IOrderStore store, CancellationToken cancellation, params OrderCommit[] commits)
    {
        var answers = await store.AppendAsync(commits, cancellation).ConfigureAwait(false);
        Promise.SameList(commits.Select(_ => AppendResult.Written), answers, "A commit on the version of its order is written.");
    }

    internal static async ValueTask<StoredOrder> MustLoadAsync(this IOrderStore store, OrderKey order, CancellationToken cancellation) =>
        await store.LoadAsync(order, cancellation).ConfigureAwait(false) ?? throw new ConformanceException($"An order that was written can be loaded. Order {order} is not there.");

    internal static async ValueTask<OrderHeader> MustFindAsync(this IOrderStore store, OrderKey order, CancellationToken cancellation)
    {
        var page = await store.FindAsync(new(order.Shop, Limit: 10_000), cancellation).ConfigureAwait(false);
        return page.FirstOrDefault(header => header.Order == order) ?? throw new ConformanceException($"An order that was written is found. Order {order} is not there.");
    }

    internal static IEnumerable<string> Ids(this IEnumerable<OrderHeader> headers) => headers.Select(header => header.Order.Id.Value);
}
