using System.Security.Cryptography;
using System.Text;

namespace Dropship.Http;

/// <summary>Compares signatures of messages in constant time.</summary>
internal static class Signature
{
    /// <summary>The most bytes a message may have.</summary>
    internal const int MostBytes = 1024 * 1024;

    /// <summary>True if both texts are equal. The length may be learnt from the time it takes, the contents not.</summary>
    /// <param name="expected">What it must be.</param>
    /// <param name="given">What came, or null.</param>
    internal static bool Fits(string expected, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
