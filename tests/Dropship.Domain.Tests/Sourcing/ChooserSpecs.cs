using CsCheck;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Sourcing;

/// <summary>Gates first, then the policy, then the shares; and every choice says why.</summary>
public sealed class ChooserSpecs
{
    private static readonly SupplierId s_gamma = new("gamma");
    private static readonly Policies s_cheapest = By(SourcingPolicies.Cheapest);

    private static Policies By(ISourcingPolicy policy) => Policies.Default with { Choosing = Choosing.Default with { Policy = policy } };

    private static Offer Of(SupplierId supplier, OfferTerms? terms = null, int rank = 0, string? sku = null) => new(Shirts.Id, supplier, new(sku ?? $"{supplier}-1"), rank, Terms: terms);

    private static OfferTerms At(decimal price, long? stock = null) => new(Euro(price), stock);

    private static Scenario Offering(Policies policies, params Offer[] offers) => APaidOrder(policies).Told(new OffersFound(1, T0, [.. offers]));

    private static Choice Chosen(Policies policies, params Offer[] offers) => Offering(policies, offers).Decided<AllocationProposed>().Choices.Single();

    private static Few<OfferGate> GatesOf(Policies policies, Offer offer) =>
        Chosen(policies, offer, Of(s_gamma, rank: 9)).Field.Single(one => one.Supplier == offer.Supplier).Gates;

    [Fact]
    public void The_cheapest_wins_in_the_shops_currency_by_the_dated_rate()
    {
        var policies = s_cheapest with { Rates = [new(new("USD"), new("EUR"), 0.9m, T0 - Days(1))] };
        var choice = Chosen(policies, Of(Alpha, At(30m)), Of(Beta, new(new Money(32m, new("USD"))), 1), Of(s_gamma, rank: 2));
        choice.Field.Select(one => one.Supplier).ShouldBe([Beta, Alpha, s_gamma]);
        choice.Field[0].ShouldBe(new(Beta, new("beta-1"), 1m, Euro(28.80m), []));
        choice.Field[1].Score.ShouldBe(0.96m);
        choice.ToString().ShouldBe("Cheapest chose beta (beta-1, 28.80 EUR, score 1) for 2 x line l1; not alpha (alpha-1, 30.00 EUR, score 0.96), gamma (gamma-1, score 0)");
    }

    [Fact]
    public void The_fastest_is_the_one_that_is_expected_first_not_the_one_that_promises_most()
    {
        var slowButSure = Of(Alpha, new(Handling: Days(2), Transit: Days(8)));
        var fastButLate = Of(Beta, new(Handling: Days(1), Transit: Days(8)), 1);
        var order = APaidOrder(By(SourcingPolicies.Fastest)).Told(new OffersFound(1, T0, [slowButSure, fastButLate], [new(Alpha, new(50, 0), default, default), new(Beta, new(20, 30), default, default)]));
        order.Decided<AllocationProposed>().Supplier.ShouldBe(Alpha);
        Chosen(By(SourcingPolicies.Fastest), slowButSure, fastButLate).Field[0].Supplier.ShouldBe(Beta);
    }

    [Fact]
    public void Balanced_takes_the_dearer_one_if_the_cheap_one_lets_it_down()
    {
        Offer[] offers = [Of(Alpha, At(29m)), Of(Beta, At(30m), 1)];
        Chosen(By(SourcingPolicies.Balanced), offers).Field[0].Supplier.ShouldBe(Alpha);
        APaidOrder(By(SourcingPolicies.Balanced)).Told(new OffersFound(1, T0, [.. offers], [new(Alpha, new(5, 40), new(30, 15), default), new(Beta, new(40, 1), new(45, 0), default)]))
            .Decided<AllocationProposed>().Supplier.ShouldBe(Beta);
    }

