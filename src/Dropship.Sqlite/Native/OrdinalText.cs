using System.Buffers;
using System.Text;

namespace Dropship.Sqlite.Native;

/// <summary>
/// Text as bytes that compare like <see cref="string.CompareOrdinal(string, string)"/> and hold every string, unpaired surrogates too:
/// each UTF-16 unit is encoded alone. For text without characters beyond U+FFFF that is plain UTF-8.
/// </summary>
internal static class OrdinalText
{
    internal static int MaxBytes(int units) => checked(units * 3);

    internal static int Encode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        if (Ascii.FromUtf16(text, bytes, out var written) == OperationStatus.Done) return written;
        var place = 0;
        foreach (var unit in text)
        {
            if (unit < 0x80)
            {
                bytes[place++] = (byte)unit;
                continue;
            }

            if (unit < 0x800) bytes[place++] = (byte)(0xC0 | (unit >> 6));
            else
            {
                bytes[place++] = (byte)(0xE0 | (unit >> 12));
                bytes[place++] = (byte)(0x80 | ((unit >> 6) & 0x3F));
            }

            bytes[place++] = (byte)(0x80 | (unit & 0x3F));
        }

        return place;
    }

    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes)) return Encoding.ASCII.GetString(bytes);
        var units = new char[bytes.Length];
        var count = 0;
        for (var place = 0; place < bytes.Length; count++)
        {
            var first = bytes[place++];
            units[count] = first switch
            {
                < 0x80 => (char)first,
                < 0xE0 => (char)(((first & 0x1F) << 6) | Next(bytes, ref place)),
                _ => (char)(((first & 0x0F) << 12) | (Next(bytes, ref place) << 6) | Next(bytes, ref place)),
            };
        }

        return new(units, 0, count);
    }

    // A torn text must not throw: whoever reads it compares it and finds it strange.
    private static int Next(ReadOnlySpan<byte> bytes, ref int place) => place < bytes.Length ? bytes[place++] & 0x3F : 0;
}
