using System.Collections.Concurrent;
using Dropship.Domain;
using Dropship.Notices;
using Dropship.Ports;
using Dropship.TrackingNumbers;

namespace Dropship.Engine;

/// <summary>A shop as it runs: its clients, its rules, its lanes.</summary>
internal sealed class Shop(
    ShopId id,
    Policies policies,
    IMarketplaceClient marketplace,
    IPayoutClient? payouts,
    IReadOnlyDictionary<SupplierId, ISupplierClient> suppliers,
    IReadOnlyList<ISupplierDirectory> directories,
    ICarrierClient? carrier,
    IOfferSource offers,
    Lanes lanes,
    Waves waves,
    CancellationToken stopping)
{
    private readonly ConcurrentDictionary<SupplierId, Desk<SupplierOrderId, SupplierReading>> _desks = new();

    internal ShopId Id { get; } = id;

    internal IMarketplaceClient Marketplace { get; } = marketplace;

    internal IPayoutClient? Payouts { get; } = payouts;

    /// <summary>Where ratings are read; null if nobody tells them.</summary>
    internal IRatingClient? Ratings { get; init; }

    /// <summary>Where penalties are read; null if nobody tells them.</summary>
    internal IPenaltyClient? Penalties { get; init; }

    /// <summary>What lets the shop take in less; null if nothing does.</summary>
    internal IControlIntake? Intake { get; init; }

    /// <summary>Where buyers' inquiries are read and answered; null if nowhere.</summary>
    internal IInquiryClient? Inquiries { get; init; }

    internal IOfferSource Offers { get; } = offers;

    internal Senders Senders { get; } = new(id, marketplace, suppliers.Values, directories, carrier);

    internal Lane MarketplaceLane { get; } = lanes.Get($"marketplace {id}", marketplace.Descriptor.Limit);

    internal Lane OffersLane { get; } = lanes.Get($"offers {id}", RateLimit.None);

    /// <summary>Where parcels are asked for.</summary>
    internal Desk<TrackedParcel, ParcelReading>? Tracking { get; } = carrier is null ? null : new(carrier.Descriptor.BatchSize, lanes.Get($"carrier {id}", carrier.Descriptor.Limit), waves, carrier.TrackManyAsync, stopping);

    /// <summary>Who follows the parcels, by its own name; null if nobody does.</summary>
    internal string? CarrierName { get; } = carrier?.Descriptor.Name;

    internal Lane? CarrierLane { get; } = carrier is null ? null : lanes.Get($"carrier {id}", carrier.Descriptor.Limit);

    /// <summary>Who lists what is followed; null if nobody does.</summary>
    internal IListTracking? Registry { get; } = carrier as IListTracking;

    /// <summary>Who can be told that a parcel need not be followed any more; null if nobody can.</summary>
    internal IStopTracking? Ender { get; } = carrier as IStopTracking;

    /// <summary>Who knows the buyers beside the shop itself; null if nobody does.</summary>
    internal IBuyerBook? Buyers { get; init; }

    /// <summary>The shop's own book of buyers; null if it keeps none.</summary>
    internal OwnBook? OwnBook { get; init; }

    /// <summary>How customers are told something; null if they are not.</summary>
    internal ICustomerNotifier? Notifier { get; init; }

    /// <summary>What they are told.</summary>
    internal NoticeTexts Texts { get; init; } = NoticeTexts.Default;

    internal Lane? NotifierLane => Notifier is { } notifier ? lanes.Get($"notifier {Id}", notifier.Descriptor.Limit) : null;

    /// <summary>What countries need of an address.</summary>
    internal IReadOnlyDictionary<string, AddressNeeds> AddressNeeds { get; init; } = AddressChecks.ExampleNeeds;

    /// <summary>What is known of tracking numbers.</summary>
    internal Func<NumberFormats> NumberFormats { get; init; } = static () => KnownFormats.All;

    /// <summary>The suppliers it names itself; those of a directory cannot be listed.</summary>
    internal IEnumerable<ISupplierClient> Suppliers { get; } = suppliers.Values;

    internal ISupplierClient? Supplier(SupplierId supplier)
    {
        if (suppliers.TryGetValue(supplier, out var client)) return client;
        foreach (var directory in directories)
            if (directory.Find(supplier) is { } found)
                return found;
        return null;
    }

    /// <summary>Where orders at a supplier are asked for; null if it tells only one at a time.</summary>
    internal Desk<SupplierOrderId, SupplierReading>? Reading(ISupplierClient supplier) =>
        supplier is IReadManyPurchases { ReadBatch: > 1 } many
            ? _desks.GetOrAdd(supplier.Descriptor.Supplier, _ => new(many.ReadBatch, Lane(supplier), waves, many.ReadManyAsync, stopping))
            : null;

    internal Lane Lane(ISupplierClient supplier) => lanes.Get($"supplier {Id} {supplier.Descriptor.Supplier}", supplier.Descriptor.Limit);

    /// <summary>The shop's rules; the terms of a supplier are those its adapter declares.</summary>
    internal Policies Policies { get; } = policies;

    /// <summary>Purchases that wait for the next round; null if each buys as it comes.</summary>
    internal RoundBook? Rounds { get; } = policies.Funding is { } funding ? new(funding, policies) : null;

    /// <summary>What the marketplace owes against its cap; null if it has none.</summary>
    internal ExposureBook? Exposure { get; } = policies.Exposure is { } rules ? new(id, rules) : null;

    /// <summary>A payout was booked: who waits for money may have it now.</summary>
    internal void MoneyCame()
    {
        Rounds?.MoneyCame();
        Exposure?.MoneyCame();
    }

    /// <summary>The rules for an order: with the terms of the supplier it is about to bind.</summary>
    internal Policies PoliciesFor(Order order)
    {
        if (order.OpenAllocation()?.Proposed is not { } proposed || Policies.Terms.ContainsKey(proposed.Supplier)) return Policies;
        return Supplier(proposed.Supplier) is { } supplier && TermsOf(supplier) is var terms && terms != Policies.DefaultTerms ? Policies with { DefaultTerms = terms } : Policies;
    }

    // What the client cannot do is not promised: a person is asked instead.
    private static SupplierTerms TermsOf(ISupplierClient supplier)
    {
        var terms = supplier.Descriptor.Terms;
        var (canCancel, hasWallet, canDispute) = (terms.CanCancel && supplier is ICancelPurchases, terms.HasWallet && supplier is IWallet, terms.CanDispute && supplier is IDisputes);
        return (canCancel, hasWallet, canDispute) == (terms.CanCancel, terms.HasWallet, terms.CanDispute) ? terms : terms with { CanCancel = canCancel, HasWallet = hasWallet, CanDispute = canDispute };
    }
}
