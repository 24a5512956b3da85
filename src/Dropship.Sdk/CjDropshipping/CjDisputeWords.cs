using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>Reads CJ's disputes as the engine sees them. CJ's status is free text: only its final decision and a plain "cancelled" close a dispute, everything else leaves it open.</summary>
internal static class CjDisputeWords
{
    // Words of CJ's reasons; the first row that has one of its words decides, so the narrow ones stand first.
    private static readonly (DisputeCause Cause, string[] Words)[] Causes =
    [
        (DisputeCause.NotShipped, ["unfulfilled", "not shipped", "cancellation"]),
        (DisputeCause.Returned, ["return"]),
        (DisputeCause.NotReceived, ["not received", "undelivered", "not delivered", "not arrived", "lost"]),
        (DisputeCause.Damaged, ["damage", "broken", "defect", "quality", "not work"]),
        (DisputeCause.Incomplete, ["missing", "incomplete", "short", "fewer"]),
        (DisputeCause.WrongItem, ["wrong", "incorrect", "mismatch"]),
        (DisputeCause.NotAsDescribed, ["not as described", "description", "different"]),
    ];

    internal static DisputeCause Cause(string? name)
    {
        foreach (var (cause, words) in Causes)
            if (words.Any(word => name?.Contains(word, StringComparison.OrdinalIgnoreCase) == true))
                return cause;
        return DisputeCause.Other;
    }

    internal static DisputeStage Stage(CjDisputeWire wire) => wire.FinallyDeal switch
    {
        "1" => DisputeStage.Refunded,
        "2" => DisputeStage.Resent,
        "3" => DisputeStage.Refused,
        _ => wire.Status?.Trim().StartsWith("cancel", StringComparison.OrdinalIgnoreCase) == true ? DisputeStage.Withdrawn : DisputeStage.Open,
    };

    /// <summary>A dispute.</summary>
    /// <param name="wire">How CJ tells it.</param>
    /// <param name="order">The order that was asked for.</param>
    /// <param name="lines">Our lines by CJ's numbers.</param>
    /// <exception cref="ProviderException">It has no number, is about another order, or has an impossible amount.</exception>
    internal static SupplierDispute Read(CjDisputeWire wire, SupplierOrderId order, IReadOnlyDictionary<string, LineId> lines)
    {
        if (!CjPayment.IsUsable(wire.Id)) throw Unclear("a dispute has no number");
        if (wire.OrderId is { Length: > 0 } told && told != order.Value) throw Unclear("asked for one order, CJ answers with a dispute of another");
        var stage = Stage(wire);
        return new(wire.Id!, order, stage)
        {
            Units = Units(wire, lines),
            Told = CjFigures.Word(wire.Status),
            Offered = stage == DisputeStage.Open ? CjMapping.Amount(wire.Money) : null,
            PaidBack = stage == DisputeStage.Refunded ? PaidBack(wire) : null,
            ResentAs = CjPayment.IsUsable(wire.ResendOrderCode) ? new SupplierOrderId(wire.ResendOrderCode!) : null,
            OpenedAt = CjFigures.Time(wire.CreateDate),
        };
    }

    // The sum of the whole, or of its parts; what the list calls money is asked for as well as paid, so it is not taken.
    private static Money? PaidBack(CjDisputeWire wire)
    {
        if (CjMapping.Amount(wire.RefundAmount) is { } whole) return whole;
        return wire.RefundDetails is { Length: > 0 } parts && parts.All(static part => part?.Amount is not null)
            ? CjMapping.Usd(parts.Sum(static part => CjMapping.Amount(part.Amount)!.Value.Amount))
            : null;
    }

    // Partly told is not told.
    private static Few<LineUnits> Units(CjDisputeWire wire, IReadOnlyDictionary<string, LineId> lines)
    {
        Dictionary<LineId, int> units = [];
        foreach (var line in wire.ProductList ?? [])
        {
            if (line is not { LineItemId: { } id, Quantity: >= 1m and <= 1_000_000m and { } quantity } || !lines.TryGetValue(id, out var ours)) return [];
            units[ours] = units.GetValueOrDefault(ours) + (int)quantity;
        }

        return units.Select(static line => new LineUnits(line.Key, line.Value)).OrderBy(static line => line.Line).ToFew();
    }

    private static ProviderException Unclear(string what) => new(ProviderFault.Malformed, CjAnswer.Vendor, what);
}
