using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Planted against L8, L9 and L14: money given twice, purchases lost, books that do not agree.</summary>
internal static class MoneyFaults
{
    internal static IReadOnlyList<Fault> All { get; } =
    [
        new("L8", "twice the amount is given back", RefundsTwofold()),
        new("L8", "what the marketplace gave back is forgotten", Plant.Seeing(static order => order with { Settlement = order.Settlement with { Seen = order.Settlement.Seen.Where(static seen => seen.Ours > 0).ToFew() } })),
        new("L8", "what was promised back is forgotten", Plant.Seeing(static order => order with { Settlement = order.Settlement with { Decided = order.Settlement.Decided.Select(static refund => refund with { Amount = refund.Amount * 0m, Lines = [] }).ToFew() } })),
        new("L9", "a loss is not written off", Rules.Real with { Next = static (Order order, Policies policies, Instant now, in Looked looked) => Fulfilment.Next(order, policies, now, looked) is { Decision: CostWrittenOff lost } ? Fulfilment.Next(order.Purchases(purchase => purchase.Round == lost.Round ? purchase with { WrittenOff = lost.Amount } : purchase), policies, now, looked) : Fulfilment.Next(order, policies, now, looked) }),
        new("L9", "a purchase that is found after its order was cancelled is not taken note of", Plant.Folding(static (order, happened) => happened is SupplierOrderSeen && order.IsWithdrawn() ? order : null)),
        new("L14", "a reservation outlives the charge", Reading(static (order, transfers) => [.. transfers, .. order.Purchases.Where(static purchase => purchase is { Intent: not null, Charged: not null, IsLive: true }).Select(static purchase => new Transfer(Account.Wallet, Account.Reserved, purchase.Intent!.Ceiling, Round: purchase.Round))])),
        new("L14", "a charge is booked twice", Reading(static (_, transfers) => [.. transfers, .. transfers.Where(static transfer => transfer is { From: Account.Wallet, To: Account.Cost })])),
        new("L14", "a credit of a dispute is counted twice", Reading(static (order, transfers) => [.. transfers, .. order.Purchases.SelectMany(static purchase => purchase.DisputesSeen.Where(seen => seen.PaidBack is not null && purchase.Orders.Any(own => own.Id == seen.Order && own.Credited is not null)).Select(seen => new Transfer(Account.Cost, Account.Wallet, seen.PaidBack!.Value, Round: purchase.Round)))])),
        new("L14", "what the last payout leaves is not booked", Reading(static (_, transfers) => [.. transfers.Where(static transfer => transfer.To != Account.Difference)])),
        new("L14", "a charge that is told late is not asked for", Plant.Answering(static (order, now, agenda) => agenda with { Todos = agenda.Todos.Where(todo => todo is not Todo.ReadPurchase read || order.Purchase(read.Round) is not { Charged: null } purchase || !order.IsShipped(purchase)).ToFew() })),
    ];

    private static Rules Reading(Func<Order, IReadOnlyList<Transfer>, IReadOnlyList<Transfer>> change) => Rules.Real with { Transfers = order => change(order, order.Transfers()) };

    private static Rules RefundsTwofold() => Rules.Real with
    {
        Next = (Order order, Policies policies, Instant now, in Looked looked) => Fulfilment.Next(order, policies, now, looked) is { Decision: RefundDecided refund } agenda
            ? agenda with { Decision = refund with { Amount = refund.Amount * 2m, Lines = refund.Lines.Select(static part => part with { Amount = part.Amount * 2m }).ToFew() } }
            : Fulfilment.Next(order, policies, now, looked),
        Take = static (order, command) => command is Decide { Wanted: RefundDecided refund } && refund.No == order.Settlement.Decided.Count + 1 ? Plant.Force(order, refund) : Fulfilment.Take(order, command),
    };
}
