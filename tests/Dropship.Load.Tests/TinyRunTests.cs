using Dropship.Tests.Postgres;

namespace Dropship.Load.Tests;

/// <summary>Each measurement in small: nothing is bought twice and nothing lost. How long it took is not judged here.</summary>
public sealed class TinyRunTests
{
    private static readonly string[] s_safe = ["lost_orders", "double_purchases"];

    [Theory]
    [InlineData("burst", "admission_seconds_p99")]
    [InlineData("recovery", "all_rescheduled_seconds")]
    [InlineData("memory", "live_heap_ratio")]
    public Task A_tiny_run_on_SQLite(string kind, string measured) => LoseNothingAsync(kind, Arguments.Sqlite, measured);

    [PostgresTheory]
    [InlineData("burst", "admission_seconds_p99")]
    [InlineData("recovery", "all_rescheduled_seconds")]
    public Task A_tiny_run_on_PostgreSQL(string kind, string measured) => LoseNothingAsync(kind, Arguments.Postgres, measured);

    private static async Task LoseNothingAsync(string kind, string store, string measured)
    {
        var figures = (await Session.MeasureAsync(new() { Kind = kind, Store = store, Orders = 100, Name = "tiny" })).ToDictionary(figure => figure.Key);

        figures.ShouldContainKey(measured);
        foreach (var key in s_safe)
            if (figures.TryGetValue(key, out var figure))
                figure.Value.ShouldBe(0, key);
    }
}
