using System.Text.Json;
using System.Text.Json.Serialization;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Settling;

/// <summary>The lines of payouts that belong to no order, as the store keeps them: one value of the shop, beside its cursors.</summary>
internal sealed class StoredPayouts(IOrderStore store)
{
    private const string Source = "payouts without an order";

    internal async Task<List<UnmatchedPayout>> ReadAsync(ShopId shop, CancellationToken cancellation) =>
        await store.ReadCursorAsync(shop, Source, cancellation).ConfigureAwait(false) is { } text ? [.. JsonSerializer.Deserialize(text, StoredPayoutsJson.Default.ListStoredPayout)!.Select(static kept => kept.Unmatched())] : [];

    internal ValueTask SaveAsync(ShopId shop, IEnumerable<UnmatchedPayout> payouts, CancellationToken cancellation) =>
        store.SaveCursorAsync(shop, Source, JsonSerializer.Serialize(payouts.Select(StoredPayout.Of).ToList(), StoredPayoutsJson.Default.ListStoredPayout), cancellation);
}

/// <summary>A line as it is stored. Property names are the storage format: they change only by addition.</summary>
internal sealed record StoredPayout(string Id, string? Order, PayoutKind Kind, decimal Amount, string Currency, long PaidOn, string? Payout, string? Line, bool Final, string Note, int At, string File, UnmatchedReason Reason, string? AcceptedBy)
{
    internal static StoredPayout Of(UnmatchedPayout told) => new(told.Row.Id.Value, told.Row.Order?.Value, told.Row.Kind, told.Row.Amount.Amount, told.Row.Amount.Currency.Code, told.Row.PaidOn.Milliseconds, told.Row.Payout, told.Row.Line?.Value, told.Row.IsFinal, told.Row.Note, told.Row.At, told.File, told.Reason, told.AcceptedBy);

    internal UnmatchedPayout Unmatched() => new(new(new(Id), Order is null ? null : new(Order), Kind, new(Amount, new(Currency)), new(PaidOn))
    {
        Payout = Payout,
        Line = Line is null ? null : new(Line),
        IsFinal = Final,
        Note = Note,
        At = At,
    }, File, Reason) { AcceptedBy = AcceptedBy };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(List<StoredPayout>))]
internal sealed partial class StoredPayoutsJson : JsonSerializerContext;
