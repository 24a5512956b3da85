using Dropship.Storage;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>Tokens change hands by compare-and-set.</summary>
internal static class TokenCases
{
    internal static readonly StoreCase[] All =
    [
        new("a token is saved only over the version that was read", false, CompareAndSetAsync),
        new("of parallel token saves exactly one wins per version", false, RaceAsync),
    ];

    private static async Task CompareAndSetAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var tokens = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Tokens;
        Promise.Same(null, await tokens.FindTokenAsync("wish/1", cancellation).ConfigureAwait(false), "An account starts without a token.");
        Promise.Holds(!await tokens.SaveTokenAsync("wish/1", 1, "none", cancellation).ConfigureAwait(false), "There is no version 1 to replace.");
        Promise.Holds(await tokens.SaveTokenAsync("wish/1", 0, "first", cancellation).ConfigureAwait(false), "The first save replaces version 0.");
        Promise.Holds(!await tokens.SaveTokenAsync("wish/1", 0, "late", cancellation).ConfigureAwait(false), "A late first save loses.");
        Promise.Holds(await tokens.SaveTokenAsync("wish/1", 1, "second", cancellation).ConfigureAwait(false), "The version that was read is replaced.");
        Promise.Holds(!await tokens.SaveTokenAsync("wish/1", 1, "late", cancellation).ConfigureAwait(false), "A replaced version is not replaced again.");
        Promise.Same(new StoredToken(2, "second"), await tokens.FindTokenAsync("wish/1", cancellation).ConfigureAwait(false), "The version counts the saves that won.");
        Promise.Same(null, await tokens.FindTokenAsync("wish/2", cancellation).ConfigureAwait(false), "Another account has no token.");
    }

    private static async Task RaceAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var tokens = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Tokens;
        const int Versions = 10;
        var wins = new int[Versions];
        await Callers.AllAsync(8, async writer =>
        {
            for (var version = 0; version < Versions; version++)
                if (await tokens.SaveTokenAsync("cj", version, $"{writer}:{version}", cancellation).ConfigureAwait(false))
                    Interlocked.Increment(ref wins[version]);
        }).ConfigureAwait(false);
        Promise.SameList(Enumerable.Repeat(1, Versions), wins, "Exactly one save wins each version.");
        Promise.Same(Versions, (await tokens.FindTokenAsync("cj", cancellation).ConfigureAwait(false))?.Version, "The version counts the saves that won.");
    }
}
