using Dropship.Domain;
using Dropship.Hosting;

namespace Dropship.Sdk.Tests.Hosting;

/// <summary>Every rule of a shop that makes no sense is named.</summary>
public sealed class PoliciesValidatorTests
{
    private static readonly Currency Eur = new("EUR");

    private static readonly Dictionary<string, (string Key, Func<Policies, Policies> Break)> Wrong = new()
    {
        ["fee above one"] = ("FeeRate", p => p with { FeeRate = 1.01m }),
        ["fee below zero"] = ("FeeRate", p => p with { FeeRate = -0.01m }),
        ["margin above one"] = ("MinimumMargin", p => p with { MinimumMargin = 10m }),
        ["no ceiling left"] = ("OrderCeiling", p => p with { OrderCeiling = new(0m, Eur) }),
        ["tolerance below zero"] = ("PriceTolerance", p => p with { PriceTolerance = -0.1m }),
        ["no search"] = ("MaxSearches", p => p with { MaxSearches = 0 }),
        ["no try"] = ("MaxTries", p => p with { MaxTries = 0 }),
        ["rate of zero"] = ("Rates", p => p with { Rates = [new(Eur, new("USD"), 0m, default)] }),
        ["searching without a wait"] = ("SearchAgainAfter", p => p with { SearchAgainAfter = TimeSpan.Zero }),
        ["cancels for ever"] = ("CancelWithin", p => p with { CancelWithin = TimeSpan.FromDays(4_000) }),
        ["payout at once"] = ("PayoutWithin", p => p with { PayoutWithin = TimeSpan.FromMilliseconds(-1) }),
        ["complete before delivery"] = ("CompleteAfter", p => p with { CompleteAfter = TimeSpan.FromDays(-1) }),
        ["no time to buy"] = ("Timing.PurchaseTimeout", p => p with { Timing = p.Timing with { PurchaseTimeout = TimeSpan.Zero } }),
        ["no time to write"] = ("Timing.WriteTimeout", p => p with { Timing = p.Timing with { WriteTimeout = TimeSpan.Zero } }),
        ["retry at once"] = ("Timing.RetryAfter", p => p with { Timing = p.Timing with { RetryAfter = TimeSpan.Zero } }),
        ["polling without a pause"] = ("Timing.PollSupplier", p => p with { Timing = p.Timing with { PollSupplier = TimeSpan.Zero } }),
        ["tracking without a pause"] = ("Timing.PollCarrier", p => p with { Timing = p.Timing with { PollCarrier = TimeSpan.Zero } }),
        ["slowly without a pause"] = ("Timing.PollSlowly", p => p with { Timing = p.Timing with { PollSlowly = TimeSpan.Zero } }),
        ["funds without a pause"] = ("Timing.PollFunds", p => p with { Timing = p.Timing with { PollFunds = TimeSpan.Zero } }),
        ["never fresh"] = ("Timing.SaleFreshFor", p => p with { Timing = p.Timing with { SaleFreshFor = TimeSpan.Zero } }),
        ["asking at once"] = ("Timing.AskDoubtAfter", p => p with { Timing = p.Timing with { AskDoubtAfter = TimeSpan.Zero } }),
        ["asking all the time"] = ("Timing.AskEvery", p => p with { Timing = p.Timing with { AskEvery = TimeSpan.Zero } }),
        ["no gap"] = ("Chasing.Gap", p => p with { Chasing = p.Chasing with { Gap = TimeSpan.Zero } }),
        ["late all the time"] = ("Chasing.LateEvery", p => p with { Chasing = p.Chasing with { LateEvery = TimeSpan.Zero } }),
        ["given up at once"] = ("Chasing.GiveUpAfter", p => p with { Chasing = p.Chasing with { GiveUpAfter = TimeSpan.Zero } }),
        ["shipped at once"] = ("Chasing.ShipWithin", p => p with { Chasing = p.Chasing with { ShipWithin = TimeSpan.Zero } }),
        ["credited at once"] = ("Chasing.CreditWithin", p => p with { Chasing = p.Chasing with { CreditWithin = TimeSpan.Zero } }),
        ["no reminder"] = ("Chasing.RemindAt", p => p with { Chasing = p.Chasing with { RemindAt = [] } }),
        ["reminders that fall"] = ("Chasing.RemindAt", p => p with { Chasing = p.Chasing with { RemindAt = [0.8, 0.5] } }),
        ["a reminder after the end"] = ("Chasing.RemindAt", p => p with { Chasing = p.Chasing with { RemindAt = [1.5] } }),
        ["a reminder at no number"] = ("Chasing.RemindAt", p => p with { Chasing = p.Chasing with { RemindAt = [double.NaN] } }),
        ["suspects released after ship-by"] = ("Chasing.ReleaseSuspectBefore", p => p with { Chasing = p.Chasing with { ReleaseSuspectBefore = TimeSpan.FromDays(-1) } }),
        ["given up before it is late"] = ("Chasing.GiveUpWhenLate", p => p with { Chasing = p.Chasing with { GiveUpWhenLate = TimeSpan.Zero } }),
        ["delivered at once"] = ("Chasing.TimeToDeliver", p => p with { Chasing = p.Chasing with { TimeToDeliver = TimeSpan.FromDays(-1) } }),
        ["accepted at once"] = ("Deadlines.AcceptWithin", p => p with { Deadlines = p.Deadlines with { AcceptWithin = TimeSpan.Zero } }),
        ["acknowledged at once"] = ("Deadlines.AcknowledgeWithin", p => p with { Deadlines = p.Deadlines with { AcknowledgeWithin = TimeSpan.Zero } }),
        ["scanned at once"] = ("Deadlines.FirstScanWithin", p => p with { Deadlines = p.Deadlines with { FirstScanWithin = TimeSpan.Zero } }),
        ["disputes for ever"] = ("Deadlines.DisputeWithin", p => p with { Deadlines = p.Deadlines with { DisputeWithin = TimeSpan.FromDays(4_000) } }),
        ["a margin after the deadline"] = ("Deadlines.Margins", p => p with { Deadlines = p.Deadlines with { Margins = [new(DeadlineKind.DeliverBy, TimeSpan.FromHours(-1))] } }),
        ["a margin of nothing known"] = ("Deadlines.Margins", p => p with { Deadlines = p.Deadlines with { Margins = [new((DeadlineKind)99, TimeSpan.Zero)] } }),
        ["handled before it was bought"] = ("Deadlines.Suppliers", p => p with { Deadlines = p.Deadlines with { Suppliers = new Dictionary<SupplierId, SupplierTime> { [new("mill")] = new(WorkCalendar.Always, -1) } } }),
        ["shipped in a thousand days"] = ("Deadlines.ShipWithinDays", p => p with { Deadlines = p.Deadlines with { ShipWithinDays = 1_000 } }),
        ["poorer than any rating"] = ("PoorRating", p => p with { PoorRating = 6 }),
        ["warned after the limit"] = ("Standing.WarnAt", p => p with { Standing = new() { WarnAt = 1.1m } }),
        ["scanned in no time"] = ("Standing.ScanWithin", p => p with { Standing = new() { ScanWithin = TimeSpan.Zero } }),
        ["a delivery in no time"] = ("Standing.DeliverWithin", p => p with { Standing = new() { DeliverWithin = TimeSpan.Zero } }),
        ["judged all the time"] = ("Standing.JudgeEvery", p => p with { Standing = new() { JudgeEvery = TimeSpan.Zero } }),
        ["let go above all"] = ("Standing.RelaxAt", p => p with { Standing = new() { RelaxAt = 2m } }),
        ["nothing is recent"] = ("Standing.Recent", p => p with { Standing = new() { Recent = TimeSpan.Zero } }),
        ["handled before it was promised"] = ("Standing.ExtraHandling", p => p with { Standing = new() { ExtraHandling = -1 } }),
        ["slowed to more than all"] = ("Standing.SlowTo", p => p with { Standing = new() { SlowTo = 1.1m } }),
        ["a limit above all orders"] = ("Standing.Limits", p => p with { Standing = new() { Limits = [new(StandingMeasure.LateShipment, 1.1m, TimeSpan.FromDays(30), default)] } }),
        ["a limit above five stars"] = ("Standing.Limits", p => p with { Standing = new() { Limits = [new(StandingMeasure.Rating, 5.1m, TimeSpan.FromDays(30), default)] } }),
        ["a limit over no time"] = ("Standing.Limits", p => p with { Standing = new() { Limits = [new(StandingMeasure.Refunded, 0.1m, TimeSpan.Zero, default)] } }),
        ["a limit of nothing known"] = ("Standing.Limits", p => p with { Standing = new() { Limits = [new((StandingMeasure)99, 0.1m, TimeSpan.FromDays(30), default)] } }),
        ["nothing completes"] = ("Completion[0].AfterDelivery", p => p with { Completion = [new() { AfterDelivery = null, AfterConfirmation = null }] }),
        ["complete before it is handed over"] = ("Completion[0].AfterHandOver", p => p with { Completion = [new() { AfterHandOver = TimeSpan.FromDays(-1) }] }),
        ["a carrier for ever"] = ("Completion[0].Carriers", p => p with { Completion = [new() { Carriers = [new(new("USPS"), TimeSpan.FromDays(4_000))] }] }),
        ["a carrier twice"] = ("Completion[0].Carriers", p => p with { Completion = [new() { Carriers = [new(new("USPS"), TimeSpan.FromDays(4)), new(new("USPS"), TimeSpan.FromDays(5))] }] }),
        ["scanned before it is paid"] = ("Completion[0].ScanWithin", p => p with { Completion = [new() { ScanWithin = TimeSpan.FromDays(-1) }] }),
        ["a grace that is none"] = ("Completion[1].Grace", p => p with { Completion = [new(), new() { From = new(1), Grace = TimeSpan.FromDays(-1) }] }),
        ["no payday"] = ("Completion[0].Paydays", p => p with { Completion = [new() { Paydays = PayoutSchedule.OnDays() }] }),
        ["a payday that there is not"] = ("Completion[0].Paydays", p => p with { Completion = [new() { Paydays = PayoutSchedule.OnDays(1, 32) }] }),
        ["two rules of one day"] = ("Completion", p => p with { Completion = [new(), new()] }),
        ["a cap of nothing"] = ("Exposure.Caps", p => p with { Exposure = new() { Caps = [new(0m, Eur)] } }),
        ["a currency capped twice"] = ("Exposure.Caps", p => p with { Exposure = new() { Caps = [new(1m, Eur), new(2m, Eur)] } }),
        ["overdue by less than nothing"] = ("Exposure.OverdueAbove", p => p with { Exposure = new() { OverdueAbove = [new(-1m, Eur)] } }),
        ["overdue in two ways"] = ("Exposure.OverdueAbove", p => p with { Exposure = new() { OverdueAbove = [new(1m, Eur), new(2m, Eur)] } }),
        ["warned above the cap"] = ("Exposure.WarnAt", p => p with { Exposure = new() { WarnAt = 1.1m } }),
        ["looked through without a pause"] = ("Exposure.JudgeEvery", p => p with { Exposure = new() { JudgeEvery = TimeSpan.Zero } }),
        ["a cap that the engine alone says is reached"] = ("Exposed", p => p with { Exposed = new("because", default, default) }),
        ["more expected than all"] = ("Funding.ExpectedShare", p => p with { Funding = new() { ExpectedShare = 1.1m } }),
        ["a stall in no time"] = ("Stalls.LineHaul", p => p with { Stalls = p.Stalls with { LineHaul = TimeSpan.Zero } }),
        ["funds that the engine alone says are short"] = ("AwaitsFunds", p => p with { AwaitsFunds = new("because", default, default) }),
        ["credit below zero"] = ("Funding.CreditLimits", p => p with { Funding = new() { CreditLimits = new Dictionary<SupplierId, Money> { [new("mill")] = new(-1m, Eur) } } }),
        ["a payout of nothing"] = ("Funding.ExpectedPayouts", p => p with { Funding = new() { ExpectedPayouts = [new(new(0m, Eur), default)] } }),
        ["a penalty above what was paid"] = ("Funding.LateRules", p => p with { Funding = new() { LateRules = [new(default, 1.1m, 0m)] } }),
        ["a penalty below zero"] = ("Funding.LateRules", p => p with { Funding = new() { LateRules = [new(default, 0m, 0m) { PerDay = new(-1m, Eur) }] } }),
        ["handed over before it is bought"] = ("Funding.HandOverWithin", p => p with { Funding = new() { HandOverWithin = TimeSpan.FromDays(-1) } }),
        ["topped up at once"] = ("Funding.TopUpWithin", p => p with { Funding = new() { TopUpWithin = TimeSpan.Zero } }),
        ["terms without steps"] = ("DefaultTerms", p => p with { DefaultTerms = p.DefaultTerms with { Steps = [] } }),
        ["terms that begin with pay"] = ("DefaultTerms", p => p with { DefaultTerms = p.DefaultTerms with { Steps = [PurchaseStep.Pay] } }),
        ["terms without a try"] = ("Terms", p => p with { Terms = new Dictionary<SupplierId, SupplierTerms> { [new("mill")] = SupplierTerms.SingleStep with { MaxTries = 0 } } }),
    };

    public static TheoryData<string> Names => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_makes_no_sense_is_named_by_its_key(string name)
    {
        var (key, broken) = Wrong[name];
        var failures = new PoliciesValidator().Validate(broken(Policies.Default)).Errors;
        var failure = failures.ShouldHaveSingleItem();
        (key.Contains('[') ? failure.PropertyName : failure.PropertyName.Split('[')[0]).ShouldBe(key);
        failure.ErrorMessage.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void The_defaults_are_sound() => new PoliciesValidator().Validate(Policies.Default).IsValid.ShouldBeTrue();

    [Fact]
    public void Guards_may_be_off() => new PoliciesValidator().Validate(Policies.Default with { MinimumMargin = null, OrderCeiling = null }).IsValid.ShouldBeTrue();

    [Fact]
    public void All_errors_come_at_once() =>
        new PoliciesValidator().Validate(Policies.Default with { FeeRate = 2m, MaxTries = 0, Timing = Policies.Default.Timing with { AskEvery = TimeSpan.Zero } }).Errors.Count.ShouldBe(3);
}
