using System.Collections.Frozen;

namespace Dropship.Domain;

/// <summary>What a rate of tax is taken of.</summary>
public enum TaxBase
{
    /// <summary>What the goods cost at the supplier.</summary>
    Goods,

    /// <summary>What the supplier charges in all: the goods and what it takes to send them.</summary>
    GoodsAndFreight,

    /// <summary>What the buyer paid.</summary>
    Price,
}

/// <summary>One dated row of a tax table. The figures are the user's: none is kept here.</summary>
/// <param name="Tax">Which tax, for example <c>VAT</c> or <c>duty</c>. Taxes of different names add up; of one name, the row that fits best counts.</param>
/// <param name="Country">Where the goods go: ISO 3166 code, two capital letters.</param>
/// <param name="From">From when on it holds.</param>
/// <param name="Rate">The part of the base, for example 0.19; zero or more.</param>
public sealed record TaxRule(string Tax, string Country, Instant From, decimal Rate)
{
    /// <summary>How the postal code begins where it holds; empty for the whole country. No longer than what the marketplace's adapter keeps of a postal code: mostly three characters.</summary>
    public string Region { get; init; } = "";

    /// <summary>From which country the goods come; empty for any, also one that is not known.</summary>
    public string Origin { get; init; } = "";

    /// <summary>How the class of the goods begins; empty for any, also one that is not known.</summary>
    public string Class { get; init; } = "";

    /// <summary>From when on it holds no more; null if that is not known.</summary>
    public Instant? Until { get; init; }

    /// <summary>What the rate is taken of. Default: the goods.</summary>
    public TaxBase Base { get; init; }

    /// <summary>Nothing is taken of a purchase whose goods cost no more than this; null for no limit.</summary>
    public Money? Threshold { get; init; }

    /// <summary>What is taken of each purchase beside the rate; null for nothing.</summary>
    public Money? Fixed { get; init; }

    /// <summary>True if the supplier's price holds it already, or the marketplace pays it: it is named and costs nothing more. Default: false, it comes on top.</summary>
    public bool IsIncluded { get; init; }

    /// <summary>True if both say something of the same goods at the same time, and neither is closer than the other.</summary>
    /// <param name="other">Another row.</param>
    public bool Overlaps(TaxRule other) =>
        (Tax, Country, Region, Origin, Class) == (other.Tax, other.Country, other.Region, other.Origin, other.Class) && !(Until <= other.From) && !(other.Until <= From);

    internal (int Class, int Region, int Origin) Closeness => (Class.Length, Region.Length, Origin.Length);

    internal bool Fits(Destination to, string origin, string kind, Instant at) =>
        From <= at && !(Until <= at)
        && to.PostalPrefix.StartsWith(Region, StringComparison.OrdinalIgnoreCase)
        && (Origin.Length == 0 || Origin == origin)
        && kind.StartsWith(Class, StringComparison.Ordinal);
}

/// <summary>Taxes and duties by destination, origin and class of goods, each with the time it holds.</summary>
public sealed record TaxTable
{
    private readonly FrozenDictionary<string, Few<TaxRule>> _rules;

    private TaxTable(FrozenDictionary<string, Few<TaxRule>> rules) => _rules = rules;

    /// <summary>The table without a row: nothing is levied anywhere. The default of a shop.</summary>
    public static TaxTable Empty { get; } = Of([]);

    /// <summary>How many rows there are.</summary>
    public int Count => _rules.Values.Sum(static rules => rules.Count);

    /// <summary>A table of these rows.</summary>
    /// <param name="rules">The rows, in any order.</param>
    /// <exception cref="ArgumentException">Two rows contradict each other.</exception>
    public static TaxTable Of(IEnumerable<TaxRule> rules)
    {
        var all = rules.ToList();
        foreach (var alike in all.GroupBy(static rule => (rule.Tax, rule.Country, rule.Region, rule.Origin, rule.Class)))
        {
            TaxRule? before = null;
            foreach (var rule in alike.OrderBy(static rule => rule.From))
            {
                if (before?.Overlaps(rule) == true) throw new ArgumentException($"Two rows of {rule.Tax} in {rule.Country} hold at {rule.From}: end the first before the second begins.", nameof(rules));
                before = rule;
            }
        }

        return new(all.GroupBy(static rule => rule.Country).ToFrozenDictionary(static of => of.Key, static of => of.OrderBy(static rule => rule.Tax, StringComparer.Ordinal).ToFew(), StringComparer.Ordinal));
    }

    /// <summary>The rows that hold for goods: of each tax the one that fits best. The class counts before the region, the region before the origin.</summary>
    /// <param name="to">Where they go.</param>
    /// <param name="origin">Where they come from; empty if that is not known.</param>
    /// <param name="kind">Their class; empty if that is not known.</param>
    /// <param name="at">When.</param>
    public Few<TaxRule> Find(Destination to, string origin, string kind, Instant at)
    {
        if (!_rules.TryGetValue(to.Country, out var rules)) return [];
        Few<TaxRule> found = [];
        foreach (var rule in rules)
        {
            if (!rule.Fits(to, origin, kind, at)) continue;
            if (found is not [.., var best] || best.Tax != rule.Tax) found = found.Add(rule);
            else if (rule.Closeness.CompareTo(best.Closeness) > 0) found = found.Set(found.Count - 1, rule);
        }

        return found;
    }

    internal Instant? NextChange(string country, Instant now)
    {
        var next = default(Instant?);
        if (!_rules.TryGetValue(country, out var rules)) return next;
        foreach (var rule in rules)
        {
            if (rule.From > now) next = Instant.Earlier(next, rule.From);
            if (rule.Until > now) next = Instant.Earlier(next, rule.Until);
        }

        return next;
    }
}
