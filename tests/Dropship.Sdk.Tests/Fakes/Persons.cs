using Dropship.Domain;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>Addresses whose every word is a canary: none of them may show up where personal data has no place.</summary>
internal static class Persons
{
    public static readonly Address Canary = new("Canary-Name", ["Canary-Street 7"], "Canary-City", "Canary-Region", "Canary-Postal", "DE", "+49-Canary-Phone", "canary@mail.invalid") { TaxId = "Canary-Tax", ImportTaxNumber = "Canary-Import" };

    public const string Word = "canary";
}
