using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Protocol;

/// <summary>One protocol for every kind of write (docs/reliability/protocol.md): purchases, payments, refunds, cancels and what the marketplace is told.</summary>
public sealed class ProtocolTests
{
    // Where a look that finds nothing is no proof, or a repeat would cost something, only a person may say that it had no effect.
    private static readonly TryKind[] NeverAgainByItself = [TryKind.Create, TryKind.Refund, TryKind.Urge, TryKind.Notify];

    private static readonly TryKind[] Spending = [TryKind.Create, TryKind.Cart, TryKind.Confirm, TryKind.Prepare, TryKind.Pay, TryKind.Refund];

    public static TheoryData<string> Writes => [.. WriteScene.All.Select(scene => scene.ToString())];

    // The first commit of an order has no epoch before it: its version guards it (TwoEnginesTests).
    public static TheoryData<string> WritesOfKnownOrders => [.. WriteScene.All.Where(scene => scene.Key.Kind != TryKind.Create).Select(scene => scene.ToString())];

    public static TheoryData<string> WritesThatArePurchases => [.. WriteScene.All.Where(scene => scene.Key.IsPurchaseStep).Select(scene => scene.ToString())];

    public static TheoryData<string> WritesThatPeopleConfirm => [.. WriteScene.All.Where(scene => !scene.Key.IsPurchaseStep && scene.Key.Kind is not (TryKind.Urge or TryKind.Notify)).Select(scene => scene.ToString())];

    [Fact]
    public void Every_kind_is_tried_here() =>
        WriteScene.All.Select(scene => scene.Key.Kind).Concat([TryKind.Cart, TryKind.Confirm, TryKind.Prepare]).ShouldBe(Enum.GetValues<TryKind>(), ignoreOrder: true, "steps between the first and the last are purchase steps like them");

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task The_try_is_durable_before_the_call_and_its_end_after_it(string kind)
    {
        var scene = WriteScene.Of(kind);
        await using var shop = scene.Open();
        await scene.Before(shop);
        shop.Script.Count(scene.Call).ShouldBe(0);
        await scene.Go(shop);
        var made = shop.Script.Made.ToList();
        var (opened, called) = (made.IndexOf($"durable A-1 try {scene.Key}"), made.FindIndex(line => line.StartsWith(scene.Call, StringComparison.Ordinal)));
        opened.ShouldBeInRange(0, called - 1);
        made.FindIndex(called, line => line == "durable A-1 TryClosed").ShouldBeGreaterThan(called);
        shop.Script.Count(scene.Call).ShouldBe(1);
        (await scene.ReadAsync(shop)).Stage.ShouldBe(WriteStage.Done);
    }

