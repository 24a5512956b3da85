using Dropship.Domain;
using static Dropship.Domain.Decision;

namespace Dropship.ModelCheck.Moves;

/// <summary>Decisions in words.</summary>
internal static class Telling
{
    internal static string Of(Decision decision) => decision switch
    {
        AllocationProposed e => $"proposes {Units(e.Units)} to {e.Supplier}",
        PurchaseIntended e => $"decides purchase {e.Round} of {Units(e.Units)} at {e.Supplier}",
        PurchaseClosed e => $"closes purchase {e.Round} as not bought ({e.Reason})",
        DraftChosen e => $"chooses {e.Order} to be paid",
        SupplierGivenUp e => $"gives the supplier of purchase {e.Round} up",
        CostWrittenOff e => $"writes {e.Amount} of purchase {e.Round} off",
        CancelAnswered e => $"answers the request: {(e.Accepted ? "accepted" : "refused")} ({e.Reason})",
        UnitsDropped e => $"drops {Units(e.Units)}",
        RefundDecided e => $"decides refund {e.No} of {e.Amount} ({e.Reason})",
        OrderCompleted => "completes the order",
        _ => decision.GetType().Name,
    };

    internal static string Units(Few<LineUnits> units) => string.Join(", ", units.Select(static each => $"{each.Quantity} of {each.Line}"));
}
