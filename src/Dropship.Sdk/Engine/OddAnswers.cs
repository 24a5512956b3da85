using Dropship.Domain;

namespace Dropship.Engine;

/// <summary>A look whose answer cannot be used, by the fault of this one order.</summary>
internal sealed record OddAnswer(Todo Look, string Why, Instant Until);

/// <summary>The looks of one visit whose answers cannot be used. They are not asked again in it, and do not stop the others; the order is parked until the first may be tried again.</summary>
internal sealed class OddAnswers
{
    private readonly List<OddAnswer> _all = [];

    internal bool Any => _all.Count > 0;

    internal Instant? Until { get; private set; }

    internal string Why => string.Join("; ", _all.Select(static odd => odd.Why));

    internal void Add(OddAnswer odd)
    {
        _all.Add(odd);
        Until = Instant.Earlier(Until, odd.Until);
    }

    internal Agenda Without(Agenda agenda)
    {
        if (!Any) return agenda;
        Few<Todo> left = [];
        foreach (var todo in agenda.Todos)
            if (!_all.Exists(odd => odd.Look == todo))
                left = left.Add(todo);
        return agenda with { Todos = left };
    }
}
