using Dropship.Testing.Sandbox;

namespace Dropship.Testing.Tests.SeventeenTrack;

public sealed class TrackRegisterTests
{
    private readonly TrackDriver _driver = new();

    [Theory]
    [InlineData("""[{"carrier":190008}]""", -18010010)]
    [InlineData("""[{"number":"1234"}]""", -18010012)]
    [InlineData("""[{"number":"YT 616912345678901"}]""", -18010012)]
    [InlineData("""[{"number":"RR123456789CN","carrier":999999}]""", -18019910)]
    [InlineData("""[{"number":"ABCDE12345"}]""", -18019903)]
    [InlineData("""[{"number":"RR123456789CN","auto_detection":false}]""", -18019903)]
    public void A_number_that_cannot_be_followed_is_rejected_and_costs_nothing(string body, int code)
    {
        _driver.Code("register", body).ShouldBe(code);
        _driver.Track.QuotaUsed.ShouldBe(0);
    }

    [Theory]
    [InlineData("tag", 100, -18010015)]
    [InlineData("remark", 1000, -18010015)]
    [InlineData("email", 250, -18010015)]
    [InlineData("order_no", 50, -18010015)]
    public void A_text_has_a_longest_length(string field, int longest, int code)
    {
        _driver.Code("register", $$"""[{"number":"RR123456789CN","{{field}}":"{{new string('a', longest + 1)}}"}]""").ShouldBe(code);
        _driver.Code("register", $$"""[{"number":"RR123456789CN","{{field}}":"{{new string('a', longest)}}"}]""").ShouldBe(0);
    }

    [Fact]
    public void A_number_is_paid_for_once_for_each_carrier()
    {
        _driver.Code("register", TrackDriver.Item("RR123456789CN", 3011)).ShouldBe(0);
        _driver.Code("register", TrackDriver.Item("RR123456789CN", 3011)).ShouldBe(-18019901);
        _driver.Code("register", TrackDriver.Item("rr123456789cn")).ShouldBe(-18019901, "in any case");
        _driver.Code("register", TrackDriver.Item("RR123456789CN")).ShouldBe(-18019901);
        _driver.Track.QuotaUsed.ShouldBe(1);
        _driver.Code("register", TrackDriver.Item("RR123456789CN", 3013)).ShouldBe(0);
        var quota = _driver.Data("getquota", "[]");
        (quota.GetProperty("quota_used").GetInt32(), quota.GetProperty("quota_remain").GetInt32(), quota.GetProperty("today_used").GetInt32()).ShouldBe((2, 99_998, 2));
    }

    [Fact]
    public void A_lost_answer_is_answered_by_already_registered()
    {
        _driver.Track.Faults = _ => new SandboxFault.LoseAnswer();
        _driver.Try("register", TrackDriver.Item()).ShouldBeNull();
        _driver.Track.Faults = null;
        _driver.Code("register", TrackDriver.Item()).ShouldBe(-18019901);
        _driver.Track.QuotaUsed.ShouldBe(1);
    }

    [Fact]
    public void The_quota_and_the_day_have_an_end()
    {
        var driver = new TrackDriver(options => options with { Quota = 3, MostADay = 2 });
        int Register(int no) => driver.Code("register", TrackDriver.Item($"YT261691234567890{no}"));
        (Register(1), Register(2), Register(3)).ShouldBe((0, 0, -18019907));
        driver.Clock.Advance(TimeSpan.FromDays(1));
        (Register(3), Register(4)).ShouldBe((0, -18019908));
    }

    [Theory]
    [InlineData(null, 190008, 1)]
    [InlineData(190008, 190008, 2)]
    [InlineData(21051, 21051, 2)]
    [InlineData(3011, 190008, 1)]
    public void The_true_way_confirms_or_corrects_the_carrier(int? given, int carrier, int origin)
    {
        _driver.Track.Announce(TrackDriver.Way());
        var accepted = _driver.Data("register", TrackDriver.Item(carrier: given)).GetProperty("accepted")[0];
        (accepted.GetProperty("carrier").GetInt32(), accepted.GetProperty("origin").GetInt32()).ShouldBe((carrier, origin));
    }

    [Fact]
    public void A_carrier_that_is_only_guessed_is_told_as_a_guess() =>
        _driver.Data("register", TrackDriver.Item("RR123456789CN")).GetProperty("accepted")[0].GetProperty("origin").GetInt32().ShouldBe(3);

    [Fact]
    public void More_carriers_are_accepted_by_option()
    {
        var driver = new TrackDriver(options => options with { MoreCarriers = [999_999] });
        driver.Code("register", TrackDriver.Item("RR123456789CN", 999_999)).ShouldBe(0);
    }

    [Theory]
    [InlineData("gettrackinfo")]
    [InlineData("stoptrack")]
    [InlineData("retrack")]
    [InlineData("deletetrack")]
    [InlineData("push")]
    [InlineData("changeinfo")]
    [InlineData("changecarrier")]
    public void A_number_that_is_not_registered_is_rejected_by_all_other_calls(string path) => _driver.Code(path, TrackDriver.Item("21213123123230", 3011)).ShouldBe(-18019902);

    [Fact]
    public void A_number_with_two_carriers_must_be_told_with_one()
    {
        _driver.Code("register", TrackDriver.Item(carrier: 190008)).ShouldBe(0);
        _driver.Code("register", TrackDriver.Item(carrier: 3011)).ShouldBe(0);
        _driver.Code("stoptrack", TrackDriver.Item()).ShouldBe(-18019810);
        _driver.Code("stoptrack", TrackDriver.Item(carrier: 3011)).ShouldBe(0);
    }

    [Fact]
    public void Ways_may_come_from_the_host()
    {
        var driver = new TrackDriver(options => options with { Journeys = number => number == "HOST12345" ? TrackDriver.Way(number) : null });
        driver.Code("register", TrackDriver.Item("HOST12345")).ShouldBe(0);
        driver.Clock.Advance(TimeSpan.FromDays(11));
        driver.SubStatus("HOST12345").ShouldBe("Delivered_Other");
    }
}