    [Fact]
    public void A_newcomer_is_neither_perfect_nor_hopeless()
    {
        var prior = Choosing.Default.Prior;
        new Tally(0, 0).Mean(prior).ShouldBe(0.8);
        new Tally(0, 0).AtLeast(prior).ShouldBeInRange(0.3, 0.5);
        new Tally(100, 0).AtLeast(prior).ShouldBeInRange(0.93, 0.99);
        new Tally(0, 100).AtLeast(prior).ShouldBeInRange(0.01, 0.05);
    }

    [Fact]
    public void The_lower_bound_is_Wilsons()
    {
        // n = 10, p = 0.8, z = 1.96: 0.4901624...
        new Tally(4, 1).AtLeast(new(4, 1)).ShouldBe(0.49016, 0.00001);
        (from good in Gen.Double[0, 1000] from bad in Gen.Double[0, 1000] select new Tally(good, bad)).Sample(seen =>
            seen.AtLeast(new(4, 1)) is > 0d and < 1d && seen.AtLeast(new(4, 1)) < seen.Mean(new(4, 1))
            && (seen with { Good = seen.Good + 1 }).AtLeast(new(4, 1)) > seen.AtLeast(new(4, 1)) && (seen with { Bad = seen.Bad + 1 }).AtLeast(new(4, 1)) < seen.AtLeast(new(4, 1)));
    }

    [Fact]
    public void Every_gate_keeps_its_offer_out_and_is_named()
    {
        GatesOf(Policies.Default with { Choosing = Choosing.Default with { Blocked = [Alpha] } }, Of(Alpha)).ShouldBe([OfferGate.Blocked]);
        GatesOf(Policies.Default, Of(Alpha, new(Refused: DeclineReason.OutOfStock))).ShouldBe([OfferGate.Refused]);
        GatesOf(Policies.Default, Of(Alpha, new(ShipsTo: ["FR", "AT"]))).ShouldBe([OfferGate.Destination]);
        GatesOf(Policies.Default, Of(Alpha, new(ShipsTo: ["FR", "DE"]))).ShouldBeEmpty();
        GatesOf(Policies.Default, Of(Alpha, new(Stock: 0))).ShouldBe([OfferGate.Stock]);
        GatesOf(Policies.Default with { Choosing = Choosing.Default with { Split = false } }, Of(Alpha, new(Stock: 1))).ShouldBe([OfferGate.Stock]);
        GatesOf(Policies.Default, Of(Alpha, new(Minimum: 3))).ShouldBe([OfferGate.Minimum]);
        GatesOf(Policies.Default, Of(Alpha, new(Minimum: 2))).ShouldBeEmpty();
        GatesOf(Policies.Default, Of(Alpha, new(new Money(1m, new("CNY"))))).ShouldBe([OfferGate.Rate]);
        GatesOf(Policies.Default with { OrderCeiling = Euro(30m) }, Of(Alpha, At(30.01m))).ShouldBe([OfferGate.PriceCap]);
        GatesOf(Policies.Default with { OrderCeiling = Euro(30m) }, Of(Alpha, At(30m))).ShouldBeEmpty();
        GatesOf(Policies.Default, Of(Alpha, new(Handling: Days(4)))).ShouldBeEmpty();
        GatesOf(Policies.Default, Of(Alpha, new(Handling: Days(4) + TimeSpan.FromSeconds(1)))).ShouldBe([OfferGate.ShipBy]);
        GatesOf(Policies.Default, Of(Alpha, new(Handling: Days(3), Transit: Days(18)))).ShouldBe([OfferGate.DeliverBy]);
        GatesOf(Policies.Default, Of(Alpha, new(Handling: Days(3), Transit: Days(17)))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-1, null, null, null)]
    [InlineData(0, null, null, null)]
    [InlineData(null, -1L, null, null)]
    [InlineData(null, 1_000_000_000_000L, null, null)]
    [InlineData(null, null, 0, null)]
    [InlineData(null, null, null, -1)]
    [InlineData(null, null, null, 400)]
    public void An_offer_with_impossible_figures_is_set_aside_with_the_figure(int? price, long? stock, int? minimum, int? days)
    {
        var terms = new OfferTerms(price is { } amount ? Euro(amount) : null, stock, minimum, days is { } span ? Days(span) : null);
        terms.Impossible.ShouldNotBeNull();
        GatesOf(s_cheapest, Of(Alpha, terms)).ShouldBe([OfferGate.Impossible]);
        GatesOf(s_cheapest, Of(Alpha) with { Parts = [new(new("A"), 0)] }).ShouldBe([OfferGate.Impossible]);
    }

