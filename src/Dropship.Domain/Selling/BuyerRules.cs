namespace Dropship.Domain;

/// <summary>What in a buyer's earlier orders is noted of a new one, where the shop's own book is asked. Pure data.</summary>
public sealed record BuyerRules
{
    /// <summary>Every rule at its default, as said below.</summary>
    public static BuyerRules Default { get; } = new();

    /// <summary>How near two orders of the same goods by the same buyer to the same address are taken for one that was placed twice. Default: 1 day.</summary>
    public TimeSpan RepeatWithin { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How near to each other orders of a buyer, or to an address, are counted together. Default: 1 day.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The most orders that may come <see cref="Within"/> that time; those of one checkout are one. Null for no limit. Default: 5.</summary>
    public int? MostOrders { get; init; } = 5;

    /// <summary>The most they may bring together; what has no rate to this currency is not counted. Null for no limit. Default: null.</summary>
    public Money? MostSpent { get; init; }

    /// <summary>The most refunds and claims that a buyer's earlier orders may have had. Null for no limit. Default: null.</summary>
    public int? MostTroubles { get; init; }

    /// <summary>What is noted of an order, and by which figures. The same whatever order the others come in.</summary>
    /// <param name="sale">The order's newest revision.</param>
    /// <param name="others">Other orders of the buyer, or to the address.</param>
    /// <param name="rates">Dated exchange rates.</param>
    public (Few<BuyerNote> Notes, BuyerFigures Figures) Judge(Fact.SaleSeen sale, IReadOnlyList<OtherOrder> others, Few<ExchangeRate> rates)
    {
        ArgumentNullException.ThrowIfNull(sale);
        ArgumentNullException.ThrowIfNull(others);
        var (known, same, troubles, isBlocked) = (0, 0, 0, false);
        HashSet<string> checkouts = [];
        var recent = 1;
        var currency = MostSpent?.Currency ?? sale.Paid.Currency;
        var spent = ExchangeRate.Convert(sale.Paid, currency, rates, sale.PlacedAt) ?? Money.Zero(currency);
        foreach (var other in others)
        {
            var isTwin = other.Checkout is { } checkout && checkout == sale.Checkout;
            if (other.IsOfBuyer)
            {
                if (!isTwin) known++;
                troubles += other.Troubles;
                isBlocked |= other.IsBlocked;
                if (!isTwin && other is { IsToAddress: true, SharesGoods: true } && IsNear(sale, other, RepeatWithin)) same++;
            }

            if (!IsNear(sale, other, Within)) continue;
            if (!isTwin && (other.Checkout is null || checkouts.Add(other.Checkout))) recent++;
            if (ExchangeRate.Convert(other.Paid, currency, rates, sale.PlacedAt) is { } amount) spent += amount;
        }

        Few<BuyerNote> notes = [];
        if (known == 0) notes = notes.Add(BuyerNote.New);
        if (isBlocked) notes = notes.Add(BuyerNote.Blocked);
        if (same > 0) notes = notes.Add(BuyerNote.Repeat);
        if (recent > MostOrders) notes = notes.Add(BuyerNote.TooMany);
        if (MostSpent is { } most && spent > most) notes = notes.Add(BuyerNote.TooMuch);
        if (troubles > MostTroubles) notes = notes.Add(BuyerNote.Troublesome);
        return (notes, new(known, same, recent, spent.Rounded(), troubles));
    }

    private static bool IsNear(Fact.SaleSeen sale, in OtherOrder other, TimeSpan within) => Math.Abs(sale.PlacedAt.Milliseconds - other.PlacedAt.Milliseconds) <= within.TotalMilliseconds;
}

/// <summary>Another order, as the book of buyers knows it beside the one that is looked at. It says nothing of the person.</summary>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="Paid">What it brings.</param>
/// <param name="IsOfBuyer">True if it is of the same buyer.</param>
/// <param name="IsToAddress">True if it goes to the same address.</param>
/// <param name="SharesGoods">True if a SKU is in both.</param>
/// <param name="Checkout">The marketplace's number of its checkout, or null.</param>
/// <param name="Troubles">How many refunds and claims it had.</param>
/// <param name="IsBlocked">True if its buyer is on the shop's list.</param>
public readonly record struct OtherOrder(Instant PlacedAt, Money Paid, bool IsOfBuyer, bool IsToAddress, bool SharesGoods, string? Checkout = null, int Troubles = 0, bool IsBlocked = false);

/// <summary>What a buyer's orders came to when an order was looked at: frozen with the look, so that it judges the same ever after.</summary>
/// <param name="Known">Earlier and other orders of the buyer that the book has.</param>
/// <param name="Same">Of these, so many of the same goods to the same address a short while ago.</param>
/// <param name="Recent">Orders of the buyer, or to the address, in a short while, this one included.</param>
/// <param name="Spent">What these bring.</param>
/// <param name="Troubles">Refunds and claims of the buyer's other orders.</param>
public sealed record BuyerFigures(int Known, int Same, int Recent, Money Spent, int Troubles);
