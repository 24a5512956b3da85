using Dropship.Domain;
using Dropship.Files;
using Dropship.Hosting;

namespace Dropship.Sdk.Tests.Hosting;

/// <summary>Taxes from a file: each bad row by line, column and cure; all or nothing unless the user says otherwise.</summary>
public sealed class TaxFileTests
{
    private const string Header = "tax,country,region,origin,class,from,until,rate,base,threshold,fixed,currency,paid\n";
    private static readonly string Example = Path.Combine(AppContext.BaseDirectory, "taxes.csv");

    private static FileReading<TaxRule> Read(string rows) => TaxFile.Read(new StringReader(Header + rows), "taxes.csv");

    private static Instant Day(int year, int month, int day) => Instant.From(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_row_is_a_rule_and_its_last_day_belongs_to_it() =>
        Read("duty,DE,10a,CN,6109,2026-01-01,2026-06-30,0.12,goods+freight,150,2.5,EUR,included\n").All.ShouldHaveSingleItem().ShouldBe(new TaxRule("duty", "DE", Day(2026, 1, 1), 0.12m)
        {
            Region = "10A", Origin = "CN", Class = "6109", Until = Day(2026, 7, 1), Base = TaxBase.GoodsAndFreight, Threshold = new(150m, new("EUR")), Fixed = new(2.5m, new("EUR")), IsIncluded = true,
        });

    [Fact]
    public void Four_columns_are_enough() =>
        TaxFile.Read(new StringReader("rate,from,country,tax\n0.19,2026-01-01,DE,VAT\n"), "t.csv").All.ShouldHaveSingleItem().ShouldBe(new TaxRule("VAT", "DE", Day(2026, 1, 1), 0.19m));

    [Theory]
    [InlineData(",DE,,,,2026-01-01,,0.1,,,,,", "tax '' is empty: fill it in")]
    [InlineData("VAT,Germany,,,,2026-01-01,,0.1,,,,,", "country 'Germany' is not a country: write its ISO 3166 code, two capital letters, for example DE")]
    [InlineData("VAT,DE,,cn,,2026-01-01,,0.1,,,,,", "origin 'cn' is not a country: write its ISO 3166 code, two capital letters, for example DE")]
    [InlineData("VAT,DE,,,,01.01.2026,,0.1,,,,,", "from '01.01.2026' is not a day of the years 2000 to 2099: write it as 2026-01-31")]
    [InlineData("VAT,DE,,,,2026-01-01,,19%,,,,,", "rate '19%' is not a number from 0 to 10: write it with a point and without thousands, for example 12.5")]
    [InlineData("VAT,DE,,,,2026-01-01,2025-12-31,0.1,,,,,", "until '2025-12-31' is before the day in from: mend one of the two")]
    [InlineData("VAT,DE,,,,2026-01-01,,0.1,all,,,,", "base 'all' is no base: write goods, goods+freight or price")]
    [InlineData("VAT,DE,,,,2026-01-01,,0.1,,150,,,", "currency '' is no currency, and threshold needs one: write its ISO 4217 code, three capital letters, for example EUR")]
    [InlineData("VAT,DE,,,,2026-01-01,,0.1,,,,,me", "paid 'me' says neither top nor included: write included if the supplier's price holds it or the marketplace pays it, else top")]
    public void A_bad_row_is_told_with_its_line_and_cure(string row, string what)
    {
        var reading = Read($"VAT,FR,,,,2026-01-01,,0.2,,,,,\n{row}\n");
        reading.Faults.ShouldHaveSingleItem().ToString().ShouldBe($"taxes.csv, line 3: {what}");
        reading.Rows.ShouldHaveSingleItem().Country.ShouldBe("FR");
        Should.Throw<BadFileException>(() => reading.All);
    }

    [Fact]
    public void Rows_that_overlap_are_told_with_both_lines_and_neither_is_taken()
    {
        var reading = Read("VAT,DE,,,,2026-01-01,2026-06-30,0.19,,,,,\nVAT,DE,,,,2026-06-30,,0.16,,,,,\nVAT,FR,,,,2026-01-01,,0.2,,,,,\nVAT,DE,,,61,2026-01-01,,0.07,,,,,\n");
        reading.Faults.ShouldHaveSingleItem().ToString().ShouldBe("taxes.csv, line 3: from '2026-06-30' is within the time of line 2, which holds for the same goods: end that one the day before, or keep one of the two");
        reading.Rows.Select(static row => (row.Country, row.Class)).ShouldBe([("FR", ""), ("DE", "61")]);
        Read("VAT,DE,,,,2026-07-01,,0.16,,,,,\nVAT,DE,,,,2026-01-01,2026-06-30,0.19,,,,,\n").All.Count.ShouldBe(2);
    }

    [Fact]
    public void A_row_without_end_is_within_every_later_one()
    {
        var reading = Read("VAT,DE,,,,2026-01-01,,0.19,,,,,\nVAT,DE,,,,2026-02-01,2026-02-28,0.16,,,,,\nVAT,DE,,,,2026-03-01,,0.16,,,,,\n");
        reading.Faults.Select(static fault => fault.Line).ShouldBe([3, 4]);
        reading.Rows.ShouldBeEmpty();
    }

    [Fact]
    public void The_example_is_good() => TaxTable.Of(TaxFile.Read(Example).All).Count.ShouldBe(7);
}
