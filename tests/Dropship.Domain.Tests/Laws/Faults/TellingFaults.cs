using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Planted against M13: told twice, at night, too often, too early.</summary>
internal static class TellingFaults
{
    internal static IReadOnlyList<Fault> All { get; } =
    [
        new("M13", "what may have arrived is told again", Plant.Seeing(static order => order with { Tries = order.Tries.Select(static tried => tried is { Key.Kind: TryKind.Notify, Outcome: Outcome.Unknown } ? tried with { Outcome = Outcome.NotSent } : tried).ToFew() })),
        new("M13", "the quiet hours are not heeded", Under(static rules => rules with { Quiet = null })),
        new("M13", "there is no most in a day", Under(static rules => rules with { MostPerDay = 1000 })),
        new("M13", "a refund is told when it is decided", Early()),
    ];

    private static Rules Under(Func<NotifyRules, NotifyRules> change) => Rules.Real with
    {
        Next = (Order order, Policies policies, Instant now, in Looked looked) => Fulfilment.Next(order, policies.Notifying is { } rules ? policies with { Notifying = change(rules) } : policies, now, looked),
    };

    private static Rules Early() => Rules.Real with
    {
        Next = static (Order order, Policies policies, Instant now, in Looked looked) =>
        {
            var agenda = Fulfilment.Next(order, policies, now, looked);
            var key = new NoticeKey(NoticeKind.Refunded, "1", "", 0).ToTry();
            return policies.Notifying is not null && agenda.Decision is null && order.Refund(1) is not null && order.Read(key, now).Count == 0 && now.ToDateTimeOffset().Hour is >= 8 and < 21
                ? agenda with { Todos = agenda.Todos.Add(new Todo.Send(key, 1, now + TimeSpan.FromMinutes(1))) }
                : agenda;
        },
        Take = static (order, command) => command is Decide { Wanted: TryOpened { Key.Kind: TryKind.Notify } opened } && order.Read(opened.Key, opened.At).Count == 0 ? Plant.Force(order, opened) : Fulfilment.Take(order, command),
    };
}
