using System.Globalization;

namespace Dropship.CjDropshipping;

/// <summary>A way to ship that was chosen.</summary>
/// <param name="Method">CJ's name of it, given back as it came.</param>
/// <param name="Price">All of it in USD: base, taxes, clearance.</param>
internal sealed record CjMethod(string Method, decimal Price);

/// <summary>Chooses among the ways to ship by what they cost in the end: the cheapest base price may be the dearest in total.</summary>
internal static class CjFreight
{
    /// <summary>The cheapest that keeps the rules; a preferred one if any of these keeps them; null if none does.</summary>
    internal static CjMethod? Choose(IEnumerable<CjFreightWire> offered, CjOptions options)
    {
        (CjMethod Method, bool IsPreferred, int Days)? best = null;
        foreach (var one in offered)
        {
            if (one.LogisticName is not { Length: > 0 } name || options.ExcludedMethods.Contains(name) || Total(one) is not { } total) continue;
            var days = LongestTransit(one.LogisticAging);
            if (options.MaxTransitDays is { } most && !(days <= most)) continue;
            var candidate = (Method: new CjMethod(name, total), IsPreferred: options.PreferredMethods.Contains(name), Days: days ?? int.MaxValue);
            if (best is not { } known || IsBetter(candidate, known)) best = candidate;
        }

        return best?.Method;
    }

    // Of equal prices the faster, then the name, so that the choice does not hang on the order of the answer.
    private static bool IsBetter((CjMethod Method, bool IsPreferred, int Days) one, (CjMethod Method, bool IsPreferred, int Days) other) =>
        one.IsPreferred != other.IsPreferred ? one.IsPreferred
        : one.Method.Price != other.Method.Price ? one.Method.Price < other.Method.Price
        : one.Days != other.Days ? one.Days < other.Days
        : string.CompareOrdinal(one.Method.Method, other.Method.Method) < 0;

    /// <summary>What a method costs; null if CJ names no price.</summary>
    internal static decimal? Total(CjFreightWire one) =>
        CjMapping.Amount(one.TotalPostageFee)?.Amount
        ?? (CjMapping.Amount(one.LogisticPrice) is { } price ? price.Amount + (CjMapping.Amount(one.TaxesFee)?.Amount ?? 0m) + (CjMapping.Amount(one.ClearanceOperationFee)?.Amount ?? 0m) : null);

    /// <summary>The second number of <c>4-8</c>, or the only one; null if it reads otherwise.</summary>
    internal static int? LongestTransit(string? aging)
    {
        var last = aging is null ? null : aging[(aging.LastIndexOf('-') + 1)..].Trim();
        return int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;
    }
}
