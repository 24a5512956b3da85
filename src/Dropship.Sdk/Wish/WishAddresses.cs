using Dropship.Domain;
using static Dropship.Wish.WishField;

namespace Dropship.Wish;

/// <summary>Turns the vendor's address into ours. All of it is kept: what has no place of its own becomes a line.</summary>
internal static class WishAddresses
{
    /// <summary>Where an order goes; null if the vendor does not say, or has masked it.</summary>
    internal static Address? Of(WishOrder order)
    {
        var address = order.FullAddress?.ShippingDetail;
        if (Clean(address?.CountryCode)?.ToUpperInvariant() is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] country) return null;
        if (Clean(address!.Name) is not { } name || Clean(address.StreetAddress1) is null) return null;
        var (state, region) = (Clean(address.State), Clean(address.Region));
        return new(name, Lines(address, state is not null && state != region ? region : null), Clean(address.City) ?? "", state ?? region ?? "", Clean(address.Zipcode) ?? "", country, PhoneOf(address.PhoneNumber))
        {
            TaxId = Clean(order.TaxInformation?.CustomerIdentityNumber),
            ImportTaxNumber = ImportTax(order.TaxInformation?.VatInformation),
        };
    }

    /// <summary>The first field without which nothing can be sent there, or null.</summary>
    internal static string? Missing(WishAddress? address) =>
        Clean(address?.CountryCode) is null ? "country_code"
        : Clean(address!.Name) is null ? "name"
        : Clean(address.StreetAddress1) is null ? "street_address1"
        : Clean(address.City) is null ? "city"
        : null;

    private static Few<string> Lines(WishAddress address, string? region)
    {
        Few<string> lines = [];
        foreach (var text in new[] { address.StreetAddress1, address.StreetAddress2, address.StreetAddress3, address.Neighborhood, region })
            if (Clean(text) is { } line)
                lines = lines.Add(line);
        return lines;
    }

    private static string? PhoneOf(WishPhone? phone)
    {
        if (Clean(phone?.Number) is not { } number) return null;
        return number[0] != '+' && Clean(phone!.CountryCode)?.TrimStart('+') is { Length: > 0 } country ? $"+{country} {number}" : number;
    }

    // The numbers under which the marketplace pays import tax; a merchant's own VAT number is none.
    private static string? ImportTax(WishVat? vat) =>
        Clean(vat?.EuVatCustomsDeclaration?.VatPayer?.IossNumber)
        ?? Clean(vat?.RequiredVatNumbers?.Voec?.Number)
        ?? (vat?.RequiredVatNumbers?.Vat is { Name: { } name } ioss && name.Trim().Equals("IOSS", StringComparison.OrdinalIgnoreCase) ? Clean(ioss.Number) : null);
}
