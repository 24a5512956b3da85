using Dropship.Domain;
using Dropship.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Hosting;

/// <summary>Describes a shop: where it sells, from whom it buys, by what rules.</summary>
public sealed class ShopBuilder
{
    private readonly ShopDefinition _shop;

    internal ShopBuilder(ShopDefinition shop, IServiceCollection services) => (_shop, Services) = (shop, services);

    /// <summary>The shop's name.</summary>
    public ShopId Id => _shop.Id;

    /// <summary>Where adapters register what they need.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The shop's account at a marketplace. Needed once.</summary>
    /// <param name="marketplace">Makes the client.</param>
    public ShopBuilder SellOn(Func<IServiceProvider, IMarketplaceClient> marketplace)
    {
        _shop.Marketplace = marketplace;
        return this;
    }

    /// <summary>Where payouts are read. Without it nothing is ever settled.</summary>
    /// <param name="payouts">Makes the client.</param>
    public ShopBuilder PayoutsFrom(Func<IServiceProvider, IPayoutClient> payouts)
    {
        _shop.Payouts = payouts;
        return this;
    }

    /// <summary>An account at a supplier. May be called for each.</summary>
    /// <param name="supplier">Makes the client.</param>
    public ShopBuilder BuyFrom(Func<IServiceProvider, ISupplierClient> supplier)
    {
        _shop.Suppliers.Add(supplier);
        return this;
    }

    /// <summary>Many suppliers, found by name when they are needed.</summary>
    /// <param name="directory">Makes the directory.</param>
    public ShopBuilder BuyFromMany(Func<IServiceProvider, ISupplierDirectory> directory)
    {
        _shop.Directories.Add(directory);
        return this;
    }

    /// <summary>Who follows the parcels. Needed once.</summary>
    /// <param name="carrier">Makes the client.</param>
    public ShopBuilder TrackWith(Func<IServiceProvider, ICarrierClient> carrier)
    {
        _shop.Carrier = carrier;
        return this;
    }

    /// <summary>Who knows which supplier has what. Default: every supplier under the same SKU, in the order they were added.</summary>
    /// <param name="offers">Makes the source.</param>
    public ShopBuilder OffersFrom(Func<IServiceProvider, IOfferSource> offers)
    {
        _shop.Offers = offers;
        return this;
    }

    /// <summary>What the suppliers call the shop's SKUs. Default: the same. Used by the default of <see cref="OffersFrom"/>, not beside another source of offers.</summary>
    /// <param name="skus">Makes the map.</param>
    public ShopBuilder MapSkus(Func<IServiceProvider, ISkuMap> skus)
    {
        _shop.Skus = skus;
        return this;
    }

    /// <summary>The same from a CSV file, see <see cref="SkuMap.Read(string)"/>.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="onBadRow">Told of each bad row; the SKUs without one are taken. Null, the default: the file is taken only if every row is good.</param>
    /// <exception cref="Files.BadFileException">The file cannot be read, or a row is bad and nobody said that the others may be taken.</exception>
    public ShopBuilder MapSkus(string path, Action<Files.FileFault>? onBadRow = null)
    {
        var reading = SkuMap.Read(path);
        if (onBadRow is not null)
            foreach (var fault in reading.Faults) onBadRow(fault);
        var map = new SkuMap().Put(onBadRow is null ? reading.All : reading.Rows);
        return MapSkus(_ => map);
    }

    /// <summary>Adds what is to be looked at before the shop starts, with everything else that was configured; for adapters.</summary>
    /// <param name="errors">What is wrong, each as <c>key: message</c> without secret values; none if nothing is.</param>
    public ShopBuilder Require(Func<IServiceProvider, IEnumerable<string>> errors)
    {
        _shop.Requirements.Add(errors);
        return this;
    }

    /// <summary>The shop's rules, from the defaults or from what an earlier call made of them.</summary>
    /// <param name="change">For example <c>p => p with { MinimumMargin = 0.10m }</c>.</param>
    public ShopBuilder WithPolicies(Func<Policies, Policies> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _shop.Policies = change(_shop.Policies);
        return this;
    }
}
