namespace Dropship.Seasons;

/// <summary>What a season came to.</summary>
internal sealed record Figures
{
    /// <summary>What the shop does about its standing.</summary>
    public required string Way { get; init; }

    /// <summary>Orders it took.</summary>
    public required int Orders { get; init; }

    /// <summary>Of these, handed over after ship-by.</summary>
    public required int Late { get; init; }

    /// <summary>The worst late rate of any day, over the 30 days before it.</summary>
    public required decimal WorstRate { get; init; }

    /// <summary>Days on which the limit was crossed.</summary>
    public required int DaysInBreach { get; init; }

    /// <summary>The first of them, from 0; null if there is none.</summary>
    public required int? FirstBreach { get; init; }

    /// <summary>The first day on which the shop was warned or at risk; null if there is none.</summary>
    public required int? FirstWarning { get; init; }

    /// <summary>Days on which it took in less, or promised more time.</summary>
    public required int DaysHeldBack { get; init; }
}
