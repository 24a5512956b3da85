using System.Text;

namespace Dropship.Domain.Tests.Model;

/// <summary>Every world that can be reached, breadth first, held against the model's four properties on the supplier's true ledger.</summary>
internal sealed class Exploration
{
    private const int Most = 1_500_000;
    private readonly Dictionary<World, (World? From, Move Move)> _reached = [];
    private readonly Dictionary<Order, bool> _settling = [];
    private readonly Setup _setup;

    internal Exploration(Setup setup)
    {
        _setup = setup;
        var moves = new Moves(setup);
        var start = setup.Start();
        var open = new Queue<World>([start]);
        _reached[start] = (null, Move.Take);
        while (Broken is null && open.TryDequeue(out var world))
        {
            if (Judge(world) is { } broken) (Broken, Trace) = (broken, Tell(world));
            foreach (var (move, next) in moves.After(world))
            {
                Taken.Add(next.Purchase.Chosen == world.Purchase.Chosen ? move : Move.Choose);   // in one commit with the payment's try
                if (_reached.TryAdd(next, (world, move))) open.Enqueue(next);
            }

            if (_reached.Count > Most) throw new InvalidOperationException($"{setup} has more than {Most} worlds");
        }
    }

    internal int States => _reached.Count;

    internal HashSet<Move> Taken { get; } = [];

    /// <summary>The property that does not hold, or null; the search ends there.</summary>
    internal string? Broken { get; }

    /// <summary>The shortest way to it.</summary>
    internal string Trace { get; } = "";

    private string? Judge(World world) =>
        world.Vendor.Bought > 1 ? "twice"
        : world.Purchase.IsBought && world.Vendor.Bought == 0 ? "real"
        : world.Purchase.Closed is not null && world.Vendor.Bought > 0 ? "refused"
        : Settles(world.Order, world.Now) ? null : "settles";

    // Without anything new, time alone brings every order to its end, to a question for a person, or to a write that the next worker sends.
    private bool Settles(Order order, Instant now)
    {
        if (_settling.TryGetValue(order, out var known)) return known;
        var settles = false;
        for (var i = 0; i < 50 && !settles; i++)
        {
            var agenda = Fulfilment.Next(order, _setup.Policies, now, new() { Sale = now, Supplier = now, Doubt = now });
            settles = order.Purchase(1) is { Closed: not null } or { IsBought: true } || agenda.Decision is not null || !agenda.Asks.IsEmpty || agenda.Todos.Any(todo => todo is Todo.Send);
            now = agenda.WakeAt is { } wake && wake > now ? wake : now;
        }

        return _settling[order] = settles;
    }

    private string Tell(World world)
    {
        List<string> steps = [];
        for (var at = world; _reached[at] is { From: { } from } step; at = from)
            steps.Add($"{step.Move,-10} {Who(from, at),-4} hour {at.Hours}, bought {at.Vendor.Bought}, tries [{string.Join(", ", at.Order.Tries.Select(tried => $"{tried.Key} no {tried.No} {tried.Outcome?.ToString() ?? "open"}"))}]{(at.Purchase.Chosen is { } chosen ? $", chosen {chosen}" : "")}{(at.Purchase.Closed is not null ? ", closed" : "")}");
        var text = new StringBuilder($"{_setup}: '{Broken ?? Judge(world)}' does not hold after {steps.Count} steps:\n");
        foreach (var step in steps.AsEnumerable().Reverse()) text.Append(step).Append('\n');
        return text.ToString();
    }

    private static string Who(World from, World to) => !Equals(from.One, to.One) ? "one" : !Equals(from.Two, to.Two) ? "two" : "";
}
