using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dropship.TrackingNumbers;

// The parts of the data set that are used; the rest of each file is for people.

/// <summary>A courier's file.</summary>
internal sealed record CourierFile(string Name, string CourierCode, IReadOnlyList<FormatBody> TrackingNumbers);

/// <summary>A format of its numbers.</summary>
internal sealed record FormatBody(string Name, [property: JsonConverter(typeof(PartsConverter))] string Regex, ValidationBody? Validation, ExamplesBody? TestNumbers, IReadOnlyList<LookupBody>? Additional);

/// <summary>How a number is checked; empty where nothing is.</summary>
internal sealed record ValidationBody(ChecksumBody? Checksum, SerialBody? SerialNumberFormat, RequiredBody? Additional);

/// <summary>The check digit.</summary>
internal sealed record ChecksumBody(string Name, int? Modulo, int? Modulo1, int? Modulo2, int? EvensMultiplier, int? OddsMultiplier, bool? Reverse, IReadOnlyList<int>? Weightings, string? Alphabet);

/// <summary>What is done to the serial number before it is checked.</summary>
internal sealed record SerialBody(PrependBody? PrependIf);

/// <summary>What is put before it, and when.</summary>
internal sealed record PrependBody(string MatchesRegex, string Content);

/// <summary>Lookups that have to know their part of the number.</summary>
internal sealed record RequiredBody(IReadOnlyList<string>? Exists);

/// <summary>What a part of the number means.</summary>
internal sealed record LookupBody(string Name, string RegexGroupName, IReadOnlyList<MeaningBody> Lookup);

/// <summary>One meaning.</summary>
internal sealed record MeaningBody(string? Matches, string? CountryShortCode);

/// <summary>Numbers that are right and numbers that are wrong.</summary>
internal sealed record ExamplesBody(IReadOnlyList<string>? Valid, IReadOnlyList<string>? Invalid);

/// <summary>A pattern is written as one text or as parts of one.</summary>
internal sealed class PartsConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString()!;
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
        var parts = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.String) parts += reader.GetString();
        return reader.TokenType == JsonTokenType.EndArray ? parts : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CourierFile))]
internal sealed partial class FormatJson : JsonSerializerContext;
