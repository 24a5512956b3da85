namespace Dropship.Domain.Tests.Settling;

/// <summary>The next payday after a moment.</summary>
public sealed class PayoutScheduleSpecs
{
    private static Instant At(int month, int day, int hour = 0) => Instant.From(new(2026, month, day, hour, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(1, 10, 0, 1, 15)]
    [InlineData(1, 14, 23, 1, 15)]
    [InlineData(1, 15, 0, 2, 1)]
    [InlineData(1, 31, 12, 2, 1)]
    public void Days_of_the_month(int month, int day, int hour, int payMonth, int payDay) =>
        PayoutSchedule.OnDays(1, 15).After(At(month, day, hour)).ShouldBe(At(payMonth, payDay));

    [Fact]
    public void The_last_day_of_a_shorter_month_stands_for_a_day_it_does_not_have()
    {
        var last = PayoutSchedule.OnDays(31);
        last.After(At(2, 1)).ShouldBe(At(2, 28));
        last.After(At(2, 28)).ShouldBe(At(3, 31));
        last.After(At(4, 1)).ShouldBe(At(4, 30));
    }

    [Fact]
    public void A_day_of_the_week_begins_in_its_own_zone_also_when_the_clocks_change()
    {
        var pacific = new Zone("Pacific", TimeSpan.FromHours(-8), [new(At(3, 8, 10), TimeSpan.FromHours(-7))]);
        var tuesdays = PayoutSchedule.Weekly(DayOfWeek.Tuesday, pacific);
        tuesdays.After(At(3, 2)).ShouldBe(At(3, 3, 8));
        tuesdays.After(At(3, 3, 8)).ShouldBe(At(3, 10, 7));
        (tuesdays with { DaysOfMonth = [5] }).After(At(3, 3, 8)).ShouldBe(At(3, 5, 8), "both kinds of days count");
    }

    [Fact]
    public void A_schedule_without_a_day_or_with_one_that_there_is_not_is_unsound()
    {
        PayoutSchedule.OnDays().IsSound.ShouldBeFalse();
        PayoutSchedule.OnDays(0).IsSound.ShouldBeFalse();
        PayoutSchedule.OnDays(32).IsSound.ShouldBeFalse();
        PayoutSchedule.OnDays(31).IsSound.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => PayoutSchedule.OnDays().After(At(1, 1)));
    }
}
