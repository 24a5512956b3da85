using Dropship.Domain;
using Dropship.Testing.Simulation.Worlds;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Testing.Simulation.Running;

/// <summary>What a driver with a planted fault does instead of what it should.</summary>
internal static class Misled
{
    /// <summary>The effect of a write that is not the one the order decided, or null.</summary>
    internal static Reply? Instead(Life life, Order order, TryOpened opened)
    {
        if (opened.Key.Kind == TryKind.Refund && life.Has(Sabotage.TakesRefundsForDone)) return Reply.Yes(new RefundSeen($"refund-{opened.Key.No}", order.Refund(opened.Key.No)!.Amount, life.Now, opened.Key.No));
        if (!opened.Key.IsPurchaseStep || order.Purchase(opened.Key.No)!.Intent is not { } intent) return null;
        var supplier = life.Supplier(intent.Supplier);
        if (life.Has(Sabotage.NewReferencePerRetry) && opened is { Key.Kind: TryKind.Create, No: > 1 }) return supplier.Step(PurchaseStep.Create, intent with { Reference = $"r{opened.No}{intent.Reference}" }, null);
        if (!life.Has(Sabotage.PaysTheDraftJustMade) || opened.Key.Kind != TryKind.Pay) return null;
        supplier.Step(PurchaseStep.Create, intent, null);
        return supplier.Step(PurchaseStep.Pay, intent, supplier.Find(intent.Reference).Last().Id);
    }

    /// <summary>A refusal taken for the end of every earlier try.</summary>
    internal static void ByRefusal(Worker worker, TryOpened refused, Instant now)
    {
        foreach (var tried in worker.Order.Tries)
            if (tried.Key == refused.Key && tried.No < refused.No)
                worker.Brought.Add(new TryClosed(tried.Key, tried.No, Outcome.NotSent, now));
    }

    /// <summary>What was read, misread.</summary>
    internal static void ByLook(Life life, Worker worker, Todo todo)
    {
        for (var i = 0; i < worker.Brought.Count; i++)
            if (life.Has(Sabotage.MisreadsCharges) && worker.Brought[i] is SupplierOrderSeen { Order.Charged: { } charged } seen)
                worker.Brought[i] = seen with { Order = seen.Order with { Charged = charged * 2m } };
            else if (life.Has(Sabotage.BelievesEveryLook) && todo is Todo.ResolveDoubt doubt && worker.Brought[i] is AbsenceSeen)
                worker.Brought[i] = new TryClosed(doubt.Key, doubt.No, Outcome.NotSent, life.Now);
    }
}
