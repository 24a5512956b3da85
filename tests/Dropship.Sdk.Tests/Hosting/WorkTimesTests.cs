using Dropship.Domain;
using Dropship.Files;
using Dropship.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Sdk.Tests.Hosting;

/// <summary>Holidays and work days as a shop is told them: in any order, whole or not at all unless the user says so.</summary>
public sealed class WorkTimesTests : IDisposable
{
    private const string Good = "region,day,name,until\nCN,2026-02-16,Spring Festival,2026-02-23\nDE,2026-04-03,Good Friday,\n";
    private readonly string _path = Path.GetTempFileName();
    private readonly ShopDefinition _shop = new(new("harbour"));
    private readonly ShopBuilder _builder;

    public WorkTimesTests() => _builder = new(_shop, new ServiceCollection());

    public void Dispose() => File.Delete(_path);

    private List<string> Errors() => [.. _shop.WorkTimes.Errors()];

    private string Write(string text)
    {
        File.WriteAllText(_path, text);
        return _path;
    }

    [Fact]
    public void A_supplier_keeps_the_holidays_of_its_region()
    {
        _builder.SupplierWorks("cj", new("Asia/Shanghai") { Region = "CN", CutOff = TimeSpan.FromHours(18) }, handlingDays: 2).WithHolidays(Write(Good)).WithPolicies(rules => rules with { MaxTries = 7 });
        Errors().ShouldBeEmpty();
        var rules = _shop.WorkTimes.Into(_shop.Policies);
        rules.MaxTries.ShouldBe(7);
        var (calendar, handling) = rules.Deadlines.Suppliers[new("cj")];
        handling.ShouldBe(2);
        (calendar.Zone.Id, calendar.CutOff, calendar.Rest.Count, calendar.Closed.Count).ShouldBe(("Asia/Shanghai", TimeSpan.FromHours(18), 2, 1));
        calendar.IsWorkDay(new(2026, 2, 23)).ShouldBeFalse();
        calendar.IsWorkDay(new(2026, 4, 3)).ShouldBeTrue("that is a holiday elsewhere");
    }

    [Fact]
    public void The_marketplace_may_count_in_work_days()
    {
        _builder.MarketplaceWorks(new("Europe/Berlin") { Region = "DE" }, shipWithinDays: 3).WithHolidays(Write(Good));
        var rules = _shop.WorkTimes.Into(_shop.Policies).Deadlines;
        (rules.ShipWithinDays, rules.Marketplace.Closed.Count).ShouldBe((3, 1));
    }

    [Fact]
    public void A_bad_row_stops_the_start_by_file_line_column_and_cure()
    {
        _builder.SupplierWorks("cj", new("Asia/Shanghai") { Region = "CN" }).WithHolidays(Write(Good + "CN,2026-13-01,never,\nCN,,nothing,\n"));
        Errors().ShouldBe([$"Holidays: {Path.GetFileName(_path)}, line 4: day '2026-13-01' is not a day of the years 2000 to 2099: write it as 2026-01-31", $"Holidays: {Path.GetFileName(_path)}, line 5: day '' is not a day of the years 2000 to 2099: write it as 2026-01-31"]);
    }

    [Fact]
    public void Good_rows_are_taken_when_the_user_says_so_and_the_bad_ones_told()
    {
        List<FileFault> bad = [];
        _builder.SupplierWorks("cj", new("Asia/Shanghai") { Region = "CN" }).WithHolidays(Write(Good + "CN,2026-13-01,never,\n"), bad.Add);
        Errors().ShouldBeEmpty();
        bad.ShouldHaveSingleItem().Line.ShouldBe(4);
        _shop.WorkTimes.Into(_shop.Policies).Deadlines.CalendarOf(new("cj")).Closed.Count.ShouldBe(1);
    }

    [Fact]
    public void A_file_that_is_not_there_stops_the_start() => _builder.WithHolidays("none/holidays.csv").ShouldSatisfyAllConditions(_ => Errors().ShouldHaveSingleItem().ShouldStartWith("Holidays: 'none/holidays.csv' cannot be read"));

    [Fact]
    public void What_makes_no_sense_is_told_by_its_key()
    {
        _builder.WithHolidays(Write(Good))
            .SupplierWorks("a", new("Asia/Shanghai") { Region = "FR" })
            .SupplierWorks("b", new("Mars/Olympus"))
            .SupplierWorks("c", new("Asia/Shanghai") { CutOff = TimeSpan.Zero })
            .SupplierWorks("d", new("Asia/Shanghai"), handlingDays: -1)
            .MarketplaceWorks(new("Asia/Shanghai") { Rest = [.. Enum.GetValues<DayOfWeek>()] });
        Errors().Select(error => error.Split(": ")[0]).ShouldBe(["WorkDays:a:Region", "WorkDays:b", "WorkDays:c", "WorkDays:d", "WorkDays:Marketplace"]);
        _shop.Errors(new ServiceCollection().BuildServiceProvider()).ShouldContain(error => error.StartsWith("Dropship:Shops:harbour:WorkDays:a:Region: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_work_times_the_rules_stay_the_same() => _shop.WorkTimes.Into(_shop.Policies).ShouldBeSameAs(_shop.Policies);
}
