using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Sourcing;

/// <summary>Which row of a tax table holds for goods.</summary>
public sealed class TaxTableSpecs
{
    private static readonly TaxRule Plain = new("VAT", "ES", T0 - Days(10), 0.21m);

    private static decimal? Rate(TaxTable table, string postal = "28", string origin = "CN", string kind = "6109", Instant? at = null)
    {
        var found = table.Find(new("ES", postal), origin, kind, at ?? T0);
        return found.IsEmpty ? null : found.Single().Rate;
    }

    [Fact]
    public void The_row_that_fits_best_counts_the_class_before_the_region_before_the_origin()
    {
        var table = TaxTable.Of(
        [
            Plain, Plain with { Origin = "CN", Rate = 0.01m }, Plain with { Region = "35", Rate = 0.02m }, Plain with { Class = "61", Rate = 0.03m }, Plain with { Class = "6109", Rate = 0.04m },
        ]);
        table.Count.ShouldBe(5);
        Rate(table).ShouldBe(0.04m);
        Rate(table, kind: "6110").ShouldBe(0.03m);
        Rate(table, kind: "", postal: "351").ShouldBe(0.02m);
        Rate(table, kind: "").ShouldBe(0.01m);
        Rate(table, kind: "", origin: "").ShouldBe(0.21m);
        table.Find(new("PT"), "CN", "6109", T0).ShouldBeEmpty();
    }

    [Fact]
    public void A_row_holds_from_its_beginning_to_its_end()
    {
        var table = TaxTable.Of([Plain with { Until = T0 }, Plain with { From = T0, Rate = 0.22m, Until = T0 + Days(1) }]);
        Rate(table, at: T0 - Days(10)).ShouldBe(0.21m);
        Rate(table, at: T0 - Days(10) - TimeSpan.FromMilliseconds(1)).ShouldBeNull();
        Rate(table, at: T0).ShouldBe(0.22m);
        Rate(table, at: T0 + Days(1)).ShouldBeNull();
    }

    [Fact]
    public void Taxes_of_different_names_add_up() =>
        TaxTable.Of([Plain, Plain with { Tax = "duty", Rate = 0.12m }]).Find(new("ES"), "", "", T0).Select(static rule => rule.Tax).ShouldBe(["VAT", "duty"]);

    [Fact]
    public void Two_rows_that_contradict_each_other_are_no_table() =>
        Should.Throw<ArgumentException>(() => TaxTable.Of([Plain, Plain with { From = T0, Rate = 0.22m }])).Message.ShouldContain("VAT in ES");
}
