using Dropship.Domain;
using static Dropship.Domain.Command;

namespace Dropship.Testing.Simulation.Running;

/// <summary>One worker with an order in hand. What it holds may be old; the store decides.</summary>
internal sealed class Worker(Life life)
{
    private const int MostDecisions = 20;
    private readonly List<Event> _events = [];

    internal Order Order { get; private set; } = null!;

    internal Looked Looked { get; set; }

    internal int Version { get; private set; }

    internal IReadOnlyList<Event> Events => _events;

    /// <summary>What looks and answers brought and is not taken in yet.</summary>
    internal List<Fact> Brought { get; } = [];

    /// <summary>What was taken in since the last commit: taken in again if that commit fails.</summary>
    internal List<Fact> Gathered { get; } = [];

    /// <summary>True once its process has died: nothing it holds counts any more.</summary>
    internal bool IsDead { get; set; }

    internal bool IsBusy { get; set; }

    internal void Load(StoreImage image)
    {
        (Order, Looked, Version) = (image.Order, image.Looked, image.Version);
        _events.Clear();
    }

    internal void Committed()
    {
        _events.Clear();
        Gathered.Clear();
        Version++;
    }

    /// <summary>Takes in what was brought.</summary>
    internal void Hear()
    {
        foreach (var fact in Brought)
        {
            if (Fulfilment.Take(Order, new Record(fact)) is { Happened: { } happened } taken) Accept(taken.Order, happened);
            Gathered.Add(fact);
        }

        Brought.Clear();
    }

    /// <summary>Takes decisions until none is due; null if that does not end.</summary>
    internal Agenda? Drain()
    {
        for (var i = 0; i <= MostDecisions; i++)
        {
            var agenda = Fulfilment.Next(Order, life.Policies, life.Now, Looked);
            if (agenda.Decision is not { } decision) return agenda;
            if (!Decide(decision)) return null;
        }

        life.Illegal($"more than {MostDecisions} decisions at one instant");
        return null;
    }

    /// <summary>Takes a decision. One that is refused was proposed wrongly.</summary>
    internal bool Decide(Decision decision)
    {
        if (Checking.Forbidden.Why(Order, decision) is { } why) life.Illegal($"{decision}: {why}");
        var taken = Fulfilment.Take(Order, new Decide(decision));
        if (taken.Happened is { } happened)
        {
            Accept(taken.Order, happened);
            return true;
        }

        life.Illegal($"proposed and refused: {decision}: {taken.Refused?.Because ?? "nothing new"}");
        return false;
    }

    /// <summary>Writes down what no guard was asked about. Only planted faults do that.</summary>
    internal void Force(Event happened) => Accept(Fulfilment.Evolve(Order, happened), happened);

    private void Accept(Order after, Event happened)
    {
        Order = after;
        _events.Add(happened);
    }
}
