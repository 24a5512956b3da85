using System.Text.Json.Nodes;
using CsCheck;
using Dropship.Domain;
using Dropship.Wish;
using static Dropship.Sdk.Tests.Wish.StateTests;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Refunds on the vendor's books.</summary>
public sealed class RefundMappingTests
{
    private static readonly Currency Usd = new("USD");

    [Fact]
    public void Every_source_is_kept_apart()
    {
        foreach (var source in WishCovered.Sources)
        {
            var seen = Refunds(Refund(source, "2024-08-13T00:00:00Z", 5m, 4.25m)).ShouldHaveSingleItem();
            seen.ShouldBe(new Fact.RefundSeen($"{source} 2024-08-13T00:00:00.000Z", new(4.25m, Usd), Instant.From(new(2024, 8, 13, 0, 0, 0, TimeSpan.Zero))), source);
        }

        Refunds(Refund("SOMEBODY", "2024-08-13T00:00:00Z", 5m, null))[0].Refund.ShouldBe("OTHER 2024-08-13T00:00:00.000Z");
    }

    [Theory]
    [InlineData("MERCHANT", "Ref. R-3", 3)]
    [InlineData("MERCHANT", " Ref. R-12 ", 12)]
    [InlineData("MERCHANT", "Ref. R-3 and more", 0)]
    [InlineData("MERCHANT", "Ref. R-0", 0)]
    [InlineData("MERCHANT", "Ref. R-99999999999", 0)]
    [InlineData("MERCHANT", "sorry", 0)]
    [InlineData("MERCHANT", null, 0)]
    [InlineData("CUSTOMER", "Ref. R-3", 0)]
    [InlineData("WISH", "Ref. R-3", 0)]
    public void Our_own_refund_is_known_by_its_note(string source, string? note, int ours)
    {
        var refund = Refund(source, "2024-08-13T00:00:00Z", 5m, null);
        refund["refund_reason_note"] = note;
        Refunds(refund)[0].Ours.ShouldBe(ours);
    }

    [Fact]
    public void A_note_says_the_number_it_was_made_of() => Gen.Int[1, 999_999_999].Sample(no => WishNotes.RefundIn(WishNotes.OfRefund(no)) == no);

    [Fact]
    public void What_the_merchant_bears_counts_else_what_the_buyer_got()
    {
        Refunds(Refund("WISH", "2024-08-13T00:00:00Z", 5m, 0m))[0].Amount.ShouldBe(Money.Zero(Usd));
        Refunds(Refund("WISH", "2024-08-13T00:00:00Z", 5m, null))[0].Amount.ShouldBe(new(5m, Usd));
    }

    [Fact]
    public void A_corrected_amount_is_the_same_refund() =>
        Refunds(Refund("WISH", "2024-08-13T00:00:00Z", 5m, 4m))[0].Refund.ShouldBe(Refunds(Refund("WISH", "2024-08-13T00:00:00Z", 5m, 4.25m))[0].Refund);

    [Fact]
    public void Without_a_time_the_change_of_the_order_stands_in() =>
        Refunds(Refund("WISH", null, 5m, null))[0].ShouldBe(new Fact.RefundSeen("WISH at no time", new(5m, Usd), new(1723471533512)));

    [Fact]
    public void The_vendors_order_of_refunds_means_nothing()
    {
        var refunds = new[]
        {
            Refund("WISH", "2024-08-13T00:00:00Z", 5m, null), Refund("WISH", "2024-08-13T00:00:00Z", 6m, null), Refund("MERCHANT", "2024-08-13T00:00:00Z", 5m, null),
            Refund("WISH", "2024-08-12T00:00:00Z", 5m, null), Refund("WISH", null, 1m, null),
        };
        var expected = Refunds(refunds);
        expected.Select(seen => seen.Refund).Distinct().Count().ShouldBe(5);
        expected.Sum(seen => seen.Amount.Amount).ShouldBe(22m);
        Gen.Shuffle(refunds).Sample(shuffled => Refunds(shuffled).OrderBy(seen => seen.Refund).SequenceEqual(expected.OrderBy(seen => seen.Refund)), iter: 200);
    }

    [Fact]
    public void A_refund_without_an_amount_is_told_unless_the_state_says_it_all()
    {
        var bare = new JsonObject { ["refund_source"] = "CUSTOMER", ["refund_time"] = "2024-08-13T00:00:00Z" };
        Read(Samples.Order(order => order["refunds"] = new JsonArray(bare.DeepClone()))).Why.ShouldNotBeNull().ShouldStartWith("refunds.refund_amount: is missing");
        var order = Ours("REFUNDED");
        order["refunds"] = new JsonArray(null, bare);
        var read = Read(order).Order!;
        (read.Sale.Status, read.Refunds.Count).ShouldBe((SaleStatus.Refunded, 0));
    }

    private static JsonObject Refund(string source, string? at, decimal amount, decimal? responsible)
    {
        var refund = new JsonObject { ["refund_reason"] = "any words", ["refund_source"] = source, ["refund_amount"] = Amount(amount) };
        if (at is not null) refund["refund_time"] = at;
        if (responsible is { } part) refund["merchant_responsible_amount"] = Amount(part);
        return refund;
    }

    private static JsonObject Amount(decimal amount) => new() { ["amount"] = amount, ["currency_code"] = "USD" };

    private static Few<Fact.RefundSeen> Refunds(params JsonObject[] refunds) => Read(Samples.Order(order => order["refunds"] = new JsonArray([.. refunds.Select(refund => refund.DeepClone())]))).Order!.Refunds;
}
