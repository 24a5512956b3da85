using System.Security.Cryptography;
using System.Text;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Ids that look like the vendor's and come out the same in every run: a hash of the shop's seed and a number.</summary>
internal sealed class WishIds(string seed)
{
    private const int ObjectIdLength = 24;
    private const int TokenLength = 32;

    internal string MerchantId { get; } = Hex(seed, "merchant", 0, ObjectIdLength);

    internal string ObjectId(string kind, int number) => Hex(seed, kind, number, ObjectIdLength);

    internal string ObjectId(string kind, string of) => Hex(seed, kind + "/" + of, 0, ObjectIdLength);

    internal string Token(string kind, int number) => Hex(seed, kind, number, TokenLength);

    private static string Hex(string seed, string kind, int number, int length) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{kind}/{number}")))[..length];
}
