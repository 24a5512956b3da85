using System.Text.Json;
using Dropship.CjDropshipping;
using Dropship.Domain;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Creating an order (fact sheet 5.1, 5.2 and 7 step 3).</summary>
public sealed class CjCreateTests
{
    private const string Create = "/shopping/order/createOrderV2";
    private const string Batch = "/shopping/order/getOrderDetailBatch";
    private readonly CjBench _bench = new(options => options.SendEmail = true);

    [Fact]
    public async Task The_request_is_the_samples_and_the_sample_answer_is_done()
    {
        var receipt = await _bench.SendAsync(PurchaseStep.Create);
        receipt.ShouldBe(new(Outcome.Done, [CjBench.Own(SupplierOrderStatus.Draft, new CjPayment(CjPaymentStage.Checked, CjBench.Shipment).Pack())]));
        var sent = JsonDocument.Parse(_bench.Script.Only(Create).Body!).RootElement;
        foreach (var field in JsonDocument.Parse(CjSamples.CreateRequest).RootElement.EnumerateObject())
            if (field.Value.ValueKind == JsonValueKind.String && field.Value.ValueEquals("")) sent.TryGetProperty(field.Name, out _).ShouldBeFalse(field.Name);
            else JsonElement.DeepEquals(sent.GetProperty(field.Name), field.Value).ShouldBeTrue(field.Name);
        sent.EnumerateObject().Count().ShouldBe(17);
    }

    [Fact]
    public async Task The_options_reach_the_request()
    {
        var bench = new CjBench(options => (options.Sandbox, options.FromCountry, options.PlatformToken, options.IossNumber) = (true, "US", "platform", "IM0000000000"));
        await bench.SendAsync(PurchaseStep.Create, address: CjBench.Home with { Lines = ["12 Main Street", "", "Flat 3"], TaxId = "123" });
        var sent = bench.Script.Only(Create);
        sent.PlatformToken.ShouldBe("platform");
        foreach (var part in (string[])["\"isSandbox\":1", "\"fromCountryCode\":\"US\"", "\"shippingAddress2\":\"Flat 3\"", "\"taxId\":\"123\""]) sent.Body.ShouldNotBeNull().ShouldContain(part);
        sent.Body!.ShouldNotContain("email");
        sent.Body!.ShouldNotContain("ioss", Case.Insensitive);
    }

    [Theory]
    [InlineData("DE", null, "IM0000000000", "\"iossType\":2,\"iossNumber\":\"IM0000000000\"")]
    [InlineData("DE", "IM9999999999", "IM0000000000", "\"iossType\":2,\"iossNumber\":\"IM9999999999\"")]
    [InlineData("NO", "2024000", null, "\"iossType\":2,\"iossNumber\":\"2024000\"")]
    [InlineData("NO", null, "IM0000000000", null)]
    [InlineData("DE", null, null, null)]
    public async Task The_import_tax_number_is_the_sales_or_the_shops(string country, string? told, string? ours, string? sent)
    {
        var bench = new CjBench(options => options.IossNumber = ours);
        await bench.SendAsync(PurchaseStep.Create, address: CjBench.Home with { Country = country, ImportTaxNumber = told });
        var body = bench.Script.Only(Create).Body.ShouldNotBeNull();
        if (sent is null) body.ShouldNotContain("iossType");
        else body.ShouldContain(sent);
    }

