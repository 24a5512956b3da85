using System.Text.Json;
using Dropship.CjDropshipping;
using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Domain.SupplierOrderStatus;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Reading orders (fact sheet 5.4, 5.5 and 7 step 2).</summary>
public sealed class CjReadTests
{
    private const string Look = "/shopping/order/getOrderDetail";
    private const string Batch = "/shopping/order/getOrderDetailBatch";
    private const string Paid = "2021-08-12 00:00:00";
    private readonly CjBench _bench = new();

    [Fact]
    public async Task The_sample_is_an_order_with_its_parcel()
    {
        _bench.Script.On(Look, CjSamples.Detail);
        var reading = (await _bench.Client.GetOrderAsync(new(CjBench.OrderId), default)).ShouldNotBeNull();
        reading.Order.ShouldBe(new(new(CjBench.OrderId), Shipped) { Charged = CjBench.Usd(4.25m) });
        reading.Parcels.ShouldHaveSingleItem().ShouldBe(new(new("CJPKL7160102171YQ"), new("CJPacket"), [new(CjBench.Line, 1)], Instant.From(new(2021, 8, 25, 3, 12, 0, TimeSpan.Zero))));
        _bench.Script.Only(Look).Query.ShouldBe($"?orderId={CjBench.OrderId}");
    }

