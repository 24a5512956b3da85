using System.Text.Json;
using Dropship.Testing.Sandbox.Cj;
using Dropship.Testing.Sandbox.SeventeenTrack;

namespace Dropship.Testing.Tests.Cj;

/// <summary>What the clock makes of a paid order.</summary>
public sealed class CjClockTests
{
    [Theory]
    [InlineData(CjFate.Delivered, "PENDING,PROCESSING,SHIPPED,DELIVERED", 12)]
    [InlineData(CjFate.Delayed, "PENDING,PROCESSING,SHIPPED,DELIVERED", 12)]
    [InlineData(CjFate.Lost, "PENDING,PROCESSING,SHIPPED", 13)]
    [InlineData(CjFate.Returned, "PENDING,PROCESSING,SHIPPED", 14)]
    [InlineData(CjFate.NeverShips, "PENDING,PROCESSING", null)]
    [InlineData(CjFate.Cancelled, "PENDING,PROCESSING,CANCELLED", null)]
    public void An_order_goes_the_way_of_its_fate(CjFate fate, string states, int? lastScan)
    {
        var driver = new CjDriver(options => options with { Fates = _ => fate });
        driver.Buy();
        List<string> seen = [];
        for (var hour = 0; hour < 24 * 60; hour += 4)
        {
            var order = driver.Detail("DS1-1");
            var state = order.GetProperty("subStatus").GetString() ?? order.GetProperty("orderStatus").GetString()!;
            if (seen.LastOrDefault() != state) seen.Add(state);
            (order.GetProperty("trackNumber").ValueKind == JsonValueKind.String).ShouldBe(state is "SHIPPED" or "DELIVERED", "the number comes with the hand-over");
            driver.Clock.Advance(TimeSpan.FromHours(4));
        }

        seen.ShouldBe(states.Split(','));
        var scans = driver.Cj.TakeMessages().Select(message => JsonDocument.Parse(message.Body).RootElement).Where(message => message.GetProperty("type").GetString() == "LOGISTIC").ToArray();
        scans.LastOrDefault().ValueKind.ShouldBe(lastScan is null ? JsonValueKind.Undefined : JsonValueKind.Object);
        if (lastScan is { } code) scans[^1].GetProperty("params").GetProperty("trackingStatus").GetInt32().ShouldBe(code);
    }