    [Fact]
    public void Too_little_in_the_account_is_only_a_reason_while_there_is_another()
    {
        Offer[] offers = [Of(Alpha, At(20m)), Of(Beta, At(25m), 1)];
        Few<Scorecard> cards = [Scorecard.Unknown(Alpha) with { Funds = Euro(19.99m) }];
        APaidOrder(s_cheapest).Told(new OffersFound(1, T0, [.. offers], cards)).Decided<AllocationProposed>().Supplier.ShouldBe(Beta);
        var alone = APaidOrder(s_cheapest).Told(new OffersFound(1, T0, [offers[0]], cards)).Decided<AllocationProposed>();
        alone.Supplier.ShouldBe(Alpha);
        alone.Choices[0].Because.ShouldBe(ChoiceReason.LeastBad);
    }

    [Fact]
    public void Late_is_better_than_never_unless_the_shop_says_otherwise()
    {
        var late = Of(Alpha, new(Handling: Days(6)));
        Chosen(Policies.Default, late).Because.ShouldBe(ChoiceReason.LeastBad);
        Offering(Policies.Default with { Choosing = Choosing.Default with { AllowLate = false } }, late).DecidedNo<AllocationProposed>();
        Offering(Policies.Default with { Choosing = Choosing.Default with { AllowLate = false } }, Of(Alpha, new(Stock: 0))).DecidedNo<AllocationProposed>();
    }

    [Fact]
    public void What_stands_in_is_taken_only_where_nothing_else_can_be()
    {
        var standIn = Of(Beta, At(10m), 1) with { Substitute = true };
        Chosen(s_cheapest, Of(Alpha, At(30m)), standIn).Field.Select(one => (one.Supplier, one.Gates.Count)).ShouldBe([(Alpha, 0), (Beta, 1)]);
        var choice = Chosen(s_cheapest, Of(Alpha, At(30m, stock: 0)), standIn);
        choice.Field[0].Supplier.ShouldBe(Beta);
        choice.Field[0].Gates.ShouldBe([OfferGate.Substitute]);
        choice.Because.ShouldBe(ChoiceReason.LeastBad);
    }

    [Fact]
    public void A_line_that_nobody_has_whole_is_split_and_no_location_is_asked_for_more_than_it_has()
    {
        var order = Offering(s_cheapest, Of(Alpha, At(20m, stock: 1)), Of(Beta, At(30m, stock: 1), 1), Of(s_gamma, At(40m, stock: 9), 2));
        order.Decided<AllocationProposed>().ShouldSatisfyAllConditions(one => one.Supplier.ShouldBe(Alpha), one => one.Units.ShouldBe([new(Shirts.Id, 1)]));
        order.Quoted(10m).Decided<AllocationProposed>().ShouldSatisfyAllConditions(
            one => one.Supplier.ShouldBe(Beta),
            one => one.Units.ShouldBe([new(Shirts.Id, 1)]),
            one => one.Choices[0].Field.Single(other => other.Supplier == Alpha).Gates.ShouldBe([OfferGate.Stock]));
    }

