namespace Dropship.Testing.Sandbox.Wish;

/// <summary>The last write of an order and how far it is.</summary>
internal sealed record WishWrite(string Source, string Status, WishSent Sent, DateTimeOffset Due, bool Fails);

/// <summary>How many writes came in for an order, refused ones counted too.</summary>
internal sealed record WishWriteCounts(int Tracking, int Refunds, int Addresses)
{
    internal WishWriteCounts Plus(string source) => source switch
    {
        WishProcessing.UpdateTracking => this with { Tracking = Tracking + 1 },
        WishProcessing.Refund => this with { Refunds = Refunds + 1 },
        _ => this with { Addresses = Addresses + 1 },
    };
}

/// <summary>A milestone in an order's records.</summary>
internal sealed record WishMilestone(string Kind, DateTimeOffset At);

/// <summary>A refund: what the buyer got and what of it the merchant bears.</summary>
internal sealed record WishRefund(DateTimeOffset At, string Source, string Reason, string? Note, decimal Amount, decimal Responsible);

/// <summary>Money that becomes due to the merchant, or with a minus is taken back.</summary>
internal sealed record WishEntry(DateTimeOffset At, decimal Amount);

/// <summary>What an order costs the buyer and brings the merchant. The list side is worked out from the net side, to the cent.</summary>
internal sealed record WishPrices(WishSandboxOrder Order)
{
    /// <summary>Wish's share of the list price.</summary>
    internal const decimal Share = 0.15m;

    internal decimal ListPrice { get; } = List(Order.UnitPrice);

    internal decimal ListShipping { get; } = List(Order.UnitShipping);

    internal decimal BuyerTotal => Order.Quantity * (ListPrice + ListShipping);

    internal decimal MerchantTotal => Order.Quantity * (Order.UnitPrice + Order.UnitShipping);

    private static decimal List(decimal net) => decimal.Round(net / (1 - Share), 2, MidpointRounding.AwayFromZero);
}

/// <summary>Puts a changed address onto the one that was there; the recipient's name stays.</summary>
internal static class WishAddresses
{
    internal static WishSandboxAddress Onto(this WishAddressSent sent, WishSandboxAddress old) => new(old.Name, sent.StreetAddress1!, sent.City!, sent.State!, sent.Zipcode!, sent.CountryCode!)
    {
        StreetAddress2 = sent.StreetAddress2,
        StreetAddress3 = sent.StreetAddress3,
        Country = sent.Country,
        Region = sent.Region,
        Neighborhood = old.Neighborhood,
        Phone = sent.PhoneNumber?.Number ?? old.Phone,
        PhonePrefix = sent.PhoneNumber is { } phone ? phone.CountryCode : old.PhonePrefix,
    };
}
