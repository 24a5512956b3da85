using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Planning;

/// <summary>A shop that says nothing gets the documented rules: each default is a promise.</summary>
public sealed class PoliciesSpecs
{
    [Fact]
    public void The_rules_are_those_that_are_documented()
    {
        var rules = Policies.Default;
        (rules.FeeRate, rules.MinimumMargin, rules.PriceTolerance).ShouldBe((0m, 0m, 0.02m));
        (rules.OrderCeiling, rules.DayCeiling, rules.Withheld).ShouldBe((null, null, null));
        (rules.SupplierCeilings.Count, rules.Terms.Count, rules.Rates.Count).ShouldBe((0, 0, 0));
        (rules.AllowPlatformHub, rules.RefundsAreKeyed, rules.Publish).ShouldBe((false, false, PublishRule.Each));
        (rules.WhenUnsupplied, rules.WhenSupplierRefuses).ShouldBe((WhenUnsupplied.Refund, WhenSupplierRefuses.Refuse));
        (rules.MaxSearches, rules.SearchAgainAfter, rules.MaxTries).ShouldBe((1, Hours(6), 5));
        (rules.CancelWithin, rules.CompleteAfter, rules.PayoutWithin).ShouldBe((Hours(48), TimeSpan.Zero, Days(30)));
        rules.TermsOf(Alpha).ShouldBe(SupplierTerms.SingleStep);
    }

    [Fact]
    public void The_timing_is_what_is_documented()
    {
        var timing = Policies.Default.Timing;
        (timing.PurchaseTimeout, timing.WriteTimeout, timing.RetryAfter).ShouldBe((TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(60), Minutes(1)));
        (timing.PollSupplier, timing.PollCarrier, timing.PollSlowly, timing.PollFunds).ShouldBe((Hours(6), Hours(6), Days(7), Hours(1)));
        (timing.SaleFreshFor, timing.AskDoubtAfter, timing.AskEvery).ShouldBe((Hours(1), Hours(1), Days(1)));
    }

    [Fact]
    public void Suppliers_are_chased_as_documented()
    {
        var chasing = Policies.Default.Chasing;
        chasing.RemindAt.ShouldBe([0.5, 0.8, 1.0]);
        (chasing.Gap, chasing.LateEvery, chasing.GiveUpAfter, chasing.ShipWithin).ShouldBe((Days(1), Days(7), Days(60), Days(5)));
        (chasing.ReleaseSuspectBefore, chasing.CreditWithin).ShouldBe((Hours(12), Days(14)));
    }

    [Fact]
    public void The_usual_terms_are_what_is_documented()
    {
        var single = SupplierTerms.SingleStep;
        (single.Kind, single.Settle, single.ResendAfterSettle, single.Horizon).ShouldBe((ProtocolKind.LookUp, Minutes(5), false, TimeSpan.Zero));
        (single.MaxTries, single.CanCancel, single.HasWallet).ShouldBe((3, true, false));
        single.Steps.ShouldBe([PurchaseStep.Create]);
        var staged = SupplierTerms.Staged;
        (staged.Kind, staged.Settle, staged.HasWallet, staged.ResendAfterSettle).ShouldBe((ProtocolKind.DraftThenPay, Minutes(2), true, false));
        staged.Steps.ShouldBe([PurchaseStep.Create, PurchaseStep.Cart, PurchaseStep.Confirm, PurchaseStep.Prepare, PurchaseStep.Pay]);
    }

    [Theory]
    [InlineData(ParcelPhase.Unknown, 7)]
    [InlineData(ParcelPhase.LabelCreated, 7)]
    [InlineData(ParcelPhase.PickedUp, 10)]
    [InlineData(ParcelPhase.InTransit, 18)]
    [InlineData(ParcelPhase.ArrivedInDestination, 8)]
    [InlineData(ParcelPhase.OutForDelivery, 4)]
    [InlineData(ParcelPhase.AttemptFailed, 5)]
    [InlineData(ParcelPhase.AvailableForPickup, 7)]
    [InlineData(ParcelPhase.Returning, 30)]
    [InlineData(ParcelPhase.Delivered, null)]
    [InlineData(ParcelPhase.Returned, null)]
    [InlineData(ParcelPhase.Lost, null)]
    public void A_silent_parcel_is_asked_about_after_the_days_of_its_phase(ParcelPhase phase, int? days) =>
        StallLimits.Default.Of(phase).ShouldBe(days is { } limit ? Days(limit) : null);
}
