using System.Text.Json.Serialization;
using Dropship.Domain;
using Dropship.Standing;

namespace Replay.Report;

/// <summary>How the shop stands, counted from its own orders and the ratings it was told. A rate of nothing is 0.</summary>
public sealed record MerchantFigures
{
    /// <summary>The mean of the ratings, from 1 to 5; 0 without any.</summary>
    [JsonConverter(typeof(RateConverter))]
    public required decimal MeanReview { get; init; }

    /// <summary>Ratings.</summary>
    public required int Reviews { get; init; }

    /// <summary>Of the orders handed over, the part that was after ship-by.</summary>
    [JsonConverter(typeof(RateConverter))]
    public required decimal LateShipmentRate { get; init; }

    /// <summary>Of the delivered orders, the part that was after the promised day.</summary>
    [JsonConverter(typeof(RateConverter))]
    public required decimal LateDeliveryRate { get; init; }

    /// <summary>Of the paid orders, the part that was not fulfilled although the buyer did not ask for it.</summary>
    [JsonConverter(typeof(RateConverter))]
    public required decimal CancelRate { get; init; }

    /// <summary>Of the paid orders, the part that was given back, whole or in part.</summary>
    [JsonConverter(typeof(RateConverter))]
    public required decimal RefundRate { get; init; }

    /// <summary>The figures of a report of the engine.</summary>
    public static MerchantFigures Of(StandingReport report) => new()
    {
        MeanReview = Rate(report, StandingMeasure.Rating),
        Reviews = report.Of(StandingMeasure.Rating).Count.Counted,
        LateShipmentRate = Rate(report, StandingMeasure.LateShipment),
        LateDeliveryRate = Rate(report, StandingMeasure.LateDelivery),
        CancelRate = Rate(report, StandingMeasure.Cancelled),
        RefundRate = Rate(report, StandingMeasure.Refunded),
    };

    private static decimal Rate(StandingReport report, StandingMeasure measure) => decimal.Round(report.Of(measure).Count.Rate ?? 0m, 4);
}
