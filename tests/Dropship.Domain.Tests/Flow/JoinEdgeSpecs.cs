using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Flow;

/// <summary>Which of two tellings wins, whatever came first, and what is refused of units.</summary>
public sealed class JoinEdgeSpecs
{
    private static Order After(params Event[] history) => history.Aggregate(new Order(new(new("shop"), new("o-1"))), Fulfilment.Evolve);

    private static BuyerChecked Looked(int release, long revision, SupplierId supplier) => new(release, revision, supplier, [], []);

    [Fact]
    public void Looks_at_a_buyer_stand_by_release_then_revision_then_supplier()
    {
        BuyerChecked[] inOrder = [Looked(0, 1, Alpha), Looked(0, 1, Beta), Looked(0, 2, Alpha), Looked(0, 2, Beta), Looked(1, 0, Alpha), Looked(1, 1, Alpha)];
        for (var i = 0; i < inOrder.Length; i++)
            for (var j = 0; j < inOrder.Length; j++)
                Math.Sign(inOrder[i].CompareKey(inOrder[j])).ShouldBe(i.CompareTo(j), $"{i} and {j}");
        After([.. inOrder.Reverse()]).Checks.ShouldBe(inOrder);
    }

    [Fact]
    public void Of_two_counts_of_a_buyer_the_higher_of_each_figure_counts()
    {
        BuyerFigures few = new(1, 5, 2, Euro(10m), 4), many = new(3, 2, 6, Euro(20m), 1);
        BuyerFigures? Joined(params BuyerFigures?[] told) => After([.. told.Select(figures => Looked(0, 1, Alpha) with { Figures = figures })]).Checks.ShouldHaveSingleItem().Figures;
        Joined(few, many).ShouldBe(new BuyerFigures(3, 5, 6, Euro(20m), 4));
        Joined(many, few).ShouldBe(new BuyerFigures(3, 5, 6, Euro(20m), 4));
        (Joined(few, null), Joined(null, few)).ShouldBe((few, few));
        foreach (var told in new BuyerFigures[][] { [few, many with { Spent = new(1m, Usd) }], [many with { Spent = new(1m, Usd) }, few] })
            Joined(told)!.Spent.ShouldBe(new Money(1m, Usd), "of two currencies one must win");
    }

    [Fact]
    public void Where_a_purchase_was_found_is_the_smaller_name_of_two()
    {
        SupplierOrderSeen At(SupplierId? place) => new(1, Sample.At(SupplierOrderStatus.Paid, 30m)) { Supplier = place };
        foreach (var told in new Event[][] { [At(Alpha), At(Beta)], [At(Beta), At(Alpha)], [At(Alpha), At(null)] })
            After(told).Purchase(1)!.FoundAt.ShouldBe(Alpha);
    }

    [Fact]
    public void Of_two_quotes_that_cost_the_same_the_goods_decide()
    {
        QuoteSeen Of(params decimal[] goods) => new(1, Euro(30m), T0) { Goods = [.. goods.Select((price, i) => new LineAmount(new($"l{i + 1}"), Euro(price)))] };
        QuoteSeen none = new(1, Euro(30m), T0);
        QuoteSeen[] inOrder = [none, Of(20m), Of(21m), Of(1m, 2m), Of(1m, 3m)];
        for (var i = 0; i < inOrder.Length; i++)
            for (var j = 0; j < inOrder.Length; j++)
                After(inOrder[i], inOrder[j]).Allocations.ShouldHaveSingleItem().Quote.ShouldBe(inOrder[Math.Max(i, j)], $"{i} and {j}");
    }

    [Fact]
    public void Units_are_dropped_that_are_open_once_each_and_none_that_are_not()
    {
        var order = APaidOrder(null, Shirts, Mug);
        UnitsDropped Dropped(params LineUnits[] units) => new(1, units.ToFew(), 0, order.Now);
        order.Refusal(Dropped(new LineUnits(Shirts.Id, 2))).ShouldBeNull();
        order.Refusal(Dropped(new LineUnits(Shirts.Id, 3))).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(Dropped(new LineUnits(Shirts.Id, 0))).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(Dropped(new LineUnits(Shirts.Id, 1), new LineUnits(Shirts.Id, 1))).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(Dropped(new LineUnits(Shirts.Id, 1), new LineUnits(Shirts.Id.Item("left"), 1))).ShouldBe(RefusalCode.BeyondDemand, "an item of the line is within it");
        order.Refusal(Dropped(new LineUnits(Shirts.Id.Item("left"), 1), new LineUnits(Shirts.Id, 1))).ShouldBe(RefusalCode.BeyondDemand);
    }

    [Fact]
    public void A_refund_out_of_turn_is_told_the_number_before_it()
    {
        var order = ACompletedOrder();
        var wanted = new RefundDecided(3, [new(Shirts.Id, Euro(1m))], Euro(1m), RefundReason.Goodwill, 0, order.Now);
        Fulfilment.Take(order.Order, new Command.Decide(wanted)).Refused!.Because.ShouldBe(Guards.Number(3, 0).Because);
    }

    [Fact]
    public void Money_is_with_the_buyer_since_the_last_refund_whatever_was_told_first()
    {
        Instant? At(params Event[] refunds) => After([Paid(Shirts), .. refunds]).Transfers().Where(static one => one.To == Account.Buyer).Select(static one => one.At).LastOrDefault();
        RefundSeen Seen(string id, double day) => new(id, Euro(1m), T0 + Days(day));
        RefundDecided Decided(int no, double day) => new(no, [new(Shirts.Id, Euro(1m))], Euro(1m), RefundReason.Goodwill, 0, T0 + Days(day));
        At(Seen("a", 2), Seen("b", 1)).ShouldBe(T0 + Days(2));
        At(Seen("a", 1), Seen("b", 2)).ShouldBe(T0 + Days(2));
        At(Decided(1, 2), Decided(2, 1), Seen("a", 1)).ShouldBe(T0 + Days(2));
        At(Decided(1, 1), Decided(2, 2), Seen("a", 1)).ShouldBe(T0 + Days(2));
        At(Decided(1, 1), Seen("a", 2)).ShouldBe(T0 + Days(2));
    }
}
