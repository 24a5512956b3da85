using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Ports.MarketplaceWrite;

namespace Dropship.Wish;

/// <summary>Gives the vendor tracking numbers. It takes one for an order, and works on it after it has answered.</summary>
internal sealed class WishShipments(WishCalls calls, WishOrders orders, WishCarriers carriers, WishOptions options)
{
    /// <summary>Sends a number, unless the order shows it already or must not be shipped.</summary>
    internal async ValueTask<WriteReceipt> SubmitAsync(Shipment shipment, CancellationToken cancellation)
    {
        WishOrder? order;
        string? carrier;
        try
        {
            order = await orders.FindAsync(shipment.Order, cancellation).ConfigureAwait(false);
            if (order is null) return WriteReceipt.Rejected(DeclineReason.Invalid, "Wish does not know the order: look whether the account is the right one");
            if (Before(order, shipment) is { } known) return known;
            var list = WishCarriers.ListOf(order);
            carrier = await carriers.FindAsync(shipment.Carrier, list, cancellation).ConfigureAwait(false);
            if (carrier is null) return NoCarrier(shipment.Carrier, list);
        }
        catch (ProviderException fault)
        {
            return WishCalls.Unsent(fault);
        }

        var body = new WishTracking(shipment.Number.Value, options.ShipFrom, carrier, WishNotes.Shipment);
        var (answer, receipt) = await calls.WriteAsync((api, bearer, language, given) => api.PutTrackingAsync(shipment.Order.Value, body, bearer, language, given), cancellation).ConfigureAwait(false);
        return receipt ?? After(answer!, shipment);
    }

    /// <summary>What became of a number.</summary>
    internal static Verification Verify(WishOrder order, Shipment shipment) =>
        Has(order, shipment.Number) ? Verification.Done
        : WishStates.IsUnder(order, WishStates.UpdateTracking, WishStates.InProgress) ? Verification.StillPending
        : WishStates.IsUnder(order, WishStates.UpdateTracking, WishStates.Failed) ? Verification.Failed
        : Verification.NotDone;

    private static WriteReceipt? Before(WishOrder order, Shipment shipment) => order switch
    {
        _ when Has(order, shipment.Number) => WriteReceipt.Done,
        { State: WishStates.Refunded or WishStates.Declined } => WriteReceipt.Rejected(DeclineReason.TooLate, $"the order is {order.State}: it must not be shipped"),
        _ when WishStates.IsUnder(order, WishStates.UpdateTracking, WishStates.InProgress) => new(Outcome.Pending, Code: "Wish still works on a tracking number of the order"),
        _ => null,
    };

    // Whoever answers for another order, or without one, has told nothing about ours.
    private static WriteReceipt After(WishAnswer answer, Shipment shipment)
    {
        try
        {
            return Has(WishOrders.Read(shipment.Order, answer), shipment.Number) ? WriteReceipt.Done : new(Outcome.Pending, Code: answer.Detail);
        }
        catch (ProviderException)
        {
            return new(Outcome.Unknown, Code: answer.Detail);
        }
    }

    private static WriteReceipt NoCarrier(CarrierCode carrier, (string Type, string? Country) list) =>
        WriteReceipt.Rejected(DeclineReason.Invalid, $"carrier '{carrier}' is not on Wish's list {list.Type}{(list.Country is { } country ? $" to {country}" : "")}: give Wish's name of it in Carriers");

    private static bool Has(WishOrder order, TrackingNumber number)
    {
        if (WishStates.IsTrackingCancelled(order)) return false;   // it is still shown, and counts for nothing
        foreach (var tracked in WishStates.Tracked(order))
            if (tracked.TrackingNumber is { } text && Plain(text) == number.Value)
                return true;
        return false;
    }

    private static string Plain(string number) => string.Concat(number.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
