namespace Dropship.Wish;

internal sealed record WishFullAddress(WishAddress? ShippingDetail);

internal sealed record WishAddress
{
    public string? Name { get; init; }

    public string? StreetAddress1 { get; init; }

    public string? StreetAddress2 { get; init; }

    public string? StreetAddress3 { get; init; }

    public string? Neighborhood { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? Region { get; init; }

    public string? Zipcode { get; init; }

    public string? CountryCode { get; init; }

    public WishPhone? PhoneNumber { get; init; }

    /// <summary>Says nothing of the person.</summary>
    public override string ToString() => $"WishAddress in {CountryCode}";
}

internal sealed record WishPhone(string? Number, string? CountryCode)
{
    /// <summary>Says nothing of the person.</summary>
    public override string ToString() => nameof(WishPhone);
}

internal sealed record WishTax(string? CustomerIdentityNumber, WishVat? VatInformation)
{
    /// <summary>Says nothing of the person.</summary>
    public override string ToString() => nameof(WishTax);
}

internal sealed record WishVat(string? CountryCode, WishVatNumbers? RequiredVatNumbers, WishVatDeclaration? EuVatCustomsDeclaration);

internal sealed record WishVatNumbers(WishVatNumber? Voec, WishVatNumber? Vat);

internal sealed record WishVatNumber(string? Number, string? Name);

internal sealed record WishVatDeclaration(WishVatPayer? VatPayer);

internal sealed record WishVatPayer(string? IossNumber);
