using System.Text.Json.Serialization;

namespace Dropship.Wish;

/// <summary>What became of a variation that was turned off here. The numbers are the storage format.</summary>
internal enum WishTurn
{
    /// <summary>It was on, and is about to be turned off: nobody knows yet whether it was.</summary>
    Pending,

    /// <summary>It was turned off here.</summary>
    Off,

    /// <summary>The merchant has turned it on since: it is left alone until everything is offered again.</summary>
    Theirs,
}

/// <summary>A variation that was turned off here.</summary>
internal sealed record WishTurned(string Id, WishTurn Turn);

/// <summary>What the shop was told to offer, how far the catalogue is walked for it, and what was turned off. Written before each call, so that only what was turned off here comes back on. Property names are the storage format.</summary>
internal sealed record WishIntakeBook
{
    public decimal? Share { get; init; }

    public bool IsDone { get; init; }

    /// <summary>The second that the walk has come to, in milliseconds.</summary>
    public long From { get; init; }

    /// <summary>The products of that second that are done; on the way back the last product that is.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>What was turned off, by product.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<WishTurned>> Turned { get; init; } = new Dictionary<string, IReadOnlyList<WishTurned>>();

    internal IReadOnlyList<WishTurned> Of(string product) => Turned.TryGetValue(product, out var turned) ? turned : [];

    internal WishIntakeBook With(string product, IReadOnlyList<WishTurned> turned)
    {
        SortedDictionary<string, IReadOnlyList<WishTurned>> all = new(StringComparer.Ordinal);
        foreach (var (id, known) in Turned) all[id] = known;
        if (turned.Count == 0) all.Remove(product);
        else all[product] = turned;
        return this with { Turned = all };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WishIntakeBook))]
internal sealed partial class WishIntakeJson : JsonSerializerContext;
