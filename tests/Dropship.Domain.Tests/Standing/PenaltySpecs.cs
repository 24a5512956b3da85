using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Standing;

/// <summary>A penalty is put to a person until it is noted, is a fine once and not twice, speaks against who is to blame, and counts for the standing until it is reversed.</summary>
public sealed class PenaltySpecs
{
    private static readonly PenaltySeen Late = new("n1", 1, PenaltyReason.LateShipment, Euro(5m), T0 + Days(9), Words: "Late shipment");

    // A week of five days, for penalties of the third day on.
    private static readonly Policies Windowed = Policies.Default with { Deadlines = DeadlineRules.Default with { PenaltyWindows = [new(3, new(Zone.Utc, [DayOfWeek.Saturday, DayOfWeek.Sunday], [], Days(1)), T0 + Days(3)), new(30, WorkCalendar.Always)] } };

    private static PenaltyNoted Noted(Scenario order) => new("n1", "anna", "disputed with the carrier's proof", order.Now);

    [Fact]
    public void A_penalty_asks_a_person_until_somebody_has_taken_note_of_it()
    {
        var order = ACompletedOrder().Told(Late);
        order.Agenda.Asks.ShouldContain(new Ask(AskKind.Penalty, "n1: 5.00 EUR for LateShipment (Late shipment)", Late.At));
        order.Decides(Noted(order)).Asks(AskKind.Penalty).ShouldBeFalse();
        ACompletedOrder().Told(Late with { Amount = null, Words = "" }).Agenda.Asks.ShouldContain(ask => ask.Subject == "n1: LateShipment");
        ACompletedOrder().Told(Late with { Reversed = true }).Asks(AskKind.Penalty).ShouldBeFalse("there is nothing left to dispute");
        new Scenario().Told(Late).Asks(AskKind.Penalty).ShouldBeTrue("one on an order that was never seen is seen by a person, too");
    }

    [Fact]
    public void It_is_noted_once_by_somebody_who_says_what_was_found()
    {
        var order = ACompletedOrder();
        order.Refusal(Noted(order)).ShouldBe(RefusalCode.Unknown);
        order.Told(Late).Refusal(Noted(order) with { By = " " }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Noted(order) with { Note = "" }).ShouldBe(RefusalCode.Unknown);
        order.Decides(Noted(order)).Refusal(Noted(order)).ShouldBe(RefusalCode.NotNext);
    }

    [Fact]
    public void The_window_for_a_word_against_it_is_a_deadline_by_the_rule_of_its_day()
    {
        var order = ACompletedOrder(Windowed).Told(Late);
        var by = Windowed.Deadlines.WindowOf(Late.At)!.Calendar.AddDays(Late.At, 3);
        (by - Late.At).ShouldBeGreaterThan(Days(3), "a weekend lies between");
        order.Agenda.Asks.ShouldContain(ask => ask.Kind == AskKind.Penalty && ask.Subject.EndsWith($"disputed until {by} or not at all", StringComparison.Ordinal));
        var deadline = order.Order.Deadlines(Windowed).Single(one => one.Kind == DeadlineKind.PenaltyDisputeBy);
        (deadline.At, deadline.Name, deadline.IsMet, deadline.Margin).ShouldBe((by, "n1", false, Days(1)));
        order.Order.Deadlines(Policies.Default).ShouldNotContain(one => one.Kind == DeadlineKind.PenaltyDisputeBy);
        order.At(by - TimeSpan.FromHours(20)).Asks(AskKind.DeadlineNear).ShouldBeTrue();
        order.Decides(Noted(order)).Order.Deadlines(Windowed).Single(one => one.Kind == DeadlineKind.PenaltyDisputeBy).IsMet.ShouldBeTrue();
        order.Asks(AskKind.DeadlineNear).ShouldBeFalse();
        Windowed.Deadlines.WindowOf(T0)!.WorkDays.ShouldBe(30, "the newest rule is not for what was issued before it");
    }

    [Fact]
    public void The_higher_revision_counts_whatever_came_first_and_what_is_reversed_stays_so_until_a_newer_one_says_otherwise()
    {
        PenaltySeen[] seen = [Late, Late with { Revision = 3, Reversed = true }, Late with { Revision = 2, Amount = Euro(9m) }, Late with { Revision = 3 }, Late with { Revision = 3, Words = "a" }];
        Fold(seen).ShouldBe(Fold([.. seen.Reverse()]));
        Fold(seen).Seen.ShouldBe(seen[1], "of two with one revision the one that says it is reversed");
        Fold([.. seen, Late with { Revision = 4 }]).Stands.ShouldBeTrue();
        Fold([Late with { Amount = null }, Late]).ShouldBe(Fold([Late, Late with { Amount = null }]));
        var order = new Order(new(new("shop"), new("o-1")));
        var told = Fulfilment.Evolve(order, Late);
        Fulfilment.Evolve(told, Late).ShouldBeSameAs(told);
        Fulfilment.Evolve(told, Late with { Revision = 0, Reversed = true }).ShouldBeSameAs(told);
    }

