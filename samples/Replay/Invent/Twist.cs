namespace Replay.Invent;

/// <summary>An oddity of the real record that an order may have on top of its plot.</summary>
[Flags]
public enum Twist
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Several equal units of one product.</summary>
    SeveralUnits = 1,

    /// <summary>Items of two or three sellers.</summary>
    SeveralSellers = 1 << 1,

    /// <summary>Two products of one seller.</summary>
    SeveralProducts = 1 << 2,

    /// <summary>Paid in several payments.</summary>
    SeveralPayments = 1 << 3,

    /// <summary>Payments that do not add up to price and freight.</summary>
    UnevenPayments = 1 << 4,

    /// <summary>A payment of 0.00 besides the real one.</summary>
    EmptyPayment = 1 << 5,

    /// <summary>Two or three reviews.</summary>
    MoreReviews = 1 << 6,

    /// <summary>Handed over before the payment was approved.</summary>
    EarlyHandOver = 1 << 7,

    /// <summary>Handed over after the latest ship-by.</summary>
    LateHandOver = 1 << 8,

    /// <summary>Delivered after the promised time.</summary>
    LateDelivery = 1 << 9,

    /// <summary>Delivered before hand-over.</summary>
    DeliveryBeforeHandOver = 1 << 10,

    /// <summary>Units with a ship-by of their own.</summary>
    OwnShipBy = 1 << 11,

    /// <summary>A ship-by years away.</summary>
    FarShipBy = 1 << 12,

    /// <summary>No freight.</summary>
    FreeFreight = 1 << 13,
}

/// <summary>How often each oddity occurs.</summary>
public static class Twists
{
    /// <summary>Times in ten thousand orders, counted in the real record where it is that frequent; the rarest are raised to one in a thousand.</summary>
    public static readonly (Twist Twist, int InTenThousand)[] Frequencies =
    [
        (Twist.SeveralUnits, 840), (Twist.SeveralSellers, 82), (Twist.SeveralProducts, 150), (Twist.SeveralPayments, 343), (Twist.UnevenPayments, 63),
        (Twist.EmptyPayment, 10), (Twist.MoreReviews, 103), (Twist.EarlyHandOver, 86), (Twist.LateHandOver, 980), (Twist.LateDelivery, 830),
        (Twist.DeliveryBeforeHandOver, 10), (Twist.OwnShipBy, 26), (Twist.FarShipBy, 10), (Twist.FreeFreight, 20),
    ];

    /// <summary>Some by chance, mostly none.</summary>
    public static Twist Any(Chance chance) =>
        Frequencies.Aggregate(Twist.None, (twists, next) => chance.Hits(next.InTenThousand) ? twists | next.Twist : twists);
}
