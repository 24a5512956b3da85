namespace Dropship.Testing.Tests.SeventeenTrack;

/// <summary>What is refused before a number is looked at.</summary>
public sealed class TrackDoorTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    public void A_wrong_key_is_an_account_failure_with_the_status_that_was_chosen(int status)
    {
        var driver = new TrackDriver(options => options with { AccountFailureStatus = status });
        foreach (var key in (string[])["wrong", ""])
        {
            var answer = driver.Track.Send("POST", TrackDriver.Root + "/getquota", "[]", ("17token", key));
            answer!.Status.ShouldBe(status);
            answer.Json().GetProperty("code").GetInt32().ShouldBe(-18010002);
            answer.Json().GetProperty("data").GetProperty("errors")[0].GetProperty("code").GetInt32().ShouldBe(-18010002);
        }
    }

    [Fact]
    public void A_disabled_account_may_do_nothing()
    {
        var driver = new TrackDriver();
        driver.Track.IsDisabled = true;
        driver.Call("getquota", "[]").GetProperty("code").GetInt32().ShouldBe(-18010004);
        driver.Track.IsDisabled = false;
        driver.Call("getquota", "{}").GetProperty("code").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void The_fourth_call_in_a_second_is_too_much()
    {
        var driver = new TrackDriver();
        Status(driver).ShouldBe([200, 200, 200, 429, 429]);
        driver.Clock.Advance(TimeSpan.FromSeconds(1));
        Status(driver).ShouldBe([200, 200, 200, 429, 429], "a refused call counts for nothing");
    }

    [Theory]
    [InlineData("GET", "/track/v2.4/getquota")]
    [InlineData("POST", "/track/v2.4/nothing")]
    [InlineData("POST", "/track/v2.2/getquota")]
    public void Another_address_is_not_found(string verb, string path) => new TrackDriver().Track.Send(verb, path, "[]", ("17token", "123456ABCDEF"))!.Status.ShouldBe(404);

    [Theory]
    [InlineData("register", "[{", -18010013)]
    [InlineData("register", "{}", -18010013)]
    [InlineData("register", "[1]", -18010013)]
    [InlineData("register", "[]", -18010010)]
    [InlineData("gettracklist", "[]", -18010013)]
    public void A_body_of_the_wrong_form_is_refused_as_a_whole(string path, string body, int code)
    {
        var data = new TrackDriver().Data(path, body);
        data.GetProperty("errors")[0].GetProperty("code").GetInt32().ShouldBe(code);
        data.TryGetProperty("accepted", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("register")]
    [InlineData("gettrackinfo")]
    [InlineData("stoptrack")]
    [InlineData("push")]
    public void Forty_numbers_are_the_most(string path)
    {
        var driver = new TrackDriver();
        driver.Data(path, Numbers(41)).GetProperty("errors")[0].GetProperty("code").GetInt32().ShouldBe(-18010014);
        var data = driver.Data(path, Numbers(40));
        (data.GetProperty("accepted").GetArrayLength() + data.GetProperty("rejected").GetArrayLength()).ShouldBe(40);
    }

    [Fact]
    public void Real_time_tracking_is_not_authorised() => new TrackDriver().Call("getRealTimeTrackInfo", TrackDriver.Item()).GetProperty("code").GetInt32().ShouldBe(-18019912);

    private static IEnumerable<int> Status(TrackDriver driver) => [.. Enumerable.Range(0, 5).Select(_ => driver.Track.Send("POST", TrackDriver.Root + "/getquota", "[]", ("17token", driver.Options.Key))!.Status)];

    private static string Numbers(int count) => $"[{string.Join(',', Enumerable.Range(0, count).Select(no => $$"""{"number":"YT26169123456{{no:D5}}"}"""))}]";
}
