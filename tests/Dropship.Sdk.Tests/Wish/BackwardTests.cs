using System.Text.Json.Nodes;
using CsCheck;
using Dropship.Domain;
using Dropship.Wish;
using static Dropship.Sdk.Tests.Wish.StateTests;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>States go backwards: an order may be approved again after it was shipped or refunded. Whatever order the readings come in, the newest one speaks.</summary>
public sealed class BackwardTests
{
    private static readonly OrderKey Key = new(new("s"), WishDesk.Order);

    /// <summary>Lives of an order, each reading a state and the record that came with it.</summary>
    public static TheoryData<string, int, SaleStatus> Lives => new()
    {
        { "APPROVED SHIPPED APPROVED", 0, SaleStatus.Paid },
        { "APPROVED SHIPPED APPROVED:TRACKING_CANCELLED APPROVED:ORDER_RE_RELEASED", 1, SaleStatus.Paid },
        { "REQUIRE_REVIEW APPROVED REFUNDED APPROVED", 0, SaleStatus.Paid },
        { "APPROVED REFUNDED APPROVED:ORDER_RE_RELEASED SHIPPED", 1, SaleStatus.Paid },
        { "APPROVED SHIPPED REFUNDED APPROVED:ORDER_RE_RELEASED REFUNDED", 1, SaleStatus.Refunded },
        { "APPROVED SHIPPED APPROVED:ORDER_RE_RELEASED SHIPPED APPROVED:ORDER_RE_RELEASED", 2, SaleStatus.Paid },
        { "APPROVED REFUNDED APPROVED REFUNDED", 0, SaleStatus.Refunded },
        { "APPROVED REQUIRE_REVIEW APPROVED", 0, SaleStatus.Paid },
        { "REQUIRE_REVIEW DECLINED", 0, SaleStatus.Cancelled },
        { "APPROVED REQUIRE_REVIEW DECLINED APPROVED:ORDER_RE_RELEASED", 1, SaleStatus.Paid },
    };

    [Theory]
    [MemberData(nameof(Lives))]
    public void The_newest_reading_speaks_in_whatever_order_they_come(string life, int release, SaleStatus status)
    {
        var readings = Readings(life).ToArray();
        var expected = Fold(readings);
        expected.Latest()!.Status.ShouldBe(status);
        expected.Release.ShouldBe(release);
        expected.Latest()!.Stands().ShouldBe(status == SaleStatus.Paid);
        expected.IsContradicted().ShouldBeFalse();
        expected.IsWithdrawn().ShouldBe(status is SaleStatus.Refunded or SaleStatus.Cancelled);
        Gen.Shuffle(readings.Concat(readings).ToArray()).Sample(shuffled => Fold(shuffled) == expected, iter: 50);
    }

    [Fact]
    public void An_order_that_is_approved_again_is_wanted_again()
    {
        var order = Fold(Readings("APPROVED REFUNDED APPROVED").ToArray());
        order.Demanded().ShouldHaveSingleItem().Open.ShouldBe(2);
        Fold(Readings("APPROVED REFUNDED").ToArray()).Demanded().ShouldHaveSingleItem().Withdrawn.ShouldBe(2);
    }

    private static IEnumerable<Fact> Readings(string life)
    {
        var records = new JsonArray(Record("ORDER_RELEASED", "2024-08-12T14:05:31Z"));
        foreach (var (no, step) in life.Split(' ').Index())
        {
            var (state, record) = step.Split(':') is [var first, var second] ? (first, second) : (step, null);
            if (record is not null) records.Add(Record(record, $"2024-08-12T15:{no:00}:00Z"));
            var order = Ours(state);
            (order["updated_at"], order["fulfillment_records"]) = ($"2024-08-12T15:{no:00}:00.000Z", records.DeepClone());
            yield return WishMapping.Read(WishDesk.Order, WishMapping.Parse(order.Element())).Order!.Sale;
        }
    }

    private static Order Fold(IEnumerable<Fact> facts) => facts.Aggregate(new Order(Key), (order, fact) => Fulfilment.Evolve(order, fact));
}
