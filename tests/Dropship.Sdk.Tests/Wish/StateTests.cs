using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Wish;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Every word that decides where an order stands.</summary>
public sealed class StateTests
{
    [Fact]
    public void Every_state_becomes_what_the_table_says()
    {
        foreach (var (state, _, becomes) in WishCovered.Orders) Read(Ours(state)).Order!.Sale.Status.ShouldBe(becomes, state);
        Words("OrderState").ShouldBe(WishCovered.Orders.Select(row => row.State), ignoreOrder: true);
    }

    [Theory]
    [InlineData("CANCELLED_BY_NOBODY", "state: is 'CANCELLED_BY_NOBODY', which is not documented;")]
    [InlineData("approved", "state: is a text of 8 characters, which is not documented;")]
    [InlineData("", "state: is '', which is not documented;")]
    [InlineData(null, "state: is missing, which is not documented;")]
    public void Any_other_state_is_not_guessed(string? state, string why) => Read(Samples.Order(order => order["state"] = state)).Why.ShouldNotBeNull().ShouldStartWith(why);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""[{"tracking_number": "YT1234567890", "shipping_provider": {"name": "YunExpress"}}]""")]
    [InlineData("""[{"tracking_number": "YT1234567890", "ship_note": "by hand"}, null]""")]
    public void An_order_that_another_hand_shipped_is_never_bought_for(string tracking)
    {
        var order = Samples.Order(order => (order["state"], order["tracking_information"]) = ("SHIPPED", JsonNode.Parse(tracking)));
        WishStates.IsOurs(WishMapping.Parse(order.Element())).ShouldBeFalse();
        var sale = Read(order).Order!.Sale;
        sale.Status.ShouldBe(SaleStatus.OnHold);
        sale.Stands().ShouldBeFalse();
    }

    [Fact]
    public void Every_record_becomes_what_the_table_says()
    {
        foreach (var (record, _, becomes) in WishCovered.Records)
        {
            var order = Samples.Order(order =>
            {
                order.Remove("released_at");
                order["fulfillment_records"] = new JsonArray(Record("ORDER_RELEASED", "2024-08-12T14:05:31Z"), null, Record(record, "2024-08-13T00:00:00Z"));
            });
            var sale = Read(order).Order!.Sale;
            sale.Release.ShouldBe(becomes == "the next release" ? 1 : 0, record);
            sale.PaidAt.ShouldBe(Instant.From(new(2024, 8, 12, 14, 5, 31, TimeSpan.Zero)), record);
            sale.Status.ShouldBe(SaleStatus.Paid, record);
        }

        WishCovered.Records.Select(row => row.Record).ShouldBe([.. Words("FulfillmentEventType"), "ORDER_DELIVERED"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("MARK_SHIPPED CONFIRM_FULFILLED CONFIRMED_DELIVERED", 1, "PickedUp@2 Delivered@3")]
    [InlineData("MARK_SHIPPED CONFIRM_FULFILLED ORDER_DELIVERED", 1, "PickedUp@2 Delivered@3")]
    [InlineData("MARK_SHIPPED CONFIRM_FULFILLED TRACKING_CANCELLED ORDER_RE_RELEASED MARK_SHIPPED CONFIRMED_DELIVERED", 2, "Delivered@6")]
    [InlineData("MARK_SHIPPED CONFIRM_FULFILLED", 2, "")]
    [InlineData("CONFIRM_FULFILLED", 0, "")]
    public void Milestones_are_scans_of_the_newest_number_of_ours(string records, int numbers, string scans)
    {
        JsonObject Order(string state, string? note) => Samples.Order(order =>
        {
            order["state"] = state;
            order["fulfillment_records"] = new JsonArray([.. records.Split(' ').Select((record, no) => Record(record, $"2024-08-{13 + no}T00:00:00Z"))]);
            order["tracking_information"] = new JsonArray([.. Enumerable.Range(0, numbers).Select(no => new JsonObject { ["tracking_number"] = $"YT123456789{no}", ["ship_note"] = note })]);
        });
        string Told(JsonObject order) => string.Join(' ', Read(order).Order!.Scans.Select(scan => $"{scan.Phase}@{scan.At.ToDateTimeOffset().Day - 12}"));
        Told(Order("SHIPPED", "Sent by Dropship.Sdk")).ShouldBe(scans);
        Read(Order("SHIPPED", "Sent by Dropship.Sdk")).Order!.Scans.ShouldAllBe(scan => scan.Number == new TrackingNumber("YT1234567890"));
        Told(Order("APPROVED", "Sent by Dropship.Sdk")).ShouldBe("");
        Told(Order("SHIPPED", "by hand")).ShouldBe("");
    }

    [Fact]
    public void Every_kind_of_order_becomes_what_the_table_says()
    {
        foreach (var (type, becomes) in WishCovered.Types)
        {
            var order = Samples.Order(order => order["fulfillment_order_types"] = new JsonArray(null, type));
            var sale = Read(order).Order!.Sale;
            sale.Status.ShouldBe(becomes == "not ours" ? SaleStatus.OnHold : SaleStatus.Paid, type);
            sale.To.IsPlatformHub.ShouldBe(becomes == "to a hub", type);
            WishStates.IsOurs(WishMapping.Parse(order.Element())).ShouldBe(becomes != "not ours", type);
        }

        Words("OrderType").Except(WishCovered.Types.Select(row => row.Type)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_status_of_a_programme_becomes_what_the_table_says()
    {
        foreach (var (status, becomes) in WishCovered.Programs)
            Read(Samples.Order(order => order["special_programs"] = new JsonArray(new JsonObject { ["status"] = status, ["display_name"] = "Auto" }))).Order!.Sale.Status.ShouldBe(becomes, status);
        Read(Samples.Order(order => order["special_programs"] = new JsonArray(null, new JsonObject { ["display_name"] = "Auto" }))).Order!.Sale.Status.ShouldBe(SaleStatus.Paid);
        Words("SpecialProgramStatus").Except(WishCovered.Programs.Select(row => row.Status)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_word_of_the_sheet_has_its_row()
    {
        Words("ProcessingSource").Except(WishCovered.Writes.Select(row => row.Source)).ShouldBeEmpty();
        Words("ProcessingStatus").Except(WishCovered.Writes.Select(row => row.Status)).ShouldBeEmpty();
        Words("RefundSource").ShouldBe(WishCovered.Sources, ignoreOrder: true);
        WishErrors.Table.Where(row => row.Scope is null or WishScope.Orders).Select(row => row.Code).Except(WishCovered.Rows.Select(row => row.Code)).ShouldBeEmpty();
        WishErrors.Table.Where(row => row.Scope is WishScope.OAuth).Select(row => row.Code).Except(WishCovered.Grants.Select(row => row.Code)).ShouldBeEmpty();
        foreach (var (code, meaning, becomes, test) in WishCovered.Codes.Concat(WishCovered.States))
        {
            new[] { code, meaning, becomes }.ShouldAllBe(text => text.Trim().Length > 0 || code.Length == 1);
            typeof(StateTests).Assembly.GetType($"Dropship.Sdk.Tests.Wish.{test}").ShouldNotBeNull(test);
        }
    }

    internal static JsonObject Ours(string state) => Samples.Order(order =>
    {
        order["state"] = state;
        if (state == "SHIPPED") order["tracking_information"] = JsonNode.Parse($$"""[{"tracking_number": "YT1234567890", "ship_note": "{{WishNotes.Shipment}}"}]""");
    });

    internal static WishReading Read(JsonObject order) => WishMapping.Read(WishDesk.Order, WishMapping.Parse(order.Element()));

    internal static JsonObject Record(string type, string at) => new() { ["event_type"] = type, ["event_time"] = at };

    private static string[] Words(string schema) => [.. OpenApi.Wish.Schema(schema)["enum"]!.AsArray().Select(word => word!.GetValue<string>())];
}
