using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Ports.MarketplaceWrite;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Reads back what became of a write: the effect first, then the vendor's own word of it (fact sheet, sections 3 and 4).</summary>
public sealed class VerifyTests
{
    internal static readonly Shipment OneParcel = new(WishDesk.Order, new("YT-1234 567890"), new("YunExpress"), [], null);
    internal static readonly Refund Whole = new(WishDesk.Order, 3, [new(new(Samples.OrderId), new(18.7m, new("USD")))], new(18.7m, new("USD")), RefundReason.Unsupplied);

    [Fact]
    public async Task Without_the_effect_the_vendors_word_counts()
    {
        foreach (var (source, status, shipment, refund) in WishCovered.Writes)
        {
            (await VerifyAsync(OneParcel, Under(source, status))).ShouldBe(shipment, $"{source} {status}");
            (await VerifyAsync(Whole, Under(source, status))).ShouldBe(refund, $"{source} {status}");
        }
    }

    [Fact]
    public async Task With_the_effect_it_does_not()
    {
        foreach (var (source, status, _, _) in WishCovered.Writes)
        {
            (await VerifyAsync(OneParcel, With(Under(source, status), "tracking_information", """[{"tracking_number": "OTHER1"}, {"tracking_number": "yt1234-567890"}]"""))).ShouldBe(Verification.Done, $"{source} {status}");
            (await VerifyAsync(Whole, With(Under(source, status), "state", "\"REFUNDED\""))).ShouldBe(Verification.Done, $"{source} {status}");
        }
    }

    [Theory]
    [InlineData("APPROVED", "MARK_SHIPPED, TRACKING_CANCELLED, ORDER_RE_RELEASED", Verification.NotDone)]
    [InlineData("APPROVED", "ORDER_RE_RELEASED, TRACKING_CANCELLED, MARK_SHIPPED", Verification.NotDone)]
    [InlineData("APPROVED", "MARK_SHIPPED, TRACKING_CANCELLED, ORDER_RE_RELEASED, MARK_SHIPPED", Verification.Done)]
    [InlineData("SHIPPED", "MARK_SHIPPED, TRACKING_CANCELLED", Verification.Done)]
    [InlineData("APPROVED", "ORDER_RELEASED", Verification.Done)]
    public async Task A_tracking_that_was_cancelled_is_still_shown_and_counts_for_nothing(string state, string records, Verification expected)
    {
        var order = With(Samples.Order(), "tracking_information", """[{"tracking_number": "YT1234567890"}]""");
        order["state"] = state;
        order["fulfillment_records"] = new JsonArray([.. records.Split(", ").Select(record => new JsonObject { ["event_type"] = record, ["event_time"] = "2024-08-13T00:00:00Z" })]);
        (await VerifyAsync(OneParcel, order)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("""[{"refund_source": "MERCHANT", "refund_reason_note": "Ref. R-3"}]""", Verification.Done)]
    [InlineData("""[{"refund_source": "MERCHANT", "refund_reason_note": "Ref. R-2"}]""", Verification.NotDone)]
    [InlineData("""[{"refund_source": "MERCHANT"}]""", Verification.Done)]                       // may be ours with the note lost: money is not given twice
    [InlineData("""[{"refund_source": "MERCHANT", "refund_reason_note": "by hand"}]""", Verification.NotDone)]
    [InlineData("""[{"refund_source": "WISH", "refund_reason_note": "Ref. R-3"}]""", Verification.NotDone)]
    [InlineData("""[{"refund_source": "CUSTOMER"}, null]""", Verification.NotDone)]
    [InlineData("[]", Verification.NotDone)]
    public async Task A_refund_of_others_says_nothing_of_ours(string refunds, Verification expected) =>
        (await VerifyAsync(Whole, With(Samples.Order(), "refunds", refunds))).ShouldBe(expected);

    [Fact]
    public async Task Another_number_is_not_ours() =>
        (await VerifyAsync(OneParcel, With(Samples.Order(), "tracking_information", """[{"tracking_number": "YT12345678901"}, {"tracking_number": null}, null]"""))).ShouldBe(Verification.NotDone);

    [Fact]
    public async Task Of_an_order_that_is_gone_nothing_was_done_and_nothing_can_be_answered()
    {
        await using var desk = new WishDesk();
        (await desk.Client.VerifyWriteAsync(WishDesk.Order, OneParcel, default)).ShouldBe(Verification.NotDone);
        desk.Has(Samples.Order());
        (await desk.Client.VerifyWriteAsync(WishDesk.Order, new CancelAnswer(WishDesk.Order, "r", true), default)).ShouldBe(Verification.NotDone);
        desk.Vendor.Count("PUT").ShouldBe(0);
    }

    [Fact]
    public async Task A_sparse_order_is_enough_to_read_back_from()
    {
        var order = JsonNode.Parse($$"""{"id": "{{Samples.OrderId}}", "state": "A_STATE_OF_TOMORROW", "processing_source": "REFUND", "processing_status": "IN_PROGRESS"}""")!.AsObject();
        (await VerifyAsync(Whole, order)).ShouldBe(Verification.StillPending);
    }

    internal static JsonObject Under(string? source, string? status) => Samples.Order(order => (order["processing_source"], order["processing_status"]) = (source, status));

    internal static JsonObject With(JsonObject order, string field, string value)
    {
        order[field] = JsonNode.Parse(value);
        return order;
    }

    private static async Task<Verification> VerifyAsync(MarketplaceWrite write, JsonObject order)
    {
        await using var desk = new WishDesk();
        desk.Has(order);
        var found = await desk.Client.VerifyWriteAsync(WishDesk.Order, write, default);
        desk.Vendor.Count("PUT").ShouldBe(0);
        return found;
    }
}
