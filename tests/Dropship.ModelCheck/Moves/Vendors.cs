using Dropship.Domain;
using Dropship.ModelCheck.Searching;
using Dropship.ModelCheck.Worlds;

namespace Dropship.ModelCheck.Moves;

/// <summary>What a vendor does when a write reaches it, in every way it may. The marketplace pays whatever it is asked for: it does not protect us.</summary>
internal sealed class Vendors(Setting setting)
{
    private SupplierTerms Terms => setting.Scenario.Terms;

    internal IEnumerable<Step> Handle(World world, Flight flight) => flight.Key.Kind switch
    {
        TryKind.Create => Create(world, flight),
        <= TryKind.Pay => Advance(world, flight, (PurchaseStep)flight.Key.Kind),
        TryKind.Discard => [Discard(world, flight)],
        TryKind.CancelPurchase => Cancel(world, flight),
        TryKind.OpenDispute => Dispute(world, flight),
        TryKind.Publish => [Publish(world, flight)],
        TryKind.AnswerCancel => [Answer(world, flight)],
        TryKind.Refund => [Refund(world, flight)],
        _ => [Reply(world, flight, Outcome.Done, static () => "")],
    };

    /// <summary>A supplier's order as the answer to a step tells it.</summary>
    internal SupplierOrder AtStep(TrueOrder made, PurchaseStep step)
    {
        var status = Terms.ResultOf(step);
        return new(made.Id, status) { Due = setting.Scenario.Cost * made.Units, Charged = status >= SupplierOrderStatus.Paid ? setting.Scenario.Cost * made.Units : null };
    }

    private IEnumerable<Step> Create(World world, Flight flight)
    {
        var round = flight.Key.No;
        var there = world.Books.Count(order => order.Round == round);
        yield return Reply(world, flight, Outcome.Rejected, () => $"supplier: declines {flight}", DeclineReason.Declined);
        if (there > 0 && Terms.Kind == ProtocolKind.UniqueReference)
        {
            yield return Reply(world, flight, Outcome.Done, () => $"supplier: knows the reference of {flight} and drops it", made: 1);
            yield break;
        }

        var units = setting.Order(world).Purchase(round)!.Intent!.Units[0];
        var made = new TrueOrder(round, there + 1, IndexOf(units.Line), units.Quantity, Terms.ResultOf(PurchaseStep.Create));
        var books = world with { Books = world.Books.Add(made).OrderBy(static order => order.Round).ThenBy(static order => order.No).ToFew() };
        yield return Reply(books, flight, Outcome.Done, () => $"supplier: carries out {flight}: order {made.Id} of {made.Units}{(made.IsPaid ? ", and takes the money" : "")}", made: made.No, taken: made.IsPaid ? made : null);
    }

    private int IndexOf(LineId line)
    {
        for (var i = 0; ; i++)
            if (setting.Scenario.Lines[i].Id == line)
                return i;
    }

    private IEnumerable<Step> Advance(World world, Flight flight, PurchaseStep step)
    {
        var purchase = setting.Order(world).Purchase(flight.Key.No)!;
        var id = purchase.Chosen ?? purchase.Own!.Id;
        var own = world.Books.First(order => order.Round == flight.Key.No && order.Id == id);
        if (own.IsCancelled)
        {
            yield return Reply(world, flight, Outcome.Rejected, () => $"supplier: {own.Id} is cancelled, {flight} is refused", DeclineReason.Declined);
            yield break;
        }

        var isNew = own.Status < Terms.ResultOf(step);
        var after = isNew ? own with { Status = Terms.ResultOf(step) } : own;
        yield return Reply(world.Enter(own, after), flight, Outcome.Done, () => $"supplier: carries out {flight} for {own.Id}{(isNew && after.IsPaid ? " and takes the money" : "")}", made: own.No, taken: isNew && after.IsPaid ? after : null);
        if (isNew) yield return Reply(world, flight, Outcome.Rejected, () => $"supplier: refuses {flight}", DeclineReason.Declined);
    }

    private Step Discard(World world, Flight flight)
    {
        var own = world.Books.Where(order => order.Round == flight.Key.No).ToArray();
        if (own.Any(static order => order is { IsPaid: true, IsCancelled: false })) return Reply(world, flight, Outcome.Rejected, () => $"supplier: refuses {flight}, it is paid", DeclineReason.TooLate);
        var after = world;
        foreach (var order in own) after = after.Enter(order, order with { IsCancelled = true });
        return Reply(after, flight, Outcome.Done, () => $"supplier: carries out {flight}");
    }

