using Dropship.Domain;

namespace Dropship.Sqlite.Tests;

/// <summary>An address row that was written before a field was added reads without it.</summary>
public sealed class AddressTests
{
    [Fact]
    public async Task A_row_from_before_the_tax_numbers_reads_without_them()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        await store.ExecuteAsync("""
            INSERT INTO addresses VALUES ('harbour', 'A', CAST('{"Name":"N","Lines":["L"],"City":"C","Region":"","PostalCode":"P","Country":"NL","Phone":null,"Email":null}' AS BLOB))
            """);
        (await store.FindAddressAsync(Orders.Key("A"), default)).ShouldBe(new Address("N", ["L"], "C", "", "P", "NL"));
    }
}
