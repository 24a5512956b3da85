using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>An order in a supplier's own books: what was truly ordered, paid, shipped and given back.</summary>
internal sealed class TrueOrder(SupplierOrderId id, string reference, Few<LineUnits> units, Money price)
{
    internal SupplierOrderId Id { get; } = id;

    internal string Reference { get; } = reference;

    internal Few<LineUnits> Units { get; } = units;

    internal Money Price { get; } = price;

    internal SupplierOrderStatus Status { get; set; }

    internal Money? Due { get; set; }

    internal Money? Charged { get; set; }

    /// <summary>What the order shows as given back in all.</summary>
    internal Money? Credited { get; set; }

    /// <summary>What was truly given back, by a cancel or by disputes.</summary>
    internal Money GivenBack { get; set; } = Money.Zero(price.Currency);

    internal Instant CreatedAt { get; init; }

    internal Instant? PaidAt { get; set; }

    internal Instant? CancelledAt { get; set; }

    internal bool HidesCharge { get; set; }

    /// <summary>True if the supplier made it by its own mistake, out of another order.</summary>
    internal bool IsMistake { get; init; }

    internal SupplierOrderId? PartOf { get; init; }

    internal List<Announced> Parcels { get; } = [];

    internal bool IsShipped => Parcels.Count > 0;

    internal SupplierOrder Snapshot() => new(Id, Status)
    {
        Due = Due,
        Charged = HidesCharge && CancelledAt is null ? null : Charged,
        Credited = Credited,
        Cancelled = CancelledAt is not null,
        PartOf = PartOf,
    };
}

/// <summary>A parcel as the supplier announces it.</summary>
internal sealed record Announced(TrackingNumber Number, Few<LineUnits> Units, Instant? HandedOverAt);