    [Fact]
    public void A_penalty_is_a_fine_that_is_due_until_a_payout_takes_it_and_never_both()
    {
        Fines(ACompletedOrder().Told(Late)).ShouldBe((5m, -5m));
        Fines(ACompletedOrder().Told(Late, Fine("n1", 5m))).ShouldBe((5m, 0m), "the line names the penalty");
        Fines(ACompletedOrder().Told(Fine("n1", 6m), Late)).ShouldBe((6m, 0m), "what was taken counts, whatever was announced");
        Fines(ACompletedOrder().Told(Late, Fine("p9", 5m))).ShouldBe((5m, 0m), "a fine that names none is taken for it");
        Fines(ACompletedOrder().Told(Late, Fine("p9", 2m))).ShouldBe((5m, -3m), "the rest is still to come");
        Fines(ACompletedOrder().Told(Late, Late with { Penalty = "n2", Amount = Euro(3m) }, Fine("n2", 3m))).ShouldBe((8m, -5m), "a line that names one settles no other");
        Fines(ACompletedOrder().Told(Late, Late with { Penalty = "n2", Amount = Euro(3m) }, Fine("p9", 6m))).ShouldBe((8m, -2m));
        Fines(ACompletedOrder().Told(Late with { Reversed = true })).ShouldBe((0m, 0m));
        Fines(ACompletedOrder().Told(Late with { Reversed = true }, Fine("n1", 5m))).ShouldBe((5m, 0m), "what was taken is gone until it comes back");
        Fines(ACompletedOrder().Told(Late with { Reversed = true }, Fine("n1", 5m), Fine("p8", -5m), Late with { Penalty = "n3", Amount = Euro(3m) }, Fine("p9", 3m))).ShouldBe((3m, 0m), "what came back is not taken off another penalty");
        Fines(ACompletedOrder().Told(Late with { Amount = Euro(-5m) })).ShouldBe((0m, 0m));
        ACompletedOrder().Told(Late).Order.Expected(ACompletedOrder().Told(Late).Order.Penalty("n1")!).ShouldBe(Euro(5m));
    }

    [Fact]
    public void A_fine_in_another_currency_or_on_an_order_that_was_never_paid_is_due_beside_whatever_was_taken()
    {
        var order = ACompletedOrder().Told(Late with { Amount = new(5m, Usd) }, Fine("p9", 5m));
        Fines(order).ShouldBe((5m, 0m));
        (order.Order.Balance(Account.Fines, Usd), order.Order.Balance(Account.PenaltiesDue, Usd)).ShouldBe((new(5m, Usd), new(-5m, Usd)));
        Fines(new Scenario().Told(Late)).ShouldBe((5m, -5m));
    }

    [Fact]
    public void A_final_payout_leaves_no_difference_because_of_a_penalty()
    {
        var order = ACompletedOrder().PaidOut().Told(Late);
        (order.Order.Balance(Account.Receivable, Eur), order.Order.Balance(Account.Difference, Eur)).ShouldBe((Euro(0m), Euro(0m)));
        Enum.GetValues<Account>().Sum(account => order.Order.Balance(account, Eur).Amount).ShouldBe(0m);
    }

    [Theory]
    [InlineData(PenaltyReason.NotReceived, false)]
    [InlineData(PenaltyReason.WrongGoods, false)]
    [InlineData(PenaltyReason.NoValidTracking, false)]
    [InlineData(PenaltyReason.LateDelivery, false)]
    [InlineData(PenaltyReason.LateShipment, true)]
    [InlineData(PenaltyReason.NotFulfilled, true)]
    [InlineData(PenaltyReason.RuleBroken, true)]
    [InlineData(PenaltyReason.Other, true)]
    public void A_penalty_speaks_against_the_supplier_where_it_is_to_blame(PenaltyReason reason, bool sound)
    {
        Outcome(ACompletedOrder().Told(Late with { Reason = reason })).Sound.ShouldBe(sound);
        Outcome(ACompletedOrder().Told(Late with { Reason = reason, Reversed = true })).Sound.ShouldBe(true);
    }

    [Fact]
    public void Late_shipment_speaks_only_against_what_is_not_known_to_have_left_in_time()
    {
        Outcome(ACompletedOrder().Told(Late)).OnTime.ShouldBe(true);
        var open = ABoughtPurchase().Told(Paid(Shirts with { ShipBy = T0 + Days(20) }) with { Revision = 9 });
        Outcome(open).OnTime.ShouldBeNull();
        Outcome(open.Told(Late)).OnTime.ShouldBe(false);
    }

