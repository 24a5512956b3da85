using Dropship.Domain;

namespace Dropship.ModelCheck.Worlds;

/// <summary>What a supplier says to a request to cancel, as it remembers it.</summary>
internal enum Said
{
    /// <summary>It was not asked, or has not answered.</summary>
    Nothing,

    /// <summary>It has refused.</summary>
    No,
}

/// <summary>What became of a dispute about an order.</summary>
internal enum Disputed
{
    /// <summary>There is none.</summary>
    Nothing,

    /// <summary>The supplier has not decided.</summary>
    Open,

    /// <summary>The supplier has refused.</summary>
    No,

    /// <summary>The supplier has cancelled the order and gives its money back.</summary>
    Yes,
}

/// <summary>An order in a supplier's own books.</summary>
/// <param name="Round">The purchase whose reference it bears.</param>
/// <param name="No">Which of the orders of that reference.</param>
/// <param name="Line">The line it is for, from 0.</param>
/// <param name="Units">How many units.</param>
/// <param name="Status">How far it has come before anything is handed over.</param>
/// <param name="Shipped">How many units were handed over, each in a parcel of its own.</param>
/// <param name="Arrived">How many of them the buyer has.</param>
/// <param name="IsCancelled">What was not handed over is cancelled.</param>
/// <param name="IsCredited">What was cancelled is credited.</param>
/// <param name="Said">Its answer to a request to cancel.</param>
/// <param name="Disputes">How many disputes were opened about it.</param>
/// <param name="Disputed">What became of them.</param>
internal readonly record struct TrueOrder(int Round, int No, int Line, int Units, SupplierOrderStatus Status, int Shipped = 0, int Arrived = 0, bool IsCancelled = false, bool IsCredited = false, Said Said = Said.Nothing, int Disputes = 0, Disputed Disputed = Disputed.Nothing)
{
    internal bool IsPaid => Status >= SupplierOrderStatus.Paid;

    /// <summary>Units that are paid and not cancelled.</summary>
    internal int Live => !IsPaid ? 0 : IsCancelled ? Shipped : Units;

    internal SupplierOrderId Id => new($"so-{Round}-{No}");

    /// <summary>As the supplier tells it.</summary>
    internal SupplierOrder Reading(Scenario scenario) => new(Id, Shipped == 0 ? Status : Shipped < Units ? SupplierOrderStatus.PartShipped : SupplierOrderStatus.Shipped)
    {
        Due = scenario.Cost * Units,
        Charged = IsPaid ? scenario.Cost * Units : null,
        Credited = IsCredited ? scenario.Cost * (Units - Shipped) : null,
        Cancelled = IsCancelled,
    };

    /// <summary>The parcels it has handed over.</summary>
    internal IEnumerable<Fact.ParcelSeen> Parcels(Scenario scenario)
    {
        for (var i = 0; i < Shipped; i++) yield return new(Round, NumberOf(i), Scenario.Carrier, [new(scenario.Lines[Line].Id, 1)], Scenario.Start);
    }

    /// <summary>The disputes about it.</summary>
    internal IEnumerable<Fact.DisputeSeen> Sightings(Scenario scenario)
    {
        var stage = Disputed switch { Disputed.No => DisputeStage.Refused, Disputed.Yes => DisputeStage.Refunded, _ => DisputeStage.Open };
        for (var i = 1; i <= Disputes; i++) yield return new(Round, $"d-{Round}-{No}-{i}", Id, stage, 1, PaidBack: Disputed == Disputed.Yes ? scenario.Cost * (Units - Shipped) : null);
    }

    internal TrackingNumber NumberOf(int parcel) => new($"YT{Round}{No}{parcel}000");
}
