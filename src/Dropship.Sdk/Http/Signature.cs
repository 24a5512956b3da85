using System.Security.Cryptography;
using System.Text;
using Dropship.Engine;
using Dropship.Ports;

namespace Dropship.Http;

/// <summary>Compares signatures of messages in constant time.</summary>
internal static class Signature
{
    /// <summary>The most bytes a message may have.</summary>
    internal const int MostBytes = Intake.MostBytes;

    /// <summary>True if both texts are equal. The length may be learnt from the time it takes, the contents not.</summary>
    /// <param name="expected">What it must be.</param>
    /// <param name="given">What came, or null.</param>
    internal static bool Fits(string expected, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    /// <summary>True if a text is the Base64 HMAC-SHA256 of a body. Nothing fits a key that is not set: everybody knows it.</summary>
    /// <param name="secret">The key, as UTF-8 text.</param>
    /// <param name="body">The raw body.</param>
    /// <param name="given">What came, or null.</param>
    internal static bool FitsHmac(Secret secret, ReadOnlySpan<byte> body, string? given) =>
        !secret.IsEmpty && Fits(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal()), body)), given);
}
