namespace Dropship.Season;

/// <summary>What a way of working came to. Amounts in EUR.</summary>
internal sealed record Figures
{
    public required string Way { get; init; }

    public required int Orders { get; init; }

    /// <summary>Orders whose parcel was handed over after ship-by, or never.</summary>
    public required int Late { get; init; }

    public required decimal LateRate { get; init; }

    /// <summary>Orders that the buyer never got.</summary>
    public required int Undelivered { get; init; }

    /// <summary>Paid to suppliers, less credits.</summary>
    public required decimal Cost { get; init; }

    /// <summary>Of it, what was paid for nothing.</summary>
    public required decimal Lost { get; init; }

    public required decimal Refunded { get; init; }

    /// <summary>What buyers paid, less refunds, the marketplace's fee on what is left, its fine for late orders, and cost.</summary>
    public required decimal Margin { get; init; }

    public required int Reminders { get; init; }

    public required int Defaults { get; init; }

    /// <summary>Orders bought from each supplier at first, in the order in which the shop lists them.</summary>
    public required IReadOnlyList<int> BoughtFrom { get; init; }
}
