namespace Dropship.Domain.Tests.Laws;

/// <summary>Nothing falls asleep, nothing comes early, nothing spins.</summary>
internal static class WakingLaws
{
    private static readonly TimeSpan Far = TimeSpan.FromDays(500);

    internal static string? Wakes(History history)
    {
        var chance = new Chance(history.Setting.Seed ^ 7);
        if (Repeats(history) is { } repeated) return repeated;
        for (var i = 0; i < history.Turns.Count; i++)
        {
            var turn = history.Turns[i];
            if (turn.Agenda.Decision is not null) continue;
            if (turn.Agenda.WakeAt <= turn.At) return $"{turn.At}: wakes at {turn.Agenda.WakeAt}, which is not later";
            if (turn.Agenda.WakeAt is null && turn.Agenda.Todos.IsEmpty && turn.Order.IsOpen(turn.At)) return $"{turn.At}: open ({turn.Order.Phase(turn.At)}), yet nothing wakes it";
            if (i > 0 && ReferenceEquals(turn.Order, history.Turns[i - 1].Order) && turn.Looked == history.Turns[i - 1].Looked && !chance.Of(20)) continue;
            if (Early(history, turn, chance) is { } early) return early;
        }

        var last = history.Turns[^1];
        return history.Ending is Ending.Closed or Ending.Waiting && last.Agenda.Asks.IsEmpty && last.Order.IsOpen(last.At)
            ? $"{last.At}: open ({last.Order.Phase(last.At)}), nothing moves and nobody is asked"
            : null;
    }

    private static string? Early(History history, Turn turn, Chance chance)
    {
        var span = (turn.Agenda.WakeAt is { } wake ? wake - turn.At : Far) - TimeSpan.FromMilliseconds(1);
        if (span <= TimeSpan.Zero || !turn.Agenda.Todos.IsEmpty) return null;   // with work left undone it is due now
        foreach (var later in (ReadOnlySpan<TimeSpan>)[span, chance.Between(TimeSpan.Zero, span), chance.Between(TimeSpan.Zero, span < TimeSpan.FromHours(2) ? span : TimeSpan.FromHours(2))])
        {
            var at = turn.At + later;
            var agenda = history.Rules.Next(turn.Order, history.World.Policies, at, turn.Looked);
            if (agenda.Decision is { } decision) return $"asked at {turn.At}, wakes at {turn.Agenda.WakeAt}, but at {at} decides {decision}";
            foreach (var todo in agenda.Todos)
                if (!turn.Agenda.Todos.Any(known => Same(known, todo)))
                    return $"asked at {turn.At}, wakes at {turn.Agenda.WakeAt}, but at {at} wants {todo}";
            if (turn.Agenda.WakeAt is null && turn.Agenda.Todos.IsEmpty && turn.Order.IsOpen(at)) return $"asked at {turn.At}: closed, yet open at {at}";
        }

        return null;
    }

    private static string? Repeats(History history)
    {
        // One wallet is remembered, so a further purchase may need the first one's again.
        var done = new HashSet<(Instant, int, int, Todo)>();
        foreach (var deed in history.Deeds)
            if (!done.Add((deed.At, deed.Life, deed.Todo is Todo.CheckFunds ? deed.Rounds : 0, Identity(deed.Todo))))
                return $"{deed.At}: done twice at one instant: {deed.Todo}";
        return history.Ending == Ending.Endless && history.Refused is null && !ProposingLaws.Decides(history) ? $"{history.Turns[^1].At}: spins: {history.Turns[^1].Agenda.Todos}" : null;
    }

    private static bool Same(Todo one, Todo other) => Identity(one) == Identity(other);

    // The deadline of a send moves with the question; the write is the same.
    private static Todo Identity(Todo todo) => todo is Todo.Send send ? send with { Deadline = default } : todo;
}
