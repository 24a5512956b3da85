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

    private const string WithItems = "sku,supplier,supplier_sku,quantity,bundle,rank,substitute,item\n";

    private static FileReading<SkuRow> ReadItems(string rows) => SkuMap.Read(new StringReader(WithItems + rows), "skus.csv");

    [Fact]
    public async Task Items_of_several_suppliers_make_one_unit_each_with_its_own_alternatives_and_packs()
    {
        var map = new SkuMap().Put(ReadItems("A,cj,CUP,,,,,cup\nA,mill,LID,2,,,,lid\nA,kiln,KNOB,,k,,,lid\nA,kiln,RIM,,k,,,lid\nA,cj,SET,,,,,\n").All);
        (await map.FindAsync(new("harbour"), new("A"), default)).ShouldBe(
        [
            new(new("cj"), [new(new("CUP"), 1)], 0, Item: "cup"), new(new("mill"), [new(new("LID"), 2)], 1, Item: "lid"),
            new(new("kiln"), [new(new("KNOB"), 1), new(new("RIM"), 1)], 2, Item: "lid"), new(new("cj"), [new(new("SET"), 1)], 3),
        ]);
        var line = new OrderLine(new("l1"), new Sku("A"), 1, new(1m, new("EUR")), new(0m, new("EUR")));
        var offers = await new MappedOffers([new("cj"), new("mill")], map).FindOffersAsync(new(new("harbour"), new("o-1")), [line], default);
        Few<LineId> items = [new("l1~cup"), new("l1~lid")];
        offers.ShouldBe(
        [
            new(new("l1~cup"), new("cj"), new("CUP")) { Items = items },
            new(new("l1~lid"), new("mill"), new("LID"), 1, [new(new("LID"), 2)]) { Items = items },
            new(new("l1"), new("cj"), new("SET"), 3),
        ]);
    }

    [Theory]
    [InlineData("A,cj,CUP,,,,,a~b", "item 'a~b' holds ~ or an outer blank: name it without")]
    [InlineData("A,cj,CUP,,,,,abcdefghijklmnopqrstu", "item 'abcdefghijklmnopqrstu' has 21 characters: give at most 20")]
    [InlineData("A,cj,CUP,,,,,cup", "item 'cup' is the only item of 'A': name the others too, or leave it empty")]
    [InlineData("G,cj,C-1,,,,,cup", "supplier_sku 'C-1' stands on line 2 for 'G' at 'cj' already: keep one of the two rows, or give a quantity")]
    public void A_bad_item_is_told_with_its_line_and_cure_and_its_sku_is_not_taken(string row, string what)
    {
        var reading = ReadItems($"G,cj,C-1,,,,,cup\nG,cj,C-2,,,,,lid\n{row}\n");
        reading.Faults.ShouldHaveSingleItem().ToString().ShouldBe($"skus.csv, line 4: {what}");
        reading.Rows.ShouldAllBe(static one => one.Sku.Value == "G");
    }

    [Fact]
    public void A_single_item_put_in_code_is_refused_and_nothing_is_changed()
    {
        var map = new SkuMap();
        Should.Throw<ArgumentException>(() => map.Put([new(new("B"), new("cj"), new("C-2")), new(new("A"), new("cj"), new("CUP"), Item: "cup")])).Message.ShouldStartWith("A names the item cup only: name the others too, or none.");
        map.Suppliers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_single_item_of_a_map_of_ones_own_is_no_offer()
    {
        var line = new OrderLine(new("l1"), new Sku("A"), 1, new(1m, new("EUR")), new(0m, new("EUR")));
        (await new MappedOffers([new("cj")], new One()).FindOffersAsync(new(new("harbour"), new("o-1")), [line], default)).ShouldBeEmpty();
    }

    private sealed class One : ISkuMap
    {
        public ValueTask<IReadOnlyList<MappedSku>> FindAsync(ShopId shop, Sku sku, CancellationToken cancellation) => new([new MappedSku(new("cj"), [new(new("CUP"), 1)], Item: "cup")]);
    }
}
