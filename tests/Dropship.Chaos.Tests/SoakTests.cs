using Dropship.Chaos.Soaking;
using Dropship.Tests.Postgres;

namespace Dropship.Chaos.Tests;

/// <summary>Two processes on one store, in small: a second of orders, then all that comes of them.</summary>
public sealed class SoakTests
{
    private const double ASecond = 1.0 / 60;

    [Fact]
    public Task A_second_on_SQLite() => SoakAsync(Arguments.Sqlite);

    [PostgresFact]
    public Task A_second_on_PostgreSQL() => SoakAsync(Arguments.Postgres);

    [Fact]
    public void Growth_is_the_last_third_over_the_first_without_the_quarter_before()
    {
        Weights weights = new();
        foreach (var heap in (int[])[1, 1, 1, 10, 10, 10, 15, 15, 15, 20, 20, 20]) weights.Hear(["weight", $"{heap}", "7", "1"]);

        weights.Growth.ShouldBe((2, 1, 1));
        weights.Last.ShouldBe((20, 7, 1));
        new Weights().Growth.ShouldBe((1, 1, 1));
    }

    private static async Task SoakAsync(string store)
    {
        await using var said = new StringWriter();
        (await new Soak(new() { Store = store, Minutes = ASecond, Orders = 1 }, said, default).RunAsync()).IsClean.ShouldBeTrue(said.ToString());
    }
}
