using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Writes an order's money as the vendor does: decimal numbers with a currency, per unit but for the total.</summary>
internal static class WishMoneyJson
{
    internal static void Payment(Utf8JsonWriter json, WishOrder order, string currency, bool full)
    {
        json.WriteStartObject("order_payment");
        if (full) Share(json, order, currency);
        json.WriteStartObject("general_payment_details");
        json.WriteNumber("product_quantity", order.What.Quantity);
        if (full) Money(json, "original_product_price", order.Prices.ListPrice, currency);
        Money(json, "product_price", order.Prices.ListPrice, currency);
        Money(json, "product_shipping_price", order.Prices.ListShipping, currency);
        Money(json, "product_merchant_payment", order.What.UnitPrice, currency);
        Money(json, "shipping_merchant_payment", order.What.UnitShipping, currency);
        Money(json, "payment_total", order.PaymentTotal, currency);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static void Refund(Utf8JsonWriter json, WishRefund refund, string currency, string time)
    {
        json.WriteStartObject();
        json.WriteString("refund_reason", refund.Reason);
        if (refund.Note is { } note) json.WriteString("refund_reason_note", note);
        json.WriteString("refund_source", refund.Source);
        Money(json, "refund_amount", refund.Amount, currency);
        Money(json, "merchant_responsible_amount", refund.Responsible, currency);
        json.WriteString("refund_time", time);
        json.WriteEndObject();
    }

    private static void Share(Utf8JsonWriter json, WishOrder order, string currency)
    {
        WishOrderJson.List<string>(json, "carrier_subsidies", [], (writer, _) => writer.WriteNullValue(), full: true);
        WishOrderJson.List<string>(json, "shipping_reimbursements", [], (writer, _) => writer.WriteNullValue(), full: true);
        json.WriteStartObject("rev_share");
        Money(json, "merchant_commission_fees", order.Prices.BuyerTotal - order.Prices.MerchantTotal, currency);
        json.WriteNumber("rev_share", WishPrices.Share);
        json.WriteEndObject();
    }

    private static void Money(Utf8JsonWriter json, string name, decimal amount, string currency)
    {
        json.WriteStartObject(name);
        json.WriteNumber("amount", amount);
        json.WriteString("currency_code", currency);
        json.WriteEndObject();
    }
}
