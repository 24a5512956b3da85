namespace Dropship.Guards.Tests;

/// <summary>No generated quote is bought against a guard; with any one guard taken away, the judge finds it.</summary>
public sealed class GuardTests
{
    [Fact]
    public void Nothing_is_bought_against_a_guard()
    {
        var tally = Session.Run(new() { Quotes = 5_000, Seed = 7 });

        tally.First.ShouldBeNull();
        tally.Purchases.ShouldBeGreaterThan(500);
        tally.Expired.ShouldBeGreaterThan(100);
        tally.Drifted.ShouldBeGreaterThan(50);
        tally.StoppedAtTheWire.ShouldBeGreaterThan(0);
        tally.Holds.Keys.ShouldBe(["BelowMargin", "NoRate", "OverCeiling", "PriceRose", "Unsupplied"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(nameof(Forgotten.Floor), Finding.BelowFloor)]
    [InlineData(nameof(Forgotten.LineFloor), Finding.LineBelowFloor)]
    [InlineData(nameof(Forgotten.Expiry), Finding.Expired)]
    [InlineData(nameof(Forgotten.Drift), Finding.Drift)]
    [InlineData(nameof(Forgotten.Fees), Finding.BelowFloor)]
    [InlineData(nameof(Forgotten.Taxes), Finding.BelowFloor)]
    [InlineData(nameof(Forgotten.Returns), Finding.BelowFloor)]
    [InlineData(nameof(Forgotten.RateExpiry), Finding.NoRate)]
    [InlineData(nameof(Forgotten.RateChange), Finding.BelowFloor)]
    [InlineData(nameof(Forgotten.LastLook), Finding.Expired)]
    public void Without_a_guard_the_judge_finds_it(string without, string finding) =>
        Session.Run(new() { Quotes = 5_000, Seed = 7, Without = Enum.Parse<Forgotten>(without) }).Findings.Keys.ShouldContain(finding);

    [Fact]
    public void The_same_seed_tells_the_same() =>
        Report.Json(Session.Run(new() { Quotes = 500, Seed = 3 })).ShouldBe(Report.Json(Session.Run(new() { Quotes = 500, Seed = 3 })));
}
