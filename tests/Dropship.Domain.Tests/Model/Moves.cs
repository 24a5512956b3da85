using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Domain.Tests.Model;

/// <summary>What may follow a world: the domain's own functions decide and fold, as the engine calls them; chance is every branch.</summary>
internal sealed class Moves(Setup setup)
{
    private ProtocolKind Kind => setup.Terms.Kind;

    internal IEnumerable<(Move Move, World World)> After(World world)
    {
        foreach (var first in (bool[])[true, false])
            foreach (var next in Act(world, first, first ? world.One : world.Two))
                yield return next;
        foreach (var next in Outside(world)) yield return next;
    }

    private IEnumerable<(Move, World)> Act(World world, bool first, Worker worker)
    {
        if (worker is not Worker.Idle && world.Crashes < setup.Crashes) yield return (Move.Crash, world.With(first, Worker.Resting) with { Crashes = world.Crashes + 1 });
        var next = worker switch
        {
            Worker.Idle idle => world.IsSettled ? [] : [(Move.Take, world.With(first, new Worker.Loaded(world.Order, idle.Made)))],
            Worker.Loaded loaded => Think(world, first, loaded),
            Worker.Opened opened => Gate(world, first, opened),
            Worker.Passed passed => Send(world, first, passed),
            Worker.Answered answered => [Record(world, first, answered)],
            _ => (IEnumerable<(Move, World)>)[],
        };
        foreach (var one in next) yield return one;
    }

    // One commit: decisions to their end and the try they open, if the order has not moved on.
    private IEnumerable<(Move, World)> Think(World world, bool first, Worker.Loaded loaded)
    {
        var (order, agenda, move) = Decide(loaded.Order, world.Now);
        var send = agenda.Todos.OfType<Todo.Send>().FirstOrDefault(todo => todo.Key.IsPurchaseStep);
        var rest = world.With(first, new Worker.Idle(loaded.Made));
        if (send is not null && setup.JournalsLate) return [(Move.Journal, world.With(first, new Worker.Passed(send.Key, send.No, send.Deadline, loaded.Made)))];
        if (send is not null) (order, move) = (Fulfilment.Take(order, new Decide(new TryOpened(send.Key, send.No, world.Now, send.Deadline))).Order, Move.Journal);
        if (!ReferenceEquals(order, loaded.Order))
        {
            if (!world.Order.Equals(loaded.Order)) return [(move, rest)];   // others were faster: nothing is written
            var written = world with { Order = order };
            return [(move, send is null ? written.With(first, new Worker.Idle(loaded.Made)) : written.With(first, new Worker.Opened(send.Key, send.No, send.Deadline, loaded.Made)))];
        }

        return agenda.Todos.OfType<Todo.ResolveDoubt>().FirstOrDefault() is { } doubt ? [(Move.Look, Look(rest, doubt))] : [(Move.Park, rest)];
    }

    private (Order Order, Agenda Agenda, Move Move) Decide(Order order, Instant now)
    {
        var move = Move.Park;
        for (var i = 0; ; i++)
        {
            var agenda = Fulfilment.Next(order, setup.Policies, now, new() { Sale = now, Supplier = now });
            if (order.Purchase(1)!.Closed is not null || agenda.Decision is not { } decision) return (order, agenda, move);
            var taken = Fulfilment.Take(order, new Decide(decision));
            if (taken.Refused is { } refused || i == 20) throw new InvalidOperationException($"{decision} is planned and does not come to be");
            (order, move) = (taken.Order, decision is PurchaseClosed ? Move.Close : Move.Choose);
        }
    }

    private static World Look(World world, Todo.ResolveDoubt doubt)
    {
        var (order, found) = (world.Order, false);
        foreach (var seen in world.Vendor.Seen())
        {
            order = Tell(order, new SupplierOrderSeen(doubt.Round, seen));
            found |= doubt.Key.Kind == TryKind.Create || seen.IsBought;
        }

        return world with { Order = found ? order : Tell(order, new AbsenceSeen(doubt.Key, doubt.No, world.Now)) };
    }

    private IEnumerable<(Move, World)> Gate(World world, bool first, Worker.Opened opened)
    {
        if (world.Now >= opened.Deadline) return [(Move.NotSent, world.With(first, new Worker.Answered(opened.Key, opened.No, Outcome.NotSent, 0, opened.Made)))];
        var passed = new Worker.Passed(opened.Key, opened.No, opened.Deadline, opened.Made);
        return setup.IsBounded ? Send(world, first, passed) : [(Move.Gate, world.With(first, passed))];
    }

