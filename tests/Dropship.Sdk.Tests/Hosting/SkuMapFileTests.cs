using Dropship.Domain;
using Dropship.Files;
using Dropship.Hosting;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.Hosting;

/// <summary>A map of SKUs from a file: packs, bundles, substitutes; bad rows by line, column and cure; never half a bundle.</summary>
public sealed class SkuMapFileTests
{
    private const string Header = "sku,supplier,supplier_sku,quantity,bundle,rank,substitute\n";

    private static FileReading<SkuRow> Read(string rows) => SkuMap.Read(new StringReader(Header + rows), "skus.csv");

    private static async Task<IReadOnlyList<MappedSku>> MappedAsync(string rows, string sku) => await new SkuMap().Put(Read(rows).All).FindAsync(new("harbour"), new(sku), default);

    [Fact]
    public async Task Alternatives_are_offers_of_their_own_in_the_order_of_the_file_or_by_rank()
    {
        (await MappedAsync("A,cj,C-1,,,,\nB,cj,C-9,,,,\nA,mill,M-1,,,,\n", "A")).ShouldBe([new(new("cj"), [new(new("C-1"), 1)]), new(new("mill"), [new(new("M-1"), 1)], 1)]);
        (await MappedAsync("A,cj,C-1,,,7,\nA,mill,M-1,,,2,yes\n", "A")).ShouldBe([new(new("cj"), [new(new("C-1"), 1)], 7), new(new("mill"), [new(new("M-1"), 1)], 2, true)]);
    }

    [Fact]
    public async Task A_pack_is_a_quantity_and_a_bundle_is_one_offer()
    {
        (await MappedAsync("A,mill,CANDLE,12,,,\n", "A")).ShouldBe([new(new("mill"), [new(new("CANDLE"), 12)])]);
        (await MappedAsync("A,cj,MUG,,set,,\nA,mill,M-1,,,,\nA,cj,SPOON,2,set,,\n", "A")).ShouldBe([new(new("cj"), [new(new("MUG"), 1), new(new("SPOON"), 2)]), new(new("mill"), [new(new("M-1"), 1)], 1)]);
    }

    [Theory]
    [InlineData("A,cj,,,,,", "supplier_sku '' is empty: fill it in")]
    [InlineData("A,cj,C-1,0,,,", "quantity '0' is not a whole number from 1 to 10000: mend it")]
    [InlineData("A,cj,C-1,,,-1,", "rank '-1' is not a whole number from 0 to 999: mend it")]
    [InlineData("A,cj,C-1,,,,maybe", "substitute 'maybe' is neither yes nor no: write one of them, or nothing for no")]
    [InlineData("G,cj,C-1,,,,", "supplier_sku 'C-1' stands on line 2 for 'G' at 'cj' already: keep one of the two rows, or give a quantity")]
    public void A_bad_row_is_told_with_its_line_and_cure(string row, string what)
    {
        var reading = Read($"G,cj,C-1,,,,\n{row}\n");
        reading.Faults.ShouldHaveSingleItem().ToString().ShouldBe($"skus.csv, line 3: {what}");
        Should.Throw<BadFileException>(() => reading.All);
    }

    [Fact]
    public void A_sku_with_a_bad_row_is_not_taken_at_all_for_half_a_bundle_is_none()
    {
        var reading = Read("A,cj,MUG,,set,,\nB,cj,C-9,,,,\nA,cj,SPOON,none,set,,\n");
        reading.Rows.ShouldBe([new(new("B"), new("cj"), new("C-9"))]);
    }

    [Fact]
    public async Task The_map_can_be_changed_while_the_shop_runs()
    {
        var map = new SkuMap().Put([new(new("A"), new("cj"), new("C-1")), new(new("B"), new("cj"), new("C-2"))]);
        map.Put([new(new("A"), new("mill"), new("M-1"))]);
        (await map.FindAsync(new("harbour"), new("A"), default)).ShouldHaveSingleItem().Supplier.ShouldBe(new("mill"));
        map.Suppliers.ShouldBe([new("cj"), new("mill")]);
        map.Remove(new("A")).ShouldBeTrue();
        map.Remove(new("A")).ShouldBeFalse();
        (await map.FindAsync(new("harbour"), new("A"), default)).ShouldBeEmpty();
    }
}
