using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dropship.Testing.Sandbox;

/// <summary>Numbers and texts that look drawn and are the same in every run: they come from a seed and a name.</summary>
internal static class Seeded
{
    internal static ulong Number(long seed, string name) => BinaryPrimitives.ReadUInt64BigEndian(Hash(seed, name));

    /// <summary>A number from zero, below a bound.</summary>
    internal static int Below(long seed, string name, int bound) => (int)(Number(seed, name) % (ulong)bound);

    internal static string Hex(long seed, string name, int length) => Convert.ToHexStringLower(Hash(seed, name))[..length];

    /// <summary>A number of so many digits, at most eighteen; the first is not zero.</summary>
    internal static string Digits(long seed, string name, int length)
    {
        var least = (ulong)Math.Pow(10, length - 1);
        return (least + (Number(seed, name) % (9 * least))).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A text in the form of a GUID.</summary>
    internal static string Guid(long seed, string name) => new System.Guid(Hash(seed, name).AsSpan(0, 16)).ToString();

    /// <summary>A span between two, in whole minutes.</summary>
    internal static TimeSpan Between(long seed, string name, TimeSpan least, TimeSpan most) =>
        least + TimeSpan.FromMinutes(Math.Floor((most - least).TotalMinutes * Below(seed, name, 1_000) / 1_000));

    private static byte[] Hash(long seed, string name) => SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{name}"));
}
