using Dropship.Domain;
using Dropship.ModelCheck.Worlds;

namespace Dropship.ModelCheck.Moves;

/// <summary>What one visit of the engine comes to: its decisions, the writes it opens in the same commit, and what it wants to look at.</summary>
/// <param name="Order">The order after the commit, by its number.</param>
/// <param name="Decided">The decisions, with the order each was taken on.</param>
/// <param name="Opened">The writes.</param>
/// <param name="Agenda">What is left to do.</param>
/// <param name="Broken">What it breaks by itself, or null.</param>
internal sealed record Thought(int Order, IReadOnlyList<(Order Before, Decision Decided)> Decided, Few<Flight> Opened, Agenda Agenda, string? Broken);
