using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>Follows parcels. Throws <see cref="ProviderException"/>.</summary>
public interface ICarrierClient
{
    /// <summary>What the engine must know; pure data.</summary>
    CarrierDescriptor Descriptor { get; }

    /// <summary>Where parcels are. Registers them first where the vendor wants that.</summary>
    /// <param name="parcels">At most <see cref="CarrierDescriptor.BatchSize"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What is known; a parcel without news may be left out.</returns>
    ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation);
}

/// <summary>A tracking vendor that can be told that a parcel need not be followed any more.</summary>
public interface IStopTracking
{
    /// <summary>Ends the following of parcels; doing it twice is harmless, and what the vendor does not follow counts as ended. Throws <see cref="ProviderException"/>.</summary>
    /// <param name="parcels">Any number; the adapter splits them into calls.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Those that are not followed any more; one that is left out may be tried again later.</returns>
    ValueTask<IReadOnlyList<TrackedParcel>> StopAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation);
}

/// <summary>A tracking vendor that lists what it was told to follow.</summary>
public interface IListTracking
{
    /// <summary>A page of the parcels that were registered through this client; what somebody else had followed at the same account is left out. Throws <see cref="ProviderException"/>.</summary>
    /// <param name="cursor">The adapter's own mark of the page before; null for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<TrackingPage> ListTrackedAsync(string? cursor, CancellationToken cancellation);
}

/// <summary>A page of what a tracking vendor was told to follow.</summary>
/// <param name="Parcels">The parcels.</param>
/// <param name="Next">The mark to go on from; null if this was the last page.</param>
public sealed record TrackingPage(IReadOnlyList<RegisteredParcel> Parcels, string? Next);

/// <summary>A parcel that a tracking vendor was told to follow.</summary>
/// <param name="Parcel">The parcel, by a carrier that the same adapter understands.</param>
/// <param name="IsFollowed">False if it is not followed any more, whoever ended it.</param>
public sealed record RegisteredParcel(TrackedParcel Parcel, bool IsFollowed);

/// <summary>A tracking vendor that is paid for in advance, parcel by parcel.</summary>
public interface ICarrierQuota
{
    /// <summary>How many parcels can still be registered. Throws <see cref="ProviderException"/>.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<CarrierQuota> GetQuotaAsync(CancellationToken cancellation);
}

/// <summary>What was bought at a tracking vendor and what of it is left, in parcels.</summary>
/// <param name="Total">Bought or given; null if the vendor does not say.</param>
/// <param name="Used">Used up; null if the vendor does not say.</param>
/// <param name="Remaining">Left; may be below zero, where a vendor lets an account overdraw.</param>
public sealed record CarrierQuota(long? Total, long? Used, long Remaining);

/// <summary>What the engine must know of a tracking vendor.</summary>
/// <param name="Name">For people.</param>
/// <param name="Limit">How fast it may be called.</param>
/// <param name="BatchSize">How many parcels one call may ask for; at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A call could ask for no parcel.</exception>
public sealed record CarrierDescriptor(string Name, RateLimit Limit, int BatchSize)
{
    /// <summary>How many parcels one call may ask for; at least 1.</summary>
    public int BatchSize { get; init; } = BatchSize >= 1 ? BatchSize : throw new ArgumentOutOfRangeException(nameof(BatchSize), BatchSize, "A call that asks for no parcel would never be made: give at least 1.");
}

/// <summary>A parcel to be followed.</summary>
/// <param name="Number">The tracking number.</param>
/// <param name="Carrier">The carrier as the supplier names it; the adapter maps it.</param>
public readonly record struct TrackedParcel(TrackingNumber Number, CarrierCode Carrier)
{
    /// <summary>Other carriers that it was said to have, which were judged wrong: a vendor that follows it by one of them is told to change, where that can be, so that it is not paid for twice.</summary>
    /// <value>Empty.</value>
    public Few<CarrierCode> Instead { get; init; }
}

/// <summary>What is known of a parcel.</summary>
/// <param name="Number">The tracking number.</param>
/// <param name="Scans">All events the vendor tells.</param>
public sealed record ParcelReading(TrackingNumber Number, Few<Scan> Scans)
{
    /// <summary>The carrier it was asked for; null if the number alone says which parcel it is. Two carriers may have given the same number.</summary>
    /// <value>null</value>
    public CarrierCode? Carrier { get; init; }

    /// <summary>The country that the carrier says it goes to, ISO 3166, two capital letters; null if it does not say. Nothing else of the address is told.</summary>
    /// <value>null</value>
    public string? To { get; init; }

    /// <summary>Carriers that took it over on its way, with their own numbers.</summary>
    /// <value>Empty.</value>
    public Few<ParcelLeg> Legs { get; init; }

    /// <summary>Why the vendor cannot follow the parcel now, with the cure, for a person; null if it can. Without personal data. It is told again at each look while it lasts.</summary>
    /// <value>null</value>
    public string? Trouble { get; init; }
}
