using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>What may be disputed of an order, by our lines and by CJ's.</summary>
/// <param name="Lines">CJ's lines.</param>
/// <param name="Ours">Our lines by CJ's numbers.</param>
internal sealed record CjDisputable(IReadOnlyList<CjDisputeLineWire> Lines, IReadOnlyDictionary<string, LineId> Ours)
{
    internal IReadOnlyList<DisputableLine> Tell() =>
        [.. Lines.Select(line => new DisputableLine(line.LineItemId is { } id && Ours.TryGetValue(id, out var ours) ? ours : null, line.Quantity is >= 0m and <= 1_000_000m and var units ? (int)units : 0, CjMapping.Amount(line.Price), line.CanChoose == true))];

    /// <summary>CJ's lines for some units, the first of equals first; null if not all of them can be disputed.</summary>
    /// <param name="units">The units; empty for all that can be disputed.</param>
    internal CjDisputeLine[]? Choose(Few<LineUnits> units)
    {
        var open = Lines.Where(static line => line is { LineItemId.Length: > 0, CanChoose: true, Price: >= 0m, Quantity: >= 1m and <= 1_000_000m }).ToList();
        if (units.IsEmpty) return open.Count == 0 ? null : [.. open.Select(static line => new CjDisputeLine(line.LineItemId!, (int)line.Quantity!.Value, line.Price!.Value))];
        List<CjDisputeLine> chosen = [];
        foreach (var wanted in units)
        {
            var left = wanted.Quantity;
            foreach (var line in open.Where(line => Ours.TryGetValue(line.LineItemId!, out var ours) && ours == wanted.Line))
                if (left > 0)
                {
                    var taken = Math.Min(left, (int)line.Quantity!.Value);
                    chosen.Add(new(line.LineItemId!, taken, line.Price!.Value));
                    left -= taken;
                }

            if (left > 0) return null;
        }

        return [.. chosen];
    }

    /// <summary>Our units of some of CJ's lines; empty if one of them is not linked to a line of ours.</summary>
    internal Few<LineUnits> Units(CjDisputeLine[] chosen) => chosen.All(line => Ours.ContainsKey(line.LineItemId))
        ? chosen.GroupBy(line => Ours[line.LineItemId]).Select(static of => new LineUnits(of.Key, of.Sum(static line => line.Quantity))).OrderBy(static units => units.Line).ToFew()
        : [];

    /// <summary>All our units of the order; empty if a line is not linked to one of ours.</summary>
    internal Few<LineUnits> All => Lines.All(line => line.LineItemId is { } id && Ours.ContainsKey(id) && line.Quantity is >= 1m and <= 1_000_000m)
        ? Lines.GroupBy(line => Ours[line.LineItemId!]).Select(static of => new LineUnits(of.Key, (int)of.Sum(static line => line.Quantity!.Value))).OrderBy(static units => units.Line).ToFew()
        : [];
}
