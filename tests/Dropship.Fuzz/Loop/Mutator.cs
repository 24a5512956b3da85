using System.Text;

namespace Dropship.Fuzz;

/// <summary>Changes bytes without knowing what they mean: flips, cuts, copies, splices, and what is dear to parsers.</summary>
internal sealed class Mutator(Random chance, IReadOnlyList<byte[]> samples)
{
    private static readonly byte[][] Odd =
    [
        [0xC3, 0x28], [0xFF], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0], .. new[]
        {
            "1e999", "-1", "0", "79228162514264337593543950336", "0.00000000000000000000000000001", "99999999999999999999", "-9223372036854775809", "1e-400", "NaN", "null", "true", "\"\"", "[]", "{}", "\\u0000",
            "\\ud800", "2024-13-45T99:99:99Z", "9999-12-31T23:59:59.999-14:00", "0001-01-01T00:00:00+14:00", "\u202e", "=1+1", "\r\n", "\"", ",",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private readonly JsonMutator _json = new(chance);

    internal Input Next(int[] statuses)
    {
        var bytes = samples[chance.Next(samples.Count)];
        for (var left = 1 + (chance.Next(3) == 0 ? chance.Next(4) : 0); left > 0; left--) bytes = chance.Next(4) != 0 && _json.TryChange(bytes) is { } changed ? changed : Change(bytes);
        return new(bytes.Length > Input.Longest ? bytes[..Input.Longest] : bytes, statuses[chance.Next(statuses.Length)]);
    }

    private byte[] Change(byte[] bytes)
    {
        if (bytes.Length == 0) return Odd[chance.Next(Odd.Length)];
        var (at, length) = (chance.Next(bytes.Length), 1 + chance.Next(Math.Min(32, bytes.Length)));
        var to = Math.Min(bytes.Length, at + length);
        return chance.Next(8) switch
        {
            0 => Flip(bytes, at),
            1 => [.. bytes[..at], (byte)chance.Next(256), .. bytes[at..]],
            2 => [.. bytes[..at], .. bytes[to..]],
            3 => [.. bytes[..to], .. bytes[at..]],
            4 => bytes[..at],
            5 => Splice(bytes, at),
            6 => [.. bytes[..at], .. Odd[chance.Next(Odd.Length)], .. bytes[at..]],
            _ => [.. bytes[..at], .. Odd[chance.Next(Odd.Length)], .. bytes[to..]],
        };
    }

    private byte[] Flip(byte[] bytes, int at)
    {
        var copy = bytes.ToArray();
        copy[at] ^= (byte)(1 << chance.Next(8));
        return copy;
    }

    private byte[] Splice(byte[] bytes, int at)
    {
        var other = samples[chance.Next(samples.Count)];
        return [.. bytes[..at], .. other[(other.Length == 0 ? 0 : chance.Next(other.Length))..]];
    }
}
