using Dropship.Domain;
using Dropship.ModelCheck.Searching;
using Dropship.ModelCheck.Worlds;
using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;

namespace Dropship.ModelCheck.Moves;

/// <summary>A visit of the engine: decisions to their end and the tries of what is to be sent, in one commit. What it comes to depends on the order and the clock alone, so it is worked out once for both.</summary>
internal sealed class Engine(Setting setting)
{
    private const int Most = 20;
    private readonly Dictionary<(int Order, int Clock), Thought> _thoughts = [];

    internal IEnumerable<Step> After(World world)
    {
        var thought = Think(world);
        if (IsIdle(world, thought)) yield break;
        var after = world with { Order = thought.Order, Flights = world.Flights.Concat(thought.Opened).OrderBy(static each => each.Key).ThenBy(static each => each.No).ToFew() };
        yield return new(after, setting.Say(() => Tell(thought)), thought.Broken ?? Properties.Judge(setting, world, thought));
    }

    internal static bool IsIdle(World world, Thought thought) => thought.Order == world.Order && thought.Opened.IsEmpty && thought.Broken is null;

    internal Thought Think(World world)
    {
        var key = (world.Order, world.Clock);
        if (!_thoughts.TryGetValue(key, out var thought)) _thoughts[key] = thought = Think(setting.Order(world), world.Clock);
        return thought;
    }

    private Thought Think(Order order, int clock)
    {
        List<(Order, Decision)> decided = [];
        var now = setting.At(clock);
        var looked = new Looked { Sale = now, Funds = now, Supplier = now };   // what a look brings is a step of its own and may come at any time: as if each had just been made
        for (var i = 0; i <= Most; i++)
        {
            var agenda = setting.Rules.Next(order, setting.Scenario.Policies, now, looked);
            if (agenda.Decision is { } decision)
            {
                var taken = setting.Rules.Take(order, new Decide(decision));
                if (taken.Happened is null) return Broken(order, decided, agenda, $"{Property.ProposalsAreTaken}: {decision.GetType().Name} is proposed and {(taken.Refused is { } no ? $"refused: {no.Because}" : "changes nothing")}");
                decided.Add((order, decision));
                order = taken.Order;
            }
            else if (Answer(order, agenda) is { } answered) order = answered;
            else return Open(order, decided, agenda, clock);
        }

        return Broken(order, decided, default, $"{Property.ProposalsAreTaken}: the decisions do not end");
    }

    // Offers and quotes are facts of a moment and race with nothing here.
    private Order? Answer(Order order, Agenda agenda)
    {
        foreach (var todo in agenda.Todos)
            if (todo is Todo.FindOffers search) return setting.Rules.Take(order, new Record(setting.Scenario.Offers(search.Search))).Order;
            else if (todo is Todo.GetQuote quote && order.Allocations.First(each => each.No == quote.Allocation).Proposed is { } proposed)
                return setting.Rules.Take(order, new Record(new Fact.QuoteSeen(quote.Allocation, setting.Scenario.Cost * proposed.Units.Sum(static units => units.Quantity), Scenario.Start))).Order;
        return null;
    }

    // What was decided to be bought in this commit is sent after the sale was read once more: a visit of its own.
    private Thought Open(Order order, List<(Order Before, Decision Decided)> decided, Agenda agenda, int clock)
    {
        Few<Flight> opened = [];
        var before = order;
        foreach (var todo in agenda.Todos)
        {
            if (todo is not Todo.Send send || (send.Key.IsPurchaseStep && decided.Any(each => each.Decided is PurchaseIntended))) continue;
            var taken = setting.Rules.Take(order, new Decide(new TryOpened(send.Key, send.No, setting.At(clock), send.Deadline)));
            if (taken.Happened is null) return Broken(order, decided, agenda, $"{Property.ProposalsAreTaken}: {send.Key} is proposed and refused: {taken.Refused?.Because}");
            order = taken.Order;
            opened = opened.Add(new(send.Key, send.No, clock, before.OpenCancel is not null || before.IsWithdrawn()));
        }

        return new(setting.Orders.NumberOf(order), decided, opened, agenda, null);
    }

    private Thought Broken(Order order, List<(Order, Decision)> decided, Agenda agenda, string broken) => new(setting.Orders.NumberOf(order), decided, [], agenda, broken);

    private static string Tell(Thought thought)
    {
        var decisions = thought.Decided.Select(static each => Telling.Of(each.Decided));
        var writes = thought.Opened.Select(static flight => $"sends {flight}");
        return $"engine: {string.Join("; ", decisions.Concat(writes).DefaultIfEmpty(thought.Broken is null ? "takes note" : "stops"))}";
    }
}
