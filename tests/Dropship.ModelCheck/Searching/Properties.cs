using Dropship.Domain;
using Dropship.ModelCheck.Moves;
using Dropship.ModelCheck.Worlds;
using static Dropship.Domain.Decision;

namespace Dropship.ModelCheck.Searching;

/// <summary>Holds worlds against the properties: by the vendors' own books, not by what the order believes.</summary>
internal static class Properties
{
    private const int MostWakes = 50;

    /// <summary>The bit of a parcel in <see cref="Market.Told"/>.</summary>
    internal static int BitOf(TrueOrder order, int parcel) => 1 << (((order.Round - 1) * 4) + ((order.No - 1) * 2) + parcel);

    /// <summary>What a visit of the engine breaks, or null.</summary>
    internal static string? Judge(Setting setting, World world, Thought thought)
    {
        foreach (var (before, decided) in thought.Decided)
            if (decided switch { CancelAnswered answer => Judge(setting, world, before, answer), PurchaseClosed closed => Judge(world, closed), _ => null } is { } broken)
                return broken;
        return null;
    }

    /// <summary>What an effect at a vendor breaks, or null.</summary>
    internal static string? Judge(Setting setting, World world, Flight flight, TrueOrder? taken)
    {
        var scenario = setting.Scenario;
        if (taken is { } bought)
        {
            var live = world.Books.Where(order => order.Line == bought.Line).Sum(static order => order.Live);
            if (live > scenario.Quantities[bought.Line]) return $"{Property.BoughtOnce}: {live} of {scenario.Quantities[bought.Line]}";
            if (flight.IsLate) return $"{Property.NotBoughtAfterCancel}: {flight}";
            if (setting.Order(world).Purchase(bought.Round) is { Closed: { } closed }) return $"{Property.ClosedIsNotBought}: purchase {bought.Round} was closed ({closed.Reason})";
        }

        foreach (var order in world.Books)
            if (order.Disputes > 1) return $"{Property.DisputedOnce}: {order.Disputes} about {order.Id}";
        if (world.Market.GivenBack > scenario.Paid.Amount * 100m) return $"{Property.RefundsWithin}: {world.Market.GivenBack / 100m} of {scenario.Paid}";
        var (told, cancelled) = (System.Numerics.BitOperations.PopCount((uint)world.Market.Told), Cancelled(setting, world));
        if (told + cancelled > scenario.Ordered) return $"{Property.NotToldBoth}: {told} told shipped and {cancelled} told cancelled of {scenario.Ordered}";
        var back = (int)(world.Market.GivenBack / (scenario.Price.Amount * 100m));
        return world.Market.Status == SaleStatus.Paid && told + back > scenario.Ordered ? $"{Property.NotToldBoth}: {told} told shipped and {back} given back of {scenario.Ordered}" : null;
    }

    /// <summary>What does not hold of a world whatever led to it, or null.</summary>
    internal static string? Judge(Setting setting, World world, Thought thought, bool isAtRest)
    {
        if (world.Clock >= Scenario.Expiry && setting.Orders[thought.Order].OpenCancel is { } open) return $"{Property.AnsweredInTime}: {open.Request} is open";
        return isAtRest && world.Clock == setting.Scenario.Last ? AtRest(setting, world, thought) : null;
    }

    // By our own answer; what the marketplace cancels by itself is its own word.
    private static int Cancelled(Setting setting, World world) =>
        world.Market.Request != Asked.Accepted ? 0 : setting.Scenario.AskedUnits is var units and > 0 ? units : setting.Scenario.Ordered;

    private static string? Judge(Setting setting, World world, Order before, CancelAnswered answer)
    {
        if (!answer.Accepted && before.Latest().IsCancelled()) return $"{Property.CancelOutranks}: {answer.Request}";
        if (answer.Accepted && answer.Reason is not (AnswerReason.Expired or AnswerReason.AlreadyCancelled))
            foreach (var order in world.Books)
                if (order is { IsPaid: true, IsCancelled: false, Said: Said.Nothing })
                    return $"{Property.SupplierFirst}: accepted ({answer.Reason}), and {order.Id} is paid and was not asked";
        if (answer is { Accepted: false, Reason: AnswerReason.SupplierRefused } && MayBeAsked(setting, world) && world.Books.All(static order => order.Said == Said.Nothing)) return $"{Property.SupplierFirst}: refused, and no supplier has said no";
        return null;
    }

    // A supplier cancels an order or leaves it, and it hears requests for as long as its terms say.
    private static bool MayBeAsked(Setting setting, World world) =>
        setting.Scenario.AskedUnits == 0 && (setting.Scenario.Terms.CancelFor is not { } window || setting.At(world.Clock) < Scenario.Start + window);

    private static string? Judge(World world, PurchaseClosed closed)
    {
        foreach (var order in world.Books)
            if (order.Round == closed.Round && order is { IsPaid: true, IsCancelled: false })
                return $"{Property.ClosedIsNotBought}: {order.Id} is paid";
        return null;
    }

    private static bool IsAsked(in Agenda agenda) => agenda.Asks.Any(static ask => ask.Kind != AskKind.PayoutOverdue);

    // Without anything new, time alone brings a question, a decision or a write that is due.
    private static bool LeadsOn(Setting setting, Order order, Instant now, Agenda agenda)
    {
        for (var i = 0; i < MostWakes && agenda.WakeAt is { } wake && wake > now; i++)
        {
            now = wake;
            agenda = setting.Rules.Next(order, setting.Scenario.Policies, now, new() { Sale = now, Funds = now, Doubt = now, Supplier = now, Verify = now, Carrier = now, Disputes = now });
            if (agenda.Decision is not null || IsAsked(agenda) || agenda.Todos.Any(static todo => todo is Todo.Send)) return true;
        }

        return false;
    }

    private static string? AtRest(Setting setting, World world, Thought thought)
    {
        var (scenario, order, now) = (setting.Scenario, setting.Order(world), setting.At(world.Clock));
        if (IsAsked(thought.Agenda) || LeadsOn(setting, order, now, thought.Agenda)) return null;
        foreach (var book in world.Books)
        {
            if (!book.IsPaid) continue;
            if (order.Purchase(book.Round) is not { } purchase || purchase.Orders.All(seen => seen.Id != book.Id)) return $"{Property.PurchasesEnd}: nobody knows {book.Id}";
            if (!order.HasEnded(purchase, now)) return $"{Property.PurchasesEnd}: purchase {book.Round} rests as {order.Stage(purchase, now).GetType().Name}";
        }

        foreach (var line in order.Demanded())
            if (!line.IsAtEnd && !order.IsWithdrawn()) return $"{Property.NotSilent}: {line.Open + line.Covered + line.Shipped} units of {line.Line.Id} are waited for";
        if (world.Market.Status == SaleStatus.Refunded) return null;
        var missing = scenario.Paid - (scenario.Price * world.Books.Sum(static book => book.Shipped)) - new Money(world.Market.GivenBack / 100m, scenario.Paid.Currency);
        return missing.Amount > 0m ? $"{Property.MoneyBackOnce}: {missing} is neither goods nor given back" : null;
    }
}
