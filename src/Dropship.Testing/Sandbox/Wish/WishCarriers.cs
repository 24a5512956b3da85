using System.Collections.Frozen;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>The carriers that the sandbox takes. The vendor publishes its list only through the API, per merchant; this is a list of the sandbox's own with names that occur in the field.</summary>
internal sealed class WishCarriers(IReadOnlyList<string> more)
{
    private static readonly string[] Known =
    [
        "4PX", "AustraliaPost", "CJPacket", "CanadaPost", "ChinaAirPost", "Correos", "DHL", "DHLParcel", "DPD", "EMS", "FedEx", "GLS", "LaPoste", "PostNL", "PosteItaliane", "RoyalMail", "SFExpress",
        "SwissPost", "UPS", "USPS", "WishPost", "YanWen", "YunExpress",
    ];

    private static readonly string[] Everywhere = ["CJPacket", "DHL", "FedEx", "UPS", "WishPost", "YunExpress"];

    private static readonly FrozenDictionary<string, string[]> Local = new Dictionary<string, string[]>
    {
        ["AU"] = ["AustraliaPost"],
        ["CA"] = ["CanadaPost"],
        ["CH"] = ["SwissPost"],
        ["DE"] = ["DHLParcel", "DPD", "GLS"],
        ["ES"] = ["Correos"],
        ["FR"] = ["LaPoste"],
        ["GB"] = ["RoyalMail"],
        ["IT"] = ["PosteItaliane"],
        ["NL"] = ["PostNL"],
        ["US"] = ["USPS"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal IReadOnlyList<string> General { get; } = [.. Known, .. more];

    /// <summary>Carriers that confirm delivery in some country.</summary>
    internal IReadOnlyList<string> ConfirmedAnywhere { get; } = [.. Everywhere, .. Local.Values.SelectMany(names => names).Order(StringComparer.Ordinal), .. more];

    /// <summary>Carriers that confirm delivery in a country.</summary>
    internal IReadOnlyList<string> Confirmed(string country) => [.. Everywhere, .. Local.GetValueOrDefault(country, []), .. more];

    /// <summary>Whether an order may be sent with a carrier, named exactly.</summary>
    internal bool Takes(WishOrder order, string carrier) =>
        (order.What.Types.Contains(WishOrderTypes.ConfirmedDelivery) ? Confirmed(order.Address.CountryCode) : General).Contains(carrier);
}
