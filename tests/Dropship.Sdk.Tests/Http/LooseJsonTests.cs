using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dropship.Http;

/// <summary>Vendors' habits with numbers and texts.</summary>
public sealed class LooseJsonTests
{
    [Theory]
    [InlineData("\"abc\"", "abc")]
    [InlineData("12", "12")]
    [InlineData("1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890")]
    [InlineData("1.50", "1.50")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("null", null)]
    public void Text_may_be_a_number(string json, string? expected) => Read($$"""{"text":{{json}}}""").Text.ShouldBe(expected);

    [Theory]
    [InlineData("12.50", "12.50")]
    [InlineData("\"12.50\"", "12.50")]
    [InlineData("\" -12.50 \"", "-12.50")]
    [InlineData("1e2", "100")]
    [InlineData("1E-2", "0.01")]
    [InlineData("9999999999999999999999999999", "9999999999999999999999999999")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("\"\"", null)]
    [InlineData("\"  \"", null)]
    [InlineData("null", null)]
    public void A_number_is_read_exactly(string json, string? expected) => Read($$"""{"number":{{json}}}""").Number?.ToString(CultureInfo.InvariantCulture).ShouldBe(expected);

    [Theory]
    [InlineData("\"12,50\"")]
    [InlineData("\"1,250.00\"")]
    [InlineData("\"USD 5\"")]
    [InlineData("\"NaN\"")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("1e-29")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("99999999999999999999999999999999999999999")]
    [InlineData("12.345678901234567890123456789")]
    [InlineData("1e99999999999")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void A_number_that_cannot_be_held_exactly_is_an_error(string json) => Should.Throw<JsonException>(() => Read($$"""{"number":{{json}}}"""));

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Text_is_no_structure(string json) => Should.Throw<JsonException>(() => Read($$"""{"text":{{json}}}"""));

    private static Loose Read(string json) => JsonSerializer.Deserialize(json, LooseJsonContext.Default.Loose)!;
}

internal sealed record Loose([property: JsonConverter(typeof(LooseText))] string? Text, [property: JsonConverter(typeof(LooseNumber))] decimal? Number);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Loose))]
internal sealed partial class LooseJsonContext : JsonSerializerContext;