    [Fact]
    public void Penalties_count_for_the_standing_by_number_sum_and_rate_until_they_are_reversed()
    {
        var rules = Policies.Default;
        OrderStanding[] orders =
        [
            OrderStanding.Of(ACompletedOrder().Told(Late, Late with { Penalty = "n2", Amount = Euro(2m) }, Late with { Penalty = "n3", Reversed = true }).Order, rules, T0 + Days(20))!.Value,
            OrderStanding.Of(ACompletedOrder().Told(Late with { Amount = new(7m, Usd) }).Order, rules, T0 + Days(20))!.Value,
            OrderStanding.Of(ACompletedOrder().Order, rules, T0 + Days(20))!.Value,
            OrderStanding.Of(new Scenario().Told(Late with { Amount = null }).Order, rules, T0 + Days(20))!.Value,
            OrderStanding.OfPenalty(T0 + Days(5), Euro(1m)),
        ];
        var rate = MerchantStanding.Count(orders, StandingMeasure.Penalties, T0);
        (rate.Counted, rate.Bad, rate.Rate).ShouldBe((3, 5, 5m / 3m));
        MerchantStanding.Count(orders, StandingMeasure.PenaltyCount, T0).Rate.ShouldBe(5m);
        var sum = MerchantStanding.Count(orders, StandingMeasure.PenaltySum, T0);
        (sum.Sums.Count, sum.Rate, sum.Forecast).ShouldBe((2, null, null), "two currencies are not one sum");
        MerchantStanding.Count(orders, StandingMeasure.PenaltyCount, T0 + Days(5)).Bad.ShouldBe(2, "only what falls into the window");
        new Scenario().Told(Late with { Reversed = true }).Order.ShouldSatisfyAllConditions(order => OrderStanding.Of(order, rules, T0).ShouldBeNull());

        StandingLimit limit = new(StandingMeasure.PenaltySum, 10m, Days(30), T0) { Currency = Eur };
        sum.Against(limit, 0.75m).ShouldBe(StandingLevel.Warned, "8 of 10");
        sum.Against(limit with { Limit = 7.99m }, 0.75m).ShouldBe(StandingLevel.Breached);
        sum.Against(limit with { Currency = Usd }, 0.75m).ShouldBe(StandingLevel.Good, "7 of 10");
        MerchantStanding.Count(orders, StandingMeasure.PenaltyCount, T0).Against(new(StandingMeasure.PenaltyCount, 4m, Days(30), T0, AtLeast: 100), 0.75m).ShouldBe(StandingLevel.Breached, "a number needs no base");
        rate.Against(new(StandingMeasure.Penalties, 0.5m, Days(30), T0), 0.75m).ShouldBe(StandingLevel.Breached);
        rate.Against(new(StandingMeasure.Penalties, 0.5m, Days(30), T0, AtLeast: 4), 0.75m).ShouldBe(StandingLevel.Good);
        new StandingCount(StandingMeasure.PenaltySum, 3, 0).Rate.ShouldBe(0m);
    }

    [Fact]
    public void A_figure_that_was_told_is_judged_as_it_stands()
    {
        StandingLimit rating = new(StandingMeasure.Rating, 4m, Days(30), T0), late = new(StandingMeasure.LateShipment, 0.1m, Days(30), T0);
        StandingCount.Level(3.9m, rating, 0.75m).ShouldBe(StandingLevel.Breached);
        StandingCount.Level(4.2m, rating, 0.75m).ShouldBe(StandingLevel.Warned);
        StandingCount.Level(4.8m, rating, 0.75m).ShouldBe(StandingLevel.Good);
        StandingCount.Level(0.11m, late, 0.75m).ShouldBe(StandingLevel.Breached);
        StandingCount.Level(0.08m, late, 0.75m).ShouldBe(StandingLevel.Warned);
    }

    private static PayoutSeen Fine(string id, decimal amount) => new(new(id), Euro(-amount), Euro(amount), false, T0 + Days(12), KeptFor.Fines);

    private static (decimal Fines, decimal Due) Fines(Scenario order) => (order.Order.Balance(Account.Fines, Eur).Amount, order.Order.Balance(Account.PenaltiesDue, Eur).Amount);

    private static PurchaseOutcome Outcome(Scenario order) => Outcomes.Of(order.Order, order.Now)[0];

    private static Penalty Fold(params PenaltySeen[] seen) => seen.Aggregate(new Order(new(new("shop"), new("o-1"))), Fulfilment.Evolve).Penalty("n1")!;
}
