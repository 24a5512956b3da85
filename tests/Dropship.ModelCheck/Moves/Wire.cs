using Dropship.Domain;
using Dropship.ModelCheck.Worlds;
using static Dropship.Domain.Fact;

namespace Dropship.ModelCheck.Moves;

/// <summary>What becomes of writes between us and the vendors: they arrive, or are lost or late; their answers come back, or do not; workers die.</summary>
internal sealed class Wire(Setting setting, Vendors vendors)
{
    internal IEnumerable<Step> After(World world)
    {
        var mayFail = world.Faults < setting.Scenario.Faults;
        foreach (var flight in world.Flights.AsEnumerable())
        {
            if (flight.IsAnswered) yield return Arrive(world, flight);
            else
                foreach (var step in vendors.Handle(world, flight))
                    foreach (var after in IsOneStep(flight) ? Settle(step, flight, mayFail) : [step])
                        yield return after;
            if (mayFail || !flight.IsAwaited)
                foreach (var step in Fail(world, flight))
                    yield return step;
        }

        if (mayFail && world.Flights.Any(static flight => flight.IsAwaited)) yield return Crash(world);
    }

    // The answers of these race with nothing but faults: what the engine does does not depend on whether the effect is there, only on whether the answer is written down.
    private static bool IsOneStep(Flight flight) => flight is { IsAwaited: true, Key.Kind: TryKind.Publish or TryKind.AnswerCancel or TryKind.Refund or TryKind.Discard };

    private IEnumerable<Step> Settle(Step step, Flight flight, bool mayFail)
    {
        var answered = step.After.Flights.First(each => each.Key == flight.Key && each.No == flight.No);
        var arrived = Arrive(step.After, answered);
        yield return new(arrived.After, setting.Say(() => $"{step.Told}; {arrived.Told}"), step.Broken ?? arrived.Broken);
        if (!mayFail) yield break;
        var lost = Lose(step.After, answered);
        yield return new(lost.After, setting.Say(() => $"{step.Told}; {lost.Told}"), step.Broken ?? lost.Broken);
    }

    private Step Lose(World world, Flight flight) =>
        setting.Step((world with { Faults = world.Faults + 1 }).Land(flight), () => $"wire: the answer to {flight} is lost; we note that we do not know", Closed(world, flight, Outcome.Unknown));

    private Step Arrive(World world, Flight flight)
    {
        List<Fact> facts = [Closed(world, flight, flight.Outcome, flight.Reason)];
        if (flight is { Made: > 0, Outcome: Outcome.Done } && world.Books.First(order => order.Round == flight.Key.No && order.No == flight.Made) is var made)
            if (flight.Key.Kind == TryKind.OpenDispute) facts.AddRange(made.Sightings(setting.Scenario));
            else facts.Add(new SupplierOrderSeen(made.Round, vendors.AtStep(made, (PurchaseStep)flight.Key.Kind)));
        return setting.Step(world.Land(flight), () => $"answer: {flight} is {flight.Outcome}{(flight.Reason == DeclineReason.None ? "" : $" ({flight.Reason})")}", facts);
    }

    private IEnumerable<Step> Fail(World world, Flight flight)
    {
        var struck = world with { Faults = world.Faults + 1 };
        if (!flight.IsAwaited)
        {
            yield return new(world.Land(flight), setting.Say(() => $"wire: {flight}, given up long ago, is lost"));
            yield break;
        }

        if (flight.IsAnswered)
        {
            yield return Lose(world, flight);
            yield break;
        }

        yield return setting.Step(struck.Land(flight), () => $"wire: {flight} is lost on its way; we note that we do not know", Closed(world, flight, Outcome.Unknown));
        yield return setting.Step(struck.Land(flight), () => $"wire: {flight} never left", Closed(world, flight, Outcome.NotSent));
        yield return setting.Step(struck.Land(flight, flight with { IsAwaited = false }), () => $"wire: {flight} is late; we wait no longer and note that we do not know", Closed(world, flight, Outcome.Unknown));
    }

    // What a worker had in its memory is gone; what is on its way to a vendor goes on.
    private Step Crash(World world) => new(world with
    {
        Faults = world.Faults + 1,
        Flights = world.Flights.Where(static flight => !flight.IsAnswered).Select(static flight => flight with { IsAwaited = false }).ToFew(),
    }, setting.Say(static () => "engine: the worker dies; what it waited for is written down nowhere"));

    private TryClosed Closed(World world, Flight flight, Outcome outcome, DeclineReason reason = DeclineReason.None) => new(flight.Key, flight.No, outcome, setting.At(world.Clock), reason);
}
