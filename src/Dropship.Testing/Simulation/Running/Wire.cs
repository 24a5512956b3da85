using Dropship.Domain;
using Dropship.Testing.Simulation.Worlds;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Testing.Simulation.Running;

/// <summary>One write on its way: past the gate, over the wire once, and back; or not.</summary>
internal sealed class Wire(Life life)
{
    internal IEnumerable<TimeSpan> Send(Worker worker, TryOpened opened)
    {
        if (life.Strikes(SimulationFaults.Stalls, 15)) yield return life.Chance.Between(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        if (life.Now >= opened.Deadline)
        {
            Close(worker, opened, Outcome.NotSent);
            yield break;
        }

        // Past the gate nothing stops it: it goes out however late this worker wakes, within what the protocol bears.
        if (life.Strikes(SimulationFaults.Stalls, 15)) yield return life.Chance.Between(TimeSpan.Zero, Latest(worker.Order, opened) - life.Now);
        if (life.Lanes.Fails(life.LaneOf(worker.Order, new Todo.Send(opened.Key, opened.No, opened.Deadline)))) Close(worker, opened, life.Chance.Of(70) ? Outcome.NotSent : Outcome.Unknown);
        else if (life.Strikes(SimulationFaults.LostAnswers, 30)) Lose(worker, opened);   // the request is lost: nobody hears of it
        else if (life.Strikes(SimulationFaults.LateEffects, 50)) Delay(worker, opened);
        else
        {
            var reply = Effect(worker.Order, opened);
            if (life.Crashes(worker, 20)) yield break;
            yield return life.Chance.Between(TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(20));
            if (life.Strikes(SimulationFaults.LostAnswers, 60) || life.Strikes(SimulationFaults.WrongBodies, 40)) Lose(worker, opened);
            else if (!life.Crashes(worker, 15)) Answer(worker, opened, reply);
        }
    }

    private static Instant Latest(Order order, TryOpened opened) => opened.Key.IsPurchaseStep || opened.Key.Kind == TryKind.OpenDispute ? opened.Deadline + order.Purchase(opened.Key.No)!.Intent!.Terms.Settle : opened.Deadline;

    private void Answer(Worker worker, TryOpened opened, Reply reply)
    {
        foreach (var fact in reply.Learned)
            if (life.Strikes(SimulationFaults.LateFacts, 30)) life.Mail(fact);
            else worker.Brought.Add(fact);
        if (reply.Outcome == Outcome.Rejected && life.Has(Sabotage.RefusalClosesDoubts)) Misled.ByRefusal(worker, opened, life.Now);
        worker.Brought.Add(new TryClosed(opened.Key, opened.No, reply.Outcome, life.Now, reply.Reason));
    }

    private void Lose(Worker worker, TryOpened opened)
    {
        if (life.Chance.Of(60)) Close(worker, opened, Outcome.Unknown);
        if (life.Has(Sabotage.FailsOverOnTimeout) && opened.Key.Kind == TryKind.Create) worker.Force(new PurchaseClosed(opened.Key.No, CloseReason.OutOfStock, life.Now));
    }

    // A request that lingers: it takes effect after we gave up waiting, yet within what the protocol says may happen.
    private void Delay(Worker worker, TryOpened opened)
    {
        var order = worker.Order;
        var latest = Latest(order, opened) - life.Now;
        if (opened.Key.Kind == TryKind.Create && order.Purchase(opened.Key.No)!.Intent!.Terms.Kind == ProtocolKind.DraftThenPay) latest += TimeSpan.FromDays(3);   // drafts cost nothing, so nothing is promised of them
        life.Post.At(life.Now + life.Chance.Between(TimeSpan.Zero, latest), () => Announce(Effect(order, opened)));
        if (opened.Key.IsPurchaseStep && life.Chance.Of(30)) Close(worker, opened, Outcome.Pending);
        else Lose(worker, opened);
    }

    // Some vendors tell by themselves what became of a request.
    private void Announce(Reply reply)
    {
        if (life.Chance.Of(40))
            foreach (var fact in reply.Learned) life.Mail(fact);
    }

    private void Close(Worker worker, TryOpened opened, Outcome outcome) => worker.Brought.Add(new TryClosed(opened.Key, opened.No, outcome, life.Now));

    private Reply Effect(Order order, TryOpened opened)
    {
        if (!life.Image.Has(opened.Key, opened.No)) life.Illegal($"{opened.Key} try {opened.No} is on the wire without a durable try");
        return Misled.Instead(life, order, opened) ?? Effects.Of(life, order, opened.Key);
    }
}
