using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>
/// Writes an order as the vendor does, in both ways it is known to: every second order has its empty lists and nulls spelled out
/// and <c>+00:00</c> behind its times, the others leave members out and end their times in <c>Z</c>.
/// </summary>
internal sealed class WishOrderJson(WishIds ids, string currency, WishBlame blame)
{
    internal void Write(Utf8JsonWriter json, WishOrder order)
    {
        var full = order.Number % 2 == 0;
        json.WriteStartObject();
        json.WriteString("id", order.Id);
        json.WriteString("transaction_id", order.Terms.TransactionId);
        json.WriteString("state", order.State);
        json.WriteString("released_at", Time(order.ReleasedAt, full));
        json.WriteString("updated_at", Time(order.UpdatedAt, full));
        Text(json, "processing_source", order.Write?.Source, full);
        Text(json, "processing_status", order.Write?.Status, full);
        List(json, "fulfillment_order_types", order.What.Types, (writer, type) => writer.WriteStringValue(type), full: true);
        Requirements(json, order, full);
        List(json, "fulfillment_records", order.Records, (writer, record) => Record(writer, record, full), full);
        List(json, "tracking_information", order.Tracking.Take(2), Tracking, full);
        Address(json, order.Address, full);
        Product(json, order, full);
        WishMoneyJson.Payment(json, order, currency, full);
        List(json, "refunds", order.Refunds, (writer, refund) => WishMoneyJson.Refund(writer, refund, currency, Time(refund.At, full)), full);
        Tax(json, order.What, order.Address.CountryCode);
        List(json, "penalties", blame.Of(order.Id), (writer, id) => writer.WriteStringValue(id), full);
        if (full) Extras(json);
        json.WriteEndObject();
    }

    internal static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write, bool full)
    {
        if (!full && !items.Any()) return;
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }

    private static void Requirements(Utf8JsonWriter json, WishOrder order, bool full)
    {
        json.WriteStartObject("fulfillment_requirements");
        json.WriteString("expected_ship_time", Time(order.ShipBy, full));
        json.WriteString("expected_delivery_time", Time(order.Terms.DeliverBy, full));
        json.WriteEndObject();
    }

    private static void Record(Utf8JsonWriter json, WishMilestone record, bool full)
    {
        json.WriteStartObject();
        json.WriteString("event_type", record.Kind);
        json.WriteString("event_time", Time(record.At, full));
        json.WriteEndObject();
    }

    private static void Tracking(Utf8JsonWriter json, WishTrackingSent tracking)
    {
        json.WriteStartObject();
        json.WriteString("tracking_number", tracking.TrackingNumber);
        json.WriteString("origin_country", tracking.OriginCountry);
        Text(json, "ship_note", tracking.ShipNote, full: false);
        json.WriteStartObject("shipping_provider");
        json.WriteString("name", tracking.ShippingProvider);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Address(Utf8JsonWriter json, WishSandboxAddress address, bool full)
    {
        json.WriteStartObject("full_address");
        json.WriteStartObject("shipping_detail");
        json.WriteString("name", address.Name);
        json.WriteString("street_address1", address.StreetAddress1);
        Text(json, "street_address2", address.StreetAddress2 ?? (full ? "" : null), full: false);
        Text(json, "street_address3", address.StreetAddress3, full: false);
        json.WriteString("city", address.City);
        json.WriteString("state", address.State);
        json.WriteString("zipcode", address.Zipcode);
        Text(json, "country", address.Country, full: false);
        json.WriteString("country_code", address.CountryCode);
        Text(json, "region", address.Region, full: false);
        Text(json, "neighborhood", address.Neighborhood, full: false);
        if (address.Phone is { } phone)
        {
            json.WriteStartObject("phone_number");
            Text(json, "country_code", address.PhonePrefix, full: false);
            json.WriteString("number", phone);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Product(Utf8JsonWriter json, WishOrder order, bool full)
    {
        json.WriteStartObject("product_information");
        json.WriteString("id", ids.ObjectId("product", order.What.Sku));
        json.WriteString("variation_id", ids.ObjectId("variation", order.What.Sku));
        json.WriteString("sku", order.What.Sku);
        json.WriteString("name", order.What.ProductName ?? order.What.Sku);
        if (full) json.WriteString("size", "");
        json.WriteEndObject();
    }

    private static void Tax(Utf8JsonWriter json, WishSandboxOrder order, string country)
    {
        if (order.IossNumber is null && order.CustomerIdentity is null) return;
        json.WriteStartObject("tax_information");
        if (order.CustomerIdentity?.Split(':', 2) is [var kind, var number])
        {
            json.WriteString("customer_identity_number_type", kind);
            json.WriteString("customer_identity_number", number);
        }

        if (order.IossNumber is { } ioss)
        {
            json.WriteStartObject("vat_information");
            json.WriteString("country_code", country);
            json.WriteStartObject("required_vat_numbers");
            json.WriteStartObject("vat");
            json.WriteString("number", ioss);
            json.WriteString("name", "IOSS");
            json.WriteString("entity", "WISH");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Extras(Utf8JsonWriter json)
    {
        json.WriteStartObject("warehouse_information");
        json.WriteString("warehouse_type", "PRIMARY");
        json.WriteString("warehouse_name", "STANDARD");
        json.WriteString("warehouse_id", ids.ObjectId("warehouse", 0));
        json.WriteEndObject();
        List<string>(json, "special_programs", [], (writer, _) => writer.WriteNullValue(), full: true);
        json.WriteNumber("total_frs_quantity", 0);
    }

    private static void Text(Utf8JsonWriter json, string name, string? value, bool full)
    {
        if (value is not null) json.WriteString(name, value);
        else if (full) json.WriteNull(name);
    }

    private static string Time(DateTimeOffset at, bool full) => full ? WishTimes.Full(at) : WishTimes.Short(at);
}
