using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Standing;

/// <summary>A poor rating is looked into once, a newer one counts instead, and a supplier answers for its own purchases.</summary>
public sealed class RatingSpecs
{
    private static readonly RatingSeen Poor = new("s1", 1, 2, T0 + Days(9));

    private static RatingReviewed Reviewed(Scenario order) => new("s1", "anna", "the parcel was late", order.Now);

    [Fact]
    public void A_poor_rating_asks_a_person_until_somebody_has_looked_into_it()
    {
        var order = ACompletedOrder().Told(Poor);
        order.Agenda.Asks.ShouldContain(new Ask(AskKind.PoorRating, "s1: 2 of 5", Poor.At));
        order.Decides(Reviewed(order)).Asks(AskKind.PoorRating).ShouldBeFalse();
    }

    [Fact]
    public void A_rating_above_the_limit_asks_nobody_nor_any_without_a_limit()
    {
        ACompletedOrder().Told(Poor with { Stars = 3 }).Asks(AskKind.PoorRating).ShouldBeFalse();
        ACompletedOrder(Policies.Default with { PoorRating = null }).Told(Poor).Asks(AskKind.PoorRating).ShouldBeFalse();
        ACompletedOrder(Policies.Default with { PoorRating = 3 }).Told(Poor with { Stars = 3, Line = Shirts.Id }).Agenda.Asks.ShouldContain(ask => ask.Subject == $"s1: 3 of 5 for line {Shirts.Id}");
    }

    [Fact]
    public void It_is_looked_into_once_by_somebody_who_says_what_was_found()
    {
        var order = ACompletedOrder();
        order.Refusal(Reviewed(order)).ShouldBe(RefusalCode.Unknown);
        order.Told(Poor).Refusal(Reviewed(order) with { By = " " }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Reviewed(order) with { Note = "" }).ShouldBe(RefusalCode.Unknown);
        order.Decides(Reviewed(order)).Refusal(Reviewed(order)).ShouldBe(RefusalCode.NotNext);
    }

    [Fact]
    public void The_newer_revision_counts_whatever_came_first_and_what_was_taken_back_stays_so()
    {
        RatingSeen[] seen = [Poor, Poor with { Revision = 2, Stars = 5 }, Poor with { Revision = 2, Stars = 4 }, Poor with { Revision = 1, Stars = 1, Line = Shirts.Id }];
        Fold(seen).ShouldBe(Fold([.. seen.Reverse()]));
        Fold(seen).Seen.ShouldBe(Poor with { Revision = 2, Stars = 4 }, "of two with one revision the poorer: nobody is spared a look");
        Fold([Poor with { Withdrawn = true }, Poor with { Revision = 9 }]).Seen!.Withdrawn.ShouldBeTrue();
        ACompletedOrder().Told(Poor with { Withdrawn = true }).Asks(AskKind.PoorRating).ShouldBeFalse();
    }

    [Fact]
    public void A_poor_rating_speaks_against_the_supplier_of_what_it_is_about()
    {
        var order = ACompletedOrder();
        Sound(order).ShouldBe(true);
        Sound(order.Told(Poor with { Stars = 3 })).ShouldBe(true);
        Sound(order.Told(Poor with { Rating = "s2", Line = new("another") })).ShouldBe(true, "another line came from somebody else");
        Sound(order.Told(Poor with { Rating = "s3", Line = Shirts.Id })).ShouldBe(false);
        Sound(ACompletedOrder().Told(Poor)).ShouldBe(false, "a rating of the whole order speaks of all that was bought for it");
    }

    private static bool? Sound(Scenario order) => Outcomes.Of(order.Order, order.Now)[0].Sound;

    private static Rating Fold(params RatingSeen[] seen) => seen.Aggregate(new Order(new(new("shop"), new("o-1"))), Fulfilment.Evolve).Rating("s1")!;

    [Fact]
    public void Of_two_ratings_of_one_revision_the_same_counts_whatever_came_first()
    {
        LineId? Line(params RatingSeen[] seen) => ACompletedOrder().Told([.. seen]).Order.Ratings.ShouldHaveSingleItem().Seen!.Line;
        RatingSeen shirts = Poor with { Line = Shirts.Id }, mug = Poor with { Line = Mug.Id };
        (Line(shirts, mug), Line(mug, shirts)).ShouldBe((Mug.Id, Mug.Id));
        foreach (var named in new[] { shirts, Poor with { Line = new LineId("1") } }) (Line(named, Poor), Line(Poor, named)).ShouldBe((named.Line, named.Line));
    }
}
