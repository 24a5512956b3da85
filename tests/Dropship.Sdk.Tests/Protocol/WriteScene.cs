using Dropship.Domain;
using Dropship.Engine;
using Dropship.Orders;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;

namespace Dropship.Sdk.Tests.Protocol;

/// <summary>A kind of outward write, and the shortest way to see one go out through the real engine.</summary>
/// <param name="Key">The write.</param>
/// <param name="Call">How its call at the vendor begins.</param>
/// <param name="Look">How the call begins by which a doubt about it is looked into.</param>
internal sealed record WriteScene(TryKey Key, string Call, string Look)
{
    /// <summary>The supplier's terms.</summary>
    public SupplierTerms Terms { get; init; } = SupplierTerms.SingleStep;

    /// <summary>True if the customers are told something, at any hour.</summary>
    public bool Tells { get; init; }

    /// <summary>True if buyers ask something.</summary>
    public bool Asks { get; init; }

    /// <summary>Brings the order so far that the write is the next thing.</summary>
    public required Func<FakeShop, Task> Before { get; init; }

    /// <summary>Lets it go out.</summary>
    public required Func<FakeShop, Task> Go { get; init; }

    /// <summary>What a person has to be told beside the write's name.</summary>
    public string Evidence { get; init; } = "";

    internal static OrderKey Order { get; } = FakeShop.Key("A-1");

    internal static IReadOnlyList<WriteScene> All { get; } =
    [
        new(new(TryKind.Create, 1), "mill.Create", "mill.find") { Before = _ => Task.CompletedTask, Go = SellAsync, Evidence = "30.60 EUR" },
        new(new(TryKind.Pay, 1), "mill.Pay", "mill.read") { Terms = SupplierTerms.Staged, Before = WithoutFundsAsync, Go = TopUpAsync, Evidence = "30.60 EUR" },
        new(new(TryKind.Discard, 1), "mill.discard", "mill.read") { Terms = SupplierTerms.Staged, Before = WithoutFundsAsync, Go = CancelAsync, Evidence = "at mill, so-1" },
        new(new(TryKind.CancelPurchase, 1), "mill.cancel", "mill.read") { Before = shop => Reached.PhaseAsync(shop, Phase.AwaitingShipment), Go = CancelAsync, Evidence = "at mill, so-1" },
        new(new(TryKind.Urge, 1, 1), "mill.urge so-1 1", "mill.read") { Before = SellWithShipByAsync, Go = shop => shop.PumpAfterAsync(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1)) },
        new(new(TryKind.Publish, Name: "YT00000001"), "market.ship", "market.verify") { Before = shop => Reached.PhaseAsync(shop, Phase.AwaitingShipment), Go = ShipAsync, Evidence = "of YunExpress" },
        new(new(TryKind.AnswerCancel, Name: "c-1"), "market.answer", "market.verify") { Before = shop => Reached.PhaseAsync(shop, Phase.Held), Go = CancelAsync, Evidence = "accepted" },
        new(new(TryKind.Refund, 1), "market.refund", "market.verify") { Before = shop => Reached.PhaseAsync(shop, Phase.Held), Go = CancelAsync, Evidence = "45.00 EUR for Cancelled" },
        new(new(TryKind.OpenDispute, 1, 1), "mill.dispute ", "mill.disputes") { Terms = Disputing, Before = shop => Reached.PhaseAsync(shop, Phase.Completed), Go = DisputeAsync, Evidence = "so-1" },
        new(new(TryKind.WithdrawDispute, 1, 1), "mill.withdraw", "mill.disputes") { Terms = Disputing, Before = DisputedAsync, Go = WithdrawAsync, Evidence = "so-1" },
        new(new(TryKind.ReplyInquiry, 1, Name: "q-1"), "market.reply q-1", "market.inquiry q-1") { Asks = true, Before = AskedAsync, Go = shop => ActAsync(shop, InquiryAct.Reply), Evidence = "Reply by anna" },
        new(new(TryKind.MoveInquiry, 1, Name: "q-1"), "market.move q-1", "market.inquiry q-1") { Asks = true, Before = AskedAsync, Go = shop => ActAsync(shop, InquiryAct.Escalate), Evidence = "Escalate by anna" },
        new(new NoticeKey(NoticeKind.Shipped, "YT00000001", "YunExpress", 0).ToTry(), "notify Shipped", "no look") { Tells = true, Before = shop => Reached.PhaseAsync(shop, Phase.AwaitingShipment), Go = ShipAsync },
    ];

    private static SupplierTerms Disputing => SupplierTerms.SingleStep with { CanCancel = false, CanDispute = true };

    internal static WriteScene Of(string name) => All.Single(scene => scene.ToString() == name);

    internal FakeShop Open() => new(Terms) { Tells = Tells, Inquiries = Asks ? new() : null, Rules = rules => Tells ? rules with { Notifying = NotifyRules.Default with { Quiet = null } } : rules };

    internal async Task<Write> ReadAsync(FakeShop shop) => (await shop.OrderAsync(Order)).Read(Key, shop.Now);

    /// <summary>Three days in which nothing is heard of it.</summary>
    internal static async Task DaysPassAsync(FakeShop shop)
    {
        for (var i = 0; i < 36; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(2));
    }

    public override string ToString() => Key.Kind.ToString();

    private static async Task SellAsync(FakeShop shop)
    {
        shop.Sell();
        await shop.PumpAsync();
    }

    private static async Task SellWithShipByAsync(FakeShop shop)
    {
        shop.Sell(shipWithin: TimeSpan.FromDays(4));
        await shop.PumpAsync();
    }

    private static Task<OrderKey> WithoutFundsAsync(FakeShop shop) => Reached.PhaseAsync(shop, Phase.AwaitingFunds);

    private static async Task TopUpAsync(FakeShop shop)
    {
        shop.Supplier.Wallet = new(1_000m, FakeShop.Eur);
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
    }

    private static async Task CancelAsync(FakeShop shop)
    {
        shop.Market.AskCancel(Order.Id, "c-1");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
    }

    private static async Task DisputedAsync(FakeShop shop)
    {
        await Reached.PhaseAsync(shop, Phase.Completed);
        await DisputeAsync(shop);
    }

    private static async Task DisputeAsync(FakeShop shop)
    {
        await shop.Dropship.Orders.DisputeAsync(Order, new(1, DisputeCause.Damaged, "Two shirts arrived torn."), "anna");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
    }

    private static async Task WithdrawAsync(FakeShop shop)
    {
        await shop.Dropship.Orders.WithdrawDisputeAsync(Order, 1, 1, "anna", "settled by mail");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
    }

    private static async Task AskedAsync(FakeShop shop)
    {
        await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        shop.Inquiries!.Ask(Order.Id, "Where is it?", shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
    }

    // As the desk does it, but for its read of the inquiry: the look of the engine is the same call.
    private static async Task ActAsync(FakeShop shop, InquiryAct what)
    {
        var act = new Decision.InquiryActed("q-1", 1, what, (await shop.OrderAsync(Order)).Inquiry("q-1")!.Seen!.Revision, "anna", shop.Now);
        await shop.People.SaveWordsAsync(Order, Inquiring.NameOf(act), "It is on its way.", default);
        (await ((OrderDesk)shop.Dropship.Orders).DecideAsync(Order, _ => act, default)).ShouldBeNull();
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
    }

    private static async Task ShipAsync(FakeShop shop)
    {
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
    }
}
