using System.Collections.Concurrent;
using Xunit.Abstractions;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Laws that are never put to the test hold for nothing: the histories have to meet everything the domain knows.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private const int Histories = 3000;

    [Fact]
    public void The_histories_meet_every_event_stage_phase_question_and_work()
    {
        var met = new ConcurrentDictionary<string, int>();
        Parallel.For(1, Histories + 1, number => Count(Simulation.Run(Settings.Of(number), Rules.Real), met));
        foreach (var (what, times) in met.OrderBy(static each => each.Value)) output.WriteLine($"{times,8} {what}");
        Expected().Where(what => !met.ContainsKey(what)).ShouldBeEmpty();
    }

    private static void Count(History history, ConcurrentDictionary<string, int> met)
    {
        var seen = new HashSet<string> { $"Ending {history.Ending}" };
        foreach (var commit in history.Commits)
        {
            if (commit.Taken.Happened is { } happened) seen.Add(happened.GetType().Name);
            seen.Add($"Phase {commit.Taken.Order.Phase(commit.At)}");
            seen.Add($"Release {commit.Taken.Order.Release}");
            foreach (var line in commit.Taken.Order.Demanded())
                foreach (var (place, units) in (ReadOnlySpan<(string, int)>)[("Lost", line.Lost), ("Returned", line.Returned), ("Withdrawn", line.Withdrawn)])
                    if (units > 0) seen.Add($"Line {place}");
        }

        foreach (var turn in history.Turns)
        {
            foreach (var purchase in turn.Order.Purchases) seen.Add($"Purchase {turn.Order.Stage(purchase, turn.At).GetType().Name}");
            foreach (var allocation in turn.Order.Allocations) seen.Add($"Allocation {turn.Order.Stage(allocation)}");
            foreach (var todo in turn.Agenda.Todos) seen.Add(todo is Todo.Send send ? $"Send {send.Key.Kind}" : $"Todo {todo.GetType().Name}");
            foreach (var ask in turn.Agenda.Asks) seen.Add($"Ask {ask.Kind}");
        }

        foreach (var what in seen) met.AddOrUpdate(what, 1, static (_, times) => times + 1);
    }

    private static IEnumerable<string> Expected() =>
    [
        .. typeof(Fact).GetNestedTypes().Concat(typeof(Decision).GetNestedTypes()).Select(static type => type.Name),
        .. typeof(PurchaseStage).GetNestedTypes().Where(static type => type != typeof(PurchaseStage.Heard)).Select(static type => $"Purchase {type.Name}"),   // an undecided purchase reads as Placed or Paid as soon as its order is seen
        .. typeof(Todo).GetNestedTypes().Where(static type => type != typeof(Todo.Send)).Select(static type => $"Todo {type.Name}"),
        .. Enum.GetNames<Phase>().Select(static phase => $"Phase {phase}"),
        .. Enum.GetNames<AllocationStage>().Select(static stage => $"Allocation {stage}"),
        .. Enum.GetNames<AskKind>().Select(static kind => $"Ask {kind}"),
        .. Enum.GetNames<TryKind>().Select(static kind => $"Send {kind}"),
        "Release 1",
        "Line Lost",
        "Line Returned",
        "Line Withdrawn",
        "Ending Closed",
        "Ending Waiting",
    ];
}