    public static TheoryData<string, string> Faults() => new()
    {
        { "name", "shippingCustomerName is missing" },
        { "long name", "shippingCustomerName has 51 characters, at most 50" },
        { "no street", "shippingAddress is missing" },
        { "long street", "shippingAddress has 201 characters, at most 200" },
        { "long second", "shippingAddress2 has 201 characters, at most 200" },
        { "city", "shippingCity is missing" },
        { "region", "shippingProvince is missing: let the marketplace tell the region, or turn CityAsProvince on" },
        { "zip", "shippingZip is missing" },
        { "long zip", "shippingZip has 21 characters, at most 20" },
        { "phone", "shippingPhone is missing: let the marketplace tell it, or set DefaultPhone" },
        { "long phone", "shippingPhone has 21 characters, at most 20" },
        { "tax", "taxId has 21 characters, at most 20" },
        { "mail", "email has 54 characters, at most 50" },
        { "country", "shippingCountry: the country code is not one of ISO 3166" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_is_missing_or_too_long_is_named_and_nothing_is_sent(string what, string told)
    {
        var home = CjBench.Home;
        var address = what switch
        {
            "name" => home with { Name = " " },
            "long name" => home with { Name = new('x', 51) },
            "no street" => home with { Lines = [] },
            "long street" => home with { Lines = [new('x', 201)] },
            "long second" => home with { Lines = ["12 Main Street", new('x', 201)] },
            "city" => home with { City = "" },
            "region" => home with { Region = "" },
            "zip" => home with { PostalCode = "" },
            "long zip" => home with { PostalCode = new('1', 21) },
            "phone" => home with { Phone = null },
            "long phone" => home with { Phone = new('1', 21) },
            "tax" => home with { TaxId = new('1', 21) },
            "mail" => home with { Email = new string('x', 42) + "@example.org" },
            _ => home with { Country = "XX" },
        };
        var receipt = await _bench.SendAsync(PurchaseStep.Create, address: address);
        (receipt.Outcome, receipt.Reason).ShouldBe((Outcome.Rejected, DeclineReason.Invalid));
        receipt.Code.ShouldNotBeNull().ShouldStartWith(told);
        receipt.Code.ShouldNotContain("xxx");
        _bench.Script.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var receipt = await _bench.SendAsync(PurchaseStep.Create, address: CjBench.Home with { Region = "", Phone = null, City = "" });
        receipt.Code.ShouldNotBeNull().Split("; ").Length.ShouldBe(3);
        var erased = await _bench.Client.SendAsync(CjBench.Purchase(PurchaseStep.Create, hasAddress: false), default);
        erased.Code.ShouldBe("the address is missing: the marketplace did not tell it, or it was erased");
        var elsewhere = await _bench.Client.SendAsync(CjBench.Purchase(PurchaseStep.Create) with { To = new("CA") }, default);
        elsewhere.Code.ShouldBe("shippingCountryCode: sale and address name different countries; read the sale again");
    }

    [Fact]
    public async Task What_the_options_supply_is_not_missing()
    {
        var bench = new CjBench(options => (options.DefaultPhone, options.CityAsProvince) = ("+1 000", true));
        (await bench.SendAsync(PurchaseStep.Create, address: CjBench.Home with { Region = "", Phone = null })).Outcome.ShouldBe(Outcome.Done);
        bench.Script.Only(Create).Body.ShouldNotBeNull().ShouldContain("\"shippingProvince\":\"Hartford\"");
        bench.Script.Only(Create).Body.ShouldNotBeNull().ShouldContain("\"shippingPhone\":\"\\u002B1 000\"");
    }

    [Fact]
    public async Task A_price_above_the_ceiling_and_a_price_that_cannot_be_had_send_nothing()
    {
        var dear = await _bench.SendAsync(PurchaseStep.Create, most: 4.24m);
        (dear.Outcome, dear.Reason, dear.Code).ShouldBe((Outcome.Rejected, DeclineReason.PriceRose, "before it was sent: 4.25 USD is above 4.24 USD"));
        _bench.Script.On("/logistic/freightCalculate", CjSamples.TooManyRequests);
        (await _bench.SendAsync(PurchaseStep.Create)).Outcome.ShouldBe(Outcome.NotSent);
        _bench.Script.On("/logistic/freightCalculate", CjScript.Good("[]"));
        (await _bench.SendAsync(PurchaseStep.Create)).Reason.ShouldBe(DeclineReason.Destination);
        (await _bench.Client.SendAsync(CjBench.Purchase(PurchaseStep.Create) with { MaxTotal = new(100m, new("EUR")) }, default)).Outcome.ShouldBe(Outcome.Rejected);
        _bench.Script.Count(Create).ShouldBe(0);
    }

    [Theory]
    [InlineData("\"orderNumber\": \"DS1-0198f3c2a7\"", "\"orderNumber\": \"DS1-other\"")]
    [InlineData("\"orderNumber\": \"DS1-0198f3c2a7\",", "")]
    [InlineData("\"orderId\": \"210823100016290555\",", "")]
    [InlineData("\"orderId\": \"210823100016290555\"", "\"orderId\": \"21 08|23\"")]
    [InlineData("\"actualPayment\": 4.25", "\"actualPayment\": -4.25")]
    [InlineData("\"actualPayment\": 4.25", "\"actualPayment\": \"soon\"")]
    [InlineData("\"result\": true", "\"result\": false")]
    [InlineData("\"code\": 200", "\"code\": 1603000")]
    [InlineData("\"result\": true", "\"result\": true, \"success\": false")]
    public async Task An_answer_that_does_not_name_what_it_should_is_unknown(string part, string instead)
    {
        var answer = CjSamples.Created.Replace(part, instead);
        answer.ShouldNotBe(CjSamples.Created);
        _bench.Script.On(Create, answer);
        var receipt = await _bench.SendAsync(PurchaseStep.Create);
        (receipt.Outcome, receipt.Orders.IsEmpty).ShouldBe((Outcome.Unknown, true));
    }

    [Theory]
    [InlineData("\"interceptOrderReasons\": []", "\"interceptOrderReasons\": [{\"code\":1001,\"message\":\"12 Main Street is odd\"}]", "interceptOrderReasons has 1 entry, code 1001")]
    [InlineData("\"logisticsMiss\": false", "\"logisticsMiss\": true", "logisticsMiss: the way to ship is not found")]
    public async Task An_order_that_CJ_holds_back_is_reported_and_stops_for_a_person_once(string part, string instead, string why)
    {
        _bench.Script.On(Create, CjSamples.Created.Replace(part, instead)).On("/shopping/order/addCart", CjScript.Good($$"""{"successCount":1,"addSuccessOrders":["{{CjBench.OrderId}}"],"interceptOrders":[]}"""));
        var created = await _bench.SendAsync(PurchaseStep.Create);
        (created.Outcome, created.Reason, created.Code).ShouldBe((Outcome.Rejected, DeclineReason.Invalid, $"created as {CjBench.OrderId}, but held back: {why}"));
        var draft = created.Orders[0];
        draft.Due.ShouldBe(CjBench.Usd(4.25m));

        // The engine goes on with the draft it was told of: the next step says no, without a call, and says why.
        var stopped = await _bench.SendAsync(PurchaseStep.Cart, draft);
        (stopped.Outcome, stopped.Reason).ShouldBe((Outcome.Rejected, DeclineReason.Invalid));
        stopped.Code.ShouldBe($"{CjBench.OrderId} is held back by CJ: {why}; mend it there, then try again");
        _bench.Script.Count("/shopping/order/addCart").ShouldBe(0);

        // A person has mended it and says so: now CJ's own lists judge.
        var mended = await _bench.SendAsync(PurchaseStep.Cart, draft.Join(stopped.Orders[0]));
        mended.Outcome.ShouldBe(Outcome.Done);
        CjPayment.Read(mended.Orders[0].PaymentReference).ShouldNotBeNull().Parent.ShouldBe(CjBench.Shipment);
    }

    [Fact]
    public async Task An_order_that_bears_our_number_already_is_adopted()
    {
        _bench.Script.On(Create, CjSamples.Duplicate).On(Batch, CjScript.Good($"[{CjBench.Order("CREATED")}]"));
        var receipt = await _bench.SendAsync(PurchaseStep.Create);
        receipt.ShouldBe(new(Outcome.Done, [CjBench.Own(SupplierOrderStatus.Draft, new CjPayment(CjPaymentStage.Checked).Pack())]));
        _bench.Script.Only(Batch).Body.ShouldBe("""{"orderIds":["DS1-0198f3c2a7"]}""");
    }

    [Fact]
    public async Task An_order_with_our_number_but_not_our_lines_or_country_is_not_adopted()
    {
        _bench.Script.On(Create, CjSamples.Duplicate);
        foreach (var odd in (string[])[CjBench.Order("CREATED", country: "CA"), CjBench.Order("CREATED", vid: "2"), CjBench.Order("CREATED", quantity: 2)])
        {
            _bench.Script.On(Batch, CjScript.Good($"[{odd}]"));
            var receipt = await _bench.SendAsync(PurchaseStep.Create);
            (receipt.Outcome, receipt.Orders.IsEmpty).ShouldBe((Outcome.Unknown, true));
            receipt.Code.ShouldNotBeNull().ShouldContain("1603003");
        }

        _bench.Script.On(Batch, CjScript.Good($"[{CjBench.Order("CREATED")},{CjBench.Order("CREATED").Replace(CjBench.OrderId, "210823100016290556")}]"));
        (await _bench.SendAsync(PurchaseStep.Create)).Orders.Count.ShouldBe(2);
        _bench.Script.On(Batch, CjScript.Good("[]"));
        (await _bench.SendAsync(PurchaseStep.Create)).Code.ShouldNotBeNull().ShouldEndWith("and none is found");
        _bench.Script.On(Batch, CjScript.Code(1600000));
        (await _bench.SendAsync(PurchaseStep.Create)).Outcome.ShouldBe(Outcome.Unknown);
    }

    [Fact]
    public async Task Stock_that_is_gone_at_creation_is_told_after_a_look()
    {
        _bench.Script.On(Create, CjScript.Code(1603102));
        (await _bench.SendAsync(PurchaseStep.Create)).Reason.ShouldBe(DeclineReason.OutOfStock);
        _bench.Script.On(Batch, CjScript.Good($"[{CjBench.Order("CREATED")}]"));
        (await _bench.SendAsync(PurchaseStep.Create)).Outcome.ShouldBe(Outcome.Done);
    }
}
