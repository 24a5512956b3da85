using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Reviews and sourcing (fact sheet 3), tickets (10), and other ways for orders that are not confirmed (5.6).</summary>
public sealed class CjServiceTests
{
    private const string Look = "/shopping/order/getOrderDetail";
    private const string Ways = "/shopping/order/getOrderLogisticsInfo";
    private const string Change = "/shopping/order/updateLogistics";
    private const string Move = "/shopping/order/changeWarehouse";
    private const string Source = "/product/sourcing/create";
    private static readonly SupplierOrderId Order = new(CjBench.OrderId);
    private readonly CjBench _bench = new();

    [Fact]
    public async Task Reviews_are_read_without_their_writers()
    {
        _bench.Script.On("/product/productComments", """
            {"code":0,"success":true,"message":"Success","data":{"pageNum":"1","pageSize":"20","total":"41","list":[
              {"commentId":1536993287524069376,"pid":"P1","comment":"excelente, gracias","commentDate":"2022-06-15 10:00:00","commentUser":"F***s","score":"5","commentUrls":[],"countryCode":"MX"},
              {"commentId":2,"comment":null,"commentDate":"yesterday","score":9},{"commentId":3,"comment":null,"commentDate":"yesterday","score":1}]}}
            """);
        var page = await _bench.Client.ListReviewsAsync("P1", 2, default);
        (page.Total, page.HasMore).ShouldBe((41, true));
        page.Reviews.ShouldBe([new("1536993287524069376", 5, "excelente, gracias") { Country = "MX", At = Instant.From(new(2022, 6, 15, 10, 0, 0, TimeSpan.Zero)) }, new("3", 1, "")]);
        page.Reviews[0].ToString().ShouldNotContain("excelente");
        _bench.Script.Only("/product/productComments").Query.ShouldBe("?pid=P1&pageNum=2&pageSize=20");
        (await _bench.Client.ListReviewsAsync("P1", 3, default)).HasMore.ShouldBeFalse();
    }

