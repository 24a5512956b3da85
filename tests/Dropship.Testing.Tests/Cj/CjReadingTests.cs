using System.Text.Json;

namespace Dropship.Testing.Tests.Cj;

public sealed class CjReadingTests
{
    private readonly CjDriver _driver = new();

    [Fact]
    public void An_order_is_found_by_each_of_its_numbers()
    {
        var id = _driver.Create("DS1-9");
        var code = _driver.Detail(id).GetProperty("cjOrderCode").GetString()!;
        foreach (var key in (string[])[id, code, "DS1-9"]) _driver.Detail(key).GetProperty("orderId").GetString().ShouldBe(id);
        _driver.Call("GET", "/shopping/order/getOrderDetail?orderId=DS1-10").GetProperty("code").GetInt32().ShouldBe(1600300);
        _driver.Call("GET", "/shopping/order/getOrderDetail?orderId=").GetProperty("message").GetString().ShouldBe("orderId must be not empty");
    }

    [Fact]
    public void A_batch_leaves_out_what_is_missing()
    {
        var ids = Enumerable.Range(1, 3).Select(no => _driver.Create($"DS1-{no}")).ToArray();
        Batch([ids[2], "DS1-1", "DS1-77"]).ShouldBe([ids[2], ids[0]]);
        _driver.Code("POST", "/shopping/order/getOrderDetailBatch", Asked(Enumerable.Range(0, 101).Select(no => $"{no}"))).ShouldBe(1600300);
        Batch(Enumerable.Range(0, 100).Select(no => $"DS1-{no}")).ShouldBe(ids);
    }

    [Fact]
    public void A_list_shows_cancelled_orders_unless_it_is_told()
    {
        _driver.Create("DS1-1");
        List("").GetProperty("total").GetInt32().ShouldBe(0);
        List("?status=CREATED").GetProperty("total").GetInt32().ShouldBe(1);
        List("?status=SHIPPED").GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void Pages_lose_nothing_and_repeat_nothing()
    {
        var ids = Enumerable.Range(1, 23).Select(no => _driver.Create($"DS1-{no}")).ToArray();
        var pages = Enumerable.Range(1, 6).Select(page => List($"?status=CREATED&pageNum={page}&pageSize=5").GetProperty("list")).ToArray();
        pages.Select(page => page.GetArrayLength()).ShouldBe([5, 5, 5, 5, 3, 0]);
        pages.SelectMany(page => page.EnumerateArray()).Select(order => order.GetProperty("orderId").GetString()).ShouldBe(ids.Reverse());
        List($"?status=CREATED&orderIds={ids[4]}").GetProperty("list")[0].GetProperty("orderNum").GetString().ShouldBe("DS1-5");
        List("?status=CREATED").GetProperty("list").GetArrayLength().ShouldBe(20);
    }

    [Fact]
    public void Some_orders_tell_their_amounts_as_text()
    {
        var kinds = Enumerable.Range(1, 12).Select(no => _driver.Detail(_driver.Create($"DS1-{no}")).GetProperty("orderAmount").ValueKind).ToHashSet();
        kinds.ShouldBe([JsonValueKind.Number, JsonValueKind.String], ignoreOrder: true);
    }

    [Fact]
    public void A_ticket_is_opened_each_time_and_reminded_once()
    {
        var id = _driver.Buy();
        var types = _driver.Data("GET", "/ticket/order/questionTypes?type=ORDER_ISSUE");
        var asked = $$"""{"businessNo":"{{id}}","type":"ORDER_ISSUE","questionTypeId":"{{types[0].GetProperty("questionTypeId").GetString()}}","message":"Please ship.","expectResult":"Shipped"}""";
        var ticket = _driver.Data("POST", "/ticket/order/create", asked).GetProperty("ticketId").GetString();
        _driver.Data("POST", "/ticket/order/create", asked).GetProperty("ticketId").GetString().ShouldNotBe(ticket);
        _driver.Data("POST", "/ticket/list", $$"""{"businessNo":"{{id}}"}""").GetProperty("list").GetArrayLength().ShouldBe(2);
        _driver.Data("POST", "/ticket/reply", $$"""{"ticketId":"{{ticket}}","message":"Hello"}""");
        _driver.Data("POST", "/ticket/remind", $$"""{"ticketId":"{{ticket}}"}""");
        _driver.Code("POST", "/ticket/remind", $$"""{"ticketId":"{{ticket}}"}""").ShouldBe(1609000);
        _driver.Code("POST", "/ticket/remind", """{"ticketId":"T9"}""").ShouldBe(1609005);
        _driver.Code("POST", "/ticket/order/create", asked.Replace(id, "1")).ShouldBe(1603100);
        var detail = _driver.Data("GET", "/ticket/detail?ticketId=" + ticket);
        (detail.GetProperty("replies").GetInt32(), detail.GetProperty("reminded").GetBoolean()).ShouldBe((1, true));
    }

    private IEnumerable<string?> Batch(IEnumerable<string> keys) => _driver.Data("POST", "/shopping/order/getOrderDetailBatch", Asked(keys)).EnumerateArray().Select(order => order.GetProperty("orderId").GetString());

    private JsonElement List(string query) => _driver.Data("GET", "/shopping/order/list" + query);

    private static string Asked(IEnumerable<string> keys) => $$"""{"orderIds":[{{string.Join(',', keys.Select(key => $"\"{key}\""))}}]}""";
}
