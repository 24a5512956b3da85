using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>What is durable of an order, read past every engine.</summary>
internal static class Stored
{
    public static async Task<IReadOnlyList<Event>> EventsAsync(IOrderStore store, OrderKey key) =>
        [.. (await store.LoadAsync(key, default))?.Commits.SelectMany(EventCodec.Unpack) ?? []];

    public static async Task<Order> OrderAsync(IOrderStore store, OrderKey key) =>
        (await EventsAsync(store, key)).Aggregate(new Order(key), Fulfilment.Evolve);

    public static async Task<OrderHeader?> HeaderAsync(IOrderStore store, OrderKey key) =>
        (await store.FindAsync(new(key.Shop, Limit: 10_000), default)).SingleOrDefault(header => header.Order == key);
}
