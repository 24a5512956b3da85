using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Buying;

/// <summary>A judgement in figures and in words.</summary>
public sealed class JudgementSpecs
{
    private static readonly LineCost Line = new(Shirts.Id, Euro(20m), Euro(2m), Euro(12.30m), Euro(3.10m), Euro(0m), Euro(0m));
    private static readonly Judgement Judged = new(Euro(18m), Euro(15.40m), Euro(0m), 0.1m, null) { Lines = [Line] };

    [Fact]
    public void It_says_every_part_and_the_floor_it_was_held_to()
    {
        const string Sum = "12.30 EUR goods + 3.10 EUR freight + 2.00 EUR fees of 20.00 EUR leaves 2.60 EUR, 14.44 % after fees";
        Judged.Describe().ShouldBe(Sum + "; the floor is 10 %");
        (Judged with { Floor = null }).Describe().ShouldBe(Sum);
        (Judged with { LineFloor = 0.2m }).Describe().ShouldBe($"line l1: {Sum}; the floor of a line is 20 %");
    }

    [Fact]
    public void What_brings_nothing_has_no_share() =>
        new Judgement(Euro(0m), Euro(15.40m), Euro(0m), null, null).Describe().ShouldBe("15.40 EUR goods and freight of 0.00 EUR leaves -15.40 EUR");

    [Fact]
    public void Taxes_and_expected_returns_are_said_and_taken_off()
    {
        var taxed = Judged with { Lines = [Line with { Tax = Euro(0.50m), Returns = Euro(0.30m) }] };
        taxed.Remains.ShouldBe(Euro(1.80m));
        taxed.Describe().ShouldBe("12.30 EUR goods + 3.10 EUR freight + 0.50 EUR tax + 0.30 EUR expected returns + 2.00 EUR fees of 20.00 EUR leaves 1.80 EUR, 10 % after fees; the floor is 10 %");
    }

    [Fact]
    public void Without_its_lines_a_judgement_of_an_earlier_version_is_judged_as_a_whole() => (Judged with { Lines = null, LineFloor = 0.9m }).IsAboveFloor.ShouldBeTrue();

    [Fact]
    public void A_line_keeps_its_floor_after_fee_taxes_and_returns()
    {
        var line = Line with { Tax = Euro(0.50m), Returns = Euro(0.30m) };
        line.Remains.ShouldBe(Euro(1.80m));
        line.Keeps(0.1m).ShouldBeTrue("1.80 is a tenth of the 18.00 that the line brings");
        line.Keeps(0.101m).ShouldBeFalse();
        (line with { Price = Euro(0m) }).Keeps(0.9m).ShouldBeTrue("a gift");
    }
}
