using System.Globalization;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>A scan of a parcel.</summary>
/// <param name="Code">The number that LOGISTIC messages use.</param>
/// <param name="At">When.</param>
/// <param name="Text">The words that trackInfo uses.</param>
internal sealed record CjScan(int Code, DateTimeOffset At, string Text);

/// <summary>Where parcels are.</summary>
internal sealed class CjTracking(CjDesk desk)
{
    private readonly CjShipped _shipped = new(desk);

    private static readonly IReadOnlyList<(int Code, double Share, string Text)> Way =
    [
        (1, 0.00, "Left the warehouse"), (2, 0.05, "Received by the forwarder"), (4, 0.10, "Dispatched by the forwarder"), (5, 0.20, "In transit"), (6, 0.55, "Arrived in the destination country"),
        (7, 0.60, "In customs"), (8, 0.70, "Customs cleared"), (9, 0.80, "Picked up by the last mile"), (10, 0.95, "Out for delivery"), (12, 1.00, "Delivered"),
    ];

    internal CjReply Info(CjCall call)
    {
        var asked = call.Request.Query.Where(pair => pair.Key == "trackNumber").Select(pair => pair.Value).Where(number => number.Length > 0).ToHashSet(StringComparer.Ordinal);
        if (asked.Count == 0) return CjReply.No(CjCodes.Parameter);
        return CjReply.Done(LooseJson.List(asked.Select(_shipped.Find).OfType<CjParcel>().Select(Tell)));
    }

    /// <summary>The scans until a moment, the oldest first.</summary>
    internal static IReadOnlyList<CjScan> Scans(CjParcel parcel, DateTimeOffset now)
    {
        var fate = parcel.Order.Payment!.Fate;
        var way = fate switch
        {
            CjFate.Lost => [.. Way.Where(step => step.Share < 0.55), (13, 1.00, "Declared lost")],
            CjFate.Returned => [.. Way.Where(step => step.Share < 0.90), (13, 0.90, "Delivery failed"), (14, 1.00, "Returned to the sender")],
            _ => Way,
        };
        return [.. way.Select(step => new CjScan(step.Code, parcel.ShippedAt + ((parcel.EndsAt - parcel.ShippedAt) * step.Share), step.Text)).Where(scan => scan.At <= now)];
    }

    private JsonNode Tell(CjParcel parcel)
    {
        var last = Scans(parcel, desk.Now)[^1];
        var handed = parcel.LastMileNumber is not null && Scans(parcel, desk.Now).Any(scan => scan.Code == 9);
        return new JsonObject
        {
            ["trackingNumber"] = parcel.Number, ["logisticName"] = parcel.Order.Wish.LogisticName, ["trackingFrom"] = parcel.Order.Wish.FromCountryCode, ["trackingTo"] = parcel.Order.Wish.To.CountryCode,
            ["deliveryDay"] = ((int)(last.At - parcel.ShippedAt).TotalDays).ToString(CultureInfo.InvariantCulture), ["deliveryTime"] = CjReading.Written(last.At), ["trackingStatus"] = last.Text,
            ["lastMileCarrier"] = handed ? parcel.LastMileCarrier : parcel.Provider, ["lastTrackNumber"] = handed ? parcel.LastMileNumber : null,
        };
    }
}
