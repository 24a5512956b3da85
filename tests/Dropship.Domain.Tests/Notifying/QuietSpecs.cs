using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Notifying;

/// <summary>Nobody is woken by a message, and nobody is flooded with them.</summary>
public sealed class QuietSpecs
{
    private static readonly Zone East = new("East", Hours(-5), []);
    private static readonly Zone West = new("West", Hours(-8), []);

    [Theory]
    [InlineData("12:00", "12:00")]
    [InlineData("20:59", "20:59")]
    [InlineData("21:00", "08:00+1")]
    [InlineData("23:30", "08:00+1")]
    [InlineData("00:00", "08:00")]
    [InlineData("07:59", "08:00")]
    [InlineData("08:00", "08:00")]
    public void A_night_ends_in_the_morning(string at, string next) => QuietHours.Night.Next([Zone.Utc], Clock(at)).ShouldBe(Clock(next));

    [Theory]
    [InlineData("15:59", "16:00")]   // 8 in the west; in the east it is 11
    [InlineData("16:00", "16:00")]
    [InlineData("01:59+1", "01:59+1")]
    [InlineData("02:00+1", "16:00+1")]   // 21 in the east, where it is 18 in the west
    public void Of_several_zones_each_must_be_awake(string at, string next) => QuietHours.Night.Next([East, West], Clock(at)).ShouldBe(Clock(next));

    [Fact]
    public void Hours_within_a_day_and_none_at_all()
    {
        new QuietHours(Hours(13), Hours(15)).Next([Zone.Utc], Clock("14:00")).ShouldBe(Clock("15:00"));
        new QuietHours(Hours(13), Hours(13)).Next([Zone.Utc], Clock("13:00")).ShouldBe(Clock("13:00"));
    }

    [Fact]
    public void Zones_of_which_one_always_sleeps_are_judged_by_the_first()
    {
        Few<Zone> zones = [Zone.Utc, new("A", Hours(8), []), new("B", Hours(-8), [])];
        QuietHours.Night.Next(zones, Clock("12:00")).ShouldBe(Clock("12:00"));
        QuietHours.Night.Next(zones, Clock("03:00")).ShouldBe(Clock("08:00"));
    }

    [Fact]
    public void Two_days_to_the_moment_are_not_too_long_to_wait()
    {
        Few<Zone> zones = [Zone.Utc, new("A", Hours(8), [new(Clock("12:00+2"), Hours(-4))]), new("B", Hours(-8), [])];
        QuietHours.Night.Next(zones, Clock("16:00")).ShouldBe(Clock("16:00+2"));
        QuietHours.Night.Next(zones, Clock("15:59")).ShouldBe(Clock("15:59"), "longer than that the first zone alone counts");
    }

    [Fact]
    public void A_message_waits_for_the_customers_morning()
    {
        var rules = NotifyRules.Default with { Zones = new Dictionary<string, Few<Zone>> { ["DE"] = [new Zone("There", Hours(12), [])] } };
        var order = APaidOrder(Policies.Default with { Notifying = rules });
        order.Plans(TryKind.Notify).ShouldBeFalse("it is 22 o'clock there");
        order.Agenda.WakeAt!.Value.ShouldBeLessThanOrEqualTo(T0 + Hours(10));
        order.At(T0 + Hours(10) - Minutes(1)).Plans(TryKind.Notify).ShouldBeFalse();
        order.At(T0 + Hours(10)).Plans(TryKind.Notify).ShouldBeTrue();
    }

    [Fact]
    public void More_than_the_most_in_a_day_waits_until_the_first_is_a_day_old()
    {
        var order = ABoughtPurchase(Policies.Default with { Notifying = NotifyRules.Default with { MostPerDay = 2 } }).Sends(TryKind.Notify).Ends(Outcome.Done);
        var revision = 1;
        for (var days = 5; days < 7; days++)
        {
            order.Waits(Hours(1)).Told(Paid(Shirts with { ShipBy = T0 + Days(days) }) with { Revision = ++revision });
            if (days == 5) order.Sends(TryKind.Notify).Ends(Outcome.Done);
        }

        order.Plans(TryKind.Notify).ShouldBeFalse();
        order.At(T0 + Days(1) - Minutes(1)).Plans(TryKind.Notify).ShouldBeFalse();
        order.At(T0 + Days(1)).Plans(TryKind.Notify).ShouldBeTrue();
    }

    private static Instant Clock(string text)
    {
        var (time, days) = text.Split('+') is [var clock, var more] ? (clock, int.Parse(more, System.Globalization.CultureInfo.InvariantCulture)) : (text, 0);
        return Instant.From(new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).AddDays(days) + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_is_tried_again_waits_for_the_morning_as_well_and_what_never_left_costs_the_customer_nothing()
    {
        var order = APaidOrder(Policies.Default with { Notifying = NotifyRules.Default with { MostPerDay = 1 } }).Sends(TryKind.Notify).Ends(Outcome.NotSent);
        order.Waits(Minutes(2)).Plans(TryKind.Notify).ShouldBeTrue();
        order.At(T0 + Hours(12)).Plans(TryKind.Notify).ShouldBeFalse("it is 22 o'clock");
        order.At(T0 + Hours(22)).Plans(TryKind.Notify).ShouldBeTrue();
    }

    [Fact]
    public void An_order_at_rest_wakes_when_another_message_may_be_told()
    {
        var rules = NotifyRules.Default with { MostPerDay = 1, Silent = [NoticeKind.Confirmed, NoticeKind.ShipsLate] };
        var order = AShippedOrder(Policies.Default with { Notifying = rules }).Sends(TryKind.Notify).Ends(Outcome.Done).Waits(Hours(1));
        order.Told(Scan(Number, ParcelPhase.Delivered, order.Now)).PaidOut();
        order.Plans(TryKind.Notify).ShouldBeFalse();
        order.Agenda.WakeAt.ShouldBe(T0 + Days(2));
    }
}
