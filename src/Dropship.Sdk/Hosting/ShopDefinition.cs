using Dropship.Domain;
using Dropship.Engine;
using Dropship.Notices;
using Dropship.Ports;
using Dropship.TrackingNumbers;

namespace Dropship.Hosting;

/// <summary>A shop as it was described, before its clients are made.</summary>
internal sealed class ShopDefinition(ShopId id)
{
    internal ShopId Id { get; } = id;

    internal Policies Policies { get; set; } = Policies.Default;

    internal Func<IServiceProvider, IMarketplaceClient>? Marketplace { get; set; }

    internal Func<IServiceProvider, IPayoutClient>? Payouts { get; set; }

    internal Func<IServiceProvider, IPayoutClient?>? DefaultPayouts { get; set; }

    internal Func<IServiceProvider, IRatingClient?>? Ratings { get; set; }

    internal Func<IServiceProvider, IPenaltyClient?>? Penalties { get; set; }

    internal Func<IServiceProvider, ISkuMap?, IControlIntake?>? Intake { get; set; }

    internal Func<IServiceProvider, IInquiryClient?>? Inquiries { get; set; }

    internal List<Func<IServiceProvider, ISupplierClient>> Suppliers { get; } = [];

    internal List<Func<IServiceProvider, ISupplierDirectory>> Directories { get; } = [];

    internal Func<IServiceProvider, ICarrierClient>? Carrier { get; set; }

    internal Func<IServiceProvider, IOfferSource>? Offers { get; set; }

    internal Func<IServiceProvider, ISkuMap>? Skus { get; set; }

    internal Func<IServiceProvider, IBuyerBook>? Buyers { get; set; }

    internal IReadOnlyDictionary<string, AddressNeeds> AddressNeeds { get; set; } = AddressChecks.ExampleNeeds;

    /// <summary>The ways to tell customers something, in the order in which they are tried.</summary>
    internal List<Func<IServiceProvider, ICustomerNotifier>> Notifiers { get; } = [];

    internal NoticeTexts Texts { get; set; } = NoticeTexts.Default;

    internal Func<NumberFormats> NumberFormats { get; set; } = static () => KnownFormats.All;

    /// <summary>True if the shop's own book is asked: buyers are looked at, and nobody else knows them.</summary>
    private bool KeepsBook => Buyers is null && Policies.Screening is { ChecksBuyers: true, Buyers: not null };

    internal List<Func<IServiceProvider, IEnumerable<string>>> Requirements { get; } = [];

    internal WorkTimes WorkTimes { get; } = new();

    /// <summary>What is wrong with it; each error names its key.</summary>
    internal IEnumerable<string> Errors(IServiceProvider services)
    {
        var key = $"Dropship:Shops:{Id}";
        if (Marketplace is null) yield return $"{key}:Marketplace: the shop sells nowhere; call SellOn.";
        if (Suppliers.Count + Directories.Count == 0) yield return $"{key}:Suppliers: the shop buys from nobody; call BuyFrom.";
        if (Carrier is null) yield return $"{key}:Carrier: parcels cannot be followed; call TrackWith.";
        if (Skus is not null && Offers is not null) yield return $"{key}:Skus: the map is not asked beside a source of offers; call MapSkus or OffersFrom, not both.";
        if (Directories.Count > 0 && Offers is null) yield return $"{key}:Offers: suppliers come from a directory, so the shop must say who offers what; call OffersFrom.";
        if (Policies.Notifying is not null && Notifiers.Count == 0) yield return $"{key}:Policies:Notifying: there are rules for telling customers, but no way to do it; call TellCustomers.";
        if (KeepsBook && services.GetService(typeof(Storage.IBuyerRecords)) is null) yield return $"{key}:Screening: the store keeps no book of buyers (IBuyerRecords); give Screen a book, or set Screening.Buyers to null to look at addresses alone.";
        foreach (var requirement in Requirements)
            foreach (var error in requirement(services))
                yield return $"{key}:{error}";
        foreach (var error in WorkTimes.Errors()) yield return $"{key}:{error}";
        foreach (var failure in new PoliciesValidator().Validate(Policies).Errors) yield return $"{key}:Policies:{failure.PropertyName}: {failure.ErrorMessage}";
    }

    internal Shop Build(IServiceProvider services, Lanes lanes, Waves waves, OwnBook? book, CancellationToken stopping)
    {
        Dictionary<SupplierId, ISupplierClient> suppliers = [];
        foreach (var make in Suppliers)
        {
            var client = make(services);
            if (!suppliers.TryAdd(client.Descriptor.Supplier, client)) throw new InvalidOperationException($"Dropship:Shops:{Id}:Suppliers: two accounts are named {client.Descriptor.Supplier}; give each its own name.");
        }

        List<ISupplierDirectory> directories = [];
        foreach (var make in Directories) directories.Add(make(services));
        var skus = Skus?.Invoke(services);
        if (skus is SkuMap map && map.Suppliers.FirstOrDefault(name => !suppliers.ContainsKey(name)) is { } stranger && stranger != default)
            throw new InvalidOperationException($"Dropship:Shops:{Id}:Skus: the map names the supplier {stranger}, which the shop has not: name one of {string.Join(", ", suppliers.Keys.Order())}, or add it.");
        var offers = Offers?.Invoke(services) ?? new MappedOffers([.. suppliers.Keys], skus);
        var marketplace = Marketplace!(services);
        return new(Id, WorkTimes.Into(Notifiers.Count == 0 ? Policies : Policies with { Notifying = CountryZones.Into(Policies.Notifying ?? NotifyRules.Default) }), marketplace, Payouts?.Invoke(services) ?? DefaultPayouts?.Invoke(services), suppliers, directories, Carrier?.Invoke(services), offers, lanes, waves, stopping) { NumberFormats = NumberFormats, Ratings = Ratings?.Invoke(services), Penalties = Penalties?.Invoke(services), Intake = Intake is null ? marketplace as IControlIntake : Intake(services, skus), Inquiries = Inquiries?.Invoke(services), Buyers = Buyers?.Invoke(services), OwnBook = KeepsBook ? book : null, AddressNeeds = AddressNeeds, Notifier = NotifierChain.Of([.. Notifiers.Select(make => make(services))]), Texts = Texts };
    }
}