    private IEnumerable<Step> Cancel(World world, Flight flight)
    {
        var own = world.Books.Where(order => order.Round == flight.Key.No && order is { IsPaid: true, IsCancelled: false }).ToArray();
        if (own.Length == 0)
        {
            yield return Reply(world, flight, Outcome.Done, () => $"supplier: {flight}: it is cancelled already");
            yield break;
        }

        var (yes, no) = (world, world);
        foreach (var order in own)
        {
            if (order.Shipped < order.Units) yes = yes.Enter(order, order with { IsCancelled = true });
            no = no.Enter(order, order with { Said = Said.No });
        }

        if (yes != world) yield return Reply(yes, flight, Outcome.Done, () => $"supplier: says yes to {flight}");
        yield return Reply(no, flight, Outcome.Rejected, () => $"supplier: says no to {flight}", DeclineReason.TooLate);
        if (yes != world) yield return Reply(world, flight, Outcome.Pending, () => $"supplier: takes {flight} and says nothing yet");
    }

    private IEnumerable<Step> Dispute(World world, Flight flight)
    {
        var own = world.Books.First(order => order.Round == flight.Key.No && order.IsPaid);
        var refused = world.Enter(own, own with { Said = Said.No });
        if (!own.IsCancelled && own.Shipped < own.Units) yield return Reply(world.Enter(own, own with { Disputes = own.Disputes + 1, Disputed = Disputed.Open }), flight, Outcome.Done, () => $"supplier: opens {flight} about {own.Id}", made: own.No);
        yield return Reply(refused, flight, Outcome.Rejected, () => $"supplier: does not take {flight}", DeclineReason.Declined);
    }

    private Step Publish(World world, Flight flight)
    {
        var told = 0;
        foreach (var order in world.Books)
            for (var i = 0; i < order.Shipped; i++)
                if (order.NumberOf(i).Value == flight.Key.Name)
                    told = Properties.BitOf(order, i);
        var market = world.Market with { Told = world.Market.Told | told };
        return Reply(world with { Market = market }, flight, Outcome.Done, () => $"marketplace: is told {flight.Key.Name}: one unit is shipped");
    }

    private Step Answer(World world, Flight flight)
    {
        var market = world.Market;
        if (market.Status is SaleStatus.Cancelled or SaleStatus.Refunded || market.Request != Asked.Open) return Reply(world, flight, Outcome.Rejected, () => $"marketplace: the answer {flight} comes too late", DeclineReason.TooLate);
        var accepted = setting.Order(world).Cancels.First(cancel => cancel.Request == flight.Key.Name).Answer!.Accepted;
        var isWhole = accepted && setting.Scenario.AskedUnits == 0;
        var after = market with { Request = accepted ? Asked.Accepted : Asked.Refused, Status = isWhole ? SaleStatus.Cancelled : market.Status, Revision = isWhole ? market.Revision + 1 : market.Revision };
        return Reply(world with { Market = after }, flight, Outcome.Done, () => $"marketplace: is told that the request is {(accepted ? "accepted" : "refused")}");
    }

    private Step Refund(World world, Flight flight)
    {
        var (market, no) = (world.Market, flight.Key.No);
        if (market.Status == SaleStatus.Refunded || (setting.Scenario.RefundsAreKeyed && (market.Refunds & (1 << no)) != 0))
            return Reply(world, flight, market.Status == SaleStatus.Refunded ? Outcome.Rejected : Outcome.Done, () => $"marketplace: has given that money back already, {flight} changes nothing", market.Status == SaleStatus.Refunded ? DeclineReason.TooLate : DeclineReason.None);
        var amount = setting.Order(world).Refund(no)!.Amount;
        var after = market with { Refunds = market.Refunds | (1 << no), GivenBack = market.GivenBack + (int)(amount.Amount * 100m) };
        return Reply(world with { Market = after }, flight, Outcome.Done, () => $"marketplace: gives {amount} back to the buyer ({flight})");
    }

    private Step Reply(World world, Flight flight, Outcome outcome, Func<string> told, DeclineReason reason = DeclineReason.None, int made = 0, TrueOrder? taken = null)
    {
        Flight? answer = flight.IsAwaited ? flight with { IsAnswered = true, Outcome = outcome, Reason = reason, Made = made } : null;
        var after = world.Land(flight, answer);
        return new(after, setting.Say(told), Properties.Judge(setting, after, flight, taken));
    }
}
