namespace Dropship.Guards;

/// <summary>What happened over all orders.</summary>
internal sealed class Tally
{
    internal int Orders { get; set; }

    internal int Quotes { get; set; }

    /// <summary>Decisions to buy.</summary>
    internal int Bound { get; set; }

    /// <summary>Purchases whose money left.</summary>
    internal int Purchases { get; set; }

    /// <summary>Of these, those that a person had approved although a guard stood against them.</summary>
    internal int Approved { get; set; }

    /// <summary>Expired quotes that were refused: before they were bound, before they were sent, and at the wire.</summary>
    internal int Expired { get; set; }

    /// <summary>Sums named before payment that were refused.</summary>
    internal int Drifted { get; set; }

    internal int StoppedAtTheWire { get; set; }

    internal SortedDictionary<string, int> Holds { get; } = new(StringComparer.Ordinal);

    internal SortedDictionary<string, int> Findings { get; } = new(StringComparer.Ordinal);

    /// <summary>The first thing that was found, to be looked into.</summary>
    internal string? First { get; private set; }

    internal int Found => Findings.Values.Sum();

    internal void Find(string what, string where)
    {
        First ??= $"{what}: {where}";
        Findings[what] = Findings.GetValueOrDefault(what) + 1;
    }

    internal void Held(string reason) => Holds[reason] = Holds.GetValueOrDefault(reason) + 1;
}
