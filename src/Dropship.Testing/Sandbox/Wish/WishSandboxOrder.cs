namespace Dropship.Testing.Sandbox.Wish;

/// <summary>What a buyer orders: one variant, any number of pieces. A cart of several variants is several orders with one <see cref="TransactionId"/>.</summary>
/// <param name="Sku">The variant's SKU.</param>
/// <param name="Quantity">How many pieces; at least 1.</param>
/// <param name="UnitPrice">What the merchant is paid for a piece after Wish's share of 15 %, in the shop's currency; the list price is worked out from it.</param>
/// <param name="UnitShipping">What the merchant is paid for shipping a piece, after the same share.</param>
/// <param name="Address">Where it goes: the buyer, or a warehouse of Wish's for orders of type <c>ADVANCED_LOGISTICS</c>.</param>
public sealed record WishSandboxOrder(string Sku, int Quantity, decimal UnitPrice, decimal UnitShipping, WishSandboxAddress Address)
{
    /// <summary>The product's name.</summary>
    /// <value>The SKU.</value>
    public string? ProductName { get; init; }

    /// <summary>The programmes the order is in, in Wish's words, for example <c>CONFIRMED_DELIVERY_POLICY</c>.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The checkout it belongs to: 24 hexadecimal digits, the same for all orders of a cart.</summary>
    /// <value>Null: a checkout of its own.</value>
    public string? TransactionId { get; init; }

    /// <summary>How long Wish holds it for review before it is released.</summary>
    /// <value>Null: <see cref="WishSandboxOptions.ReleaseHold"/>.</value>
    public TimeSpan? Hold { get; init; }

    /// <summary>How long after its release it must be marked shipped.</summary>
    /// <value>Null: <see cref="WishSandboxOptions.ShipWithin"/>.</value>
    public TimeSpan? ShipWithin { get; init; }

    /// <summary>The IOSS number that the parcel's customs data must carry; for buyers in the European Union.</summary>
    /// <value>Null: none is told.</value>
    public string? IossNumber { get; init; }

    /// <summary>The buyer's tax number as customs want it: a kind (<c>CPF</c>, <c>PCCC</c>, <c>RUT</c>, <c>PASSPORT</c>), a colon and the number.</summary>
    /// <value>Null: none is told.</value>
    public string? CustomerIdentity { get; init; }
}

/// <summary>An address as Wish tells it. There is never an e-mail address.</summary>
/// <param name="Name">The recipient.</param>
/// <param name="StreetAddress1">First line.</param>
/// <param name="City">The city.</param>
/// <param name="State">State or region; may be empty where a country has none.</param>
/// <param name="Zipcode">Postal code.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2.</param>
public sealed record WishSandboxAddress(string Name, string StreetAddress1, string City, string State, string Zipcode, string CountryCode)
{
    /// <summary>Second line, or null.</summary>
    public string? StreetAddress2 { get; init; }

    /// <summary>Third line, or null.</summary>
    public string? StreetAddress3 { get; init; }

    /// <summary>The country's name, or null.</summary>
    public string? Country { get; init; }

    /// <summary>A Chilean region, or null.</summary>
    public string? Region { get; init; }

    /// <summary>A quarter of the city (Brazil, Spain), or null.</summary>
    public string? Neighborhood { get; init; }

    /// <summary>The telephone number without country prefix, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>The telephone number's country prefix in digits, or null.</summary>
    public string? PhonePrefix { get; init; }
}
