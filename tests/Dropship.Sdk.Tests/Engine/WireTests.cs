using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;
using static Dropship.Sdk.Tests.Engine.WireScene;
using static Dropship.Sdk.Tests.Fakes.FakeShop;
using EngineWire = Dropship.Engine.Wire;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What a write becomes on the wire: which call, with what, and what an answer or its absence means.</summary>
public sealed class WireTests
{
    private static readonly TryKey Create = new(TryKind.Create, 1);
    private static readonly TryKey Cart = new(TryKind.Cart, 1);
    private static readonly Fact.SupplierOrderSeen Own = new(1, Draft);

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public async Task What_has_no_time_left_is_not_sent(int milliseconds, bool isSent)
    {
        var scene = new WireScene();
        var (closed, _) = await scene.SendAsync(Create, Order(Bought), TimeSpan.FromMilliseconds(milliseconds));
        scene.Asked.Count.ShouldBe(isSent ? 1 : 0);
        if (!isSent) (closed.Outcome, closed.Code).ShouldBe((Outcome.NotSent, "the deadline passed before it was sent"));
    }

    [Fact]
    public async Task A_step_says_what_was_decided_and_no_more()
    {
        var scene = new WireScene();
        await scene.SendAsync(Cart, Order([.. Bought, Own]));
        scene.Asked.ShouldHaveSingleItem().ShouldBe(new PurchaseRequest(PurchaseStep.Cart, "ds-1", Key("A-1"), [new(Line, new("M-1"), 2)], new("DE"), null, new(31m, Eur), Draft));
    }

    [Theory]
    [InlineData(Outcome.Done, DeclineReason.None, null)]
    [InlineData(Outcome.Rejected, DeclineReason.OutOfStock, "E 1603")]
    [InlineData(Outcome.Unknown, DeclineReason.None, "timeout at the gateway")]
    [InlineData(Outcome.Pending, DeclineReason.None, null)]
    public async Task What_the_supplier_says_is_kept_with_the_orders_it_tells(Outcome outcome, DeclineReason reason, string? code)
    {
        var other = Draft with { Id = new("so-2"), Status = SupplierOrderStatus.Paid };
        var scene = new WireScene { Answer = _ => new(new PurchaseReceipt(outcome, [Draft, other], reason, code)) };
        var (closed, all) = await scene.SendAsync(Create, Order(Bought));
        (closed.Outcome, closed.Reason, closed.Code).ShouldBe((outcome, reason, code));
        all.Facts.Skip(1).ShouldBe([new Fact.SupplierOrderSeen(1, Draft), new Fact.SupplierOrderSeen(1, other)]);
        all.Mark!(default).ShouldBe(new Looked { Supplier = Start }, "its orders were seen just now");
        (await RestsAsync(scene.Shop.Lane(scene.Shop.Supplier(SupplierName)!))).ShouldBeFalse();
    }

    [Fact]
    public async Task Done_without_an_order_is_unknown_for_a_first_step_and_moves_the_known_order_for_a_later_one()
    {
        var scene = new WireScene();
        var (first, all) = await scene.SendAsync(Create, Order(Bought));
        (first.Outcome, first.Code, all.Facts.Count).ShouldBe((Outcome.Unknown, "done, but no order was named", 1));
        var (later, brought) = await scene.SendAsync(Cart, Order([.. Bought, Own]));
        (later.Outcome, later.Code).ShouldBe((Outcome.Done, null));
        brought.Facts[1].ShouldBe(new Fact.SupplierOrderSeen(1, Draft with { Status = SupplierOrderStatus.InCart }));
    }

