using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Replay.Report;

/// <summary>A rate or a mean as a JSON number with four places.</summary>
internal sealed class RateConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString("0.0000", CultureInfo.InvariantCulture));
}
