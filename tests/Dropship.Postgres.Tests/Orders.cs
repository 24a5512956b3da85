using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Postgres.Tests;

/// <summary>Commits for the tests of this project.</summary>
internal static class Orders
{
    internal static readonly ShopId Shop = new("harbour");

    internal static OrderKey Key(string id) => new(Shop, new(id));

    internal static Instant At(long seconds) => new(1_800_000_000_000 + (seconds * 1000));

    internal static byte[] Events(int seed, int length = 175)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    internal static OrderCommit Commit(string id, long version, long wake = 1, byte[]? events = null, byte[]? marks = null) =>
        new(Key(id), version, events ?? Events((int)version), At(wake), null, "Buying", marks ?? []);

    internal static async Task<AppendResult> AppendAsync(this PostgresStore store, OrderCommit commit) => (await store.AppendAsync([commit], default))[0];
}
