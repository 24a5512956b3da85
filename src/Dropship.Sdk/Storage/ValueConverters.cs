using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>Writes a value as a JSON string and reads it back through its own checks.</summary>
internal abstract class TextConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString() ?? throw new JsonException($"{typeof(T).Name} is null."));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}

internal sealed class OrderIdConverter() : TextConverter<OrderId>(static text => new(text), static id => id.Value);

internal sealed class LineIdConverter() : TextConverter<LineId>(static text => new(text), static id => id.Value);

internal sealed class SupplierIdConverter() : TextConverter<SupplierId>(static text => new(string.Intern(text)), static id => id.Value);

internal sealed class SupplierOrderIdConverter() : TextConverter<SupplierOrderId>(static text => new(text), static id => id.Value);

internal sealed class PayoutIdConverter() : TextConverter<PayoutId>(static text => new(text), static id => id.Value);

internal sealed class CarrierCodeConverter() : TextConverter<CarrierCode>(static text => new(string.Intern(text)), static code => code.Value);

internal sealed class SkuConverter() : TextConverter<Sku>(static text => new(text), static sku => sku.Value);

internal sealed class TrackingNumberConverter() : TextConverter<TrackingNumber>(static text => new(text), static number => number.Value);

/// <summary>Milliseconds since 1970 as a number.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Milliseconds);
}

/// <summary>For example <c>"12.30 EUR"</c>: the amount is kept digit by digit.</summary>
internal sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? throw new JsonException("Money is null.");
        var blank = text.LastIndexOf(' ');
        return blank > 0 && decimal.TryParse(text.AsSpan(0, blank), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            ? new(amount, new(text[(blank + 1)..]))
            : throw new JsonException($"'{text}' is not money: expected an amount, a blank and a currency.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteStringValue($"{value.Amount.ToString(CultureInfo.InvariantCulture)} {value.Currency.Code}");
}

/// <summary>For example <c>"Create/1/0/"</c>: kind, number, rung, name.</summary>
internal sealed class TryKeyConverter : JsonConverter<TryKey>
{
    public override TryKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = (reader.GetString() ?? throw new JsonException("A key is null.")).Split('/', 4);
        return parts.Length == 4 && Enum.TryParse<TryKind>(parts[0], out var kind) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var no) && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var rung)
            ? new(kind, no, rung, parts[3])
            : throw new JsonException("A key is not of the form kind/number/rung/name.");
    }

    public override void Write(Utf8JsonWriter writer, TryKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Kind}/{value.No}/{value.Rung}/{value.Name}"));
}

/// <summary>A <see cref="Few{T}"/> as a JSON array.</summary>
internal sealed class FewConverter<T> : JsonConverter<Few<T>>
{
    public override Few<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("An array was expected.");
        var type = (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        Few<T> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items = items.Add(JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("An array holds null."));
        return items;
    }

    public override void Write(Utf8JsonWriter writer, Few<T> value, JsonSerializerOptions options)
    {
        var type = (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (var item in value) JsonSerializer.Serialize(writer, item, type);
        writer.WriteEndArray();
    }
}