    [Fact]
    public async Task No_without_an_order_is_no()
    {
        var scene = new WireScene { Answer = _ => new(new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.Funds)) };
        var (closed, all) = await scene.SendAsync(Cart, Order([.. Bought, Own]));
        (closed.Outcome, closed.Reason, all.Facts.Count).ShouldBe((Outcome.Rejected, DeclineReason.Funds, 1));
    }

    [Fact]
    public async Task What_fails_before_the_supplier_is_reached_was_not_sent()
    {
        var order = Order([.. Bought, Intent(2, 1, "gone")]);
        (await new WireScene().SendAsync(new(TryKind.Create, 2), order)).Closed.ShouldSatisfyAllConditions(
            closed => closed.Outcome.ShouldBe(Outcome.NotSent),
            closed => closed.Code.ShouldBe("the shop has no account at gone"));

        var scene = new WireScene();
        var (closed, _) = await scene.SendAsync(Create, Order([Bought[0], .. Bought.Skip(2)]));
        (closed.Outcome, closed.Code, scene.Asked.Count).ShouldBe((Outcome.NotSent, "InvalidOperationException", 0), "no offer is on record");

        var calls = new Calls(new(), new());
        var memory = new MemoryStore();
        scene = new WireScene { Persons = new TappedStore(memory, memory, memory, calls) };
        calls.Script.On("store.", Disturbance.StoreDown);
        (closed, _) = await scene.SendAsync(Create, Order(Bought));
        (closed.Outcome, closed.Code, scene.Asked.Count).ShouldBe((Outcome.NotSent, nameof(StoreUnavailableException), 0));
    }

    public static TheoryData<string, bool> Breaks => new()
    {
        { nameof(ProviderException), true },
        { nameof(OperationCanceledException), true },   // the client's own time-out
        { nameof(HttpRequestException), false },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_call_that_breaks_is_unknown_and_its_vendor_rests_where_it_is_the_vendors_fault(string name, bool rests)
    {
        Exception fault = name switch
        {
            nameof(ProviderException) => new ProviderException(ProviderFault.Unreachable, "mill", "down"),
            nameof(OperationCanceledException) => new OperationCanceledException(),
            _ => new HttpRequestException("reset"),
        };
        var scene = new WireScene { Answer = _ => throw fault, Told = _ => throw fault };
        foreach (var (key, lane) in new[] { (Create, scene.Shop.Lane(scene.Shop.Supplier(SupplierName)!)), (new TryKey(TryKind.Publish, 1, Name: "YT00000001"), scene.Shop.MarketplaceLane) })
        {
            var (closed, all) = await scene.SendAsync(key, Order([.. Bought, Parcel("YT00000001")]));
            (closed.Outcome, closed.Code, all.Facts.Count).ShouldBe((Outcome.Unknown, name, 1));
            (await RestsAsync(lane)).ShouldBe(rests, $"after {key}");
        }
    }

    [Fact]
    public async Task Whoever_waits_longer_than_is_left_knows_nothing_and_who_stops_the_host_closes_no_try()
    {
        var never = new TaskCompletionSource<PurchaseReceipt>();
        var scene = new WireScene();
        scene.Answer = async stop =>
        {
            scene.Clock.Advance(TimeSpan.FromSeconds(30));
            return await never.Task.WaitAsync(stop);
        };
        (await scene.SendAsync(Create, Order(Bought), TimeSpan.FromSeconds(30))).Closed.Outcome.ShouldBe(Outcome.Unknown);
        (await RestsAsync(scene.Shop.Lane(scene.Shop.Supplier(SupplierName)!))).ShouldBeTrue();

        using var host = new CancellationTokenSource();
        scene = new WireScene { Answer = async stop => await never.Task.WaitAsync(stop) };
        var call = scene.SendAsync(Create, Order(Bought), cancellation: host.Token);
        await host.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
        (await RestsAsync(scene.Shop.Lane(scene.Shop.Supplier(SupplierName)!))).ShouldBeFalse("it is not the vendor's fault");
    }

    [Theory]
    [InlineData(TryKind.CancelPurchase, "cancel so-1")]
    [InlineData(TryKind.Discard, "discard so-1")]
    [InlineData(TryKind.Urge, "urge so-1 2")]
    public async Task What_a_supplier_can_do_besides_is_asked_of_it_and_what_it_cannot_do_is_rejected(TryKind kind, string call)
    {
        var (key, order) = (new TryKey(kind, 1, kind == TryKind.Urge ? 2 : 0), Order([.. Bought, Own]));
        var scene = new WireScene { Answer = _ => new(new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.TooLate, Code: "shipped")) };
        var (closed, _) = await scene.SendAsync(key, order);
        (closed.Outcome, closed.Reason, closed.Code).ShouldBe((Outcome.Rejected, DeclineReason.TooLate, "shipped"));
        scene.Asked.ShouldBe([call]);

        foreach (var (who, what) in new[] { (new WireScene { IsObliging = false }, order), (new WireScene(), Order(Bought)), (new WireScene(), Order([.. Bought, Intent(2, 1, "gone"), new Fact.SupplierOrderSeen(2, Draft)])) })
        {
            (closed, _) = await who.SendAsync(what.Purchases.Count == 2 ? key with { No = 2 } : key, what);
            (closed.Outcome, closed.Reason).ShouldBe((Outcome.Rejected, DeclineReason.Unsupported), "no such service, no order yet, no such account");
            who.Asked.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_marketplace_is_told_what_was_decided()
    {
        var order = Order([.. Bought, Parcel("YT00000001"), Parcel("YT00000002"), new Decision.CancelAnswered("c-1", false, AnswerReason.AlreadyShipped, 0, Start), new Decision.CancelAnswered("c-2", true, AnswerReason.NothingBought, 0, Start), Refund(1, 5m), Refund(2, 7m)]);
        foreach (var (key, write) in new (TryKey, MarketplaceWrite)[]
        {
            (new(TryKind.Publish, 1, Name: "YT00000002"), new MarketplaceWrite.Shipment(new("A-1"), new("YT00000002"), new("YunExpress"), [new(Line, 1)], Start)),
            (new(TryKind.Refund, 2), new MarketplaceWrite.Refund(new("A-1"), 2, [new(Line, new(7m, Eur))], new(7m, Eur), RefundReason.Goodwill)),
            (new(TryKind.AnswerCancel, Name: "c-2"), new MarketplaceWrite.CancelAnswer(new("A-1"), "c-2", true)),
            (new(TryKind.AnswerCancel, Name: "c-1"), new MarketplaceWrite.CancelAnswer(new("A-1"), "c-1", false)),
        })
        {
            var scene = new WireScene { Told = _ => new(WriteReceipt.Rejected(DeclineReason.TooLate, "closed")) };
            var (closed, _) = await scene.SendAsync(key, order);
            scene.Asked.ShouldHaveSingleItem().ShouldBe(write);
            (closed.Outcome, closed.Reason, closed.Code).ShouldBe((Outcome.Rejected, DeclineReason.TooLate, "closed"));
        }
    }

    [Fact]
    public async Task What_the_marketplace_cannot_do_or_nobody_decided_is_rejected()
    {
        var order = Order([.. Bought, new Fact.CancelAsked("c-1", CancelOrigin.Buyer, Start), new Decision.CancelAnswered("c-2", true, AnswerReason.NothingBought, 0, Start)]);
        foreach (var key in (TryKey[])[new(TryKind.AnswerCancel, Name: "c-2"), new(TryKind.AnswerCancel, Name: "c-1"), new(TryKind.AnswerCancel, Name: "c-3"), new(TryKind.Refund, 9), new(TryKind.Publish, 1, Name: "YT00000009")])
        {
            var scene = new WireScene { IsObliging = key.Name != "c-2" };
            var (closed, _) = await scene.SendAsync(key, order);
            (closed.Outcome, closed.Reason, scene.Asked.Count).ShouldBe((Outcome.Rejected, DeclineReason.Unsupported, 0), $"{key}");
        }

        EngineWire.MarketplaceWriteOf(order, Create).ShouldBeNull("it is the supplier's");
    }

    [Fact]
    public void The_sku_that_was_chosen_is_bought_whatever_a_later_search_finds()
    {
        Fact.OffersFound Search(int no, int minute, string sku) =>
            new(no, At(minute), [new(new("l0"), SupplierName, new("another line"), 0), new(Line, new("forge"), new("another supplier"), 0), new(Line, SupplierName, new(sku), 1), new(Line, SupplierName, new("worse"), 2)]);
        var order = Order(Search(1, 1, "first"), new Fact.OffersFound(2, At(2), [new(Line, new("forge"), new("F"), 0)]), Search(3, 3, "third"), Search(4, 5, "fourth"));
        Decision.AllocationProposed Proposed(int minute) => new(1, SupplierName, [new(Line, 2)], At(minute));
        Sku Of(int minute) => EngineWire.LinesOf(order, Proposed(minute))[0].Sku;
        (Of(2), Of(3), Of(4), Of(5)).ShouldBe((new("first"), new("third"), new("third"), new("fourth")));
        Of(0).ShouldBe(new Sku("first"), "the clock was set back: the oldest is the nearest");
        Should.Throw<InvalidOperationException>(() => EngineWire.LinesOf(Order(), Proposed(5))).Message.ShouldBe("No offer of mill for line l1 is on record.");
    }

    [Fact]
    public async Task Of_several_allocations_the_bound_one_says_when_the_sku_was_chosen_and_without_one_the_purchase_does()
    {
        IReadOnlyList<Event> told =
        [
            Bought[0], new Fact.OffersFound(1, At(1), [new(Line, SupplierName, new("M-1"))]), new Fact.OffersFound(2, At(3), [new(Line, SupplierName, new("M-2"))]),
            new Decision.AllocationProposed(1, SupplierName, [new(Line, 2)], At(1)), new Decision.AllocationProposed(2, SupplierName, [new(Line, 1)], At(4)),
        ];
        foreach (var (intent, sku, units) in new[] { (Intent(1, 1), "M-1", 2), (Intent(1, 2), "M-2", 1), (Intent(1, 3) with { At = At(2) }, "M-1", 2), (Intent(1, 3) with { At = At(3) }, "M-2", 2) })
        {
            var scene = new WireScene { IsListed = true };
            await scene.SendAsync(Create, Order([.. told, intent]));
            scene.Asked.Cast<PurchaseRequest>().Single().Lines.AsEnumerable().ShouldBe([new(Line, new(sku), units)]);
        }
    }

    [Fact]
    public void Steps_and_reminders_use_the_lane_of_their_supplier_and_all_else_the_marketplaces()
    {
        var (shop, order) = (new WireScene().Shop, Order([.. Bought, Intent(2, 1, "gone")]));
        var lane = shop.Lane(shop.Supplier(SupplierName)!);
        foreach (var kind in Enum.GetValues<TryKind>())
            EngineWire.LaneOf(shop, order, new(kind, 1)).ShouldBeSameAs(kind <= TryKind.Urge || kind is TryKind.OpenDispute or TryKind.WithdrawDispute ? lane : shop.MarketplaceLane, $"{kind}: the number of a release is no round");
        EngineWire.LaneOf(shop, order, new(TryKind.Create, 2)).ShouldBeSameAs(shop.MarketplaceLane);
        EngineWire.LaneOf(shop, order, new(TryKind.Create, 3)).ShouldBeSameAs(shop.MarketplaceLane);
        (EngineWire.TrafficOf(Create), EngineWire.TrafficOf(new(TryKind.Refund, 1)), EngineWire.TrafficOf(new(TryKind.Publish)), EngineWire.TrafficOf(new(TryKind.Urge, 1))).ShouldBe((Traffic.Money, Traffic.Money, Traffic.Shipment, Traffic.Shipment));
    }

    private static Instant At(int minute) => Start + TimeSpan.FromMinutes(minute);

    private static Fact.ParcelSeen Parcel(string number) => new(1, new(number), new("YunExpress"), [new(Line, 1)], Start);

    private static Decision.RefundDecided Refund(int no, decimal amount) => new(no, [new(Line, new(amount, Eur))], new(amount, Eur), RefundReason.Goodwill, 0, Start);

    [Fact]
    public void Notices_take_the_notifiers_lane_where_there_is_one_and_nothing_else_does()
    {
        var (order, notice) = (Order(Bought), new NoticeKey(NoticeKind.Accepted, "", "", 0).ToTry());
        var (plain, telling) = (new WireScene().Shop, new WireScene { Notifier = new FakeNotifier([], null!) }.Shop);
        EngineWire.LaneOf(telling, order, notice).ShouldBeSameAs(telling.NotifierLane);
        EngineWire.LaneOf(telling, order, Create).ShouldBeSameAs(telling.Lane(telling.Supplier(SupplierName)!));
        EngineWire.LaneOf(telling, order, new(TryKind.Publish, Name: "YT1")).ShouldBeSameAs(telling.MarketplaceLane);
        EngineWire.LaneOf(plain, order, notice).ShouldBeSameAs(plain.MarketplaceLane);
    }
}
