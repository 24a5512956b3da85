using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Sdk.Tests.Wish.VerifyTests;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Tracking numbers and carriers.</summary>
public sealed class ShipmentTests
{
    [Fact]
    public async Task A_number_goes_out_clean_with_our_note_and_the_lists_spelling()
    {
        await using var desk = new WishDesk(wish => wish.ShipFrom = "DE");
        desk.Has(Samples.Order());
        Lists(desk, "yunEXPRESS");
        desk.Vendor.On("PUT", "/tracking", _ => new(200, Samples.Good(Under("UPDATE_TRACKING", "IN_PROGRESS"))));
        (await desk.Client.SubmitShipmentAsync(OneParcel, default)).Outcome.ShouldBe(Outcome.Pending);
        var put = desk.Vendor.Made.Single(request => request.Method == "PUT");
        put.Path.ShouldBe($"/api/v3/orders/{Samples.OrderId}/tracking");
        put.Body.ShouldBe("""{"tracking_number":"YT1234567890","origin_country":"DE","shipping_provider":"yunEXPRESS","ship_note":"Sent by Dropship.Sdk"}""");
        put.Language.ShouldBe("en");
        desk.Vendor.Offences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, "CONFIRMED_DELIVERY", "FR")]
    [InlineData(false, "GENERAL", null)]
    public async Task Orders_with_confirmed_delivery_have_their_own_list(bool isConfirmed, string type, string? country)
    {
        await using var desk = new WishDesk();
        desk.Has(Samples.Order(order => order["fulfillment_order_types"] = isConfirmed ? new System.Text.Json.Nodes.JsonArray("CONFIRMED_DELIVERY_POLICY") : null));
        Lists(desk, "USPS");
        var receipt = await desk.Client.SubmitShipmentAsync(OneParcel, default);
        receipt.ShouldBe(WriteReceipt.Rejected(DeclineReason.Invalid, $"carrier 'YunExpress' is not on Wish's list {type}{(country is null ? "" : $" to {country}")}: give Wish's name of it in Carriers"));
        var list = desk.Vendor.Made.Single(request => request.Path.EndsWith("/shipping_carriers", StringComparison.Ordinal));
        list.Query["order_type"].ShouldBe(type);
        list.Query.GetValueOrDefault("dest_country_code").ShouldBe(country);
        desk.Vendor.Count("PUT").ShouldBe(0);
        desk.Vendor.Offences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("yunexpress", "YUN EXPRESS", "Yun Express", true)]
    [InlineData("YunExpress", "Yun Express", "Yun Express", true)]
    [InlineData("YunExpress", "Nowhere Post", "Yun Express", false)]
    [InlineData("Other", "Yun Express", "Yun Express", false)]
    public async Task A_carrier_may_be_mapped_to_a_name_of_the_list(string from, string to, string listed, bool isFound)
    {
        await using var desk = new WishDesk(wish => wish.Carriers[from] = to);
        desk.Has(Samples.Order());
        Lists(desk, listed);
        desk.Vendor.On("PUT", "/tracking", _ => new(200, Samples.Good(Samples.Order())));
        (await desk.Client.SubmitShipmentAsync(OneParcel, default)).Outcome.ShouldBe(isFound ? Outcome.Pending : Outcome.Rejected);
        if (isFound) JsonDocument.Parse(desk.Vendor.Made.Single(request => request.Method == "PUT").Body).RootElement.GetProperty("shipping_provider").GetString().ShouldBe(listed);
    }

    [Fact]
    public async Task A_list_is_believed_for_its_time_and_asked_for_again_when_it_lacks_a_carrier()
    {
        await using var desk = new WishDesk();
        desk.Has(Samples.Order());
        Lists(desk, "YunExpress");
        desk.Vendor.On("PUT", "/tracking", _ => new(500, ""));
        await desk.Client.SubmitShipmentAsync(OneParcel, default);
        await desk.Client.SubmitShipmentAsync(OneParcel, default);
        desk.Vendor.Count("GET", "/shipping_carriers").ShouldBe(1);
        (await desk.Client.SubmitShipmentAsync(OneParcel with { Carrier = new("USPS") }, default)).Outcome.ShouldBe(Outcome.Rejected);
        desk.Vendor.Count("GET", "/shipping_carriers").ShouldBe(2);
        desk.Clock.Advance(TimeSpan.FromHours(24));
        await desk.Client.SubmitShipmentAsync(OneParcel, default);
        desk.Vendor.Count("GET", "/shipping_carriers").ShouldBe(3);
    }

    [Theory]
    [InlineData("tracking_information", """[{"tracking_number": "OTHER"}, {"tracking_number": "yt-1234 567890"}]""", Outcome.Done, DeclineReason.None)]
    [InlineData("state", "\"REFUNDED\"", Outcome.Rejected, DeclineReason.TooLate)]
    [InlineData("state", "\"DECLINED\"", Outcome.Rejected, DeclineReason.TooLate)]
    public async Task Nothing_is_sent_that_is_there_or_must_not_go(string field, string value, Outcome outcome, DeclineReason reason)
    {
        await using var desk = new WishDesk();
        desk.Has(With(Samples.Order(), field, value));
        var receipt = await desk.Client.SubmitShipmentAsync(OneParcel, default);
        (receipt.Outcome, receipt.Reason).ShouldBe((outcome, reason));
        desk.Vendor.Count("PUT").ShouldBe(0);
    }

    [Fact]
    public async Task A_number_that_is_under_way_is_waited_for()
    {
        await using var desk = new WishDesk();
        desk.Has(Under("UPDATE_TRACKING", "IN_PROGRESS"));
        (await desk.Client.SubmitShipmentAsync(OneParcel, default)).Outcome.ShouldBe(Outcome.Pending);
        desk.Vendor.Count("PUT").ShouldBe(0);
    }

    [Fact]
    public async Task A_list_that_does_not_fit_stops_the_shipment()
    {
        await using var desk = new WishDesk();
        desk.Has(Samples.Order());
        desk.Vendor.On("GET", "/shipping_carriers", _ => new(200, """{"code": 0, "message": "", "data": [{"name": {"a": 1} }]}"""));
        var receipt = await desk.Client.SubmitShipmentAsync(OneParcel, default);
        receipt.ShouldBe(new WriteReceipt(Outcome.NotSent, Code: "not sent, Wish: the list of carriers does not fit, code 0, request req-1"));
    }

    private static void Lists(WishDesk desk, string carrier) => desk.Vendor.On("GET", "/shipping_carriers", _ => new(200, $$"""{"code": 0, "message": "", "data": [{"name": "Other Post"}, {"name": "{{carrier}}"}]}"""));
}
