namespace Dropship.Testing.Sandbox.Cj;

/// <summary>The books as others see them.</summary>
internal static class CjReckoning
{
    internal static CjBooks Books(CjDesk desk) => new(
        [.. desk.State.Orders.Select(order => Book(order, desk))], desk.Balance, desk.Charged, desk.Credited, desk.State.RefusedPayments, new SortedDictionary<string, int>(new Dictionary<string, int>(desk.State.CreateCalls), StringComparer.Ordinal))
    {
        Disputes = [.. desk.State.Disputes.Select(dispute => dispute.Book(desk.State.Find(dispute.Opened.OrderId)!.Number, desk.Now))],
    };

    internal static CjBookedOrder Book(CjOrder order, CjDesk desk) => new(
        order.Number, order.Id, desk.Status(order).Name, order.Wish.To.CountryCode, order.Created.Amounts.Order, order.Payment?.Amount ?? 0, desk.CreditedFor(order),
        [.. order.Wish.Lines.Select(line => new CjBookedLine(line.Sku, line.Vid, line.Quantity, line.StoreLineItemId))], order.PaidAt, order.Payment?.Fate);

    internal static IEnumerable<CjShipment> Shipments(CjDesk desk) => desk.State.Orders.SelectMany(order => CjParcel.Of(order, desk)).Select(Shipment);

    internal static CjShipment Shipment(CjParcel parcel) => new(
        parcel.Order.Number, parcel.Number, parcel.Provider, parcel.LastMileNumber, parcel.LastMileCarrier, parcel.Order.Wish.FromCountryCode, parcel.Order.Wish.To.CountryCode, parcel.ShippedAt, parcel.EndsAt, parcel.Order.Payment!.Fate);
}