    [Fact]
    public void A_split_order_has_two_parts_with_a_parcel_each()
    {
        var driver = new CjDriver(options => options with { Fates = _ => CjFate.Split });
        var id = driver.Buy("DS1-1", 3);
        driver.Clock.Advance(TimeSpan.FromDays(30));
        var split = driver.Cj.TakeMessages().Select(message => JsonDocument.Parse(message.Body).RootElement).Single(message => message.GetProperty("type").GetString() == "ORDERSPLIT").GetProperty("params");
        split.GetProperty("originalOrderId").GetString().ShouldBe(id);
        var second = split.GetProperty("splitOrderList")[1].GetProperty("orderCode").GetString()!;
        var parts = ((string[])["DS1-1", second]).Select(driver.Detail).ToArray();
        parts.Select(part => part.GetProperty("productList")[0].GetProperty("quantity").GetInt32()).ShouldBe([2, 1]);
        parts.Select(part => part.GetProperty("trackNumber").GetString()).ShouldBeUnique();
        parts.ShouldAllBe(part => part.GetProperty("orderNum").GetString() == "DS1-1");
        driver.Data("POST", "/shopping/order/getOrderDetailBatch", $$"""{"orderIds":["{{id}}"]}""").EnumerateArray().Select(row => row.GetProperty("orderId").GetString()).ShouldBe([id, second]);
        parts.Sum(part => CjCatalogueTests.Money(part.GetProperty("orderAmount"))).ShouldBe(driver.Cj.Books.Charged);
        driver.Cj.Shipments.Count.ShouldBe(2);
        driver.Cj.Books.Orders.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_variants_fate_goes_before_the_options()
    {
        var driver = new CjDriver(options => options with { Variants = [new("CJSLOW05") { Fate = CjFate.NeverShips }, .. options.Variants], Fates = order => order.Country == "DE" ? CjFate.Lost : null });
        driver.Buy("DS1-1", sku: "CJSLOW05", country: "DE");
        driver.Buy("DS1-2", country: "DE");
        driver.Buy("DS1-3");
        driver.Cj.Books.Orders.Select(order => order.Fate).ShouldBe([CjFate.NeverShips, CjFate.Lost, CjFate.Delivered]);
    }

    [Fact]
    public void A_sandbox_order_costs_nothing_and_is_never_shipped()
    {
        var driver = new CjDriver();
        var order = driver.Order(payType: 2);
        order["isSandbox"] = 1;
        driver.Data("POST", "/shopping/order/createOrderV2", order.ToJsonString());
        driver.Clock.Advance(TimeSpan.FromDays(60));
        (driver.Status("DS1-1"), driver.Cj.Books.Charged, driver.Cj.Shipments.Count).ShouldBe(("UNSHIPPED", 0m, 0));
    }

    [Fact]
    public void Parcels_are_found_by_both_their_numbers()
    {
        var driver = new CjDriver();
        driver.Buy("DS1-1");
        driver.Buy("DS1-2", country: "JP");
        driver.Cj.Shipments.ShouldBeEmpty();
        driver.Clock.Advance(TimeSpan.FromDays(30));
        var (american, japanese) = (driver.Cj.Shipments[0], driver.Cj.Shipments[1]);
        american.TrackingNumber.ShouldMatch("^CJPKL[0-9]{10}YQ$");
        american.LastMileNumber!.ShouldMatch("^92612[0-9]{17}$");
        japanese.LastMileNumber.ShouldBeNull();
        var rows = driver.Data("GET", $"/logistic/trackInfo?trackNumber={american.LastMileNumber}&trackNumber={japanese.TrackingNumber}&trackNumber=NONE");
        rows.EnumerateArray().Select(row => (row.GetProperty("trackingNumber").GetString(), row.GetProperty("lastMileCarrier").GetString(), row.GetProperty("trackingStatus").GetString()))
            .ShouldBe([(american.TrackingNumber, "USPS", "Delivered"), (japanese.TrackingNumber, "CJPacket", "Delivered")]);
        driver.Code("GET", "/logistic/trackInfo").ShouldBe(1600300);
        var way = driver.Cj.JourneyOf(american.TrackingNumber.ToLowerInvariant()).ShouldNotBeNull();
        (way.Carrier, way.LastMileCarrier, way.Kind, way.ShippedAt).ShouldBe((190283, 21051, SandboxJourneyKind.Delivered, american.ShippedAt));
        driver.Cj.JourneyOf(american.LastMileNumber!)!.Carrier.ShouldBe(21051);
        driver.Cj.JourneyOf("NONE").ShouldBeNull();
    }

    [Theory]
    [InlineData("CJPacket Ordinary", "US", "CN", "^CJPKL[0-9]{10}YQ$")]
    [InlineData("YunExpress Standard", "US", "CN", "^YT[0-9]{16}$")]
    [InlineData("USPS+", "US", "US", "^926129[0-9]{16}$")]
    public void A_number_has_the_form_of_its_carrier(string method, string to, string from, string form)
    {
        var driver = new CjDriver();
        var order = driver.Order(sku: "CJMUG02", country: to, payType: 2);
        (order["logisticName"], order["fromCountryCode"]) = (method, from);
        driver.Data("POST", "/shopping/order/createOrderV2", order.ToJsonString());
        driver.Clock.Advance(TimeSpan.FromDays(4));
        driver.Detail("DS1-1").GetProperty("trackNumber").GetString()!.ShouldMatch(form);
    }
}
