using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Nobody knows whether a purchase had an effect: it is looked into and never simply sent again.</summary>
public sealed class DoubtTests
{
    private static readonly TryKey Create = new(TryKind.Create, 1);

    [Fact]
    public async Task A_lost_answer_is_looked_up_and_found()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        shop.Script.On("mill.Create", Disturbance.AnswerLost, times: 1);
        await shop.PumpAsync();
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(1));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        (await Stored.EventsAsync(shop.Store, key)).OfType<Fact.TryClosed>().First().Outcome.ShouldBe(Outcome.Unknown);
        shop.Script.Count("mill.Create").ShouldBe(1);
        shop.Supplier.Charges.Values.ShouldBe([1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_hangs_is_given_up_at_its_deadline_and_looked_into(bool tookEffect)
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        var gate = new Gate();
        shop.Script.On("mill.Create", tookEffect ? Disturbance.AnswerWaits(gate) : Disturbance.Waits(gate), times: 1);
        var pump = shop.PumpAsync();
        await gate.Reached;
        shop.Clock.Advance(Policies.Default.Timing.PurchaseTimeout);
        await pump;
        (await Stored.EventsAsync(shop.Store, key)).OfType<Fact.TryClosed>().First().Outcome.ShouldBe(Outcome.Unknown);

        await shop.PumpAfterAsync(TimeSpan.FromHours(2));
        shop.Script.Count("mill.Create").ShouldBe(1);
        shop.Script.Count("mill.find").ShouldBeGreaterThan(0);
        (await shop.PhaseAsync(key)).ShouldBe(tookEffect ? Phase.AwaitingShipment : Phase.InDoubt);
        shop.Supplier.Charges.Count.ShouldBe(tookEffect ? 1 : 0);
    }

    [Fact]
    public async Task What_was_never_found_waits_for_a_person_and_goes_on_with_the_answer()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        shop.Script.On("mill.Create", Disturbance.Fails(() => new HttpRequestException("no route")), times: 1);
        for (var i = 0; i < 30; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.InDoubt);
        shop.Script.Count("mill.Create").ShouldBe(1);
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldContain(why => why.Contains("ResolveDoubt", StringComparison.Ordinal));

        (await shop.Dropship.Orders.DenyWriteAsync(key, Create, "anna", "not in their list")).ShouldBeNull();
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(2));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        shop.Script.Count("mill.Create").ShouldBe(2);
        shop.Supplier.Charges.Values.ShouldBe([1]);
    }

    [Fact]
    public async Task A_supplier_that_drops_known_references_is_asked_again_with_the_same_one()
    {
        await using var shop = new FakeShop(SupplierTerms.SingleStep with { Kind = ProtocolKind.UniqueReference, Horizon = TimeSpan.FromDays(1) });
        var key = shop.Sell();
        shop.Script.On("mill.Create", Disturbance.Fails(() => new HttpRequestException("no route")), times: 1);
        for (var i = 0; i < 5; i++) await shop.PumpAfterAsync(TimeSpan.FromMinutes(2));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        shop.Script.Made.Where(call => call.StartsWith("mill.Create", StringComparison.Ordinal)).Distinct().Count().ShouldBe(1);
        shop.Script.Count("mill.Create").ShouldBe(2);
    }

    [Fact]
    public async Task A_look_up_that_fails_is_repeated_until_it_answers()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        shop.Script.On("mill.Create", Disturbance.AnswerLost, times: 1);
        shop.Script.On("mill.find", Disturbance.Fails(ProviderFault.Unreachable), times: 3);
        for (var i = 0; i < 8; i++) await shop.PumpAfterAsync(TimeSpan.FromMinutes(10));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        shop.Script.Count("mill.Create").ShouldBe(1);
        shop.Script.Count("mill.find").ShouldBe(4);
    }

    [Fact]
    public async Task A_supplier_that_answers_no_purchase_is_not_offered_the_next_orders()
    {
        await using var shop = new FakeShop { Options = options => options.MaxInFlight = 1 };
        for (var i = 1; i <= 20; i++) shop.Sell($"A-{i:D2}");
        shop.Script.On("mill.Create", Disturbance.Fails(ProviderFault.Unreachable));
        await shop.PumpAsync();
        shop.Script.Count("mill.Create").ShouldBe(1);
    }
}
