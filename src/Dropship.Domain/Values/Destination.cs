namespace Dropship.Domain;

/// <summary>Where an order goes, as far as history may know it: the address itself is personal data and lives apart (see <see cref="Address"/>).</summary>
/// <param name="Country">ISO 3166 country code, two capital letters.</param>
/// <param name="PostalPrefix">The first characters of the postal code, or empty.</param>
/// <param name="IsPlatformHub">True if the parcel goes to a hub of the marketplace instead of the buyer.</param>
public sealed record Destination(string Country, string PostalPrefix = "", bool IsPlatformHub = false);

/// <summary>A postal address: personal data, kept in a table of its own and erasable; events never hold it.</summary>
/// <param name="Name">The recipient's name, in the recipient's own script.</param>
/// <param name="Lines">Street and house number, one or more lines.</param>
/// <param name="City">The city.</param>
/// <param name="Region">State or province, or empty.</param>
/// <param name="PostalCode">The postal code, or empty where the country has none.</param>
/// <param name="Country">ISO 3166 country code, two capital letters.</param>
/// <param name="Phone">Telephone with country code, or null.</param>
/// <param name="Email">E-mail, or null.</param>
public sealed record Address(string Name, Few<string> Lines, string City, string Region, string PostalCode, string Country, string? Phone = null, string? Email = null)
{
    /// <summary>The recipient's tax or identity number where customs ask for one (for example the CPF in Brazil), or null.</summary>
    public string? TaxId { get; init; }

    /// <summary>The number under which the marketplace has paid the import tax (IOSS in the European Union, VOEC in Norway), or null.</summary>
    public string? ImportTaxNumber { get; init; }

    /// <summary>True if it is the address of somebody who is known by a name, telephone, e-mail or tax number: exactly that one, letters in any case.</summary>
    /// <param name="text">The name, telephone, e-mail or tax number.</param>
    public bool IsOf(string text) => Is(Name, text) || Is(Phone, text) || Is(Email, text) || Is(TaxId, text);

    private static bool Is(string? known, string text) => known is { Length: > 0 } && known.Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Says nothing of the person: addresses must not reach logs.</summary>
    public override string ToString() => $"Address in {Country}";
}
