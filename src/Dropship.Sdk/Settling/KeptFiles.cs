using System.Text.Json;
using System.Text.Json.Serialization;
using Dropship.Domain;
using Dropship.Files;
using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Settling;

/// <summary>A payout file that waits for a person.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Why">Why it could not be read, or not in whole: column, value and cure.</param>
/// <param name="Text">What stands in it.</param>
public sealed record KeptPayoutFile(string Name, string Why, string Text)
{
    /// <summary>Says nothing of the text.</summary>
    public override string ToString() => $"{Name}: {Why}";
}

/// <summary>Files that could not be read, as the store keeps them: each a value of the shop, and a list of their names, beside its cursors.</summary>
internal sealed class KeptFiles(IOrderStore store)
{
    private const string Names = "payout files kept";
    private const int MostFiles = 50;
    private const int MostTold = 10;

    internal static string Describe(IReadOnlyList<FileFault> faults) =>
        string.Join("; ", faults.Take(MostTold).Select(static fault => $"line {fault.Line}, {fault.What}")) + (faults.Count > MostTold ? $" and {faults.Count - MostTold} more" : "");

    internal async Task<IReadOnlyList<KeptPayoutFile>> ReadAsync(ShopId shop, CancellationToken cancellation)
    {
        List<KeptPayoutFile> files = [];
        foreach (var name in await NamesAsync(shop, cancellation).ConfigureAwait(false))
            if (await FindAsync(shop, name, cancellation).ConfigureAwait(false) is { } kept)
                files.Add(kept);
        return files;
    }

    internal async Task<KeptPayoutFile?> FindAsync(ShopId shop, string name, CancellationToken cancellation) =>
        await store.ReadCursorAsync(shop, Place(name), cancellation).ConfigureAwait(false) is { Length: > 0 } text ? JsonSerializer.Deserialize(text, KeptFilesJson.Default.KeptPayoutFile) : null;

    /// <summary>Keeps a file; of one name the newest.</summary>
    /// <exception cref="ProviderException">So many wait already: nothing more is asked for until a person has settled some.</exception>
    internal async Task KeepAsync(ShopId shop, KeptPayoutFile file, CancellationToken cancellation)
    {
        var names = await NamesAsync(shop, cancellation).ConfigureAwait(false);
        if (!names.Contains(file.Name) && names.Count >= MostFiles) throw new ProviderException(ProviderFault.Rejected, "payouts", $"{names.Count} payout files wait for a person already: settle them, then this one is read");
        await store.SaveCursorAsync(shop, Place(file.Name), JsonSerializer.Serialize(file, KeptFilesJson.Default.KeptPayoutFile), cancellation).ConfigureAwait(false);
        if (!names.Contains(file.Name)) await SaveAsync(shop, [.. names, file.Name], cancellation).ConfigureAwait(false);
    }

    internal async Task<bool> DropAsync(ShopId shop, string name, CancellationToken cancellation)
    {
        var names = await NamesAsync(shop, cancellation).ConfigureAwait(false);
        if (!names.Remove(name)) return false;
        await SaveAsync(shop, names, cancellation).ConfigureAwait(false);
        await store.SaveCursorAsync(shop, Place(name), "", cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task<List<string>> NamesAsync(ShopId shop, CancellationToken cancellation) =>
        await store.ReadCursorAsync(shop, Names, cancellation).ConfigureAwait(false) is { Length: > 0 } text ? JsonSerializer.Deserialize(text, KeptFilesJson.Default.ListString)! : [];

    private ValueTask SaveAsync(ShopId shop, List<string> names, CancellationToken cancellation) =>
        store.SaveCursorAsync(shop, Names, JsonSerializer.Serialize(names, KeptFilesJson.Default.ListString), cancellation);

    private static string Place(string name) => $"payout file {name}";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KeptPayoutFile))]
[JsonSerializable(typeof(List<string>))]
internal sealed partial class KeptFilesJson : JsonSerializerContext;
