using Dropship.Domain;

namespace Dropship.Security.Tests.Canary;

/// <summary>Marked secrets and marked buyers go through everything the engine does; not one of them is seen where it has no place.</summary>
public sealed class CanaryTests
{
    private const int Days = 40;

    // Personal data may be in the one table that can be erased, tokens in the one that must keep them.
    private static readonly string[] Home = ["table addresses", "table tokens"];

    private static readonly Dictionary<string, (string Finding, Action<Planted> Leak)> Leaks = new()
    {
        ["a log line with the name"] = ("name in log", planted => planted.Log($"order of {planted.Marks.Name}")),
        ["an exception with the key"] = ("CJ API key in log", planted => Planted.Throw($"cannot use {planted.Marks.CjKey}")),
        ["an exception that is swallowed"] = ("17TRACK key in exception FormatException", Swallow),
        ["a metric's tag"] = ("tax number in metric", planted => Planted.Count(planted.Marks.TaxId)),
        ["a trace's tag, coded"] = ("phone in trace", planted => Planted.Trace(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(planted.Marks.Phone)))),
    };

    public static TheoryData<string> Kinds => [.. Leaks.Keys];

    [Fact]
    public async Task No_secret_and_no_buyer_is_seen()
    {
        await using var run = new CanaryRun(10);
        await run.LiveAsync(Days);
        await run.AskAsync();
        Found(run).ShouldBeEmpty();
        ItWasEventful(run);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_planted_leak_is_found_by_name(string kind)
    {
        await using var run = new CanaryRun(20 + Leaks.Keys.ToList().IndexOf(kind), planted => planted.Leak = Leaks[kind].Leak);
        await run.LiveAsync(1);
        await run.AskAsync();
        Found(run).ShouldContain(Leaks[kind].Finding);
    }

    private static List<string> Found(CanaryRun run) =>
        [.. run.Sinks.Find(run.Vendors.Secrets.Concat(run.Marks.Personal)).Where(finding => !Home.Any(home => finding.EndsWith(home, StringComparison.Ordinal)))];

    // A run in which nothing happens finds nothing.
    private static void ItWasEventful(CanaryRun run)
    {
        run.Statuses.ShouldBe([200, 401, 404]);
        run.Vendors.Days.ShouldAllBe(days => days.HadAll);
        var sinks = run.Sinks.Seen.Select(seen => seen.Sink).ToHashSet();
        foreach (var sink in new[] { "log", "trace", "metric", "explanation", "history", "header", "table journal", "table orders", "table addresses", "table tokens", "table inbox" }) sinks.ShouldContain(sink);
        run.Sinks.Find(run.Vendors.Secrets.Concat(run.Marks.Personal)).Select(finding => finding.Split(" in ")[1]).Distinct().Order(StringComparer.Ordinal).ToArray().ShouldBe(Home);   // the marks are where they may be
        run.Sinks.Seen.ShouldContain(seen => seen.Sink == "log" && seen.Text.Contains("is parked", StringComparison.Ordinal));
    }

    private static void Swallow(Planted planted)
    {
        try
        {
            Planted.Throw(planted.Marks.TrackKey);
        }
        catch (FormatException)
        {
            return;
        }
    }
}
