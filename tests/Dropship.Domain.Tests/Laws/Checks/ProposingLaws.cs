using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;

namespace Dropship.Domain.Tests.Laws;

/// <summary>What Next proposes, Take accepts.</summary>
internal static class ProposingLaws
{
    internal static string? Proposes(History history)
    {
        if (history.Refused is { } refused) return $"{history.Turns[^1].At}: refused: {refused}";
        if (Decides(history)) return $"{history.Turns[^1].At}: decisions do not end: {history.Turns[^1].Agenda.Decision}";
        foreach (var turn in history.Turns)
            foreach (var todo in turn.Agenda.Todos)
                if (todo is Todo.Send send && history.Rules.Take(turn.Order, new Decide(new TryOpened(send.Key, send.No, turn.At, send.Deadline))) is { Happened: null } taken)
                    return $"{turn.At}: {send} is refused: {taken.Refused?.Because ?? "nothing new"}";
        return null;
    }

    /// <summary>True if the history ended in decisions without end.</summary>
    internal static bool Decides(History history) => history.Ending == Ending.Endless && history.Turns.Count > 20 && history.Turns[^1].Agenda.Decision is not null;
}
