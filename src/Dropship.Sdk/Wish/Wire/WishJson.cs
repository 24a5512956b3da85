using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dropship.Http;

namespace Dropship.Wish;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(LooseText), typeof(LooseNumber), typeof(WishTime)],
    AllowDuplicateProperties = false,
    MaxDepth = 32)]
[JsonSerializable(typeof(WishEnvelope))]
[JsonSerializable(typeof(WishOrder))]
[JsonSerializable(typeof(WishRating))]
[JsonSerializable(typeof(WishPenalty))]
[JsonSerializable(typeof(WishPenaltyCount))]
[JsonSerializable(typeof(WishListed))]
[JsonSerializable(typeof(WishProductUpdate))]
[JsonSerializable(typeof(WishTicket))]
[JsonSerializable(typeof(WishTicketReply))]
[JsonSerializable(typeof(WishTicketWords))]
[JsonSerializable(typeof(WishTicketMove))]
[JsonSerializable(typeof(WishToken))]
[JsonSerializable(typeof(WishReportJob))]
[JsonSerializable(typeof(WishEarlyPayment))]
[JsonSerializable(typeof(WishCarrier[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(WishMessage[]))]
[JsonSerializable(typeof(WishTokenRequest))]
[JsonSerializable(typeof(WishTracking))]
[JsonSerializable(typeof(WishRefund))]
internal sealed partial class WishJson : JsonSerializerContext;

/// <summary>Reads ISO 8601 with <c>Z</c>, an offset or none (which is UTC), to whatever part of a second. A time that no order can have is an error: it is another unit or a placeholder.</summary>
internal sealed class WishTime : JsonConverter<DateTimeOffset?>
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"];

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType != JsonTokenType.String) throw new JsonException();
        var text = reader.GetString();
        return string.IsNullOrWhiteSpace(text) ? null : Parse(text) ?? throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time) writer.WriteStringValue(time);
        else writer.WriteNullValue();
    }

    /// <summary>The time, or null if the text is none.</summary>
    internal static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && time.Year is >= 2000 and < 2200 ? time : null;
}
