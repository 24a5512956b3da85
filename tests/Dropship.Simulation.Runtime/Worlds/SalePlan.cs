namespace Dropship.Simulation.Runtime.Worlds;

/// <summary>What is unusual of a sale at the marketplace.</summary>
internal enum Twist
{
    None,

    /// <summary>The buyer cancels while the marketplace still reviews the order.</summary>
    CancelledEarly,

    /// <summary>The buyer cancels when the order is paid at the supplier and has not left.</summary>
    CancelledLate,

    /// <summary>The buyer changes the address, until the order is shipped.</summary>
    Moved,

    /// <summary>The marketplace takes a published number back and releases the order again.</summary>
    ReReleased,
}

/// <summary>What a buyer orders.</summary>
/// <param name="Sku">What.</param>
/// <param name="Units">How many.</param>
/// <param name="After">How long after the world's beginning.</param>
/// <param name="Twist">What is unusual.</param>
internal sealed record SalePlan(string Sku, int Units = 1, TimeSpan After = default, Twist Twist = Twist.None);
