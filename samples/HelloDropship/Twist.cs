namespace HelloDropship;

/// <summary>What makes an order an unusual one.</summary>
internal enum Twist
{
    /// <summary>Nothing does.</summary>
    None,

    /// <summary>Stock is shown, and none is left when the purchase is confirmed.</summary>
    OutOfStock,

    /// <summary>The buyer cancels while the marketplace still reviews the order.</summary>
    CancelledEarly,

    /// <summary>The buyer cancels when it is bought already.</summary>
    CancelledLate,

    /// <summary>The parcel is lost on its way.</summary>
    ParcelLost,

    /// <summary>It goes to a warehouse of the marketplace: a person lets it pass.</summary>
    Hub,

    /// <summary>Nobody supplies it.</summary>
    NobodySupplies,

    /// <summary>The marketplace cancels the tracking number of a parcel under way and releases the order again; no new number comes, so in the end it gives the money back.</summary>
    ReReleased,
}
