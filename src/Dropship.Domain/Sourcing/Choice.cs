namespace Dropship.Domain;

/// <summary>Why a supplier was chosen for a line: what was seen, what stood against it, what it weighed. The first that may be taken is the one that was.</summary>
/// <param name="Line">The line.</param>
/// <param name="Units">How many units were wanted.</param>
/// <param name="Policy">The name of the policy.</param>
/// <param name="Search">The search whose offers were weighed; they and the scorecards of then are on record there.</param>
/// <param name="Because">Why the first comes first.</param>
/// <param name="Field">Every offer for the line, the chosen first, then the others as they would have followed; those that a gate keeps out come last.</param>
public sealed record Choice(LineId Line, int Units, string Policy, int Search, ChoiceReason Because, Few<Weighing> Field)
{
    /// <summary>In a sentence.</summary>
    public override string ToString()
    {
        var (chosen, text) = (Field[0], new System.Text.StringBuilder());
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Policy} chose {chosen} for {Units} x line {Line}");
        text.Append(Because switch
        {
            ChoiceReason.Share => ", because no supplier may get more than its share",
            ChoiceReason.Trial => ", to get to know it",
            ChoiceReason.LeastBad => ", because every other is worse",
            _ => "",
        });
        for (var i = 1; i < Field.Count; i++) text.Append(i == 1 ? "; not " : ", ").Append(Field[i]);
        return text.ToString();
    }
}

/// <summary>Why the first comes first. The numbers are stable: they are stored.</summary>
public enum ChoiceReason
{
    /// <summary>The policy gave it the highest score.</summary>
    Score = 1,

    /// <summary>The better ones have their share of the orders.</summary>
    Share,

    /// <summary>Least is known of it, and a few orders go to such suppliers.</summary>
    Trial,

    /// <summary>Something stands against every offer; this one is late, its account is to be topped up, or it only stands in.</summary>
    LeastBad,
}

/// <summary>An offer as it was weighed.</summary>
/// <param name="Supplier">Who.</param>
/// <param name="Sku">What the supplier calls it.</param>
/// <param name="Score">What the policy gave it, to four places; null if a gate kept it out.</param>
/// <param name="Price">Landed price in the shop's currency, in whole coins; null if it is not known.</param>
/// <param name="Gates">What stands against it.</param>
public sealed record Weighing(SupplierId Supplier, Sku Sku, decimal? Score, Money? Price, Few<OfferGate> Gates)
{
    /// <summary>For example <c>mill (S-1, 12.00 EUR, score 0.91)</c> or <c>kiln (K-1, Stock)</c>.</summary>
    public override string ToString() =>
        $"{Supplier} ({Sku}{(Price is { } price ? $", {price}" : "")}{(Score is { } score ? $", score {score.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)}" : "")}{(Gates.IsEmpty ? "" : ", " + string.Join(", ", Gates.AsEnumerable()))})";
}
