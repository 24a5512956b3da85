using System.Collections.Frozen;

namespace Dropship.Domain;

/// <summary>What a supplier's API takes as an address. A limit of 0 is none.</summary>
public sealed record AddressRules
{
    /// <summary>The most characters of the recipient's name.</summary>
    public int Name { get; init; }

    /// <summary>The most characters of the first line.</summary>
    public int Line { get; init; }

    /// <summary>The most characters of all further lines together, with a comma and a blank between them.</summary>
    public int MoreLines { get; init; }

    /// <summary>The most characters of the city.</summary>
    public int City { get; init; }

    /// <summary>The most characters of the region.</summary>
    public int Region { get; init; }

    /// <summary>The most characters of the postal code.</summary>
    public int PostalCode { get; init; }

    /// <summary>The most characters of the telephone.</summary>
    public int Phone { get; init; }

    /// <summary>The most characters of the tax number.</summary>
    public int TaxId { get; init; }

    /// <summary>True if it wants a telephone for every parcel.</summary>
    public bool NeedsPhone { get; init; }

    /// <summary>True if it wants a region for every parcel.</summary>
    public bool NeedsRegion { get; init; }

    /// <summary>True if it takes Latin letters only.</summary>
    public bool LatinOnly { get; init; }
}

/// <summary>What the addresses of a country must have.</summary>
/// <param name="PostalCode">True if a postal code is needed.</param>
/// <param name="Region">True if a state or province is needed.</param>
/// <param name="Phone">True if a telephone is needed.</param>
/// <param name="TaxId">True if customs want the recipient's tax or identity number.</param>
public sealed record AddressNeeds(bool PostalCode = false, bool Region = false, bool Phone = false, bool TaxId = false);

/// <summary>Judges an address by what its country needs and what a supplier takes. What it says names field, problem and cure, and never what stands in the field.</summary>
public static class AddressChecks
{
    private static readonly AddressNeeds Nothing = new();

    /// <summary>Needs of some countries, to begin with: an example and not maintained; give your own where it matters.</summary>
    public static IReadOnlyDictionary<string, AddressNeeds> ExampleNeeds { get; } = new Dictionary<string, AddressNeeds>
    {
        ["AU"] = new(PostalCode: true, Region: true),
        ["BR"] = new(PostalCode: true, Region: true, TaxId: true),
        ["CA"] = new(PostalCode: true, Region: true),
        ["DE"] = new(PostalCode: true),
        ["ES"] = new(PostalCode: true),
        ["FR"] = new(PostalCode: true),
        ["GB"] = new(PostalCode: true),
        ["IT"] = new(PostalCode: true),
        ["US"] = new(PostalCode: true, Region: true),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All that is wrong with an address, in the order of its fields; empty if nothing is.</summary>
    /// <param name="address">The address; null if it is not known.</param>
    /// <param name="to">Where the sale says that it goes.</param>
    /// <param name="rules">What the supplier takes; null if it does not say.</param>
    /// <param name="needs">What countries need.</param>
    public static Few<string> Faults(Address? address, Destination to, AddressRules? rules, IReadOnlyDictionary<string, AddressNeeds> needs)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(needs);
        if (address is null) return ["the address is missing: let the marketplace tell it"];
        var (taken, need) = (rules ?? new(), needs.TryGetValue(to.Country, out var known) ? known : Nothing);
        var more = string.Join(", ", address.Lines.Skip(1).Where(static line => !string.IsNullOrWhiteSpace(line)));
        List<string> faults = [];
        if (address.Country != to.Country) faults.Add("country: sale and address name different ones; read the sale again");
        Check(faults, "name", address.Name, taken.Name, true, taken.LatinOnly);
        Check(faults, "line 1", address.Lines.IsEmpty ? "" : address.Lines[0], taken.Line, true, taken.LatinOnly);
        Check(faults, "further lines", more, taken.MoreLines, false, taken.LatinOnly);
        Check(faults, "city", address.City, taken.City, true, taken.LatinOnly);
        Check(faults, "region", address.Region, taken.Region, need.Region || taken.NeedsRegion, taken.LatinOnly);
        Check(faults, "postal code", address.PostalCode, taken.PostalCode, need.PostalCode, taken.LatinOnly);
        Check(faults, "phone", address.Phone, taken.Phone, need.Phone || taken.NeedsPhone, false);
        Check(faults, "tax number", address.TaxId, taken.TaxId, need.TaxId, false);
        return faults.ToFew();
    }

    private static void Check(List<string> faults, string field, string? value, int longest, bool isNeeded, bool latinOnly)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            if (isNeeded) faults.Add($"{field} is missing: have the buyer or the marketplace complete it");
            return;
        }

        if (longest > 0 && value.Length > longest) faults.Add($"{field} has {value.Length} characters, the supplier takes {longest}: have it shortened");
        if (value.Any(char.IsControl)) faults.Add($"{field} holds a control character: have it taken out");
        else if (latinOnly && value.Any(static letter => letter > '\u024F')) faults.Add($"{field} holds letters that are not Latin, and the supplier takes no others: have it written in Latin letters");
    }
}
