using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>Says which goods are offered at a part of the whole: only such as the shop's map of SKUs knows, each at its own stable place, so that a smaller part is within a larger one.</summary>
internal sealed class WishShelf(ShopId shop, ISkuMap skus)
{
    /// <summary>True if a SKU is not to be offered.</summary>
    internal async ValueTask<bool> IsOffAsync(string? sku, decimal share, CancellationToken cancellation)
    {
        if (share >= 1m || SkuOf(sku) is not { } known || Place(known.Value) < share) return false;
        return (await skus.FindAsync(shop, known, cancellation).ConfigureAwait(false)).Count > 0;
    }

    /// <summary>The place of a SKU, from 0 to 1; the same for ever.</summary>
    internal static decimal Place(string sku) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(sku))) / (decimal)ulong.MaxValue;

    private static Sku? SkuOf(string? text)
    {
        try
        {
            return text is null ? null : new(text);
        }
        catch (ArgumentException)
        {
            return null;   // no SKU of ours
        }
    }
}
