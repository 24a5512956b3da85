using System.Text;
using System.Text.Json;
using Dropship.Domain;

namespace Dropship.TrackingNumbers;

/// <summary>An example of a data set: a number that is one of a format, or is none.</summary>
/// <param name="Format">The format.</param>
/// <param name="Number">The number as it is written, with blanks.</param>
/// <param name="IsValid">True if it is one.</param>
internal sealed record NumberExample(NumberFormat Format, string Number, bool IsValid);

/// <summary>A courier's file of the data set, made into formats that the domain judges by.</summary>
internal sealed class FormatFile
{
    private const string Country = "CountryCode";

    private FormatFile(CourierFile file)
    {
        (Name, Courier) = (file.Name, file.CourierCode);
        List<NumberFormat> formats = [];
        List<NumberExample> examples = [];
        foreach (var body in file.TrackingNumbers)
        {
            var format = Make(file.CourierCode, body);
            formats.Add(format);
            examples.AddRange((body.TestNumbers?.Valid ?? []).Select(number => new NumberExample(format, number, IsValid: true)));
            examples.AddRange((body.TestNumbers?.Invalid ?? []).Select(number => new NumberExample(format, number, IsValid: false)));
        }

        (Formats, Examples) = (formats, examples);
    }

    internal string Name { get; }

    internal string Courier { get; }

    internal IReadOnlyList<NumberFormat> Formats { get; }

    internal IReadOnlyList<NumberExample> Examples { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is not of the data set's form, or has a rule that is not known.</exception>
    internal static FormatFile Read(Stream file) => new(JsonSerializer.Deserialize(file, FormatJson.Default.CourierFile) ?? throw new JsonException("the file is empty"));

    private static NumberFormat Make(string courier, FormatBody body)
    {
        var countries = body.Additional?.FirstOrDefault(static lookup => lookup.RegexGroupName == Country);
        var required = body.Validation?.Additional?.Exists ?? [];
        if (required.FirstOrDefault(name => name != countries?.Name) is { } stranger) throw new JsonException($"{body.Name} must know {stranger}, which names no country");
        var goes = countries?.Lookup.Any(static meaning => meaning.CountryShortCode is not null) ?? false;   // who writes the country's short name beside the code writes where it goes; the posts write where it was posted
        return new(courier, body.Name, Cleaned(body.Regex), body.Validation?.SerialNumberFormat?.PrependIf is { } prepend ? new(Cleaned(prepend.MatchesRegex), prepend.Content) : null)
        {
            Check = body.Validation?.Checksum is { } checksum ? Make(body.Name, checksum) : null,
            Countries = countries?.Lookup.Where(static meaning => meaning.Matches is not null).ToDictionary(static meaning => meaning.Matches!, static meaning => meaning.CountryShortCode ?? meaning.Matches!) ?? [],
            KnowsAllCountries = required.Count > 0,
            CountryIsDestination = goes,
        };
    }

    private static CheckDigit Make(string format, ChecksumBody body) => body.Name switch
    {
        "mod7" => new(CheckDigitRule.Mod7),
        "mod10" => new(CheckDigitRule.Mod10) { Modulus = body.Modulo ?? 10, EvensTimes = body.EvensMultiplier ?? 1, OddsTimes = body.OddsMultiplier ?? 1, IsReversed = body.Reverse ?? false },
        "luhn" => new(CheckDigitRule.Luhn),
        "mod_37_36" => new(CheckDigitRule.Mod37And36) { Modulus = body.Modulo ?? 36, Alphabet = body.Alphabet ?? "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
        "s10" => new(CheckDigitRule.S10) { Modulus = body.Modulo ?? 11, Weights = (body.Weightings ?? []).ToFew() },
        "sum_product_with_weightings_and_modulo" => new(CheckDigitRule.WeightedSum) { Modulus = body.Modulo1 ?? 11, SecondModulus = body.Modulo2 ?? 10, Weights = (body.Weightings ?? []).ToFew() },
        _ => throw new JsonException($"{format} is checked by {body.Name}, which is not known: use mod7, mod10, luhn, mod_37_36, s10 or sum_product_with_weightings_and_modulo"),
    };

    // Numbers come without blanks and hyphens, so the pattern goes without them as well; inside brackets a hyphen is a range.
    private static string Cleaned(string pattern)
    {
        var clean = new StringBuilder();
        var isInBrackets = false;
        foreach (var letter in pattern.Replace(@"\s*", "", StringComparison.Ordinal))
        {
            isInBrackets = letter == '[' || (isInBrackets && letter != ']');
            if (letter != '-' || isInBrackets) clean.Append(letter);
        }

        return clean.ToString();
    }
}