    private IEnumerable<(Move, World)> Send(World world, bool first, Worker.Passed passed)
    {
        World Answer(Outcome outcome, Vendor vendor, int order = 0, int made = 0) =>
            world.With(first, new Worker.Answered(passed.Key, passed.No, outcome, order, made > 0 && setup.PaysNew ? made : passed.Made)) with { Vendor = vendor };
        if (passed.Key.Kind == TryKind.Pay)
        {
            var no = setup.PaysNew && passed.Made > 0 ? passed.Made : Vendor.NumberOf(world.Purchase.Chosen!.Value);
            yield return (Move.Effect, Answer(Outcome.Done, world.Vendor.Pay(no), no));
            if (setup.OnlyStalls) yield break;
            yield return (Move.EffectLost, Answer(Outcome.Unknown, world.Vendor.Pay(no)));
            if (world.Vendor.PayWire == 0) yield return (Move.Late, Answer(Outcome.Unknown, world.Vendor with { PayWire = no }));
            if ((world.Vendor.Paid & (1 << no)) == 0) yield return (Move.Refuse, Answer(Outcome.Rejected, world.Vendor));
        }
        else
        {
            var reference = setup.NewKeys ? $"r{passed.No}" : "r";
            var after = world.Vendor.Create(Kind, reference);
            yield return (Move.Effect, Answer(Outcome.Done, after, after.Orders, after.Orders));
            if (setup.OnlyStalls) yield break;
            yield return (Move.EffectLost, Answer(Outcome.Unknown, after));
            if (world.Vendor.Wire.Length == 0) yield return (Move.Late, Answer(Outcome.Unknown, world.Vendor with { Wire = reference }));
            if (!world.Vendor.Knows(reference)) yield return (Move.Refuse, Answer(Outcome.Rejected, world.Vendor));
        }

        yield return (Move.Lost, Answer(Outcome.Unknown, world.Vendor));
    }

    // Facts need no fence: they are taken in whatever the order has become.
    private (Move, World) Record(World world, bool first, Worker.Answered answered)
    {
        var order = world.Order;
        if (setup.JournalsLate) order = Fulfilment.Evolve(order, new TryOpened(answered.Key, answered.No, world.Now, world.Now + TimeSpan.FromSeconds(100)));
        order = Tell(order, new TryClosed(answered.Key, answered.No, answered.Outcome, world.Now, answered.Outcome == Outcome.Rejected ? DeclineReason.Declined : DeclineReason.None));
        if (answered.Outcome == Outcome.Done) order = Tell(order, new SupplierOrderSeen(1, world.Vendor.Seen().Single(seen => seen.Id == Vendor.IdOf(answered.Order))));
        if (setup.ClosesOnRefusal && answered.Outcome == Outcome.Rejected && order.Purchase(1) is { Closed: null, IsBought: false }) order = Fulfilment.Evolve(order, new PurchaseClosed(1, CloseReason.Declined, world.Now));
        return (Move.Record, world.With(first, new Worker.Idle(answered.Made)) with { Order = order });
    }

    private IEnumerable<(Move, World)> Outside(World world)
    {
        var vendor = world.Vendor;
        if (vendor.Wire.Length > 0) yield return (Move.Arrive, world with { Vendor = vendor.Create(Kind, vendor.Wire) with { Wire = "" } });
        if (vendor.Wire.Length > 0) yield return (Move.Drop, world with { Vendor = vendor with { Wire = "" } });
        if (vendor.PayWire > 0) yield return (Move.Arrive, world with { Vendor = vendor.Pay(vendor.PayWire) with { PayWire = 0 } });
        if (vendor.PayWire > 0) yield return (Move.Drop, world with { Vendor = vendor with { PayWire = 0 } });
        if (world.Hours < setup.Hours && !world.IsSettled && (!setup.IsBounded || vendor.IsQuiet) && (!setup.OnlyStalls || (MayStall(world.One) && MayStall(world.Two)))) yield return (Move.Time, world with { Now = world.Now + TimeSpan.FromHours(1), Hours = world.Hours + 1 });
    }

    private static bool MayStall(Worker worker) => worker is Worker.Idle or Worker.Passed or Worker.Answered;

    private static Order Tell(Order order, Fact fact)
    {
        var taken = Fulfilment.Take(order, new Command.Record(fact));
        return taken.Refused is { } refused ? throw new InvalidOperationException($"a fact was refused: {refused}") : taken.Order;
    }
}
