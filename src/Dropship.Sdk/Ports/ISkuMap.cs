using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>Knows what a supplier calls what the shop sells.</summary>
public interface ISkuMap
{
    /// <summary>The supplier's SKU; null if this supplier has no counterpart, and then it gets no offer.</summary>
    /// <param name="shop">Which shop.</param>
    /// <param name="supplier">Which supplier.</param>
    /// <param name="sku">The shop's SKU.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Sku?> FindAsync(ShopId shop, SupplierId supplier, Sku sku, CancellationToken cancellation);
}
