using Dropship.Domain;
using Dropship.Storage;
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
        new("what may not be kept any longer is found, the longest first", false, OverdueAsync),
        new("an erased order keeps the moment it had to be erased", false, ProofAsync),
        new("a person is found by name, telephone, e-mail or tax number", false, PersonAsync),
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

    private static async Task OverdueAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        foreach (var (id, until) in new[] { ("A", 20), ("B", 10), ("C", 30), ("D", 5) })
        {
            await people.KeepUntilAsync(Order(id), At(until), cancellation).ConfigureAwait(false);
            await people.SaveAddressAsync(Order(id), Somewhere, cancellation).ConfigureAwait(false);
        }

        await people.SaveAddressAsync(Order("E"), Somewhere, cancellation).ConfigureAwait(false);
        await people.KeepUntilAsync(Order("F"), At(1), cancellation).ConfigureAwait(false);
        await people.KeepUntilAsync(Order("D"), null, cancellation).ConfigureAwait(false);
        Promise.SameList([Order("B"), Order("A")], await people.OverdueAsync(At(20), 10, cancellation).ConfigureAwait(false), "What is kept beyond its time is found, the longest first; what has no time, or nothing to be erased, is not.");
        Promise.SameList([Order("B")], await people.OverdueAsync(At(20), 1, cancellation).ConfigureAwait(false), "No more are found than were asked for.");
        await people.KeepUntilAsync(Order("B"), At(40), cancellation).ConfigureAwait(false);
        await people.EraseAsync(Order("A"), cancellation).ConfigureAwait(false);
        Promise.SameList([Order("C"), Order("B")], await people.OverdueAsync(At(99), 10, cancellation).ConfigureAwait(false), "A later moment takes the place of an earlier one, and what is erased is not overdue.");
    }

    private static async Task ProofAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        Promise.Same(null, await people.FindKeepingAsync(Order(), cancellation).ConfigureAwait(false), "Nothing is known of an order that nothing was said of.");
        await people.SaveAddressAsync(Order(), Somewhere, cancellation).ConfigureAwait(false);
        Promise.Same(new Keeping(false, null), await people.FindKeepingAsync(Order(), cancellation).ConfigureAwait(false), "An address is kept for as long as nobody says until when.");
        await people.KeepUntilAsync(Order(), At(7), cancellation).ConfigureAwait(false);
        Promise.Same(new Keeping(false, At(7)), await people.FindKeepingAsync(Order(), cancellation).ConfigureAwait(false), "Until when it is kept is known.");
        await people.EraseAsync(Order(), cancellation).ConfigureAwait(false);
        foreach (var later in new Instant?[] { At(9), null })
        {
            await people.KeepUntilAsync(Order(), later, cancellation).ConfigureAwait(false);
            Promise.Same(new Keeping(true, At(7)), await people.FindKeepingAsync(Order(), cancellation).ConfigureAwait(false), "The moment of an erased order does not move.");
        }
    }

    private static async Task PersonAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        var jane = Somewhere with { Name = "Jane Doe", Phone = "+31 2", Email = "jane@example.com", TaxId = "T-1" };
        foreach (var (order, address) in new[] { (Order("B"), jane), (Order("A"), jane), (Order("C"), Somewhere), (Order("A", OtherShop), jane), (Order("D"), jane) })
            await people.SaveAddressAsync(order, address, cancellation).ConfigureAwait(false);
        await people.EraseAsync(Order("D"), cancellation).ConfigureAwait(false);
        foreach (var text in new[] { "Jane Doe", "JANE DOE", "+31 2", "jane@example.com", "T-1" })
            Promise.SameList([Order("A"), Order("B")], await people.FindPersonAsync(Shop, text, cancellation).ConfigureAwait(false), "A person's orders are found, those of the shop alone.");
        foreach (var text in new[] { "", "Jane", "1 Quay Road" })
            Promise.SameList([], await people.FindPersonAsync(Shop, text, cancellation).ConfigureAwait(false), "Nobody is found by a part of a name or by a street.");
    }
}