    [Fact]
    public void After_a_decline_the_next_is_taken_and_the_choice_says_who_failed()
    {
        var order = Offering(s_cheapest, Of(Alpha, At(20m)), Of(Beta, At(30m), 1)).Quoted(20m).Reads().Sends(TryKind.Create).Fails(DeclineReason.OutOfStock);
        var next = order.Decided<AllocationProposed>();
        next.Supplier.ShouldBe(Beta);
        next.Choices[0].Field[1].ShouldSatisfyAllConditions(one => one.Supplier.ShouldBe(Alpha), one => one.Gates.ShouldBe([OfferGate.Failed]));
    }

    [Fact]
    public void A_doubt_is_never_chosen_round()
    {
        var order = Offering(s_cheapest, Of(Alpha, At(20m)), Of(Beta, At(30m), 1)).Quoted(20m).Reads().Sends(TryKind.Create).Ends(Outcome.Unknown).Waits(Days(30)).FindsNothing();
        order.Order.Allocations.Count.ShouldBe(1);
    }

    [Fact]
    public void One_suppliers_second_offer_is_weighed_by_itself()
    {
        var choice = Chosen(s_cheapest, Of(Alpha, At(30m)), Of(Alpha, At(25m), 1, "other"));
        choice.Field[0].Sku.ShouldBe(new("other"));
        choice.Field.Count.ShouldBe(2);
    }

    [Fact]
    public void What_exists_at_a_supplier_is_taken_over_there_whatever_stands_against_it()
    {
        var order = Offering(s_cheapest, Of(Alpha, At(20m)), Of(Beta, new(Euro(30m), Stock: 0), 1));
        order.Told(new SupplierOrderSeen(1, Sample.At(SupplierOrderStatus.Paid, 30m)) { Supplier = Beta });
        Chooser.Choose(order.Order, s_cheapest, order.Now, new(Shirts.Id, 2))!.Field.ShouldHaveSingleItem().Supplier.ShouldBe(Beta);
    }

