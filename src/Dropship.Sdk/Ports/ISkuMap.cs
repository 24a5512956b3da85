using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>Knows what suppliers call what the shop sells.</summary>
public interface ISkuMap
{
    /// <summary>Every counterpart of a SKU; empty if there is none, and then nobody is asked and a person is told.</summary>
    /// <param name="shop">Which shop.</param>
    /// <param name="sku">The shop's SKU.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<MappedSku>> FindAsync(ShopId shop, Sku sku, CancellationToken cancellation);
}

/// <summary>What one supplier delivers for one unit of the shop.</summary>
/// <param name="Supplier">Who.</param>
/// <param name="Parts">What makes one unit: one piece, a pack, or a bundle of several; at least one.</param>
/// <param name="Rank">The order of preference where nothing else decides, lowest first.</param>
/// <param name="Substitute">True if it is something else that may stand in.</param>
/// <param name="Item">Which item of a bundle it is, where a SKU is put together from items of several suppliers: 1 to 20 characters without <c>~</c>; null if it is all of the SKU. One of each item makes one unit; of a SKU with a single item nothing is bought.</param>
public sealed record MappedSku(SupplierId Supplier, Few<SkuPart> Parts, int Rank = 0, bool Substitute = false, string? Item = null);
