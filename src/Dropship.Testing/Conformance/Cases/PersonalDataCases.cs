using Dropship.Domain;
using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>Addresses are kept apart, and what is erased stays erased.</summary>
internal static class PersonalDataCases
{
    internal static readonly Address Somewhere = new("\u5f20\u4f1f \u2014 O'Neill", ["1 Quay Road", "", "2nd floor; \"left\""], "Port", "", "12345", "NL", "+31 1", null);

    internal static readonly StoreCase[] All =
    [
        new("an address is kept and replaced", false, KeptAsync),
        new("the tax numbers of an address are kept with it and erased with it", false, TaxNumbersAsync),
        new("an erased address stays erased", false, ErasedAsync),
    ];

    private static async Task KeptAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        Promise.Same(null, await people.FindAddressAsync(Order(), cancellation).ConfigureAwait(false), "An address that was never known is null.");
        await people.SaveAddressAsync(Order(), Somewhere, cancellation).ConfigureAwait(false);
        Promise.Holds(Somewhere == await people.FindAddressAsync(Order(), cancellation).ConfigureAwait(false), "An address comes back as it was.");
        var moved = Somewhere with { City = "Inland", Lines = [], Email = "buyer@example.com", Phone = null };
        await people.SaveAddressAsync(Order(), moved, cancellation).ConfigureAwait(false);
        Promise.Holds(moved == await people.FindAddressAsync(Order(), cancellation).ConfigureAwait(false), "A second save replaces the address.");
    }

    private static async Task TaxNumbersAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        foreach (var address in new[] { Somewhere with { TaxId = "123.456.789-09" }, Somewhere with { ImportTaxNumber = "IM0000000000" }, Somewhere with { TaxId = "", ImportTaxNumber = "\u7a0e" } })
        {
            await people.SaveAddressAsync(Order(), address, cancellation).ConfigureAwait(false);
            var found = await people.FindAddressAsync(Order(), cancellation).ConfigureAwait(false);
            Promise.Same((address.TaxId, address.ImportTaxNumber), (found?.TaxId, found?.ImportTaxNumber), "Tax numbers come back as they were.");
            Promise.Holds(address == found, "The rest of the address comes back with them.");
        }

        await people.EraseAsync(Order(), cancellation).ConfigureAwait(false);
        Promise.Same(null, await people.FindAddressAsync(Order(), cancellation).ConfigureAwait(false), "Tax numbers are erased with the address.");
    }

    private static async Task ErasedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        await people.SaveAddressAsync(Order("A"), Somewhere, cancellation).ConfigureAwait(false);
        await people.SaveAddressAsync(Order("B"), Somewhere, cancellation).ConfigureAwait(false);
        foreach (var id in new[] { "A", "never known", "A" })
        {
            await people.EraseAsync(Order(id), cancellation).ConfigureAwait(false);
            Promise.Same(null, await people.FindAddressAsync(Order(id), cancellation).ConfigureAwait(false), "An erased address is gone.");
            await people.SaveAddressAsync(Order(id), Somewhere, cancellation).ConfigureAwait(false);
            Promise.Same(null, await people.FindAddressAsync(Order(id), cancellation).ConfigureAwait(false), "A late save does not bring an erased address back.");
        }

        Promise.Same(Somewhere, await people.FindAddressAsync(Order("B"), cancellation).ConfigureAwait(false), "Erasing one order leaves another.");
    }
}
