using Dropship.Domain;
using Dropship.Files;
using Dropship.Ports;
using Dropship.Settling;

namespace Dropship.Sdk.Tests.Settling;

/// <summary>The neutral payout file: each bad row is told with its line, column and cure; the good ones are read.</summary>
public sealed class PayoutFileTests
{
    private const string Header = "id,order,kind,amount,currency,paid_on,payout,line,final,note\n";

    private static FileReading<PayoutRow> Read(string rows) => PayoutFile.Read(new StringReader(Header + rows), "pay.csv");

    [Fact]
    public void A_row_is_read_whole()
    {
        var row = Read("p-1,A-1,fee,-1.50,EUR,2026-04-15,po-7,l1,yes,commission").All.ShouldHaveSingleItem();
        row.ShouldBe(new PayoutRow(new("p-1"), new OrderId("A-1"), PayoutKind.Fee, new(-1.50m, new("EUR")), Instant.From(new DateTimeOffset(2026, 4, 15, 0, 0, 0, TimeSpan.Zero))) { Payout = "po-7", Line = new("l1"), IsFinal = true, Note = "commission", At = 2 });
    }

    [Fact]
    public void Optional_columns_may_be_missing() =>
        PayoutFile.Read(new StringReader("paid_on,currency,amount,kind,order,id\n2026-04-15,JPY,1200,sale,,p-1"), "pay.csv").All.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(row => row.Order.ShouldBeNull(), row => row.Amount.ShouldBe(new Money(1200m, new("JPY"))), row => row.IsFinal.ShouldBeFalse());

    [Theory]
    [InlineData("sale", PayoutKind.Sale)]
    [InlineData("refund", PayoutKind.Refund)]
    [InlineData("fee", PayoutKind.Fee)]
    [InlineData("fine", PayoutKind.Fine)]
    [InlineData("tax", PayoutKind.Tax)]
    [InlineData("exchange", PayoutKind.Exchange)]
    [InlineData("adjustment", PayoutKind.Adjustment)]
    public void Each_kind_has_its_word(string word, PayoutKind kind) => Read($"p-1,A-1,{word},1,EUR,2026-04-15,,,,").All[0].Kind.ShouldBe(kind);

    [Theory]
    [InlineData(",A-1,sale,1,EUR,2026-04-15,,,,", "id '' is empty: fill it in")]
    [InlineData("p-1,A-1,bonus,1,EUR,2026-04-15,,,,", "kind 'bonus' is no kind: write sale, refund, fee, fine, tax, exchange, adjustment or transfer")]
    [InlineData("p-1,A-1,sale,\"1,50\",EUR,2026-04-15,,,,", "amount '1,50' is not a number from -100000000 to 100000000: write it with a point and without thousands, for example 12.5")]
    [InlineData("p-1,A-1,sale,1.505,EUR,2026-04-15,,,,", "amount '1.505' has more places than EUR has coins: write the amount that was paid")]
    [InlineData("p-1,A-1,sale,1,euro,2026-04-15,,,,", "currency 'euro' is no currency: write its ISO 4217 code, three capital letters, for example EUR")]
    [InlineData("p-1,A-1,sale,1,EUR,15.04.2026,,,,", "paid_on '15.04.2026' is not a day of the years 2000 to 2099: write it as 2026-01-31")]
    [InlineData("p-1,A-1,sale,1,EUR,2026-04-15,,,maybe,", "final 'maybe' says neither yes nor no: write yes if nothing more is paid for this order")]
    [InlineData("p-1,A-1,transfer,1,EUR,2026-04-15,po-7,,,", "order 'A-1' is named by a transfer, which belongs to a payout and to no order: leave it empty")]
    [InlineData("p-1,,transfer,1,EUR,2026-04-15,,,,", "payout '' is empty: a transfer must name the payout whose lines it is the sum of")]
    public void A_bad_row_is_told_and_the_others_are_read(string bad, string what)
    {
        var read = Read($"p-0,A-0,sale,1,EUR,2026-04-15,,,,\n{bad}\np-9,A-9,sale,1,EUR,2026-04-15,,,,");
        read.Faults.ShouldHaveSingleItem().ToString().ShouldBe($"pay.csv, line 3: {what}");
        read.Rows.Select(row => row.Id.Value).ShouldBe(["p-0", "p-9"]);
        Should.Throw<BadFileException>(() => read.All);
    }
}