    public static TheoryData<string, string?, string?, SupplierOrderStatus?> States()
    {
        TheoryData<string, string?, string?, SupplierOrderStatus?> data = [];
        foreach (var (status, sub, paid, becomes) in CjCovered.OrderStates) data.Add(status, sub, paid ? Paid : null, becomes);
        return data;
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_status_becomes_what_the_table_says(string status, string? sub, string? paid, SupplierOrderStatus? becomes)
    {
        _bench.Script.On(Look, CjScript.Good(CjBench.Order(status, paid, sub: sub is null ? "null" : $"\"{sub}\"")));
        if (becomes is { } known)
        {
            var order = (await _bench.Client.GetOrderAsync(new(CjBench.OrderId), default)).ShouldNotBeNull().Order;
            (order.Status, order.Cancelled).ShouldBe((known, status == "CANCELLED"));
            (order.Charged, order.Due).ShouldBe(paid is not null ? (CjBench.Usd(4.25m), null) : (null, status == "CANCELLED" ? null : CjBench.Usd(4.25m)));
        }
        else
        {
            var fault = await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.GetOrderAsync(new(CjBench.OrderId), default));
            fault.Fault.ShouldBe(ProviderFault.Malformed);
            (await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.FindByReferenceAsync(CjBench.Reference, default))).Fault.ShouldBe(ProviderFault.Malformed);
        }
    }

    [Theory]
    [InlineData(CjSamples.NotFound, true)]
    [InlineData("""{"code":1603100,"result":false,"message":"whatever","data":null}""", true)]
    [InlineData("""{"code":1600300,"result":false,"message":"Order not found","data":null}""", false)]
    [InlineData("""{"code":1600300,"result":false,"message":"orderId must be not empty","data":null}""", false)]
    [InlineData(CjSamples.ParameterError, false)]
    [InlineData(CjSamples.TooManyRequests, false)]
    [InlineData("""{"code":1600000,"result":false,"message":"order not found","data":null}""", false)]
    [InlineData("""{"code":1603100,"result":true,"message":"order not found","data":null}""", false)]
    [InlineData("""{"code":200,"result":true,"message":"order not found","data":null}""", false)]
    [InlineData("""{"code":200,"result":true,"message":"Success","data":[]}""", false)]
    public async Task Only_a_certain_no_is_no_order(string answer, bool isCertain)
    {
        _bench.Script.On(Look, answer);
        if (isCertain)
        {
            (await _bench.Client.FindByReferenceAsync(CjBench.Reference, default)).ShouldBeEmpty();
            (await _bench.Client.GetOrderAsync(new(CjBench.OrderId), default)).ShouldBeNull();
        }
        else
        {
            await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.FindByReferenceAsync(CjBench.Reference, default));
            await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.GetOrderAsync(new(CjBench.OrderId), default));
        }
    }

    [Theory]
    [InlineData("""{"code":200,"result":false,"data":[]}""")]
    [InlineData("""{"code":1600300,"result":false,"message":"order not found","data":[]}""")]
    [InlineData("""{"code":200,"data":[]}""")]
    [InlineData("""{"code":200,"result":true,"data":["row"]}""")]
    public async Task A_batch_that_is_not_good_proves_nothing(string batch)
    {
        _bench.Script.On(Batch, batch);
        await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.FindByReferenceAsync(CjBench.Reference, default));
        _bench.Script.Count(Look).ShouldBe(0);
    }

    [Fact]
    public async Task An_order_is_found_by_our_number_in_the_batch_or_alone()
    {
        _bench.Script.On(Batch, CjSamples.Page);
        (await _bench.Client.FindByReferenceAsync(CjBench.Reference, default)).ShouldHaveSingleItem().ShouldBe(new(new(CjBench.OrderId), Draft) { Due = CjBench.Usd(4.25m) });
        _bench.Script.Count(Look).ShouldBe(0);
        _bench.Script.On(Batch, CjScript.Good("[]")).On(Look, CjSamples.Detail);
        (await _bench.Client.FindByReferenceAsync(CjBench.Reference, default)).ShouldHaveSingleItem().Status.ShouldBe(Shipped);
        await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.FindByReferenceAsync("DS1-other", default));
    }

    [Fact]
    public async Task An_order_is_the_same_under_each_of_CJs_names_for_it()
    {
        _bench.Script.On(Look, CjSamples.Detail);
        (await _bench.Client.GetOrderAsync(new(CjBench.Shipment), default)).ShouldNotBeNull().Order.Id.Value.ShouldBe(CjBench.Shipment);
        (await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.GetOrderAsync(new("other"), default))).Fault.ShouldBe(ProviderFault.Malformed);
        _bench.Script.On(Look, CjScript.Good(CjBench.Order("CREATED").Replace("\"orderId\"", "\"cjOrderId\"").Replace($"\"{CjBench.OrderId}\"", CjBench.OrderId)));
        (await _bench.Client.GetOrderAsync(new(CjBench.OrderId), default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Many_are_read_at_once_and_what_is_left_out_or_unclear_is_left_out()
    {
        _bench.Script.On(Batch, CjScript.Good($"[{CjBench.Order("UNPAID")},{CjBench.Order("SHIPPED").Replace(CjBench.OrderId, "2")}]"));
        (await _bench.Client.GetOrdersAsync([new("2"), new(CjBench.OrderId), new("3")], default)).ShouldHaveSingleItem().Order.Status.ShouldBe(Unpaid);
        _bench.Script.Only(Batch).Body.ShouldBe($$"""{"orderIds":["2","{{CjBench.OrderId}}","3"]}""");
        _bench.Client.ReadBatch.ShouldBe(50);
    }

    [Fact]
    public async Task What_CJ_split_off_is_part_of_one_purchase_and_adds_its_parcels()
    {
        var whole = Row("1", "2021-08-23 11:31:45", "T1111", ("L1", 1), ("L2", 2));
        var part = Row("2", "2021-08-24 11:31:45", null, ("L2", 1));
        _bench.Script.On(Batch, CjScript.Good($"[{part},{whole}]"));
        (await _bench.Client.FindByReferenceAsync(CjBench.Reference, default)).Select(order => (order.Id.Value, order.PartOf?.Value)).ShouldBe([("1", null), ("2", "1")]);
        var reading = (await _bench.Client.GetOrdersAsync([new("1")], default)).ShouldHaveSingleItem();
        reading.Order.Status.ShouldBe(PartShipped);
        _bench.Script.On(Look, CjScript.Good($"[{whole},{part.Replace("\"trackNumber\":null", "\"trackNumber\":\"T2222\"").Replace("UNSHIPPED", "SHIPPED")}]"));
        var both = (await _bench.Client.GetOrderAsync(new("1"), default)).ShouldNotBeNull();
        both.Order.Status.ShouldBe(Shipped);
        both.Parcels.Select(parcel => parcel.Number.Value).ShouldBe(["T1111", "T2222"]);
        both.Parcels[1].Units.ShouldBe([new(new("L2"), 1)]);
    }

    [Theory]
    [InlineData("L1", 1, false)]
    [InlineData("L3", 1, true)]
    public async Task A_second_order_with_the_same_lines_is_no_split(string line, int quantity, bool isPart)
    {
        _bench.Script.On(Batch, CjScript.Good($"[{Row("1", "2021-08-23 11:31:45", null, ("L1", 1))},{Row("2", "2021-08-23 11:31:46", null, (line, quantity))}]"));
        (await _bench.Client.FindByReferenceAsync(CjBench.Reference, default))[1].PartOf.ShouldBe(isPart ? new SupplierOrderId("1") : null);
    }

    [Theory]
    [InlineData("\"trackingProvider\": \"CJPacket\"", "\"trackingProvider\": null", "CJPacket Ordinary")]
    [InlineData("\"trackingProvider\": \"CJPacket\"", "\"trackingProvider\": \"\"", "CJPacket Ordinary")]
    [InlineData("\"outWarehouseTime\": \"2021-08-25 03:12:00\"", "\"outWarehouseTime\": null", "CJPacket")]
    public async Task A_carrier_has_two_names_and_a_parcel_is_announced_first(string part, string instead, string carrier)
    {
        _bench.Script.On(Look, CjSamples.Detail.Replace(part, instead));
        var parcel = (await _bench.Client.GetOrderAsync(new(CjBench.OrderId), default)).ShouldNotBeNull().Parcels.ShouldHaveSingleItem();
        parcel.Carrier.Value.ShouldBe(carrier);
        (parcel.HandedOverAt is null).ShouldBe(instead.StartsWith("\"out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"trackNumber\": \"CJPKL7160102171YQ\"", "\"trackNumber\": \"CJ/PKL\"")]
    [InlineData("2021-08-25 03:12:00", "25.08.2021")]
    [InlineData("2021-08-23 11:40:02", "2021-08-23T11:40:02+08:00")]
    [InlineData("\"orderAmount\": 4.25", "\"orderAmount\": -4.25")]
    [InlineData("\"orderAmount\": 4.25", "\"orderAmount\": 1e27")]
    [InlineData("\"orderAmount\": 4.25", "\"orderAmount\": 1e400")]
    [InlineData("\"isComplete\": 1", "\"isComplete\": 0")]
    [InlineData("\"storeLineItemId\": \"16045188153625\"", "\"storeLineItemId\": \"\\n\"")]
    public async Task What_is_not_clear_is_a_fault(string part, string instead)
    {
        var answer = CjSamples.Detail.Replace(part, instead);
        answer.ShouldNotBe(CjSamples.Detail);
        _bench.Script.On(Look, answer);
        (await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.GetOrderAsync(new(CjBench.OrderId), default))).Fault.ShouldBe(ProviderFault.Malformed);
    }

    [Theory]
    [InlineData("\"quantity\": 1", "\"quantity\": \"1\"", 1)]
    [InlineData("\"storeLineItemId\": \"16045188153625\"", "\"storeLineItemId\": 16045188153625", 1)]
    [InlineData("\"storeLineItemId\": \"16045188153625\"", "\"storeLineItemId\": null", 0)]
    [InlineData("\"orderAmount\": 4.25", "\"orderAmount\": \"4.25\"", 1)]
    [InlineData("\"orderWeight\": 20", "\"newField\": {\"a\":[1]}", 1)]
    public async Task CJs_habits_are_read(string part, string instead, int units)
    {
        _bench.Script.On(Look, CjSamples.Detail.Replace(part, instead));
        (await _bench.Client.GetOrderAsync(new(CjBench.OrderId), default)).ShouldNotBeNull().Parcels[0].Units.Count.ShouldBe(units);
    }

    [Fact]
    public async Task The_wallet_is_what_can_be_spent()
    {
        (await _bench.Client.GetAvailableAsync(default)).ShouldBe(CjBench.Usd(87247.32m));
        foreach (var odd in (string[])["{}", "null", """{"amount":-1}""", """{"amount":"much"}""", "[]"])
        {
            _bench.Script.On("/shopping/pay/getBalance", CjScript.Good(odd));
            (await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.GetAvailableAsync(default))).Fault.ShouldBe(ProviderFault.Malformed);
        }
    }

    [Fact]
    public void The_samples_of_the_envelope_are_read()
    {
        JsonSerializer.Deserialize(CjSamples.Envelope, CjJson.Default.CjEnvelope).ShouldNotBeNull().IsGood.ShouldBeTrue();
        JsonSerializer.Deserialize(CjSamples.TooManyRequests, CjJson.Default.CjEnvelope).ShouldNotBeNull().IsRefused.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"code":200,"result":true}""", true, false)]
    [InlineData("""{"code":0,"success":true}""", true, false)]
    [InlineData("""{"code":"200","result":true}""", true, false)]
    [InlineData("""{"code":200,"result":false}""", false, false)]
    [InlineData("""{"code":200}""", false, false)]
    [InlineData("""{"result":true}""", false, false)]
    [InlineData("""{"code":200,"result":true,"success":false}""", false, false)]
    [InlineData("""{"code":1604000,"result":true}""", false, false)]
    [InlineData("""{"code":1604000,"success":true,"result":false}""", false, false)]
    [InlineData("""{"code":1604000}""", false, true)]
    public void An_envelope_that_contradicts_itself_is_neither_good_nor_a_refusal(string json, bool isGood, bool isRefused)
    {
        var envelope = JsonSerializer.Deserialize(json, CjJson.Default.CjEnvelope)!;
        (envelope.IsGood, envelope.IsRefused).ShouldBe((isGood, isRefused));
    }

    private static string Row(string id, string created, string? number, params (string Line, int Quantity)[] lines) =>
        $$"""{"orderId":"{{id}}","orderNum":"{{CjBench.Reference}}","orderStatus":"{{(number is null ? "UNSHIPPED" : "SHIPPED")}}","orderAmount":4.25,"createDate":"{{created}}","paymentDate":"{{Paid}}","trackNumber":{{(number is null ? "null" : $"\"{number}\"")}},"logisticName":"CJPacket","productList":[{{string.Join(",", lines.Select(line => $$"""{"vid":"V{{line.Line}}","quantity":{{line.Quantity}},"storeLineItemId":"{{line.Line}}"}"""))}}]}""";
}
