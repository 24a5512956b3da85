namespace Dropship.ModelCheck.Worlds;

/// <summary>Where the buyer's request stands at the marketplace.</summary>
internal enum Asked
{
    /// <summary>Nobody has asked.</summary>
    No,

    /// <summary>It waits for our answer.</summary>
    Open,

    /// <summary>Our yes has arrived.</summary>
    Accepted,

    /// <summary>Our no has arrived.</summary>
    Refused,
}

/// <summary>The marketplace's own books of the order.</summary>
/// <param name="Status">Where it sees the order.</param>
/// <param name="Revision">Grows with each change of it.</param>
/// <param name="Request">The buyer's request.</param>
/// <param name="GivenBack">What the buyer got back by our refunds, in cents.</param>
/// <param name="Refunds">Which of our refunds were carried out: a bit each, by number.</param>
/// <param name="Told">Which parcels we told it of: a bit each, by line and parcel.</param>
internal readonly record struct Market(Dropship.Domain.SaleStatus Status, int Revision, Asked Request = Asked.No, int GivenBack = 0, int Refunds = 0, int Told = 0);
