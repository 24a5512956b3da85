namespace Dropship.Testing.Sandbox.Cj;

/// <summary>What becomes of an order after it is paid.</summary>
public enum CjFate
{
    /// <summary>It is shipped and arrives.</summary>
    Delivered,

    /// <summary>It is shipped and arrives after three times the usual transit.</summary>
    Delayed,

    /// <summary>It is shipped; nothing is seen of the parcel after half of its way, until the carrier declares it lost.</summary>
    Lost,

    /// <summary>It is shipped; the parcel comes back to the sender.</summary>
    Returned,

    /// <summary>It is processed for ever.</summary>
    NeverShips,

    /// <summary>CJ cancels it when it should be shipped, and credits what was paid.</summary>
    Cancelled,

    /// <summary>It is split in two: the first half keeps the order's ids, the second gets an order code and a parcel of its own, and bears the same order number. An order of one unit is delivered whole.</summary>
    Split,
}
