using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Dropship.Postgres;

/// <summary>
/// Text that PostgreSQL takes, sorts by <c>COLLATE "C"</c> as <see cref="string.CompareOrdinal(string, string)"/> does, and gives back
/// whatever it was. All that a person writes stays readable; only NUL, U+0001, surrogates and U+E000 become pairs.
/// </summary>
internal static class OrdinalText
{
    /// <summary>An index row has room for so many units at three bytes each, beside the shop and the order.</summary>
    private const int LongestKey = 400;
    private const char LowMark = '\u0001';
    private const char HighMark = '\uE000';
    private static readonly SearchValues<char> s_strange = SearchValues.Create([.. Enumerable.Range(0, 2).Select(unit => (char)unit), .. Enumerable.Range(0xD800, 0x801).Select(unit => (char)unit)]);

    internal static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAny(s_strange)) return text;
        var built = new StringBuilder(text.Length + 8);
        foreach (var unit in text)
        {
            if (unit <= LowMark) built.Append(LowMark).Append((char)(unit + 1));
            else if (unit is >= '\uD800' and < HighMark) built.Append(HighMark).Append((char)(unit - 0xD800 + 0x100));
            else if (unit == HighMark) built.Append(HighMark).Append('\uFFFF');
            else built.Append(unit);
        }

        return built.ToString();
    }

    internal static string Decode(string text)
    {
        if (!text.AsSpan().ContainsAny(LowMark, HighMark)) return text;
        var built = new StringBuilder(text.Length);
        for (var place = 0; place < text.Length; place++)
        {
            var unit = text[place];
            if (unit is not (LowMark or HighMark) || ++place == text.Length) built.Append(unit);
            else if (unit == LowMark) built.Append((char)(text[place] - 1));
            else built.Append(text[place] == '\uFFFF' ? HighMark : (char)(text[place] - 0x100 + 0xD800));
        }

        return built.ToString();
    }

    /// <summary>A text that is only ever looked up, short enough for an index: a long one ends in its own hash.</summary>
    internal static string Key(string text)
    {
        if (text.Length <= LongestKey) return Encode(text);
        var hash = SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()));
        return Encode(text[..(LongestKey - 100)] + "..." + Convert.ToHexString(hash));
    }
}
