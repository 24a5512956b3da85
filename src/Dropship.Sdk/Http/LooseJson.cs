using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dropship.Http;

/// <summary>Reads text where vendors also send numbers: ids that are strings in one answer and numbers in the next.</summary>
internal sealed class LooseText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Raw(ref reader),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    internal static string Raw(ref Utf8JsonReader reader) => Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
}

/// <summary>Reads an amount as it is written, as a number or as text, exactly: one that a decimal cannot hold is an error, not rounded. Null and empty text are null.</summary>
internal sealed class LooseNumber : JsonConverter<decimal?>
{
    private const int MostDigits = 28;

    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => Parse(LooseText.Raw(ref reader)),
        JsonTokenType.String => reader.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? Parse(text) : null,
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }

    private static decimal Parse(string text)
    {
        var (number, exponent) = text.Trim().Split(['e', 'E'], 2) is [var before, var after] ? (before, after) : (text.Trim(), "0");
        var digits = number.Where(char.IsAsciiDigit).SkipWhile(static digit => digit == '0').Count();
        var decimals = number.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? number.Length - point - 1 : 0;
        return digits <= MostDigits && int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) && power is >= -MostDigits and <= MostDigits && decimals - power <= MostDigits
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) ? read : throw new JsonException();
    }
}
