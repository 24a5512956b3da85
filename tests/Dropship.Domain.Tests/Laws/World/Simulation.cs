using static Dropship.Domain.Command;

namespace Dropship.Domain.Tests.Laws;

/// <summary>
/// A small world around one order, pure and driven by a seed: a marketplace, suppliers, a carrier, a person, and the
/// engine's loop in miniature. Faults happen until <see cref="CalmFrom"/>; then the world keeps its promises and time
/// runs on until the order rests or waits for a person.
/// </summary>
internal sealed class Simulation
{
    internal static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));
    private static readonly TimeSpan Patience = TimeSpan.FromDays(100);
    private const int MostTurns = 4000;
    private const int MostPasses = 40;
    private readonly Sender _sender;
    private readonly Reader _reader;
    private Instant _lastNews = Start;
    private Instant? _retryAt;

    private Simulation(Setting setting, Rules rules)
    {
        (Setting, Rules, Chance) = (setting, rules, new Chance(setting.Seed));
        History = new(setting, rules) { World = this };
        CalmFrom = Start + Chance.Between(TimeSpan.FromDays(1), TimeSpan.FromDays(45));
        Suppliers = Conditions.Suppliers(this);
        Policies = Conditions.Policies(this);
        Courier = new(this);
        Market = new(this);
        Person = new(this);
        (_sender, _reader) = (new(this), new(this));
        Order = new(new OrderKey(new("shop"), new("o-1")));
    }

    internal Setting Setting { get; }

    internal Rules Rules { get; }

    internal Chance Chance { get; }

    internal History History { get; }

    internal Post Post { get; } = new();

    internal Policies Policies { get; }

    internal Market Market { get; }

    internal IReadOnlyList<Warehouse> Suppliers { get; }

    internal Courier Courier { get; }

    internal Person Person { get; }

    internal Order Order { get; private set; }

    internal Looked Looked { get; set; }

    internal Instant Now { get; private set; } = Start;

    internal Instant CalmFrom { get; }

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

    /// <summary>True if a trouble of this kind strikes now.</summary>
    internal bool Strikes(Troubles trouble, int percent = 100)
    {
        if (Now >= CalmFrom || !Setting.Has(trouble) || !Chance.Of(Setting.FaultPercent) || !Chance.Of(percent)) return false;
        History.Faults++;
        return true;
    }

    /// <summary>A fact comes in now, and perhaps once more later.</summary>
    internal void Tell(Fact fact)
    {
        Take(new Command.Record(fact), Author.Told);
        if (Strikes(Troubles.RepeatedFacts)) Post.At(Now + Chance.Between(TimeSpan.Zero, TimeSpan.FromDays(20)), () => Take(new Command.Record(fact), Author.Told));
    }

    /// <summary>A fact is on its way: soon, or late, so that others overtake it.</summary>
    internal void Mail(Fact fact)
    {
        var delay = Strikes(Troubles.LateFacts) ? Chance.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(10)) : Chance.Between(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Post.At(Now + delay, () => Tell(fact));
    }

    internal Taken Decide(Decision wanted, Author by) => Take(new Decide(wanted), by);

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
        Order = taken.Order;
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
        if (Strikes(Troubles.Crashes, 20)) Crash();
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
                if (todo is not Todo.Send && Strikes(Troubles.DownTime, 30))
                {
                    failed.Add(todo);
                    _retryAt = Instant.Earlier(_retryAt, Now + Chance.Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(2)));
                    continue;
                }

                var done = true;
                if (todo is Todo.Send send) done = _sender.Send(send);
                else _reader.Read(todo);
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
