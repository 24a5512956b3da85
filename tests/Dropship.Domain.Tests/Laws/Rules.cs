namespace Dropship.Domain.Tests.Laws;

/// <summary>
/// The functions under judgement. The laws run on <see cref="Real"/>; a planted fault replaces one of them, so that a law
/// that cannot see it is found out.
/// </summary>
internal sealed record Rules
{
    internal static Rules Real { get; } = new();

    internal Func<Order, Command, Taken> Take { get; init; } = Fulfilment.Take;

    internal Func<Order, Event, Order> Evolve { get; init; } = Fulfilment.Evolve;

    internal NextRule Next { get; init; } = Fulfilment.Next;

    internal Func<Order, IReadOnlyList<Transfer>> Transfers { get; init; } = Ledger.Transfers;

    internal Func<Order, Instant, Phase> Phase { get; init; } = Phases.Phase;

    internal Func<Event, Event> Copy { get; init; } = Copies.Of;
}

internal delegate Agenda NextRule(Order order, Policies policies, Instant now, in Looked looked);
