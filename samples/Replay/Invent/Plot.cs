using Replay.Record;

namespace Replay.Invent;

/// <summary>What an order's own row has and has not.</summary>
/// <param name="Weight">How often, in orders of the real record (5,711 in all).</param>
/// <param name="Status">Its last status.</param>
/// <param name="Has">What is on record besides.</param>
public sealed record Plot(int Weight, SourceStatus Status, Has Has)
{
    private const Has Whole = Has.Items | Has.Approval | Has.HandOver | Has.Delivery;

    /// <summary>Every combination of status and missing values that the real record has, and three that only its rules name.</summary>
    public static readonly Plot[] All =
    [
        new(3576, SourceStatus.Delivered, Whole),
        new(5, SourceStatus.Delivered, Whole & ~Has.Delivery),
        new(1, SourceStatus.Delivered, Has.Items | Has.Approval),
        new(6, SourceStatus.Delivered, Whole & ~Has.Approval),
        new(2, SourceStatus.Delivered, Has.Items),
        new(791, SourceStatus.Shipped, Whole & ~Has.Delivery),
        new(1, SourceStatus.Shipped, Has.Approval | Has.HandOver),
        new(2, SourceStatus.Shipped, Has.Items | Has.Approval),
        new(284, SourceStatus.Canceled, Has.Items | Has.Approval),
        new(13, SourceStatus.Canceled, Has.Approval),
        new(103, SourceStatus.Canceled, Has.Nothing),
        new(51, SourceStatus.Canceled, Whole & ~Has.Delivery),
        new(2, SourceStatus.Canceled, Whole),
        new(429, SourceStatus.Unavailable, Has.Approval),
        new(4, SourceStatus.Unavailable, Has.Items | Has.Approval),
        new(215, SourceStatus.Invoiced, Has.Items | Has.Approval),
        new(2, SourceStatus.Invoiced, Has.Approval),
        new(214, SourceStatus.Processing, Has.Items | Has.Approval),
        new(2, SourceStatus.Approved, Has.Items | Has.Approval),
        new(2, SourceStatus.Created, Has.Nothing),
    ];

    private static readonly int Weights = All.Sum(plot => plot.Weight);

    /// <summary>One by weight.</summary>
    public static Plot Any(Chance chance)
    {
        var left = chance.Below(Weights);
        return All.First(plot => (left -= plot.Weight) < 0);
    }
}

/// <summary>What is on record of an order.</summary>
[Flags]
public enum Has
{
    /// <summary>Purchase, promise and payments only.</summary>
    Nothing = 0,

    /// <summary>Items.</summary>
    Items = 1,

    /// <summary>The approval of its payment.</summary>
    Approval = 2,

    /// <summary>The hand-over.</summary>
    HandOver = 4,

    /// <summary>The delivery.</summary>
    Delivery = 8,
}
