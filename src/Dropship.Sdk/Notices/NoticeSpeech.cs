using Dropship.Domain;

namespace Dropship.Notices;

/// <summary>Which texts there are, and which placeholders each may have.</summary>
internal static class NoticeSpeech
{
    private static readonly string[] Always = ["order", "shop", "name"];
    private static readonly string[] OfParcel = ["number", "carrier", "link"];

    /// <summary>Every text by its name.</summary>
    internal static IReadOnlyDictionary<string, string[]> Texts { get; } = new Dictionary<string, string[]>
    {
        ["Accepted"] = Always,
        ["Confirmed"] = [.. Always, "day"],
        ["Confirmed.NewDay"] = [.. Always, "day", "day_before"],
        ["ShipsLate"] = [.. Always, "day"],
        ["Shipped"] = [.. Always, .. OfParcel],
        ["Shipped.NewNumber"] = [.. Always, .. OfParcel, "number_before"],
        ["Shipped.NewCarrier"] = [.. Always, .. OfParcel, "carrier_before"],
        ["Delayed"] = [.. Always, .. OfParcel, "day"],
        ["Customs"] = [.. Always, .. OfParcel, "day"],
        ["AttemptFailed"] = [.. Always, .. OfParcel, "day"],
        ["Pickup"] = [.. Always, .. OfParcel, "day"],
        ["PickupReminder"] = [.. Always, .. OfParcel, "day"],
        ["Delivered"] = [.. Always, .. OfParcel, "day"],
        ["ComingBack"] = [.. Always, .. OfParcel, "day"],
        ["Lost"] = [.. Always, .. OfParcel, "day"],
        ["Refunded"] = [.. Always, "amount"],
    };

    /// <summary>The name of the text that says a notice.</summary>
    internal static string NameOf(Notice notice) => notice switch
    {
        { Kind: NoticeKind.Confirmed, DayBefore: not null } => "Confirmed.NewDay",
        { Kind: NoticeKind.Shipped, NumberBefore: not null } => "Shipped.NewNumber",
        { Kind: NoticeKind.Shipped, CarrierBefore: not null } => "Shipped.NewCarrier",
        _ => notice.Kind.ToString(),
    };

    /// <summary>What stands for the placeholders of a notice.</summary>
    internal static Dictionary<string, string> Values(Notice notice, OrderKey order, Address? to, NoticeLanguage language, string country) => new()
    {
        ["order"] = order.Id.Value,
        ["shop"] = order.Shop.Value,
        ["name"] = OneLine(to?.Name ?? ""),
        ["day"] = language.Day(notice.Day, country),
        ["day_before"] = language.Day(notice.DayBefore, country),
        ["number"] = notice.Number?.Value ?? "",
        ["number_before"] = notice.NumberBefore?.Value ?? "",
        ["carrier"] = OneLine(notice.Carrier ?? ""),
        ["carrier_before"] = OneLine(notice.CarrierBefore ?? ""),
        ["link"] = notice.Number is { } number ? language.Link(number.Value) : "",
        ["amount"] = language.Money(notice.Amount, country),
    };

    // What others wrote must not make lines of its own in a message.
    internal static string OneLine(string text) => string.Concat(text.Select(static letter => char.IsControl(letter) ? ' ' : letter));
}
