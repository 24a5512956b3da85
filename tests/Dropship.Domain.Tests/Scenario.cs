using System.Text;
using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Telling;

namespace Dropship.Domain.Tests;

/// <summary>
/// Given a history, when something is told, decided or the clock moves on, then the order answers with events, refusals
/// and an agenda. Every step runs the decisions to their end, as one commit does, and holds the agenda against the rules
/// that no agenda may break.
/// </summary>
internal sealed class Scenario(Policies? policies = null)
{
    private readonly StringBuilder _transcript = new();
    private readonly List<Event> _happened = [];
    private readonly List<Step> _steps = [];
    private TryOpened? _sent;

    /// <summary>A commit or a wait: what the order was, what it is, and what led there.</summary>
    internal sealed record Step(Order Before, Instant From, Order After, Instant To, string By);

    internal Order Order { get; private set; } = new(new OrderKey(new("shop"), new("o-1")));

    internal Instant Now { get; private set; } = Sample.T0;

    internal Policies Policies { get; private set; } = policies ?? Policies.Default;

    internal Looked Looked { get; set; }

    internal Agenda Agenda { get; private set; }

    /// <summary>Events of the last step.</summary>
    internal IReadOnlyList<Event> Happened => _happened;

    internal IReadOnlyList<Step> Steps => _steps;

    internal string Transcript => _transcript.ToString().TrimEnd();

    internal Phase Phase => Order.Phase(Now);

    internal bool IsOpen => Order.IsOpen(Now);

    internal PurchaseStage Stage(int round = 1) => Order.Stage(Order.Purchase(round)!, Now);

    /// <summary>History as it was stored: folded, not asked for.</summary>
    internal Scenario Given(params Event[] history) => Commit("given", () =>
    {
        foreach (var past in history)
        {
            Order = Fulfilment.Evolve(Order, past);
            Note("given", past);
        }
    });

    /// <summary>Vendors, people or the wire tell facts, in one commit.</summary>
    internal Scenario Told(params Fact[] facts) => Commit(Names(facts), () =>
    {
        foreach (var fact in facts)
            if (Take(new Command.Record(fact), "told") is { } refused)
                throw new InvalidOperationException($"a fact was refused: {refused}");
    });

    /// <summary>A decision is taken, by a person or by the spec, and passes.</summary>
    internal Scenario Decides(Decision decision) => Commit(decision.GetType().Name, () => Take(new Decide(decision), "decided").ShouldBeNull(Transcript));

    /// <summary>What stands against a decision.</summary>
    internal RefusalCode? Refusal(Decision decision)
    {
        var refused = Fulfilment.Take(Order, new Decide(decision)).Refused;
        refused?.Because.ShouldNotBeNullOrWhiteSpace($"{decision.GetType().Name} is refused as {refused.Code} without a word why");
        return refused?.Code;
    }

    /// <summary>The planned write goes on the wire: its try is opened.</summary>
    internal Scenario Sends(TryKind kind)
    {
        var send = Agenda.Todos.OfType<Todo.Send>().FirstOrDefault(todo => todo.Key.Kind == kind)
            ?? throw new InvalidOperationException($"{kind} is not planned\n{Transcript}");
        return Decides(_sent = new TryOpened(send.Key, send.No, Now, send.Deadline));
    }

    /// <summary>The write that was sent last ends, in one commit with what it learned.</summary>
    internal Scenario Ends(Outcome outcome, params Fact[] learned) => Told([.. learned, new TryClosed(_sent!.Key, _sent.No, outcome, Now)]);

    /// <summary>The vendor says no to the write that was sent last.</summary>
    internal Scenario Fails(DeclineReason reason) => Told(new TryClosed(_sent!.Key, _sent.No, Outcome.Rejected, Now, reason));

    /// <summary>A look after the write that was sent last found nothing.</summary>
    internal Scenario FindsNothing() => MarksLooks(now => Looked with { Doubt = now, Verify = now }).Told(new AbsenceSeen(_sent!.Key, _sent.No, Now));