    [Fact]
    public async Task Goods_are_asked_for_once_and_their_search_is_read_by_its_number()
    {
        _bench.Script.On(Source, """{"code":0,"success":true,"message":"Success","data":{"cjSourcingId":285,"result":"success"}}""");
        var receipt = await _bench.Client.RequestSourcingAsync(CjClaims.Wanted with { Page = new("https://example.org/trailer"), Sku = new("TRAILER"), Price = CjBench.Usd(4.5m) }, default);
        receipt.ShouldBe(new SourcingReceipt(Outcome.Done, "285"));
        _bench.Script.Only(Source).Body.ShouldBe("""{"productName":"Small trailer","productImage":"https://example.org/trailer.png","productUrl":"https://example.org/trailer","thirdProductSku":"TRAILER","price":"4.5"}""");
        _bench.Script.On("/product/sourcing/query", """
            {"code":0,"success":true,"data":[{"sourceId":285,"sourceStatus":"5","sourceStatusStr":"Search succeeded","cjProductId":"P1","cjVariantSku":"CJL1-Black"},{"sourceId":"286","sourceStatusStr":"找到了"},{"sourceId":"999"}]}
            """);
        (await _bench.Client.ReadSourcingAsync(["285", "286"], default)).ShouldBe([new("285", "P1", new Sku("CJL1-Black"), "Search succeeded"), new("286", null, null, null)]);
        _bench.Script.Only("/product/sourcing/query").Body.ShouldBe("""{"sourceIds":["285","286"]}""");
        (await _bench.Client.ReadSourcingAsync([], default)).ShouldBeEmpty();
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await _bench.Client.ReadSourcingAsync([.. Enumerable.Range(0, 101).Select(no => $"{no}")], default));
    }

    [Fact]
    public async Task A_request_for_goods_that_names_no_number_is_unknown_and_a_wrong_one_is_not_sent()
    {
        _bench.Script.On(Source, CjScript.Good("{}"));
        (await _bench.Client.RequestSourcingAsync(CjClaims.Wanted, default)).Outcome.ShouldBe(Outcome.Unknown);
        foreach (var wrong in (SourcingRequest[])[CjClaims.Wanted with { Name = "" }, CjClaims.Wanted with { Name = new('x', 201) }, CjClaims.Wanted with { Picture = new("/a.png", UriKind.Relative) }, CjClaims.Wanted with { Page = new("ftp://example.org/a") }, CjClaims.Wanted with { Price = new(4m, new("EUR")) }, CjClaims.Wanted with { Price = CjBench.Usd(0m) }])
            (await _bench.Client.RequestSourcingAsync(wrong, default)).Reason.ShouldBe(DeclineReason.Invalid);
        _bench.Script.Count(Source).ShouldBe(1);
    }

    [Fact]
    public async Task Tickets_are_opened_listed_read_and_replied_to()
    {
        _bench.Script.On("/ticket/order/questionTypes", CjScript.Good("""[{"questionTypeId":7,"questionTypeName":"Late"},{"id":"8","name":"Wrong"},{}]""")).On("/ticket/order/create", CjScript.Good("""{"ticketId":"T1"}"""))
            .On("/ticket/list", CjScript.Good($$"""{"list":[{"ticketId":"T1","businessNo":{{CjBench.OrderId}},"status":"Processing","createDate":"2021-08-25 10:00:00"},{"ticketId":"T2","businessNo":"1"}]}"""))
            .On("/ticket/detail", CjScript.Good($$"""{"id":"T1","businessNo":"{{CjBench.OrderId}}","status":"<b>"}""")).On("/ticket/reply", CjScript.Good("true"));
        (await _bench.Client.ListTicketQuestionsAsync(default)).ShouldBe([new("7", "Late"), new("8", "Wrong")]);
        (await _bench.Client.OpenTicketAsync(Order, new("Where is it?", "Tell us."), default)).ShouldBe(new TicketReceipt(Outcome.Done, "T1"));
        _bench.Script.Only("/ticket/order/create").Body.ShouldBe($$"""{"businessNo":"{{CjBench.OrderId}}","type":"ORDER_ISSUE","questionTypeId":"7","message":"Where is it?","expectResult":"Tell us."}""");
        (await _bench.Client.OpenTicketAsync(Order, new("Where is it?", "Tell us.", "8"), default)).Outcome.ShouldBe(Outcome.Done);
        _bench.Script.Seen[^1].Body.ShouldNotBeNull().ShouldContain("\"questionTypeId\":\"8\"");
        (await _bench.Client.FindTicketsAsync(Order, default)).ShouldBe([new("T1", Order, "Processing", Instant.From(new(2021, 8, 25, 10, 0, 0, TimeSpan.Zero)))]);
        (await _bench.Client.GetTicketAsync("T1", default)).ShouldBe(new SupplierTicket("T1", Order, null, null));
        (await _bench.Client.ReplyToTicketAsync("T1", "Thank you.", default)).Outcome.ShouldBe(Outcome.Done);
        _bench.Script.Only("/ticket/reply").Body.ShouldBe("""{"ticketId":"T1","message":"Thank you."}""");
    }

    [Fact]
    public async Task A_ticket_that_is_not_ours_is_none_and_another_one_is_a_fault()
    {
        _bench.Script.On("/ticket/detail", CjScript.Code(1609005));
        (await _bench.Client.GetTicketAsync("T1", default)).ShouldBeNull();
        _bench.Script.On("/ticket/detail", CjScript.Good("""{"ticketId":"T2"}"""));
        (await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.GetTicketAsync("T1", default))).Fault.ShouldBe(ProviderFault.Malformed);
        _bench.Script.On("/ticket/detail", CjScript.Code(1609000));
        await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.GetTicketAsync("T1", default));
    }

    [Fact]
    public async Task Words_that_are_none_or_too_many_are_not_sent()
    {
        _bench.Script.On("/ticket/order/questionTypes", CjScript.Good("[]"));
        (await _bench.Client.OpenTicketAsync(Order, new("Where is it?", "Tell us."), default)).Reason.ShouldBe(DeclineReason.Unsupported);
        (await _bench.Client.OpenTicketAsync(Order, new("", "Tell us."), default)).Reason.ShouldBe(DeclineReason.Invalid);
        (await _bench.Client.OpenTicketAsync(Order, new("Where is it?", new('x', 1_001)), default)).Reason.ShouldBe(DeclineReason.Invalid);
        (await _bench.Client.ReplyToTicketAsync("T1", " ", default)).Reason.ShouldBe(DeclineReason.Invalid);
        _bench.Script.On("/ticket/order/questionTypes", CjScript.Code(1600000));
        (await _bench.Client.OpenTicketAsync(Order, new("Where is it?", "Tell us."), default)).Outcome.ShouldBe(Outcome.NotSent);
        (_bench.Script.Count("/ticket/order/create") + _bench.Script.Count("/ticket/reply")).ShouldBe(0);
    }

    [Fact]
    public async Task An_order_that_is_not_confirmed_goes_another_way_and_its_new_sum_is_read_back()
    {
        _bench.Script.On(Look, CjClaims.Detail("CREATED")).On(Ways, CjScript.Good("""
            [{"id":77,"orderCode":"SD25080109282603297001","logisticsName":"USPS+","postage":"4.71","hasStock":1,"isChecked":"0","startCountry":"us","arrivalTime":"2-5"},
             {"id":"78","logisticsName":"CJPacket Ordinary","postage":3.68,"hasStock":false,"isChecked":true,"startCountry":"CN","arrivalTime":null},{"logisticsName":"Nameless"}]
            """));
        var routes = await _bench.Client.ListRoutesAsync(Order, default);
        routes.ShouldBe([new("77", "USPS+", CjBench.Usd(4.71m), "US", true, false, 5), new("78", "CJPacket Ordinary", CjBench.Usd(3.68m), "CN", false, true, null)]);
        _bench.Script.Only(Ways).Query.ShouldBe("?orderCode=SD25080109282603297001");
        _bench.Script.On(Change, CjScript.Good("true")).On(Look, CjClaims.Detail("CREATED"), CjClaims.Detail("CREATED").Replace("4.25", "5.28", StringComparison.Ordinal));
        var receipt = await _bench.Client.ChangeRouteAsync(Order, routes[0], default);
        (receipt.Outcome, receipt.Orders[0].Due).ShouldBe((Outcome.Done, CjBench.Usd(5.28m)));
        _bench.Script.Only(Change).Body.ShouldBe("""{"id":"77","orderCode":"SD25080109282603297001","logisticsName":"USPS\u002B","from":1}""");
        _bench.Script.On(Look, CjClaims.Detail("CREATED"), CjScript.Code(1600000));
        (await _bench.Client.ChangeRouteAsync(Order, routes[0], default)).ShouldSatisfyAllConditions(one => one.Outcome.ShouldBe(Outcome.Done), one => one.Orders[0].Due.ShouldBeNull("the old sum holds no more"));
    }

    [Fact]
    public async Task A_warehouse_is_changed_by_its_number()
    {
        _bench.Script.On(Look, CjClaims.Detail("IN_CART")).On(Move, CjScript.Good("true"), CjScript.Good("\"210823100016299999\""), CjScript.Code(8002), CjScript.Code(1600300), CjScript.Code(1600000));
        (await _bench.Client.ChangeWarehouseAsync(Order, "S1", default)).Outcome.ShouldBe(Outcome.Done);
        _bench.Script.Only(Move).Body.ShouldBe("""{"orderCode":"SD25080109282603297001","storageId":"S1"}""");
        (await _bench.Client.ChangeWarehouseAsync(Order, "S1", default)).Outcome.ShouldBe(Outcome.Unknown, "the answer names another order");
        (await _bench.Client.ChangeWarehouseAsync(Order, "S1", default)).Reason.ShouldBe(DeclineReason.TooLate);
        (await _bench.Client.ChangeWarehouseAsync(Order, "S1", default)).Reason.ShouldBe(DeclineReason.Invalid);
        (await _bench.Client.ChangeWarehouseAsync(Order, "S1", default)).Outcome.ShouldBe(Outcome.Unknown);
        (await _bench.Client.ChangeWarehouseAsync(Order, "not a number", default)).Reason.ShouldBe(DeclineReason.Invalid);
        _bench.Script.Count(Move).ShouldBe(5);
    }

    [Theory]
    [InlineData("UNPAID", DeclineReason.TooLate)]
    [InlineData("UNSHIPPED", DeclineReason.TooLate)]
    [InlineData("CANCELLED", DeclineReason.TooLate)]
    [InlineData(null, DeclineReason.Invalid)]
    public async Task What_is_confirmed_or_gone_stays_on_its_way(string? status, DeclineReason reason)
    {
        if (status is not null) _bench.Script.On(Look, CjClaims.Detail(status));
        (await _bench.Client.ListRoutesAsync(Order, default)).ShouldBeEmpty();
        (await _bench.Client.ChangeRouteAsync(Order, CjClaims.Route, default)).Reason.ShouldBe(reason);
        (await _bench.Client.ChangeWarehouseAsync(Order, "S1", default)).Reason.ShouldBe(reason);
        (_bench.Script.Count(Change) + _bench.Script.Count(Move)).ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_code_or_a_look_no_way_is_changed()
    {
        _bench.Script.On(Look, CjBench.Detail("CREATED"));
        (await _bench.Client.ChangeRouteAsync(Order, CjClaims.Route, default)).Reason.ShouldBe(DeclineReason.Unsupported);
        _bench.Script.On(Look, CjScript.Code(1600000));
        (await _bench.Client.ChangeRouteAsync(Order, CjClaims.Route, default)).Outcome.ShouldBe(Outcome.NotSent);
        _bench.Script.Count(Change).ShouldBe(0);
    }
}
