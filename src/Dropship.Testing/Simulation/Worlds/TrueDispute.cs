using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>A dispute in a supplier's own books: what was truly opened, and what it brought.</summary>
internal sealed class TrueDispute(string id, TrueOrder order, DisputeCause cause, DisputeRemedy remedy, Few<LineUnits> units)
{
    internal string Id { get; } = id;

    internal TrueOrder Order { get; } = order;

    internal DisputeCause Cause { get; } = cause;

    internal DisputeRemedy Remedy { get; } = remedy;

    internal Few<LineUnits> Units { get; } = units;

    /// <summary>Our number of it; 0 if it was opened by hand.</summary>
    internal int Ours { get; init; }

    internal Instant OpenedAt { get; init; }

    internal Instant? EvidenceBy { get; init; }

    internal DisputeStage Stage { get; set; }

    /// <summary>What it brought; the supplier may keep the sum to itself.</summary>
    internal Money? PaidBack { get; set; }

    internal bool HidesSum { get; set; }

    /// <summary>The order by which the goods are sent once more, and its parcels.</summary>
    internal SupplierOrderId? ResentAs { get; set; }

    internal List<Announced> Parcels { get; } = [];

    internal Fact.DisputeSeen Snapshot() =>
        new(Reader.RoundOf(Order.Reference), Id, Order.Id, Stage, Ours, Units, PaidBack: HidesSum ? null : PaidBack, ResentAs: ResentAs, OpenedAt: OpenedAt, EvidenceBy: EvidenceBy);
}
