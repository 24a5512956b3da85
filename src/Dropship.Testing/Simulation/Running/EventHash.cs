using Dropship.Domain;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Testing.Simulation.Running;

/// <summary>What an event says, mixed into a hash: its kind and what tells it from others of its kind. Text would cost more than the life itself.</summary>
internal static class EventHash
{
    internal static void Mix(Trace trace, Event happened)
    {
        trace.Mix(happened.GetType().Name);
        if (happened is Decision decision) Mix(trace, decision);
        else Mix(trace, (Fact)happened);
    }

    private static void Mix(Trace trace, Decision decision)
    {
        trace.Mix(decision.At);
        switch (decision)
        {
            case TryOpened e: Mix(trace, e.Key, e.No); trace.Mix(e.Deadline); break;
            case PurchaseIntended e: trace.Mix(e.Round); trace.Mix(e.Reference); trace.Mix(e.Ceiling.Amount); Mix(trace, e.Units); break;
            case AllocationProposed e: trace.Mix(e.No); trace.Mix(e.Supplier.Value); Mix(trace, e.Units); break;
            case AllocationDropped e: trace.Mix(e.No); trace.Mix((int)e.Reason); break;
            case OrderHeld e: trace.Mix(e.No); trace.Mix((int)e.Reason); trace.Mix(e.Detail); break;
            case HoldReleased e: trace.Mix(e.No); trace.Mix(e.By); break;
            case DraftChosen e: trace.Mix(e.Round); trace.Mix(e.Order.Value); break;
            case PurchaseClosed e: trace.Mix(e.Round); trace.Mix((int)e.Reason); break;
            case SupplierGivenUp e: trace.Mix(e.Round); break;
            case CostWrittenOff e: trace.Mix(e.Round); trace.Mix(e.Amount.Amount); break;
            case ParcelReleased e: trace.Mix(e.Number.Value); trace.Mix(e.By); break;
            case CancelAnswered e: trace.Mix(e.Request); trace.Mix(e.Accepted ? 1 : 0); trace.Mix((int)e.Reason); break;
            case UnitsDropped e: trace.Mix(e.No); Mix(trace, e.Units); break;
            case RefundDecided e: trace.Mix(e.No); trace.Mix(e.Amount.Amount); trace.Mix((int)e.Reason); break;
            case OrderCompleted e: trace.Mix(e.Release); trace.Mix((int?)e.By ?? -1); break;
            default: trace.Mix(decision.ToString()); break;
        }
    }

    private static void Mix(Trace trace, Fact fact)
    {
        switch (fact)
        {
            case TryClosed e: Mix(trace, e.Key, e.No); trace.Mix((int)e.Outcome); trace.Mix((int)e.Reason); trace.Mix(e.At); break;
            case AbsenceSeen e: Mix(trace, e.Key, e.No); trace.Mix(e.At); break;
            case ScanSeen e: trace.Mix(e.Number.Value); trace.Mix((int)e.Phase); trace.Mix((int)e.Incident); trace.Mix(e.At); break;
            case NumberChecked e: trace.Mix(e.Number.Value); trace.Mix((int)e.Found); break;
            case SnapshotSeen e: trace.Mix(e.Number.Value); trace.Mix(e.To ?? ""); trace.Mix(e.DeliveredAtFirst ? 1 : 0); break;
            case SupplierOrderSeen e: trace.Mix(e.Round); trace.Mix(e.Order.Id.Value); trace.Mix((int)e.Order.Status); trace.Mix(e.Order.Charged?.Amount ?? 0m); trace.Mix(e.Order.Credited?.Amount ?? 0m); trace.Mix(e.Order.Cancelled ? 1 : 0); break;
            case ParcelSeen e: trace.Mix(e.Round); trace.Mix(e.Number.Value); Mix(trace, e.Units); break;
            case OffersFound e: trace.Mix(e.Search); trace.Mix(e.Offers.Count); break;
            case QuoteSeen e: trace.Mix(e.Allocation); trace.Mix(e.Cost.Amount); trace.Mix(e.At); break;
            case QuoteRefused e: trace.Mix(e.Allocation); trace.Mix((int)e.Reason); break;
            case SaleSeen e: trace.Mix(e.Release); trace.Mix(e.Revision); trace.Mix((int)e.Status); trace.Mix(e.Paid.Amount); trace.Mix(e.Lines.Count); break;
            case RefundSeen e: trace.Mix(e.Refund); trace.Mix(e.Amount.Amount); trace.Mix(e.At); break;
            case PayoutSeen e: trace.Mix(e.Payout.Value); trace.Mix(e.Amount.Amount); trace.Mix(e.Fees.Amount); break;
            case CancelAsked e: trace.Mix(e.Request); trace.Mix((int)e.Origin); trace.Mix(e.At); break;
            default: trace.Mix(fact.ToString()); break;
        }
    }

    private static void Mix(Trace trace, TryKey key, int no)
    {
        trace.Mix(((long)key.Kind << 48) ^ ((long)key.No << 32) ^ ((long)key.Rung << 16) ^ no);
        trace.Mix(key.Name);
    }

    private static void Mix(Trace trace, Few<LineUnits> units)
    {
        foreach (var unit in units)
        {
            trace.Mix(unit.Line.Value);
            trace.Mix(unit.Quantity);
        }
    }
}
