using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Puts writes on the wire: the try is durable first, then the wire does what wires do.</summary>
internal sealed class Sender(Simulation world)
{
    /// <summary>False if the guards stood against it.</summary>
    internal bool Send(Todo.Send send)
    {
        var opened = new TryOpened(send.Key, send.No, world.Now, send.Deadline);
        if (world.Decide(opened, Author.Sender).Refused is not null) return false;
        if (world.Strikes(SimulationFaults.Crashes, 30)) world.Crash();
        else if (world.Strikes(SimulationFaults.LostAnswers, 40)) Close(opened, Outcome.NotSent);
        else if (world.Strikes(SimulationFaults.LostAnswers, 40)) Lose(opened);   // the request is lost: nobody hears of it
        else if (world.Strikes(SimulationFaults.LateEffects, 70)) Delay(opened);
        else Deliver(opened);
        return true;
    }

    private void Deliver(TryOpened opened)
    {
        var reply = Effect(opened);
        if (world.Strikes(SimulationFaults.Crashes, 30)) world.Crash();
        else if (world.Strikes(SimulationFaults.LostAnswers)) Lose(opened);
        else if (world.Strikes(SimulationFaults.LateFacts, 70)) world.Post.At(world.Now + world.Chance.Between(TimeSpan.FromSeconds(5), TimeSpan.FromHours(3)), () => Answer(opened, reply));
        else Answer(opened, reply);
    }

    private void Answer(TryOpened opened, Reply reply)
    {
        var closed = new TryClosed(opened.Key, opened.No, reply.Outcome, world.Now, reply.Reason);
        if (world.Chance.Of(50)) world.Tell(closed);
        foreach (var fact in reply.Learned)
            if (world.Strikes(SimulationFaults.LateFacts, 30)) world.Mail(fact);
            else world.Tell(fact);
        world.Tell(closed);
    }

    private void Lose(TryOpened opened)
    {
        if (world.Chance.Of(60)) Close(opened, Outcome.Unknown);
        else if (world.Chance.Of(50)) world.Crash();
    }

    // A request that lingers: it takes effect after we gave up waiting, yet within what the protocol says may happen.
    private void Delay(TryOpened opened)
    {
        if (opened.Key.IsPurchaseStep)
        {
            var terms = world.Order.Purchase(opened.Key.No)!.Intent!.Terms;
            var latest = opened.Deadline + terms.Settle - world.Now;
            if (terms.Kind == ProtocolKind.DraftThenPay && opened.Key.Kind == TryKind.Create) latest += TimeSpan.FromHours(3);   // drafts cost nothing, so nothing is promised of them
            world.Post.At(world.Now + world.Chance.Between(TimeSpan.FromSeconds(1), latest), () => Announce(Effect(opened)));
            if (world.Chance.Of(30)) Close(opened, Outcome.Pending);
            else Lose(opened);
            return;
        }

        var settle = opened.Key.Kind == TryKind.OpenDispute ? world.Order.Purchase(opened.Key.No)!.Intent!.Terms.Settle : TimeSpan.Zero;
        world.Post.At(world.Now + world.Chance.Between(TimeSpan.FromSeconds(1), opened.Deadline + settle - world.Now), () => Effect(opened));
    }

    // Some vendors tell by themselves what became of a request.
    private void Announce(Reply reply)
    {
        if (world.Chance.Of(40))
            foreach (var fact in reply.Learned) world.Mail(fact);
    }

    private void Close(TryOpened opened, Outcome outcome) => world.Tell(new TryClosed(opened.Key, opened.No, outcome, world.Now));

    private Reply Effect(TryOpened opened)
    {
        var (order, key) = (world.Order, opened.Key);
        world.History.Wires.Add(new(world.Now, key, opened.No, order));
        return Effects.Of(world, order, key);
    }
}
