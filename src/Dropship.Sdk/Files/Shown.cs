using System.Globalization;
using System.Text;

namespace Dropship.Files;

/// <summary>A foreign value made fit to be read in a report: one line, nothing hidden in it, not long.</summary>
public static class Shown
{
    /// <summary>What a decoder puts where bytes are not UTF-8.</summary>
    public const char Undecodable = '\uFFFD';

    private const int Longest = 80;

    /// <summary>In single quotes, unprintable characters as <c>\uXXXX</c>, cut to 80 characters.</summary>
    public static string Of(string value)
    {
        var shown = new StringBuilder("'");
        foreach (var letter in value)
        {
            var next = IsPlain(letter) ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            if (shown.Length - 1 + next.Length > Longest) return shown.Append("'...").ToString();
            shown.Append(next);
        }

        return shown.Append('\'').ToString();
    }

    // Surrogates are shown as code units too: half a pair could not be written as UTF-8, and cutting must not make one.
    internal static bool IsPlain(char letter) => letter != Undecodable && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
