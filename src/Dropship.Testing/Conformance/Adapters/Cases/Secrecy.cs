using Dropship.Domain;

namespace Dropship.Testing.Conformance.Adapters.Cases;

/// <summary>What must not be seen: the fixture's secrets and the people of its orders.</summary>
internal sealed class Secrecy(IReadOnlyList<string> secrets)
{
    // Shorter texts turn up by chance.
    private const int Shortest = 4;

    internal static async Task<Secrecy> OfAsync<TFixture>(TFixture fixture, Port<TFixture> port, CancellationToken cancellation) where TFixture : IVendorFixture =>
        new([.. fixture.Secrets.Concat(await port.PersonalAsync(fixture, cancellation).ConfigureAwait(false)).Where(secret => secret.Length >= Shortest).Distinct()]);

    /// <summary>The personal part of an address.</summary>
    internal static IReadOnlyList<string> Of(Address? address) =>
        address is null ? [] : [.. ((string?[])[address.Name, .. address.Lines, address.Phone, address.Email, address.TaxId]).OfType<string>()];

    /// <summary>The message says which secret by its place, so that the failure does not tell it once more.</summary>
    internal void Judge(string text, string where)
    {
        for (var i = 0; i < secrets.Count; i++)
            if (text.Contains(secrets[i], StringComparison.OrdinalIgnoreCase))
                throw new ConformanceException($"No secret and no personal data is told. {where} tells secret {i + 1} of {secrets.Count} ({secrets[i].Length} characters).");
    }
}
