using Dropship.Domain;

namespace Dropship.Sdk.Tests.Docs;

/// <summary>docs/operating.md names every question, every reason of a hold and every metric: nobody meets one at night that no page explains.</summary>
public sealed class OperatingTests
{
    private static readonly string Page = File.ReadAllText(House.At("docs/operating.md"));

    [Fact]
    public void Every_question_has_its_row() => Rows(Enum.GetNames<AskKind>()).ShouldBeEmpty();

    [Fact]
    public void Every_hold_has_its_row() => Rows(Enum.GetNames<HoldReason>()).ShouldBeEmpty();

    [Fact]
    public void Every_metric_has_its_row() => Rows(Quoted("CreateCounter<long>(\"", File.ReadAllText(House.At("src/Dropship.Sdk/Engine/Telemetry.cs")))).ShouldBeEmpty();

    [Fact]
    public void Every_log_event_is_told()
    {
        var numbers = File.ReadAllText(House.At("src/Dropship.Sdk/Engine/LogMessages.cs")).Split("[LoggerMessage(").Skip(1).Select(part => part.Split(',')[0]).Where(number => number != "1").ToList();
        numbers.Count.ShouldBeGreaterThan(5);
        var told = Page.Split("| log event |")[1].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).SelectMany(line => line.Split('|')[1].Split(',')).Select(number => number.Trim()).ToHashSet();
        numbers.Where(number => !told.Contains(number)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Rows(IEnumerable<string> names) => names.Where(name => !Page.Contains($"\n| `{name}` |", StringComparison.Ordinal));

    private static List<string> Quoted(string before, string text)
    {
        var names = text.Split(before).Skip(1).Select(part => part.Split('"')[0]).ToList();
        names.Count.ShouldBeGreaterThan(3);
        return names;
    }
}
