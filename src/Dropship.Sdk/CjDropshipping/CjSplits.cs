
namespace Dropship.CjDropshipping;

/// <summary>Compares the lines of orders: CJ may split one order in several, and an order found under our number must be the one we meant.</summary>
internal static class CjSplits
{
    /// <summary>
    /// True if a row was split off from another: its lines are some of the other's, or none of them. With the same lines it is an
    /// order of its own, which a person must see: it may have been bought twice.
    /// </summary>
    internal static bool IsPart(CjOrderWire row, CjOrderWire whole)
    {
        var (mine, theirs) = (Lines(row), Lines(whole));
        if (mine.Count == 0 || theirs.Count == 0) return false;
        var isWithin = mine.All(line => theirs.TryGetValue(line.Key, out var quantity) && line.Value <= quantity);
        return isWithin ? mine.Values.Sum() < theirs.Values.Sum() : !mine.Keys.Any(theirs.ContainsKey);
    }

    /// <summary>True if an order found under our number has our lines and goes to our country.</summary>
    /// <param name="found">The order.</param>
    /// <param name="wanted">Our lines by CJ's numbers.</param>
    /// <param name="country">Our country.</param>
    internal static bool IsOurs(CjOrderWire found, IReadOnlyList<CjCreateLine> wanted, string country)
    {
        if (!string.Equals(found.ShippingCountryCode, country, StringComparison.OrdinalIgnoreCase)) return false;
        Dictionary<string, long> left = [];
        foreach (var line in wanted) left[line.Vid] = left.GetValueOrDefault(line.Vid) + line.Quantity;
        foreach (var line in found.ProductList ?? [])
        {
            if (line is not { Vid.Length: > 0, Quantity: { } quantity }) return false;
            left[line.Vid] = left.GetValueOrDefault(line.Vid) - quantity;
        }

        return left.Values.All(static quantity => quantity == 0);
    }

    private static Dictionary<string, long> Lines(CjOrderWire row)
    {
        Dictionary<string, long> lines = [];
        foreach (var line in row.ProductList ?? [])
            if ((line.StoreLineItemId ?? line.Vid) is { } key)
                lines[key] = lines.GetValueOrDefault(key) + (line.Quantity ?? 0);
        return lines;
    }
}
