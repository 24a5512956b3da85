using System.Text.RegularExpressions;

namespace Dropship.Domain;

/// <summary>What a number says of itself, seen by one format or by all that are known.</summary>
public enum NumberFit
{
    /// <summary>It has not the form.</summary>
    Unknown,

    /// <summary>It has the form, and the check digit is wrong.</summary>
    Fails,

    /// <summary>It has the form, and the check digit, if there is one, is right.</summary>
    Fits,
}

/// <summary>What a format's serial number is put before it is checked, if it begins otherwise.</summary>
/// <param name="When">A pattern of serial numbers that get it.</param>
/// <param name="Content">What is put before them.</param>
public sealed record SerialPrefix(string When, string Content);

/// <summary>A format of tracking numbers: pattern, check digit, and what the parts mean. Data, not code: it compares by reference.</summary>
public sealed record NumberFormat
{
    private const string Country = "CountryCode";
    private const string Zip = "DestinationZip";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private readonly Regex _pattern;
    private readonly SerialPrefix? _prefix;
    private readonly Regex? _prefixWhen;

    /// <summary>Takes a format.</summary>
    /// <param name="courier">The courier's code, for example <c>fedex</c>.</param>
    /// <param name="name">The format's name, for people.</param>
    /// <param name="pattern">A regular expression for the whole number without blanks and hyphens. The groups <c>SerialNumber</c> and <c>CheckDigit</c> are checked; <c>CountryCode</c> and <c>DestinationZip</c> say where it goes.</param>
    /// <param name="prefix">What is put before the serial number before it is checked, or null.</param>
    /// <exception cref="ArgumentException">A pattern is no regular expression.</exception>
    public NumberFormat(string courier, string name, string pattern, SerialPrefix? prefix = null)
    {
        (Courier, Name, _prefix) = (Text.Require(courier, nameof(NumberFormat), 64), Text.Require(name, nameof(NumberFormat), 128), prefix);
        _pattern = Compile($"^(?:{pattern})$");
        _prefixWhen = prefix is null ? null : Compile(prefix.When);
    }

    /// <summary>The courier's code.</summary>
    public string Courier { get; }

    /// <summary>The format's name.</summary>
    public string Name { get; }

    /// <summary>How it is checked; null if the pattern is all there is.</summary>
    public CheckDigit? Check { get; init; }

    /// <summary>The countries by the code that stands in the number; empty if no country stands in it.</summary>
    public IReadOnlyDictionary<string, string> Countries { get; init; } = new Dictionary<string, string>();

    /// <summary>True if a number with another country is none of this format. Default: false.</summary>
    public bool KnowsAllCountries { get; init; }

    /// <summary>True if the country is where the parcel goes, false if it is where it was posted. Default: false.</summary>
    public bool CountryIsDestination { get; init; }

    /// <summary>How a number fits.</summary>
    /// <param name="number">The number.</param>
    public NumberFit Judge(TrackingNumber number) => Read(number).Fit;

    internal NumberReading Read(TrackingNumber number)
    {
        if (Matched(number.Value) is not { } match) return default;
        var code = match.Groups[Country] is { Success: true } group ? group.Value : null;
        var country = code is not null && Countries.TryGetValue(code, out var known) ? known : null;
        if (code is not null && KnowsAllCountries && country is null) return default;
        var fit = Check is not { } check || (match.Groups["CheckDigit"] is { Success: true } digit && check.Fits(Serial(match), digit.Value[0])) ? NumberFit.Fits : NumberFit.Fails;
        return new(fit, CountryIsDestination ? country : null, match.Groups[Zip] is { Success: true, Length: 5 } zip ? zip.Value : null);
    }

    private string Serial(Match match)
    {
        var serial = match.Groups["SerialNumber"].Value;
        return _prefix is { } prefix && _prefixWhen!.IsMatch(serial) ? prefix.Content + serial : serial;
    }

    // A pattern that runs away judges nothing: what is known of numbers is advice.
    private Match? Matched(string number)
    {
        try
        {
            return _pattern.Match(number) is { Success: true } match ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    // Without backtracking where the pattern allows it: then no pattern can run away.
    private static Regex Compile(string pattern)
    {
        var looksAround = pattern.Contains("(?=", StringComparison.Ordinal) || pattern.Contains("(?!", StringComparison.Ordinal);
        return new(pattern, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | (looksAround ? RegexOptions.None : RegexOptions.NonBacktracking), Longest);
    }
}

/// <summary>What one format reads in a number.</summary>
internal readonly record struct NumberReading(NumberFit Fit, string? Country, string? Zip);
