using Dropship.Domain;
using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;

namespace Dropship.ModelCheck.Guarding;

/// <summary>
/// How a guard is removed without touching the domain: for the decisions it guards, both <see cref="Fulfilment.Next"/> and <see cref="Fulfilment.Take"/> are asked about an order in which
/// what the guard looks at is hidden. What they let pass then is folded into the real order; every other decision is taken as ever.
/// </summary>
internal sealed class Blinding(Func<Decision, bool> guarded, Func<Order, Instant, Order> hide)
{
    internal Rules Rules => new(Take, Next);

    private Taken Take(Order order, Command command)
    {
        if (command is not Decide { Wanted: var wanted } || !guarded(wanted)) return Fulfilment.Take(order, command);
        if (Fulfilment.Take(hide(order, wanted.At), command).Refused is { } refused) return new(order, null, refused);
        var after = Fulfilment.Evolve(order, wanted);
        return ReferenceEquals(after, order) ? new(order, null, null) : new(after, wanted, null);
    }

    private Agenda Next(Order order, Policies policies, Instant now, in Looked looked)
    {
        var real = Fulfilment.Next(order, policies, now, looked);
        var blind = Fulfilment.Next(hide(order, now), policies, now, looked);
        if (blind.Decision is { } without && guarded(without)) return blind;
        if (real.Decision is { } decision && !guarded(decision)) return real;

        // The guarded decision is not taken: what the blind one wants instead goes as far as the other guards let it. Else what the guard keeps from being sent is sent beside what is to be done anyway.
        if (real.Decision is not null) return blind with { Decision = blind.Decision is { } other && Lets(order, other) ? other : null, Todos = blind.Todos.Where(todo => todo is not Todo.Send send || Lets(order, Opening(send, now))).ToFew() };
        var todos = real.Todos.Where(todo => todo is not Todo.Send send || !guarded(Opening(send, now))).ToFew();
        foreach (var todo in blind.Todos)
            if (!todos.Contains(todo) && (todo is not Todo.Send send || guarded(Opening(send, now))))
                todos = todos.Add(todo);
        return real with { Todos = todos };
    }

    private bool Lets(Order order, Decision decision) => Take(order, new Decide(decision)).Refused is null;

    private static TryOpened Opening(Todo.Send send, Instant now) => new(send.Key, send.No, now, send.Deadline);
}
