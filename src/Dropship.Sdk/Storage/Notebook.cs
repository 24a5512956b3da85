using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Dropship.Storage;

/// <summary>One small document of an account that several may change at once: each change is made to what is there, or made again. It lies beside the tokens, because only there a save says what it replaces.</summary>
/// <param name="store">Where.</param>
/// <param name="name">Its name, unique among all shops.</param>
/// <param name="form">Its form as JSON; property names are the storage format and change only by addition.</param>
internal sealed class Notebook<T>(ITokenStore store, string name, JsonTypeInfo<T> form) where T : class, new()
{
    private const int MostTries = 100;

    internal async ValueTask<T> ReadAsync(CancellationToken cancellation) => Parse(await store.FindTokenAsync(name, cancellation).ConfigureAwait(false));

    /// <summary>Changes it; null for a change that is none. What is given may be asked for several times.</summary>
    /// <returns>The document as it is afterwards.</returns>
    internal async ValueTask<T> ChangeAsync(Func<T, T?> change, CancellationToken cancellation)
    {
        for (var i = 0; i < MostTries; i++)
        {
            var stored = await store.FindTokenAsync(name, cancellation).ConfigureAwait(false);
            var before = Parse(stored);
            if (change(before) is not { } after) return before;
            if (await store.SaveTokenAsync(name, stored?.Version ?? 0, JsonSerializer.Serialize(after, form), cancellation).ConfigureAwait(false)) return after;
        }

        throw new InvalidOperationException($"{name}: others changed it {MostTries} times in a row.");
    }

    private T Parse(StoredToken? stored) => stored is null ? new() : JsonSerializer.Deserialize(stored.Value, form) ?? new();
}