    [Theory]
    [MemberData(nameof(WritesOfKnownOrders))]
    public async Task Who_lost_the_order_to_another_process_sends_nothing(string kind)
    {
        var scene = WriteScene.Of(kind);
        await using var shop = scene.Open();
        await scene.Before(shop);
        List<OrderHeader> taken = [];
        shop.Script.On("store.append A-1", new(Before: async _ =>
        {
            if (taken.Count == 0) taken.AddRange(await shop.Store.LeaseAsync(new("another", shop.Now + TimeSpan.FromDays(30), 10, TimeSpan.FromDays(1)), default));
        }));
        await scene.Go(shop);
        taken.ShouldHaveSingleItem();
        shop.Script.Count(scene.Call).ShouldBe(0);
        (await scene.ReadAsync(shop)).Count.ShouldBe(0, "a decision is fenced by the epoch it was taken under");

        shop.Script.Clear();
        await shop.Store.ReleaseAsync("another", taken, default);
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        shop.Script.Count(scene.Call).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_lost_answer_is_a_doubt_that_nobody_guesses_about(string kind)
    {
        var scene = WriteScene.Of(kind);
        await using var shop = scene.Open();
        await scene.Before(shop);
        shop.Script.On(scene.Call, Disturbance.Fails(() => new HttpRequestException("the connection was reset")));
        shop.Script.On(scene.Look, Disturbance.Fails(ProviderFault.Unreachable));
        await scene.Go(shop);
        (await shop.OrderAsync(WriteScene.Order)).Tries.Last(tried => tried.Key == scene.Key).Outcome.ShouldBe(Outcome.Unknown);
        await WriteScene.DaysPassAsync(shop);
        shop.Script.Count(scene.Call).ShouldBe(1, "nobody could look, so it is not sent again");
        if (scene.Key.Kind is TryKind.Urge or TryKind.Notify) return;   // nothing hangs on it: no person is asked
        (await scene.ReadAsync(shop)).Stage.ShouldBe(WriteStage.InDoubt);
        var told = (await shop.Dropship.Orders.ExplainAsync(WriteScene.Order))!;
        told.Why.ShouldContain(why => why.Contains(scene.Key.ToString(), StringComparison.Ordinal) && why.Contains("try 1", StringComparison.Ordinal) && why.Contains(scene.Evidence, StringComparison.Ordinal), $"{told}");
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_look_that_finds_it_ends_the_doubt(string kind)
    {
        var scene = WriteScene.Of(kind);
        await using var shop = scene.Open();
        await scene.Before(shop);
        shop.Script.On(scene.Call, Disturbance.AnswerLost);
        await scene.Go(shop);
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(2));
        shop.Script.Count(scene.Call).ShouldBe(1);
        (await scene.ReadAsync(shop)).Stage.ShouldBe(WriteStage.Done);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Only_a_look_that_finds_nothing_lets_it_go_out_again_and_only_where_that_is_harmless(string kind)
    {
        var scene = WriteScene.Of(kind);
        await using var shop = scene.Open();
        await scene.Before(shop);
        shop.Script.On(scene.Call, Disturbance.Fails(() => new HttpRequestException("no route")), times: 1);
        await scene.Go(shop);
        shop.Script.Count(scene.Call).ShouldBe(1, "not before its deadline has passed");
        for (var i = 0; i < 6; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        shop.Script.Count(scene.Call).ShouldBe(NeverAgainByItself.Contains(scene.Key.Kind) ? 1 : 2);
    }

    [Fact]
    public void What_costs_money_is_the_steps_of_a_purchase_and_refunds() => Enum.GetValues<TryKind>().Where(kind => new TryKey(kind).Spends).ShouldBe(Spending);

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Behind_a_shut_gate_goes_what_costs_nothing_and_nothing_else(string kind)
    {
        var scene = WriteScene.Of(kind);
        await using var shop = scene.Open();
        await scene.Before(shop);
        await shop.Dropship.Spending.StopAsync(FakeShop.Id, "audit", "anna");
        await scene.Go(shop);
        shop.Script.Count(scene.Call).ShouldBe(scene.Key.Spends ? 0 : 1);
        if (!scene.Key.Spends) return;
        (await scene.ReadAsync(shop)).Count.ShouldBe(0, "no try is opened either");
        (await shop.Dropship.Orders.ExplainAsync(WriteScene.Order))!.ToString().ShouldContain("SpendingWithheld");
        await shop.Dropship.Spending.ResumeAsync(FakeShop.Id, "looked at", "anna");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        shop.Script.Count(scene.Call).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(WritesThatPeopleConfirm))]
    public async Task A_person_says_that_it_took_effect_and_it_is_not_sent_again(string kind)
    {
        var scene = WriteScene.Of(kind);
        await using var shop = scene.Open();
        await InDoubtAsync(shop, scene);
        var orders = shop.Dropship.Orders;
        (await orders.ConfirmWriteAsync(WriteScene.Order, scene.Key, "anna", " "))!.Code.ShouldBe(RefusalCode.Unknown, "no evidence");
        (await orders.ConfirmWriteAsync(WriteScene.Order, scene.Key, "anna", "seen on their page")).ShouldBeNull();
        (await scene.ReadAsync(shop)).Stage.ShouldBe(WriteStage.Done);
        (await orders.ConfirmWriteAsync(WriteScene.Order, scene.Key, "ben", "seen, too"))!.Code.ShouldBe(RefusalCode.WrongStage);
        await WriteScene.DaysPassAsync(shop);
        shop.Script.Count(scene.Call).ShouldBe(1);
        (await orders.HistoryAsync(WriteScene.Order)).OfType<Decision.DoubtAnswered>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            answer => answer.Answer.ShouldBe(DoubtAnswer.Exists), answer => answer.By.ShouldBe("anna"), answer => answer.Evidence.ShouldBe("seen on their page"));
    }

    [Theory]
    [MemberData(nameof(WritesThatPeopleConfirm))]
    public async Task A_person_says_that_it_had_no_effect_and_it_is_sent_once_more(string kind)
    {
        var scene = WriteScene.Of(kind);
        await using var shop = scene.Open();
        await InDoubtAsync(shop, scene);
        shop.Script.Clear();
        shop.Script.On(scene.Look, Disturbance.Fails(ProviderFault.Unreachable));
        (await shop.Dropship.Orders.DenyWriteAsync(WriteScene.Order, scene.Key, "anna", "not on their page")).ShouldBeNull();
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(2));
        shop.Script.Count(scene.Call).ShouldBe(2);
        (await scene.ReadAsync(shop)).ShouldSatisfyAllConditions(write => write.Stage.ShouldBe(WriteStage.Done), write => write.Count.ShouldBe(2));
    }

