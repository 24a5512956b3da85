using Dropship.Domain;
using Dropship.ModelCheck.Worlds;
using static Dropship.Domain.Fact;

namespace Dropship.ModelCheck.Moves;

/// <summary>What is read at the vendors: by the engine's own wish, or because a message of theirs nudged it. Reading is never forced: what is not read yet is news that is late.</summary>
internal sealed class Readings(Setting setting, Engine engine)
{
    internal IEnumerable<Step> After(World world)
    {
        foreach (var step in Read(world))
            if (step.After.Order != world.Order || step.Broken is not null)
                yield return step;
    }

    private IEnumerable<Step> Read(World world)
    {
        var order = setting.Order(world);
        yield return setting.Step(world, () => $"we read the sale: {world.Market.Status}", setting.Scenario.Reading(world.Market));
        foreach (var purchase in order.Purchases.AsEnumerable())
            if (purchase.Intent is not null && (!purchase.Orders.IsEmpty || setting.Scenario.Terms.Kind != ProtocolKind.PersonOnly))
                yield return setting.Step(world, () => $"we read purchase {purchase.Round}: {Show(world, purchase.Round)}", Purchase(world, purchase.Round));

        var thought = engine.Think(world);
        if (!Engine.IsIdle(world, thought)) yield break;
        foreach (var todo in thought.Agenda.Todos.AsEnumerable())
            if (todo is Todo.ResolveDoubt doubt) yield return Resolve(world, doubt.Round, doubt.Key, doubt.No);
            else if (todo is Todo.VerifyWrite verify) yield return Verify(world, verify.Key, verify.No);
    }

    private IEnumerable<Fact> Purchase(World world, int round) =>
        world.Books.Where(order => order.Round == round).SelectMany(order => order.Parcels(setting.Scenario).Prepend<Fact>(new SupplierOrderSeen(round, order.Reading(setting.Scenario))).Concat(order.Sightings(setting.Scenario)));

    private Step Resolve(World world, int round, TryKey key, int no)
    {
        var (after, broken) = setting.Tell(world, Purchase(world, round));
        var now = setting.At(world.Clock);
        var isGone = key.Kind == TryKind.Discard && world.Books.All(order => order.Round != round || order.IsCancelled);
        var seen = isGone || setting.Order(after).IsDone(key) ? (Fact)new TryClosed(key, no, Outcome.Done, now) : new AbsenceSeen(key, no, now);
        var step = setting.Step(after, () => $"we look for {key} try {no}: {(seen is AbsenceSeen ? "nothing of it" : "it took effect")}; {Show(world, round)}", IsNews(after, seen) ? [seen] : []);
        return step with { Broken = broken ?? step.Broken };
    }

    private Step Verify(World world, TryKey key, int no)
    {
        var market = world.Market;
        var refund = key.Kind == TryKind.Refund && (market.Refunds & (1 << key.No)) != 0 ? setting.Order(world).Refund(key.No) : null;
        var isThere = key.Kind switch
        {
            TryKind.AnswerCancel => market.Request is Asked.Accepted or Asked.Refused,
            TryKind.Publish => world.Books.Any(order => Enumerable.Range(0, order.Shipped).Any(i => order.NumberOf(i).Value == key.Name && (market.Told & Searching.Properties.BitOf(order, i)) != 0)),
            _ => refund is not null,
        };
        Fact seen = !isThere ? new AbsenceSeen(key, no, setting.At(world.Clock)) : refund is null ? new TryClosed(key, no, Outcome.Done, setting.At(world.Clock)) : new RefundSeen($"rf{key.No}", refund.Amount, Scenario.Start, key.No);
        return setting.Step(world, () => $"we look for {key} try {no} at the marketplace: {(isThere ? "it took effect" : "nothing of it")}", IsNews(world, seen) ? [seen] : []);
    }

    // As the engine does: a look that decides nothing is written down once before the request has settled, and once after.
    private bool IsNews(World world, Fact fact)
    {
        if (fact is not AbsenceSeen seen) return true;
        var order = setting.Order(world);
        var settle = seen.Key.IsPurchaseStep || seen.Key.Kind == TryKind.OpenDispute ? setting.Scenario.Terms.Settle : TimeSpan.Zero;
        if (order.Tries.FirstOrDefault(each => each.Key == seen.Key && each.No == seen.No) is not { AbsentLast: { } last } tried) return true;
        var decides = order.Read(seen.Key, seen.At).Stage != Fulfilment.Evolve(order, seen).Read(seen.Key, seen.At).Stage;
        return decides || (last < tried.UnderWayUntil + settle && seen.At >= tried.UnderWayUntil + settle);
    }

    private static string Show(World world, int round)
    {
        var own = world.Books.Where(order => order.Round == round).Select(static order => $"{order.Id} {(order.IsPaid ? "paid" : "unpaid")}{(order.Shipped > 0 ? $", {order.Shipped} of {order.Units} shipped" : "")}{(order.IsCancelled ? ", cancelled" : "")}{(order.IsCredited ? ", credited" : "")}");
        return string.Join("; ", own.DefaultIfEmpty("no order"));
    }
}
