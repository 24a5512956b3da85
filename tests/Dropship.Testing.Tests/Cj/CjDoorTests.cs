namespace Dropship.Testing.Tests.Cj;

/// <summary>What is refused before a call is understood: verbs, bodies, tokens, pace, points.</summary>
public sealed class CjDoorTests
{
    [Theory]
    [InlineData("GET", "/shopping/order/createOrderV2", null, 16900202)]
    [InlineData("POST", "/shopping/order/confirmOrder", "{}", 16900202)]
    [InlineData("POST", "/shopping/order/deleteOrder", "{}", 16900202)]
    [InlineData("POST", "/shopping/order/createOrderV2", null, 16900204)]
    [InlineData("POST", "/shopping/order/createOrderV2", "{\"orderNumber\":", 16900205)]
    [InlineData("POST", "/shopping/order/createOrderV2", "[]", 16900205)]
    [InlineData("POST", "/shopping/order/createOrderV2", "{}", 1600300)]
    [InlineData("GET", "/shopping/balance/getBalance", null, 1600101)]
    [InlineData("GET", "/shopping/order/getOrderDetail", null, 1600300)]
    [InlineData("GET", "/shopping/order/list?pageNum=0", null, 1600300)]
    [InlineData("POST", "/shopping/order/getOrderDetailBatch", "{\"orderIds\":[]}", 1600300)]
    public void A_call_that_cannot_be_understood_is_refused_with_status_200(string verb, string path, string? body, int code)
    {
        var answer = new CjDriver().Try(verb, path, body);
        answer!.Status.ShouldBe(200);
        answer.Json().GetProperty("code").GetInt32().ShouldBe(code);
        answer.Json().GetProperty("result").GetBoolean().ShouldBeFalse();
        answer.Json().GetProperty("requestId").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_body_of_another_type_is_refused()
    {
        var driver = new CjDriver();
        driver.Cj.Send("POST", CjDriver.Root + "/logistic/freightCalculate", "{}", ("CJ-Access-Token", driver.Token), ("Content-Type", "text/plain")).Json().GetProperty("code").GetInt32().ShouldBe(16900203);
    }

    [Fact]
    public void A_path_outside_the_interface_is_not_found() => new CjDriver().Cj.Send("GET", "/setting/get").Json().GetProperty("code").GetInt32().ShouldBe(1600101);

    [Theory]
    [InlineData(0, false, 1)]
    [InlineData(2, false, 2)]
    [InlineData(3, false, 4)]
    [InlineData(5, false, 6)]
    [InlineData(0, true, 2)]
    public void The_account_may_make_so_many_calls_a_second(int level, bool perInterface, int calls)
    {
        var driver = new CjDriver(options => options with { Level = level, LimitPerInterface = perInterface });
        string[] paths = ["/setting/get", "/shopping/pay/getBalance"];
        var codes = Enumerable.Range(0, 8).Select(at => driver.Cj.Send("GET", CjDriver.Root + paths[at % 2], null, ("CJ-Access-Token", driver.Token))).ToArray();
        codes.Count(answer => answer.Json().GetProperty("code").GetInt32() == 200).ShouldBe(calls);
        var refused = codes[^1].Json();
        codes[^1]!.Status.ShouldBe(200);
        refused.GetProperty("code").GetInt32().ShouldBe(1600200);
        refused.GetProperty("message").GetString().ShouldStartWith("Too Many Requests, QPS limit is");
        driver.Clock.Advance(TimeSpan.FromSeconds(1));
        driver.Cj.Send("GET", CjDriver.Root + paths[0], null, ("CJ-Access-Token", driver.Token)).Json().GetProperty("code").GetInt32().ShouldBe(200);
    }

    [Fact]
    public void A_batch_may_be_read_twice_a_second_whatever_else_is_called()
    {
        var driver = new CjDriver();
        var codes = Enumerable.Range(0, 3).Select(_ => driver.Cj.Send("POST", CjDriver.Root + "/shopping/order/getOrderDetailBatch", """{"orderIds":["X"]}""", ("CJ-Access-Token", driver.Token)).Json().GetProperty("code").GetInt32());
        codes.ShouldBe([200, 200, 1600200]);
    }

    [Fact]
    public void Points_run_out_with_429_and_come_back_by_the_minute_and_at_midnight()
    {
        var driver = new CjDriver(options => options with { PointsPerDay = 1_440 });
        var asked = $"/product/variant/queryByVid?vid={driver.Vid()}";
        for (var call = 0; call < 144; call++) driver.Try("GET", asked)!.Status.ShouldBe(200);
        driver.Clock.Advance(TimeSpan.FromMinutes(2));
        var left = driver.Try("GET", "/setting/get").Json().GetProperty("pointsInfo");
        left.GetProperty("remaining").GetInt32().ShouldBeInRange(3, 6, "one a minute, for the two minutes and the time the calls took");
        var refused = driver.Try("GET", asked);
        refused!.Status.ShouldBe(429);
        refused.Json().GetProperty("code").GetInt32().ShouldBe(1600201);
        driver.Clock.Advance(TimeSpan.FromHours(16));
        driver.Try("GET", "/setting/get").Json().GetProperty("pointsInfo").GetProperty("remaining").GetInt32().ShouldBe(1_440);
    }

    [Fact]
    public void Calls_are_counted_by_interface()
    {
        var driver = new CjDriver();
        driver.Detail(driver.Create());
        driver.Cj.Calls.ShouldBe(new Dictionary<string, int>
        {
            ["GET /api2.0/v1/shopping/order/getOrderDetail"] = 1, ["POST /api2.0/v1/authentication/getAccessToken"] = 1, ["POST /api2.0/v1/shopping/order/createOrderV2"] = 1,
        }, ignoreOrder: true);
    }
}