    [Theory]
    [MemberData(nameof(WritesThatArePurchases))]
    public async Task A_purchase_is_confirmed_by_the_order_that_exists(string kind)
    {
        var scene = WriteScene.Of(kind);
        await using var shop = scene.Open();
        await InDoubtAsync(shop, scene);
        var orders = shop.Dropship.Orders;
        (await orders.ConfirmWriteAsync(WriteScene.Order, scene.Key, "anna", "seen on their page"))!.Code.ShouldBe(RefusalCode.WrongStage);
        (await orders.ConfirmPurchaseAsync(WriteScene.Order, 1, new(new("so-1"), SupplierOrderStatus.Paid) { Charged = new(30m, FakeShop.Eur) }, "anna", "seen on their page")).ShouldBeNull();
        (await shop.PhaseAsync(WriteScene.Order)).ShouldBe(Phase.AwaitingShipment);
        shop.Script.Count(scene.Call).ShouldBe(1);
    }

    [Fact]
    public async Task A_store_older_than_a_refund_gives_nothing_back_again()
    {
        var scene = WriteScene.Of(nameof(TryKind.Refund));
        await using var shop = scene.Open();
        await scene.Before(shop);
        await scene.Go(shop);
        shop.Market.Refunds.Count.ShouldBe(1);

        var backup = new MemoryStore();
        await using var restored = shop.Launch(store: backup, options: options => options.ReconcileFirst = true);
        for (var i = 0; i < 3; i++)
        {
            shop.Clock.Advance(TimeSpan.FromHours(1));
            await restored.Dropship.PumpAsync();
        }

        (await restored.Dropship.Spending.FindAsync(FakeShop.Id))!.State.ShouldBe(GateState.Open);
        shop.Market.Refunds.Count.ShouldBe(1, "what the marketplace's books show is given back already");
        (await Stored.OrderAsync(backup, WriteScene.Order)).Refunded().ShouldBe(new Money(45m, FakeShop.Eur));
    }

    private static async Task InDoubtAsync(FakeShop shop, WriteScene scene)
    {
        await scene.Before(shop);
        shop.Script.On(scene.Call, Disturbance.Fails(() => new HttpRequestException("no route")));
        shop.Script.On(scene.Look, Disturbance.Fails(ProviderFault.Unreachable));
        await scene.Go(shop);
        (await scene.ReadAsync(shop)).Stage.ShouldBe(WriteStage.InDoubt);
    }
}
