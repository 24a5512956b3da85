using System.Globalization;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>Parent orders and payment. An order is paid once: money moves only for one that is UNPAID.</summary>
internal sealed class CjPaying(CjDesk desk)
{
    private const string NotUnpaid = "pay order fail, order status is not unpaid";

    internal CjReply MakeParent(CjCall call)
    {
        if (call.Body.Text("shipmentOrderId") is not { Length: > 0 } shipment) return CjReply.No(CjCodes.Parameter);
        if (Under(shipment) is not { Count: > 0 } all) return CjReply.No(CjCodes.NoOrder);
        var orders = all.Where(IsUnpaid).ToArray();
        if (orders.Length == 0) return CjReply.No(CjCodes.ConfirmFailed, NotUnpaid);
        var pay = orders[0].PayId ?? $"PAY{Seeded.Digits(desk.Options.Seed, shipment, 18)}";
        if (orders.Any(order => order.PayId != pay)) desk.Write(new CjEntry.ParentMade(desk.Now, shipment, pay));
        var total = orders.Sum(order => order.Created.Amounts.Order) + Fee(orders.Length);
        return CjReply.Done(new JsonObject
        {
            ["orderMoney"] = total, ["payExpireTime"] = Written(orders.Min(order => order.ConfirmedAt!.Value) + desk.Options.PayWithin), ["payId"] = pay, ["result"] = 1, ["submitSuccess"] = true,
            ["unMatchOrderCodes"] = LooseJson.List(all.Except(orders).Select(order => order.Created.Code)), ["successOrders"] = LooseJson.List(orders.Select(order => order.Id)),
            ["unMatchProductCodes"] = new JsonArray(), ["paymentInformation"] = Payment([.. orders.Select(order => order.Created.Amounts)], total), ["interceptOrders"] = new JsonArray(),
        });
    }

    internal CjReply PayParent(CjCall call)
    {
        if (call.Body.Text("shipmentOrderId") is not { Length: > 0 } shipment) return CjReply.No(CjCodes.Parameter);
        if (Under(shipment) is not { Count: > 0 } orders) return CjReply.No(CjCodes.NoOrder);
        if (call.Body.Text("payId") is { Length: > 0 } pay && orders.Any(order => order.PayId != pay)) return CjReply.No(CjCodes.Parameter);
        return Pay(orders, orders.All(order => order.PayId is not null) ? Fee(1) : 0) is { Code: not 200 } refused ? refused : CjReply.Done(orders[0].PayId ?? shipment);
    }

    internal CjReply PayOne(CjCall call)
    {
        if (call.Body.Text("orderId") is not { Length: > 0 } id) return CjReply.No(CjCodes.Parameter);
        if (desk.State.Find(id) is not { } order) return CjReply.No(CjCodes.NoOrder);
        return Pay([order], 0) is { Code: not 200 } refused ? refused : CjReply.Done(order.Id);
    }

    /// <summary>Takes the money for all of these orders or for none.</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="fee">What is asked for each beside its own amount.</param>
    internal CjReply Pay(IReadOnlyList<CjOrder> orders, decimal fee)
    {
        if (!orders.All(IsUnpaid))
        {
            desk.Write(new CjEntry.CallRefused(desk.Now, "pay", orders[0].Number));
            return CjReply.No(CjCodes.ConfirmFailed, NotUnpaid);
        }

        var payments = orders.Select(order => CjPlan.For(order, order.Wish.IsSandbox ? 0 : order.Created.Amounts.Order + fee, desk)).ToArray();
        if (payments.Sum(payment => payment.Amount) > desk.Balance) return CjReply.No(CjCodes.NoFunds);
        desk.Write(new CjEntry.Paid(desk.Now, payments));
        return CjReply.Done(null);
    }

    private List<CjOrder> Under(string shipment) => [.. desk.State.Orders.Where(order => order.ShipmentId == shipment && order.Step is not CjStep.Deleted)];

    private bool IsUnpaid(CjOrder order) => order.Step == CjStep.Unpaid && !order.LapsedBy(desk.Now, desk.Options.PayWithin);

    private decimal Fee(int orders) => desk.Options.ServiceFee * orders;

    private JsonObject Payment(IReadOnlyList<CjAmounts> amounts, decimal total) => new()
    {
        ["actualPayment"] = total, ["payableAmount"] = total, ["billAmount"] = total, ["balanceDeduction"] = total, ["canDeduct"] = desk.Balance >= total,
        ["commodityTotalAmount"] = amounts.Sum(order => order.Product), ["commodityDiscount"] = 0.00m, ["couponAmount"] = 0.00m, ["freight"] = amounts.Sum(order => order.Postage), ["postageDiscount"] = 0.00m,
        ["iossAmount"] = amounts.Sum(order => order.Taxes), ["iossTaxes"] = amounts.Sum(order => order.Taxes), ["iossTaxHandlingFee"] = amounts.Sum(order => order.Clearance), ["iossNumber"] = null, ["iossType"] = 1,
        ["orderOriginalAmount"] = amounts.Sum(order => order.Order), ["orderProductAmount"] = amounts.Sum(order => order.Product), ["serviceFee"] = Fee(amounts.Count),
    };

    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
