using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Flow;

/// <summary>Of two sightings of one thing one wins, whichever came first, and what is known already leaves the same order.</summary>
public sealed class JoiningSpecs
{
    private static readonly QuoteSeen Quote = new(1, Euro(30m), T0);
    private static readonly CancelAsked Asked = new("c1", CancelOrigin.Buyer, T0, T0 + Days(1));
    private static readonly PayoutSeen Payout = new(new("p1"), Euro(38m), Euro(7m), false, T0);
    private static readonly RefundSeen Refund = new("r1", Euro(10m), T0);

    public static TheoryData<string> Cases => [.. Pairs.Keys];

    private static readonly Dictionary<string, (Fact Wins, Fact Loses)> Pairs = new()
    {
        ["a later answer of one search"] = (new OffersFound(1, T0 + Hours(1), []), new OffersFound(1, T0, [])),
        ["a dearer quote"] = (Quote with { Cost = Euro(31m) }, Quote),
        ["a later quote"] = (Quote with { At = T0 + Hours(1) }, Quote),
        ["a quote that holds longer"] = (Quote with { Until = T0 + Days(2) }, Quote with { Until = T0 + Days(1) }),
        ["a quote without an end"] = (Quote, Quote with { Until = T0 + Days(1) }),
        ["the lesser reason to refuse a quote"] = (new QuoteRefused(1, DeclineReason.OutOfStock, T0 + Hours(1)), new QuoteRefused(1, DeclineReason.Declined, T0)),
        ["the earlier refusal of a quote"] = (new QuoteRefused(1, DeclineReason.Declined, T0), new QuoteRefused(1, DeclineReason.Declined, T0 + Hours(1))),
        ["the earlier request to cancel"] = (Asked, Asked with { At = T0 + Hours(1) }),
        ["a request that ends sooner"] = (Asked, Asked with { Expires = T0 + Days(2) }),
        ["a request that ends at all"] = (Asked, Asked with { Expires = null }),
        ["a later payout"] = (Payout with { At = T0 + Hours(1) }, Payout),
        ["a larger payout"] = (Payout with { Amount = Euro(39m) }, Payout),
        ["a payout with more fees"] = (Payout with { Fees = Euro(8m) }, Payout),
        ["a final payout"] = (Payout with { Final = true }, Payout),
        ["a larger refund"] = (Refund with { Amount = Euro(11m) }, Refund),
        ["an earlier refund"] = (Refund with { At = T0 - Hours(1) }, Refund),
        ["a refund that is known to be ours"] = (Refund with { Ours = 1 }, Refund),
    };

    private static Order Fold(params Fact[] facts) => facts.Aggregate(APaidOrder().Order, (order, fact) => Fulfilment.Evolve(order, fact));

    [Theory, MemberData(nameof(Cases))]
    public void One_sighting_wins_whichever_came_first(string which)
    {
        var (wins, loses) = Pairs[which];
        var won = Fold(wins);
        Fold(loses, wins).ShouldBe(won);
        Fold(wins, loses).ShouldBe(won);
        Fold(loses).ShouldNotBe(won);
        foreach (var known in (Fact[])[wins, loses]) Fulfilment.Evolve(won, known).ShouldBeSameAs(won);
    }

    [Fact]
    public void A_refund_is_ours_also_if_the_larger_amount_was_told_without_our_number()
    {
        var joined = Refund with { Amount = Euro(11m), Ours = 1 };
        Fold(Refund with { Ours = 1 }, Refund with { Amount = Euro(11m) }).Settlement.Seen.ShouldBe([joined]);
        Fold(Refund with { Amount = Euro(11m) }, Refund with { Ours = 1 }).Settlement.Seen.ShouldBe([joined]);
    }

    [Fact]
    public void A_new_release_is_the_latest_even_if_its_revisions_begin_anew()
    {
        var order = new Scenario().Told(Sale(SaleStatus.Paid, 1, 1, Shirts), Sale(SaleStatus.Paid, 0, 9, Shirts)).Order;
        order.Release.ShouldBe(1);
        order.Latest()!.Revision.ShouldBe(1);
    }

    [Fact]
    public void An_order_of_which_nothing_was_heard_can_be_read()
    {
        var order = new Order(new(new("shop"), new("o-1")));
        order.Release.ShouldBe(0);
        (order.Latest(), order.OpenHold, order.OpenCancel, order.Purchase(1), order.Parcel(Number), order.Refund(0), order.Refund(1)).ShouldBe((null, null, null, null, null, null, null));
        order.Demanded().ShouldBeEmpty();
    }

    [Fact]
    public void A_refund_is_found_by_its_number()
    {
        var order = APaidOrder().Offered().Order;
        (order.Refund(0), order.Refund(2)).ShouldBe((null, null));
        order.Refund(1)!.No.ShouldBe(1);
    }

    [Fact]
    public void Holds_are_released_by_their_number_and_an_unknown_release_changes_nothing()
    {
        var order = APaidOrder().Order;
        Fulfilment.Evolve(order, new HoldReleased(7, "anna", T0)).ShouldBeSameAs(order);
        order = Fulfilment.Evolve(Fulfilment.Evolve(order, new OrderHeld(1, HoldReason.NoRate, "a", T0)), new OrderHeld(2, HoldReason.NoLines, "b", T0));
        Fulfilment.Evolve(order, new HoldReleased(2, "anna", T0)).Holds.AsEnumerable().Select(hold => hold.ReleasedBy).ShouldBe([null, "anna"]);
    }

    [Fact]
    public void Answers_that_bear_a_number_of_ours_are_told_from_others()
    {
        foreach (var fact in (Fact[])[new OffersFound(1, T0, []), Quote, new QuoteRefused(1, DeclineReason.Declined, T0)]) fact.AnswersOurNumber().ShouldBeTrue();
        foreach (var fact in (Fact[])[Refund, Payout, Asked, Parcel(Number)]) fact.AnswersOurNumber().ShouldBeFalse();
    }
}
