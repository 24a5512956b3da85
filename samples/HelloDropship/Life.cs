using Dropship.Testing.Sandbox.Cj;

namespace HelloDropship;

/// <summary>What goes on in the town: buyers order and change their minds, carriers scan parcels.</summary>
/// <param name="town">The town.</param>
internal sealed class Life(Town town)
{
    private static readonly TimeSpan SecondThoughts = TimeSpan.FromHours(4);

    /// <summary>Everything that has come about by now.</summary>
    internal void GoOn()
    {
        var now = town.Clock.GetUtcNow();
        foreach (var store in town.Stores)
        {
            store.PlaceOrders(now);
            foreach (var (order, id) in store.Twisted) Turn(store, order, id, now);
        }

        Carry(now);
    }

    private void Turn(Store store, StoryOrder order, string id, DateTimeOffset now)
    {
        if (order.Twist is not (Twist.CancelledEarly or Twist.CancelledLate or Twist.ReReleased)) return;
        var sale = store.Wish.Sale(id);
        if (order.Twist == Twist.CancelledEarly && sale.State == "REQUIRE_REVIEW" && order.At + SecondThoughts <= now) store.Wish.Cancel(id);
        if (order.Twist == Twist.CancelledLate && sale.State == "APPROVED" && IsPaid(id)) store.Wish.Cancel(id);
        if (order.Twist == Twist.ReReleased && sale is { State: "SHIPPED", TrackingWrites: 1 }) store.Wish.ReRelease(id);
    }

    private bool IsPaid(string id) => town.Cj.Books.Orders.Any(order => order.Charged > 0m && order.Lines.Any(line => line.StoreLineItemId == id));

    // The marketplace follows parcels itself: a first scan makes an order payable, the delivery makes it paid.
    private void Carry(DateTimeOffset now)
    {
        var orders = town.Cj.Books.Orders.ToDictionary(order => order.OrderNumber, order => order.Lines[0].StoreLineItemId);
        foreach (var parcel in town.Cj.Shipments)
            foreach (var store in town.Stores)
                if (orders[parcel.OrderNumber] is { } id && store.Has(id) && store.Wish.Sale(id) is { State: "SHIPPED", DeliveredAt: null })
                {
                    store.Wish.ConfirmScan(id, parcel.ShippedAt);
                    if (parcel.EndsAt <= now && parcel.Fate is CjFate.Delivered or CjFate.Delayed) store.Wish.ConfirmDelivery(id, parcel.EndsAt);
                }
    }
}
