using Dropship.Domain;
using Dropship.Notices;
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

    internal bool HasSkus => _shop.Skus is not null;

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

    /// <summary>Where payouts are read, unless <see cref="PayoutsFrom"/> says otherwise.</summary>
    internal ShopBuilder PayoutsByDefaultFrom(Func<IServiceProvider, IPayoutClient?> payouts)
    {
        _shop.DefaultPayouts = payouts;
        return this;
    }

    /// <summary>Where buyers' ratings are read. Without it none is known but those that people record.</summary>
    /// <param name="ratings">Makes the client; null for none.</param>
    public ShopBuilder RatingsFrom(Func<IServiceProvider, IRatingClient?> ratings)
    {
        _shop.Ratings = ratings;
        return this;
    }

    /// <summary>Where the marketplace's penalties are read. Without it none is known but those that people record.</summary>
    /// <param name="penalties">Makes the client; null for none.</param>
    public ShopBuilder PenaltiesFrom(Func<IServiceProvider, IPenaltyClient?> penalties)
    {
        _shop.Penalties = penalties;
        return this;
    }

    /// <summary>What lets the shop take in less when its standing is in danger. Default: the marketplace's client, if it implements <see cref="IControlIntake"/>.</summary>
    /// <param name="intake">Makes it from the shop's map of SKUs, which is null if it has none; null for nothing.</param>
    public ShopBuilder IntakeBy(Func<IServiceProvider, ISkuMap?, IControlIntake?> intake)
    {
        _shop.Intake = intake;
        return this;
    }

    /// <summary>Where buyers' inquiries are read and answered. Without it none is known.</summary>
    /// <param name="inquiries">Makes the client; null for none.</param>
    public ShopBuilder InquiriesFrom(Func<IServiceProvider, IInquiryClient?> inquiries)
    {
        _shop.Inquiries = inquiries;
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

    /// <summary>What is known of tracking numbers, before one is published. Default: <see cref="TrackingNumbers.KnownFormats.All"/>.</summary>
    /// <param name="formats">The formats; <see cref="NumberFormats.None"/> if nothing is to be held against a number for its form.</param>
    public ShopBuilder CheckNumbersBy(NumberFormats formats)
    {
        ArgumentNullException.ThrowIfNull(formats);
        _shop.NumberFormats = () => formats;
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

    /// <summary>The holidays of the regions that <see cref="SupplierWorks"/> and <see cref="MarketplaceWorks"/> name, from a CSV file with the columns region, day, name and, if there are stretches, until. May be called for each file.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="onBadRow">Told of each bad row; the good ones are taken. Null, the default: the file is taken only if every row is good, else the start tells each bad row by file, line, column and cure.</param>
    public ShopBuilder WithHolidays(string path, Action<Files.FileFault>? onBadRow = null)
    {
        _shop.WorkTimes.Holidays(path, onBadRow);
        return this;
    }

    /// <summary>When a supplier works. Its handling time, the reminders to it and how late it may be count in its work days. Default: all day and every day.</summary>
    /// <param name="supplier">The supplier's name.</param>
    /// <param name="days">Its work days.</param>
    /// <param name="handlingDays">How many work days after the purchase it hands over; null if it promises nothing.</param>
    public ShopBuilder SupplierWorks(string supplier, WorkDays days, int? handlingDays = null)
    {
        ArgumentNullException.ThrowIfNull(days);
        _shop.WorkTimes.Supplier(new(supplier), days, handlingDays);
        return this;
    }

    /// <summary>The marketplace's work days, where its ship-by counts in them. Default: every day.</summary>
    /// <param name="days">Its work days.</param>
    /// <param name="shipWithinDays">The ship-by in work days after payment, where it tells no moment; null if it does not count so.</param>
    public ShopBuilder MarketplaceWorks(WorkDays days, int? shipWithinDays = null)
    {
        ArgumentNullException.ThrowIfNull(days);
        _shop.WorkTimes.Marketplace(days, shipWithinDays);
        return this;
    }

    /// <summary>Taxes and duties from a CSV file, see <see cref="TaxFile"/>.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="onBadRow">Told of each bad row; the others are taken. Null, the default: the file is taken only if every row is good.</param>
    /// <exception cref="Files.BadFileException">The file cannot be read, or a row is bad and nobody said that the others may be taken.</exception>
    public ShopBuilder TaxesFrom(string path, Action<Files.FileFault>? onBadRow = null)
    {
        var reading = TaxFile.Read(path);
        if (onBadRow is not null)
            foreach (var fault in reading.Faults) onBadRow(fault);
        var taxes = TaxTable.Of(onBadRow is null ? reading.All : reading.Rows);
        return WithPolicies(rules => rules with { Costs = rules.Costs with { Taxes = taxes } });
    }

    /// <summary>Looks at address and buyer before each purchase: what the country needs of an address, what the supplier takes, and what is known of the buyer.</summary>
    /// <param name="book">Makes what knows the buyers; null, the default, for the shop's own book in the store, by the rules of <see cref="Screening.Buyers"/>; without rules only addresses are looked at.</param>
    /// <param name="needs">What countries need of an address; null, the default, for <see cref="AddressChecks.ExampleNeeds"/>.</param>
    public ShopBuilder Screen(Func<IServiceProvider, IBuyerBook>? book = null, IReadOnlyDictionary<string, AddressNeeds>? needs = null)
    {
        (_shop.Buyers, _shop.AddressNeeds) = (book, needs ?? AddressChecks.ExampleNeeds);
        return WithPolicies(static rules => rules with { Screening = rules.Screening with { ChecksBuyers = true } });
    }

    /// <summary>Tells customers what becomes of their orders, by the rules in <see cref="Policies.Notifying"/>. Default: they are told nothing. May be called for several ways: the first that there is to a customer is taken, in the order of the calls.</summary>
    /// <param name="notifier">Makes the way to tell them.</param>
    /// <param name="texts">Changes the texts and who is told in which language; null, the default, for <see cref="NoticeTexts.Default"/> or what an earlier call made of them. A file that cannot be taken is told at start, with everything else.</param>
    public ShopBuilder TellCustomers(Func<IServiceProvider, ICustomerNotifier> notifier, Func<NoticeTexts, NoticeTexts>? texts = null)
    {
        ArgumentNullException.ThrowIfNull(notifier);
        _shop.Notifiers.Add(notifier);
        try
        {
            _shop.Texts = texts?.Invoke(_shop.Texts) ?? _shop.Texts;
        }
        catch (Exception fault) when (fault is Files.BadFileException or ArgumentException)
        {
            _shop.Requirements.Add(_ => [$"Notices: {fault.Message}"]);
        }

        return this;
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
