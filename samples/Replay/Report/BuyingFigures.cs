namespace Replay.Report;

/// <summary>What buying by a policy came to.</summary>
public sealed record BuyingFigures
{
    /// <summary>The policy, and whether it was spread.</summary>
    public required string Policy { get; init; }

    /// <summary>Paid to suppliers, less credits, BRL.</summary>
    public required decimal Cost { get; init; }

    /// <summary>What is left of what buyers paid, after refunds, the fees booked so far and cost, BRL.</summary>
    public required decimal Margin { get; init; }

    /// <summary>Orders of which a parcel was handed over after the latest ship-by of its items.</summary>
    public required int LateShipments { get; init; }

    /// <summary>The largest part of all paid purchases that one supplier got, from 0 to 1.</summary>
    public required decimal LargestShare { get; init; }

    /// <summary>Paid purchases of a line that more than one supplier could have delivered.</summary>
    public required int ContestedPurchases { get; init; }

    /// <summary>Of these, the ones that went to another seller than in history.</summary>
    public required int BoughtElsewhere { get; init; }

    /// <summary>Of the purchases of contested lines, the part that went to the most favoured seller of its product, from 0 to 1; 0 without any.</summary>
    public required decimal LargestShareOfContested { get; init; }
}
