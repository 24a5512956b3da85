using System.Text.Json.Serialization;
using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Standing;

/// <summary>The penalties of a shop that belong to no order: kept in one document of it, so that none is lost, however many write at once.</summary>
internal sealed class PenaltyBook(ITokenStore store, ILogger logger)
{
    /// <summary>All of them, by their time; those that could not be understood first.</summary>
    internal async ValueTask<IReadOnlyList<ShopPenalty>> ReadAsync(ShopId shop, CancellationToken cancellation) =>
        [.. (await Of(shop).ReadAsync(cancellation).ConfigureAwait(false)).Listed.Select(static kept => kept.Told()).OrderBy(static told => told.Seen?.At.Milliseconds).ThenBy(static told => told.Id, StringComparer.Ordinal)];

    /// <summary>Lists penalties that belong to no order, and those that could not be understood; each is told once.</summary>
    internal async ValueTask ListAsync(ShopId shop, IReadOnlyList<ToldPenalty> told, IReadOnlyList<UnreadablePenalty> unreadable, CancellationToken cancellation)
    {
        List<ShopPenalty> listed = [.. unreadable.Select(static one => new ShopPenalty(one.Penalty, PenaltySubject.Unknown, null, null) { Why = one.Why }), .. told.Select(static one => new ShopPenalty(one.Penalty.Penalty, one.Subject, one.About, one.Penalty))];
        foreach (var fresh in await ListAsync(shop, listed, cancellation).ConfigureAwait(false))
            LogMessages.PenaltyListed(logger, shop, fresh.Id, fresh.Subject, fresh.About ?? "nothing named", fresh.Why ?? $"{fresh.Seen!.Amount?.ToString() ?? "no money"} for {fresh.Seen.Reason}");
    }

    // Of two sightings the higher revision counts, as on an order. Those that are new come back.
    private async ValueTask<IReadOnlyList<ShopPenalty>> ListAsync(ShopId shop, List<ShopPenalty> told, CancellationToken cancellation)
    {
        if (told.Count == 0) return [];
        List<ShopPenalty> fresh = [];
        await Of(shop).ChangeAsync(before =>
        {
            fresh.Clear();
            var listed = before.Listed.ToDictionary(static kept => kept.Id, StringComparer.Ordinal);
            var changed = false;
            foreach (var one in told)
            {
                var known = listed.GetValueOrDefault(one.Id);
                if (known is null) fresh.Add(one);
                var joined = Join(known?.Told(), one);
                var kept = StoredPenalty.Of(joined);
                changed |= kept != known;
                listed[one.Id] = kept;
            }

            return changed ? new() { Listed = [.. listed.Values.OrderBy(static kept => kept.Id, StringComparer.Ordinal)] } : null;
        }, cancellation).ConfigureAwait(false);
        return fresh;
    }

    /// <summary>Takes note of one; refused if it is not listed, or noted already.</summary>
    internal async ValueTask<Refusal?> NoteAsync(ShopId shop, string penalty, string by, string note, CancellationToken cancellation)
    {
        Refusal? refusal = null;
        await Of(shop).ChangeAsync(before =>
        {
            var known = before.Listed.FirstOrDefault(kept => kept.Id == penalty);
            refusal = known is null ? new(RefusalCode.Unknown, $"penalty {penalty} is not listed: it is not known, or stands on its order") : known.NotedBy is null ? null : new(RefusalCode.NotNext, $"{known.NotedBy} has taken note of it before");
            return refusal is null ? new() { Listed = [.. before.Listed.Select(kept => kept.Id == penalty ? kept with { NotedBy = by, Note = note } : kept)] } : null;
        }, cancellation).ConfigureAwait(false);
        return refusal;
    }

    // What is understood at last replaces what was not; what a person noted stays.
    private static ShopPenalty Join(ShopPenalty? known, ShopPenalty told)
    {
        if (known is null) return told;
        if (told.Seen is not { } seen) return known;
        var joined = new Penalty(told.Id) { Seen = known.Seen }.Join(seen);
        return ReferenceEquals(joined.Seen, seen) ? told with { NotedBy = known.NotedBy, Note = known.Note } : known;
    }

    private Notebook<StoredPenalties> Of(ShopId shop) => new(store, $"{shop}/penalties", StoredPenaltiesJson.Default.StoredPenalties);
}

/// <summary>The document as it is stored. Property names are the storage format: they change only by addition.</summary>
internal sealed record StoredPenalties
{
    public IReadOnlyList<StoredPenalty> Listed { get; init; } = [];
}

/// <summary>A listed penalty as it is stored.</summary>
internal sealed record StoredPenalty(string Id, PenaltySubject Subject, string? About, long Revision, PenaltyReason Reason, decimal? Amount, string? Currency, long? At, bool Reversed, string Words, string? Why, string? NotedBy, string? Note)
{
    internal static StoredPenalty Of(ShopPenalty told) => told.Seen is { } seen
        ? new(told.Id, told.Subject, told.About, seen.Revision, seen.Reason, seen.Amount?.Amount, seen.Amount?.Currency.Code, seen.At.Milliseconds, seen.Reversed, seen.Words, null, told.NotedBy, told.Note)
        : new(told.Id, told.Subject, told.About, 0, default, null, null, null, false, "", told.Why, told.NotedBy, told.Note);

    internal ShopPenalty Told() => new(Id, Subject, About, At is { } at ? new(Id, Revision, Reason, Amount is { } amount ? new(amount, new(Currency!)) : null, new(at), Reversed, Words) : null) { Why = Why, NotedBy = NotedBy, Note = Note };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredPenalties))]
internal sealed partial class StoredPenaltiesJson : JsonSerializerContext;