    [Theory]
    [InlineData(0.6, 0.6)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.9, 0.9)]
    [InlineData(1.0, 1.0)]
    public void The_best_gets_no_more_than_its_share(double cap, double expected)
    {
        var policies = s_cheapest with { Choosing = s_cheapest.Choosing with { MaxShare = cap } };
        Shares(policies, 4_000).Alpha.ShouldBe(expected, 0.03);
    }

    [Fact]
    public void Where_so_few_suppliers_cannot_keep_the_cap_the_best_takes_what_is_over()
    {
        var policies = s_cheapest with { Choosing = s_cheapest.Choosing with { MaxShare = 0.4 } };
        var (alpha, because) = Shares(policies, 4_000);
        alpha.ShouldBe(0.6, 0.03);
        because.ShouldBe([ChoiceReason.Score, ChoiceReason.Share], ignoreOrder: true);
    }

    [Fact]
    public void A_few_orders_go_to_the_one_of_whom_least_is_known()
    {
        var policies = s_cheapest with { Choosing = s_cheapest.Choosing with { Explore = 0.05 } };
        var (alpha, because) = Shares(policies, 4_000);
        alpha.ShouldBe(0.95, 0.015);
        because.ShouldBe([ChoiceReason.Score, ChoiceReason.Trial], ignoreOrder: true);
    }

    [Fact]
    public void SpreadRisk_shares_out_and_the_better_get_more() => Shares(By(SourcingPolicies.SpreadRisk), 4_000).Alpha.ShouldBeInRange(0.5, 0.7);

    [Fact]
    public void The_same_order_is_always_dealt_the_same_lot()
    {
        var policies = By(SourcingPolicies.SpreadRisk);
        Gen.String[Gen.Char['a', 'z'], 1, 20].Sample(id => Winner(policies, id) == Winner(policies, id), iter: 200);
    }

    [Fact]
    public void A_policy_of_the_shops_own_is_asked_and_its_nonsense_is_named()
    {
        Chosen(By(new Own(offer => offer.Supplier == Beta ? 1d : 0d)), Of(Alpha), Of(Beta, rank: 1)).ShouldSatisfyAllConditions(
            one => one.Field[0].Supplier.ShouldBe(Beta), one => one.Policy.ShouldBe("Own"));
        Should.Throw<InvalidOperationException>(() => Chosen(By(new Own(_ => double.NaN)), Of(Alpha))).Message.ShouldBe("The policy Own gave alpha the score NaN: a score is a finite number below 10^15.");
    }

    [Fact]
    public void Policies_are_found_by_their_names()
    {
        foreach (var policy in SourcingPolicies.All) SourcingPolicies.Find(policy.Name.ToUpperInvariant()).ShouldBeSameAs(policy);
        SourcingPolicies.Find("dearest").ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => SourcingPolicies.Weighted("w", 0, 0, 0, 0, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => SourcingPolicies.Weighted("w", 1, -1, 0, 0, 0));
    }

    [Fact]
    public void Equal_scores_go_by_rank_whatever_came_first() =>
        Chosen(s_cheapest, Of(Beta, At(20m), 1), Of(Alpha, At(20m))).Field.Select(one => one.Supplier).ShouldBe([Alpha, Beta]);

    private static SupplierId Winner(Policies policies, string id, List<ChoiceReason>? reasons = null)
    {
        var order = new Order(new(new("shop"), new(id)));
        order = Fulfilment.Take(order, new Command.Record(Paid())).Order;
        order = Fulfilment.Take(order, new Command.Record(new OffersFound(1, T0, [Of(Alpha, At(20m)), Of(Beta, At(24m), 1)], [new(Alpha, new(30, 1), new(30, 1), default)]))).Order;
        var choice = Chooser.Choose(order, policies, T0, new(Shirts.Id, 2))!;
        if (reasons?.Contains(choice.Because) == false) reasons.Add(choice.Because);
        return choice.Field[0].Supplier;
    }

    private static (double Alpha, List<ChoiceReason> Because) Shares(Policies policies, int orders)
    {
        List<ChoiceReason> because = [];
        return (Enumerable.Range(0, orders).Count(i => Winner(policies, $"2026-{i}", because) == Alpha) / (double)orders, because);
    }

    private sealed class Own(Func<Offer, double> score) : ISourcingPolicy
    {
        public string Name => "Own";

        public double Score(Candidate candidate, Few<Candidate> field) => score(candidate.Offer);
    }

    // T0 is a Monday at 10:00 UTC, ship-by the Friday at 10:00, deliver-by 20 days after T0.
    [Fact]
    public void Handling_counts_in_the_suppliers_work_days()
    {
        var midweek = new WorkCalendar(Zone.Utc, [DayOfWeek.Saturday, DayOfWeek.Sunday], [new("X", new(2026, 1, 6), "closed", new(2026, 1, 7))], TimeSpan.FromHours(9));
        Policies Working(SupplierTime time) => Policies.Default with { Deadlines = DeadlineRules.Default with { Suppliers = new Dictionary<SupplierId, SupplierTime> { [Alpha] = time } } };
        GatesOf(Working(new(WorkCalendar.Always)), Of(Alpha, new(Handling: Days(3)))).ShouldBeEmpty();
        GatesOf(Working(new(midweek)), Of(Alpha, new(Handling: TimeSpan.Zero))).ShouldBeEmpty();   // after Monday's cut-off and two holidays it is Thursday's work
        GatesOf(Working(new(midweek)), Of(Alpha, new(Handling: Hours(1)))).ShouldBe([]);           // Friday at 9:00
        GatesOf(Working(new(midweek)), Of(Alpha, new(Handling: Days(2)))).ShouldBe([OfferGate.ShipBy]);
        GatesOf(Working(new(midweek)), Of(Alpha, new(Handling: Days(1), Transit: Days(16) + Hours(1)))).ShouldBeEmpty();
        GatesOf(Working(new(midweek)), Of(Alpha, new(Handling: Days(1), Transit: Days(16) + Hours(1) + Minutes(1)))).ShouldBe([OfferGate.DeliverBy]);
        GatesOf(Working(new(midweek, 2)), Of(Alpha, At(30m))).ShouldBe([OfferGate.ShipBy]);        // its own promise, where the offer tells none
        GatesOf(Working(new(midweek, 1)), Of(Alpha, At(30m))).ShouldBeEmpty();
    }

    [Fact]
    public void The_cap_counts_what_a_person_has_let_be_charged()
    {
        var policies = Policies.Default with { OrderCeiling = Euro(70m), PriceTolerance = 0m };
        var first = APaidOrder(policies, Shirts, Mug).Told(new OffersFound(1, T0, [Of(Alpha), new(Mug.Id, Beta, new("b"), 1, Terms: At(36m))])).Quoted(30m);
        first.Decided<PurchaseIntended>().Ceiling.ShouldBe(Euro(30m));
        Choice Weighed() => Chooser.Choose(first.Order, policies, first.Now, new(Mug.Id, 1))!;
        Weighed().Field[0].Gates.ShouldBeEmpty();
        first.Decides(new OrderHeld(1, HoldReason.PriceRose, "35.00 EUR to alpha", first.Now) { Wanted = new(Euro(35m), [new(Shirts.Id, 2)], 1) }).Decides(new HoldReleased(1, "anna", first.Now));
        Chooser.Choose(first.Order, policies, first.Now, new(Mug.Id, 1)).ShouldBeNull();
    }

    [Fact]
    public void Who_was_seen_least_is_tried_and_of_equals_the_best()
    {
        var policies = s_cheapest with { Choosing = s_cheapest.Choosing with { Explore = 1 } };
        Offer[] offers = [Of(Alpha, At(29m)), Of(Beta, At(30m), 1), Of(s_gamma, At(31m), 2)];
        Chosen(policies, offers).ShouldSatisfyAllConditions(one => one.Because.ShouldBe(ChoiceReason.Score), one => one.Field[0].Supplier.ShouldBe(Alpha));
        var tried = APaidOrder(policies).Told(new OffersFound(1, T0, [.. offers], [new(Alpha, new(5, 0), default, new(10, 0)), new(Beta, new(5, 0), default, default), new(s_gamma, new(9, 0), default, default)]));
        var choice = tried.Decided<AllocationProposed>().Choices.Single();
        choice.Because.ShouldBe(ChoiceReason.Trial);
        choice.Field.Select(static one => one.Supplier).ShouldBe([Beta, Alpha, s_gamma], "each once");
    }

    [Fact]
    public void A_score_of_ten_to_the_fifteenth_is_too_much() => Should.Throw<InvalidOperationException>(() => Chosen(By(new Own(_ => 1e15)), Of(Alpha)));

    [Fact]
    public void A_lot_is_drawn_from_the_names_alone_and_the_same_in_every_version() =>
        new SourcingCase(APaidOrder().Order, Policies.Default, T0, new(Shirts.Id, 2)).ShouldSatisfyAllConditions(
            asked => asked.Lot('d').ShouldBe(0.8704943295586098), asked => asked.Lot('s').ShouldBe(0.5118608298834828), asked => asked.Lot('t').ShouldBe(0.9275093477075189));

    [Fact]
    public void The_offer_of_an_allocation_is_that_of_its_line_its_supplier_and_its_sku()
    {
        Offer shirts = Of(Alpha, sku: "a-2"), first = new(Mug.Id, Alpha, new("a-1")), second = new(Mug.Id, Alpha, new("a-2"), 1);
        var order = Fulfilment.Evolve(APaidOrder(null, Shirts, Mug).Order, new OffersFound(1, T0, [shirts, first, second]));
        AllocationProposed proposed = new(1, Alpha, [new(Mug.Id, 1)], T0, [new(Mug.Id, 1, "Own", 1, ChoiceReason.Score, [new(Alpha, new("a-2"), 1m, null, [])])]);
        order.OfferOf(proposed, Mug.Id).ShouldBe(second);
    }
}
