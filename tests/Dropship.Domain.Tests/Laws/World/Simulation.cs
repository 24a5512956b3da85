using static Dropship.Domain.Command;

namespace Dropship.Domain.Tests.Laws;

/// <summary>
/// The engine's loop in miniature, pure, in the world of the simulator: faults happen until its calm begins, then time runs
/// on until the order rests or waits for a person.
/// </summary>
internal sealed class Simulation : World
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(100);
    private const int MostTurns = 4000;
    private const int MostPasses = 40;
    private readonly Sender _sender;
    private Instant _lastNews = Start;
    private Instant? _retryAt;
    private Order _order;

    private Simulation(Setting setting, Rules rules) : base(setting)
    {
        Rules = rules;
        History = new(setting, rules) { World = this };
        _sender = new(this);
        _order = new(new OrderKey(new("shop"), new("o-1")));
    }

    internal Rules Rules { get; }

    internal History History { get; }

    internal override Order Order => _order;

    internal override Looked Looked { get; set; }

    internal int Life { get; private set; }

    internal static History Run(Setting setting, Rules rules)
    {
        var world = new Simulation(setting, rules);
        try
        {
            world.Market.Open();
            for (var turn = 0; turn < MostTurns && world.History.Ending == Ending.Running; turn++) world.Turn();
            if (world.History.Ending == Ending.Running) world.History.Ending = Ending.Endless;
        }
        catch (Exception thrown) when (thrown is InvalidOperationException or ArgumentException or NullReferenceException or FormatException or OverflowException or KeyNotFoundException)
        {
            (world.History.Ending, world.History.Thrown) = (Ending.Thrown, thrown);
        }

        return world.History;
    }

    internal Taken Decide(Decision wanted, Author by) => Take(new Decide(wanted), by);

    internal override void Answer(Decision wanted) => Decide(wanted, Author.Person);

    internal override void Hear(Fact fact) => Take(new Command.Record(fact), Author.Told);

    /// <summary>The process dies: only the order's events live on.</summary>
    internal void Crash()
    {
        (Looked, Life, _retryAt) = (default, Life + 1, null);
        History.Crashes++;
    }

    private Taken Take(Command command, Author by)
    {
        var taken = Rules.Take(Order, command);
        History.Commits.Add(new(Now, by, Order, command, taken));
        if (taken.Happened is not (null or Fact.AbsenceSeen)) _lastNews = Now;
        _order = taken.Order;
        return taken;
    }

    private void Turn()
    {
        while (Post.TryTake(Now, out var what)) what();
        if (Work() is not { } agenda) return;
        if (!agenda.Asks.IsEmpty) Person.IsAsked();
        var next = Instant.Earlier(Instant.Earlier(agenda.WakeAt, Post.Next), _retryAt);
        if (next is not { } due)
        {
            History.Ending = agenda.Asks.IsEmpty ? Ending.Closed : Ending.Waiting;
            return;
        }

        if (Now - _lastNews > Patience && Post.Next is null)
        {
            History.Ending = Ending.Waiting;
            return;
        }

        var span = due > Now ? due - Now : TimeSpan.FromMilliseconds(1);
        Now += Now < CalmFrom && Chance.Of(15) ? Chance.Between(TimeSpan.FromMilliseconds(1), span) : span;
        if (Strikes(SimulationFaults.Crashes, 20)) Crash();
    }

    // Null if the process died on the way or will not come to an end.
    private Agenda? Work()
    {
        var (life, failed) = (Life, new HashSet<Todo>());
        _retryAt = null;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            if (Drain() is not { } agenda) return null;
            var todos = agenda.Todos.Where(todo => !failed.Contains(todo)).ToList();
            if (todos.Count == 0) return agenda;
            if (Now < CalmFrom) Chance.Shuffle(todos);
            foreach (var todo in todos)
            {
                if (todo is not Todo.Send && Strikes(SimulationFaults.DownTime, 30))
                {
                    failed.Add(todo);
                    _retryAt = Instant.Earlier(_retryAt, Now + Chance.Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(2)));
                    continue;
                }

                var done = true;
                if (todo is Todo.Send send) done = _sender.Send(send);
                else Reader.Read(todo);
                if (Life != life) return null;
                if (done) History.Deeds.Add(new(Now, Life, Order.Purchases.Count, todo));
            }
        }

        History.Ending = Ending.Endless;
        return null;
    }

    private Agenda? Drain()
    {
        for (var count = 0; count <= 20; count++)
        {
            var agenda = Rules.Next(Order, Policies, Now, Looked);
            History.Turns.Add(new(Now, Order, Looked, agenda));
            if (agenda.Decision is not { } decision) return agenda;
            var taken = Decide(decision, Author.Next);
            if (taken.Happened is not null) continue;
            History.Refused = $"{decision}: {taken.Refused?.Because ?? "nothing new"}";
            History.Ending = Ending.Endless;
            return null;
        }

        History.Ending = Ending.Endless;
        return null;
    }
}
