using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Quantities that nobody can have bought, and lines that are told in parts.</summary>
public sealed class CjQuantityTests
{
    private const string Look = "/shopping/order/getOrderDetail";
    private const string Batch = "/shopping/order/getOrderDetailBatch";
    private readonly CjBench _bench = new();

    [Theory]
    [InlineData(Look)]
    [InlineData(Batch)]
    public async Task Quantities_beyond_all_sense_break_nothing(string route)
    {
        const int Most = int.MaxValue;
        _bench.Script.On(route, CjScript.Good($"[{Row(Most, "a", Most, "b")},{Row(Most, "a", Most, "b", id: "2")}]"));
        if (route == Batch) (await _bench.Client.GetOrdersAsync([new(CjBench.OrderId)], default)).ShouldNotBeNull();
        else (await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.GetOrderAsync(new(CjBench.OrderId), default))).Fault.ShouldBe(ProviderFault.Malformed);
    }

    [Fact]
    public async Task A_line_that_is_told_in_two_rows_is_their_sum()
    {
        _bench.Script.On(Look, CjScript.Good(Row(2, "a", 3, "a")));
        var parcel = (await _bench.Client.GetOrderAsync(new(CjBench.OrderId), default)).ShouldNotBeNull().Parcels.ShouldHaveSingleItem();
        parcel.Units.ShouldBe(Few.Of(new LineUnits(new("a"), 5)));
    }

    private static string Row(int one, string oneLine, int other, string otherLine, string id = CjBench.OrderId) =>
        $$"""
        { "orderId": "{{id}}", "orderNum": "{{CjBench.Reference}}", "orderStatus": "SHIPPED", "orderAmount": 4.25, "paymentDate": "2021-08-12 00:00:00",
          "trackNumber": "CJPKL7160102171YQ", "trackingProvider": "CJPacket",
          "productList": [ { "vid": "1", "quantity": {{one}}, "storeLineItemId": "{{oneLine}}" }, { "vid": "1", "quantity": {{other}}, "storeLineItemId": "{{otherLine}}" } ] }
        """;
}
