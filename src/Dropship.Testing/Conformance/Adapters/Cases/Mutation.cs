namespace Dropship.Testing.Conformance.Adapters.Cases;

/// <summary>Messages that are not what the vendor sent.</summary>
internal static class Mutation
{
    internal static byte[] Turn(ReadOnlyMemory<byte> body, int bit)
    {
        var turned = body.ToArray();
        turned[bit / 8] ^= (byte)(1 << (bit % 8));
        return turned;
    }

    internal static byte[] Half(ReadOnlyMemory<byte> body) => body[..(body.Length / 2)].ToArray();

    /// <summary>Blanks behind a JSON body leave its meaning.</summary>
    internal static byte[] Pad(ReadOnlyMemory<byte> body, int length)
    {
        var padded = new byte[length];
        Array.Fill(padded, (byte)' ');
        body.CopyTo(padded);
        return padded;
    }

    internal static byte[] Deep(int levels) => [.. Enumerable.Repeat((byte)'[', levels), .. Enumerable.Repeat((byte)']', levels)];

    /// <summary>Hexadecimal digits in other letters, and Base64 that differs in bits it does not use, stand for the same bytes: no forgery.</summary>
    internal static bool SaysTheSame(string signature, string other)
    {
        if (other.Length == signature.Length && string.Equals(signature, other, StringComparison.OrdinalIgnoreCase) && signature.All(char.IsAsciiHexDigit)) return true;
        return Bytes(signature) is { } one && Bytes(other) is { } two && one.AsSpan().SequenceEqual(two);
    }

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }
}
