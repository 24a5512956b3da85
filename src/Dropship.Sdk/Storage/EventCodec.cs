using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>
/// Packs the events of a commit into one blob: a JSON array of name and content. The names in <see cref="Names"/> are the
/// storage format: one may be added, none may be changed.
/// </summary>
public static class EventCodec
{
    private static readonly FrozenDictionary<string, JsonTypeInfo> ByName = Stored(StoredContext.Default).ToFrozenDictionary(static info => info.Type.Name, StringComparer.Ordinal);
    private static readonly FrozenDictionary<Type, (JsonEncodedText Name, JsonTypeInfo Info)> ByType = ByName.Values.ToFrozenDictionary(static info => info.Type, static info => (JsonEncodedText.Encode(info.Type.Name), info));

    /// <summary>The stored names.</summary>
    public static IReadOnlyCollection<string> Names => [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Packs events.</summary>
    /// <param name="events">The events of one commit.</param>
    public static ReadOnlyMemory<byte> Pack(IReadOnlyList<Event> events)
    {
        using var buffer = new RentedBytes();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartArray();
        // Once a commit: an enumerator of an interface would be allocated.
        for (var at = 0; at < events.Count; at++)
        {
            var (name, info) = ByType[events[at].GetType()];
            writer.WriteStringValue(name);
            JsonSerializer.Serialize(writer, events[at], info);
        }

        writer.WriteEndArray();
        writer.Flush();
        return buffer.Written.ToArray();
    }

    /// <summary>Unpacks a blob.</summary>
    /// <param name="packed">What <see cref="Pack"/> made.</param>
    /// <returns>The events.</returns>
    /// <exception cref="EventFormatException">It is not such a blob, or a newer version wrote it.</exception>
    public static IReadOnlyList<Event> Unpack(ReadOnlyMemory<byte> packed)
    {
        try
        {
            return Read(packed.Span);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new EventFormatException($"A commit of {packed.Length} bytes cannot be unpacked: {fault.Message}", fault);
        }
    }

    private static JsonTypeInfo[] Stored(StoredContext stored) =>
    [
        stored.SaleSeen, stored.CancelAsked, stored.OffersFound, stored.QuoteSeen, stored.QuoteRefused, stored.SupplierOrderSeen,
        stored.ParcelSeen, stored.ScanSeen, stored.RefundSeen, stored.PayoutSeen, stored.TryClosed, stored.AbsenceSeen, stored.BuyerChecked,
        stored.DoubtAnswered, stored.OrderHeld, stored.HoldReleased, stored.AllocationProposed, stored.AllocationDropped, stored.PurchaseIntended, stored.DraftChosen,
        stored.PurchaseClosed, stored.SupplierGivenUp, stored.CostWrittenOff, stored.ParcelReleased, stored.CancelAnswered, stored.UnitsDropped,
        stored.RefundDecided, stored.OrderCompleted, stored.TryOpened, stored.ClaimSeen, stored.ClaimAnswered, stored.ReturnSeen, stored.DisputeSeen, stored.DisputeDecided, stored.DisputeWithdrawn, stored.EvidenceGiven,
        stored.RatingSeen, stored.RatingReviewed, stored.NumberChecked, stored.SnapshotSeen, stored.ReceiptConfirmed, stored.PenaltySeen, stored.PenaltyNoted,
        stored.InquirySeen, stored.InquiryActed,
    ];

    private static List<Event> Read(ReadOnlySpan<byte> packed)
    {
        var events = new List<Event>(4);
        var reader = new Utf8JsonReader(packed);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) throw new JsonException("it does not begin with an array");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var name = reader.GetString()!;
            if (!ByName.TryGetValue(name, out var info)) throw new EventFormatException($"This version does not know the event '{name}': a newer one wrote it. Install that version again.");
            reader.Read();
            events.Add((Event)(JsonSerializer.Deserialize(ref reader, info) ?? throw new JsonException($"{name} is null")));
        }

        if (reader.TokenType != JsonTokenType.EndArray || reader.Read()) throw new JsonException("it does not end with the array");
        return events;
    }
}

/// <summary>A stored commit cannot be read: it is damaged, or a newer version wrote it.</summary>
/// <param name="message">What was found.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class EventFormatException(string message, Exception? inner = null) : Exception(message, inner);