    /// <summary>Sale, suppliers and carriers were just read, without news.</summary>
    internal Scenario Reads() => MarksLooks(now => Looked with { Sale = now, Supplier = now, Carrier = now });

    internal Scenario MarksLooks(Func<Instant, Looked> mark) => Commit("look", () => Looked = mark(Now));

    internal Scenario Waits(TimeSpan span) => At(Now + span);

    internal Scenario At(Instant moment) => Commit("time", () => Now = moment);

    /// <summary>Sleeps until the order asks to be woken.</summary>
    internal Scenario Wakes() => At(Agenda.WakeAt ?? throw new InvalidOperationException($"nothing is waited for\n{Transcript}"));

    internal Scenario Under(Func<Policies, Policies> change) => Commit("policy", () => Policies = change(Policies));

    internal T Decided<T>() where T : Decision => _happened.OfType<T>().ShouldHaveSingleItem(Transcript);

    internal void DecidedNo<T>() where T : Decision => _happened.OfType<T>().ShouldBeEmpty(Transcript);

    /// <summary>How many doubts are to be looked into.</summary>
    internal int Looks() => Agenda.Todos.OfType<Todo.ResolveDoubt>().Count();

    internal bool Plans(TryKind kind) => Agenda.Todos.OfType<Todo.Send>().Any(send => send.Key.Kind == kind);

    internal bool Plans<T>() where T : Todo => Agenda.Todos.OfType<T>().Any();

    internal bool Asks(AskKind kind) => Agenda.Asks.Any(ask => ask.Kind == kind);

    private static string Names(IEnumerable<object> things) => string.Join(" + ", things.Select(thing => thing is TryClosed closed ? $"{closed.Key.Kind} {closed.Outcome}" : thing.GetType().Name).Distinct());

    private Scenario Commit(string by, Action change)
    {
        var (before, from) = (Order, Now);
        _happened.Clear();
        change();
        for (var i = 0; ; i++)
        {
            Agenda = Fulfilment.Next(Order, Policies, Now, Looked);
            if (Agenda.Decision is not { } decision) break;
            (decision is OrderHeld { Detail.Length: 0 }).ShouldBeFalse($"it is held without a word why\n{Transcript}");
            if (i == 20) throw new InvalidOperationException($"decisions do not end\n{Transcript}");
            if (Take(new Decide(decision), "decided") is { } refused) throw new InvalidOperationException($"{Tell(decision)} is planned but refused: {refused}\n{Transcript}");
        }

        HoldsRules();
        foreach (var todo in Agenda.Todos) Note("to do", todo);
        foreach (var ask in Agenda.Asks) Note("asks", ask);
        _steps.Add(new(before, from, Order, Now, by));
        return this;
    }

    private Refusal? Take(Command command, string how)
    {
        var taken = Fulfilment.Take(Order, command);
        if (taken.Happened is not { } happened) return taken.Refused;
        Order = taken.Order;
        _happened.Add(happened);
        Note(how, happened);
        return null;
    }

    private void HoldsRules()
    {
        foreach (var send in Agenda.Todos.OfType<Todo.Send>())
            Fulfilment.Take(Order, new Decide(new TryOpened(send.Key, send.No, Now, send.Deadline))).Refused.ShouldBeNull($"{send.Key} is planned but refused\n{Transcript}");
        if (Agenda.WakeAt is { } wake) (wake > Now).ShouldBeTrue($"it would wake at once again\n{Transcript}");
        if (IsOpen) (Agenda.WakeAt is not null || !Agenda.Todos.IsEmpty).ShouldBeTrue($"open, and nothing is waited for\n{Transcript}");
        Agenda.Todos.Distinct().Count().ShouldBe(Agenda.Todos.Count, Transcript);
        foreach (var ask in Agenda.Asks) ask.Subject.ShouldNotBeNullOrWhiteSpace($"{ask.Kind} does not say what it is about\n{Transcript}");
    }

    private void Note(string how, object what) => _transcript.Append($"{Clock(Now)} {how} {Tell(what)}\n");
}
