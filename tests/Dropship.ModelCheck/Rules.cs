using Dropship.Domain;

namespace Dropship.ModelCheck;

/// <summary>The two functions of the domain under judgement; a guard is removed by putting others in their place.</summary>
internal sealed record Rules(Func<Order, Command, Taken> Take, NextRule Next)
{
    internal static Rules Real { get; } = new(Fulfilment.Take, Fulfilment.Next);
}

internal delegate Agenda NextRule(Order order, Policies policies, Instant now, in Looked looked);
