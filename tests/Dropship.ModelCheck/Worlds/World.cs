using Dropship.Domain;

namespace Dropship.ModelCheck.Worlds;

/// <summary>Everything there is at a moment: the durable order (by its number in <see cref="Orders"/>), the clock, the vendors' own books, and what is under way between them. Compares by value.</summary>
/// <param name="Order">The order, as the store has it.</param>
/// <param name="Clock">Which of the scenario's moments it is.</param>
/// <param name="Market">The marketplace's books.</param>
/// <param name="Books">The suppliers' books.</param>
/// <param name="Flights">Writes between their try and the record of their answer.</param>
/// <param name="Faults">How many faults have struck.</param>
internal sealed record World(int Order, int Clock, Market Market, Few<TrueOrder> Books, Few<Flight> Flights, int Faults = 0)
{
    internal World Land(Flight flight, Flight? after = null) => this with { Flights = Flights.Where(other => other != flight).Concat(after is { } next ? [next] : []).OrderBy(static each => each.Key).ThenBy(static each => each.No).ToFew() };

    internal World Enter(TrueOrder before, TrueOrder after) => this with { Books = Books.Select(each => each == before ? after : each).ToFew() };
}
