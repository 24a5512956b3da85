using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>Builds the request of createOrderV2. What CJ wants and we lack, or what is too long, is told by field; nothing is cut.</summary>
internal static class CjOrderBody
{
    private const int CreateOnly = 3;
    private const int OwnLogistics = 2;
    private const int CjVariants = 1;
    private const int OwnIoss = 2;

    /// <summary>What createOrderV2 takes as an address: what <see cref="Faults"/> judges at last, told before anything is decided.</summary>
    internal static AddressRules Takes(CjOptions options) => new()
    {
        Name = 50, Line = 200, MoreLines = 200, City = 50, Region = 50, PostalCode = 20, Phone = 20, TaxId = 20,
        NeedsPhone = Filled(options.DefaultPhone) is null,
        NeedsRegion = !options.CityAsProvince,
    };

    /// <summary>All that is wrong with an address or a purchase, each naming field and cure; empty if nothing is.</summary>
    internal static string Faults(PurchaseRequest purchase, CjOptions options)
    {
        if (purchase.Address is not { } to) return "the address is missing: the marketplace did not tell it, or it was erased";
        List<string> faults = [];
        Check(faults, "orderNumber", purchase.Reference, 50);
        Check(faults, "shippingCustomerName", to.Name, 50);
        Check(faults, "shippingAddress", to.Lines.IsEmpty ? "" : to.Lines[0], 200);
        Check(faults, "shippingAddress2", Rest(to), 200, isNeeded: false);
        Check(faults, "shippingCity", to.City, 50);
        Check(faults, "shippingProvince", Province(to, options), 50, cure: "let the marketplace tell the region, or turn CityAsProvince on");
        Check(faults, "shippingZip", to.PostalCode, 20, isNeeded: to.Country == "US");
        Check(faults, "shippingPhone", Phone(to, options), 20, cure: "let the marketplace tell it, or set DefaultPhone");
        Check(faults, "taxId", to.TaxId, 20, isNeeded: false);
        if (options.SendEmail) Check(faults, "email", to.Email, 50, isNeeded: false);
        if (to.Country != purchase.To.Country) faults.Add("shippingCountryCode: sale and address name different countries; read the sale again");
        if (CjCountries.Find(to.Country) is null) faults.Add("shippingCountry: the country code is not one of ISO 3166; mend the address");
        foreach (var line in purchase.Lines) Check(faults, "storeLineItemId", line.Line.Value, 125);
        return string.Join("; ", faults.Distinct());
    }

    /// <summary>The request for a purchase without faults.</summary>
    internal static CjCreateBody Build(PurchaseRequest purchase, CjBasket basket, CjOptions options)
    {
        var to = purchase.Address!;
        var ioss = Filled(to.ImportTaxNumber) ?? (CjCountries.IsInEuropeanUnion(to.Country) ? Filled(options.IossNumber) : null);
        return new()
        {
            OrderNumber = purchase.Reference,
            ShippingCustomerName = to.Name,
            ShippingAddress = to.Lines[0],
            ShippingAddress2 = Filled(Rest(to)),
            ShippingCity = to.City,
            ShippingProvince = Province(to, options),
            ShippingZip = Filled(to.PostalCode),
            ShippingCountryCode = to.Country,
            ShippingCountry = CjCountries.Find(to.Country)!,
            ShippingPhone = Phone(to, options),
            Email = options.SendEmail ? Filled(to.Email) : null,
            TaxId = Filled(to.TaxId),
            PayType = CreateOnly,
            IsSandbox = options.Sandbox ? 1 : 0,
            LogisticName = basket.Method,
            FromCountryCode = options.FromCountry,
            ShopLogisticsType = OwnLogistics,
            OrderFlow = CjVariants,
            IossType = ioss is null ? null : OwnIoss,
            IossNumber = ioss,
            Products = [.. basket.Lines],
        };
    }

    private static void Check(List<string> faults, string field, string? value, int longest, bool isNeeded = true, string cure = "complete the address")
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            if (isNeeded) faults.Add($"{field} is missing: {cure}");
        }
        else if (value.Length > longest)
        {
            faults.Add($"{field} has {value.Length} characters, at most {longest}: shorten it");
        }
    }

    private static string Rest(Address to) => string.Join(", ", to.Lines.Skip(1).Where(static line => !string.IsNullOrWhiteSpace(line)));

    private static string Province(Address to, CjOptions options) => Filled(to.Region) ?? (options.CityAsProvince ? to.City : "");

    private static string? Phone(Address to, CjOptions options) => Filled(to.Phone) ?? Filled(options.DefaultPhone);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
