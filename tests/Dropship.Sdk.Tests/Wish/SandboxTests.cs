using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Wish;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>The adapter against the sandbox vendor, which was built from the same fact sheet by another hand.</summary>
public sealed class SandboxTests
{
    private static readonly WishSandboxAddress Paris = new("Jane Example", "12 Rue de la Paix", "Paris", "Ile-de-France", "75002", "FR") { StreetAddress2 = "Apt 4", Phone = "142961000", PhonePrefix = "33" };

    [Theory]
    [InlineData(true, 400, false, WishResetFormat.Iso8601)]
    [InlineData(false, 200, true, WishResetFormat.UnixSeconds)]
    public async Task An_order_is_read_shipped_released_again_and_refunded(bool rotates, int errorStatus, bool quoted, WishResetFormat reset)
    {
        await using var trial = new Trial(new() { RotateRefreshToken = rotates, ErrorStatus = errorStatus, QuotedErrorCodes = quoted, ResetFormat = reset, AutoRefund = false });
        var id = new OrderId(trial.Sandbox.PlaceOrder(new("LAMP", 2, 9m, 2m, Paris) { Hold = TimeSpan.Zero, IossNumber = "IM2760000000" }));
        trial.Pass(TimeSpan.FromMinutes(1));

        var page = await trial.Client.ListChangedAsync(null, default);
        page.Unreadable.ShouldBeEmpty();
        var order = page.Orders.ShouldHaveSingleItem();
        (order.Id, order.Sale.Status, order.Sale.Lines[0].Quantity, order.Sale.Paid.Amount).ShouldBe((id, SaleStatus.Paid, 2, trial.Sandbox.Sale(id.Value).Total));
        order.Address!.ImportTaxNumber.ShouldBe("IM2760000000");

        var shipment = new MarketplaceWrite.Shipment(id, new("YT1234567890"), new("yunexpress"), [], null);
        (await trial.Client.SubmitShipmentAsync(shipment, default)).Outcome.ShouldBe(Outcome.Pending);
        (await trial.Client.VerifyWriteAsync(id, shipment, default)).ShouldBe(Verification.StillPending);
        trial.Pass(TimeSpan.FromSeconds(10));
        (await trial.Client.VerifyWriteAsync(id, shipment, default)).ShouldBe(Verification.Done);
        (await trial.Client.SubmitShipmentAsync(shipment, default)).Outcome.ShouldBe(Outcome.Done);
        trial.Sandbox.Sale(id.Value).TrackingWrites.ShouldBe(1);
        (await trial.Client.GetOrderAsync(id, default))!.Sale.Status.ShouldBe(SaleStatus.Paid);

        trial.Sandbox.ReRelease(id.Value).ShouldBeTrue();
        var again = await trial.Client.ListChangedAsync(page.Cursor, default);
        again.Orders.Select(one => (one.Sale.Status, one.Sale.Release)).ShouldBe([(SaleStatus.Paid, 1)]);

        var refund = new MarketplaceWrite.Refund(id, 1, [new(new(id.Value), order.Sale.Paid)], order.Sale.Paid, RefundReason.Unsupplied);
        (await trial.Client.RefundAsync(refund with { Amount = refund.Amount * 0.5m }, default)).Reason.ShouldBe(DeclineReason.Unsupported);
        (await trial.Client.RefundAsync(refund, default)).Outcome.ShouldBe(Outcome.Pending);
        (await trial.Client.RefundAsync(refund, default)).Outcome.ShouldBe(Outcome.Pending);
        trial.Pass(TimeSpan.FromSeconds(10));
        (await trial.Client.VerifyWriteAsync(id, refund, default)).ShouldBe(Verification.Done);
        (await trial.Client.RefundAsync(refund, default)).Outcome.ShouldBe(Outcome.Done);
        var end = (await trial.Client.GetOrderAsync(id, default))!;
        (end.Sale.Status, end.Refunds[0].Ours).ShouldBe((SaleStatus.Refunded, 1));
        trial.Sandbox.Sale(id.Value).RefundWrites.ShouldBe(1);
    }

    [Fact]
    public async Task Writes_that_fail_after_they_were_taken_are_told()
    {
        await using var trial = new Trial(new() { FailWrite = static (_, _) => true, AutoRefund = false });
        var id = new OrderId(trial.Sandbox.PlaceOrder(new("LAMP", 1, 9m, 2m, Paris) { Hold = TimeSpan.Zero }));
        trial.Pass(TimeSpan.FromMinutes(1));
        var paid = (await trial.Client.GetOrderAsync(id, default))!.Sale.Paid;
        var shipment = new MarketplaceWrite.Shipment(id, new("YT1234567890"), new("YunExpress"), [], null);
        var refund = new MarketplaceWrite.Refund(id, 1, [new(new(id.Value), paid)], paid, RefundReason.Cancelled);
        (await trial.Client.SubmitShipmentAsync(shipment, default)).Outcome.ShouldBe(Outcome.Pending);
        trial.Pass(TimeSpan.FromSeconds(10));
        (await trial.Client.VerifyWriteAsync(id, shipment, default)).ShouldBe(Verification.Failed);
        (await trial.Client.RefundAsync(refund, default)).Outcome.ShouldBe(Outcome.Pending);
        trial.Pass(TimeSpan.FromSeconds(10));
        (await trial.Client.VerifyWriteAsync(id, refund, default)).ShouldBe(Verification.Failed);
    }

    [Fact]
    public async Task Messages_are_believed_and_name_their_orders()
    {
        await using var trial = new Trial(new());
        trial.Sandbox.Subscribe("ORDER_RELEASE");
        var id = trial.Sandbox.PlaceOrder(new("LAMP", 1, 9m, 2m, Paris) { Hold = TimeSpan.Zero });
        trial.Sandbox.AskForTestMessage("ORDER_RELEASE");
        trial.Pass(TimeSpan.FromMinutes(2));
        List<WebhookReading> readings = [];
        foreach (var message in trial.Sandbox.TakeMessages()) readings.Add(await ((IReadWebhooks)trial.Client).ReadWebhookAsync(new(message.Headers, message.Body), default));
        readings.Count.ShouldBeGreaterThanOrEqualTo(2);
        readings.ShouldAllBe(reading => reading.Verdict == WebhookVerdict.Genuine);
        readings.SelectMany(reading => reading.Nudges).OfType<Nudge.Sale>().Select(nudge => nudge.Order.Value).Distinct().ShouldBe([id]);
    }

    [Theory]
    [InlineData(WishResetFormat.Iso8601)]
    [InlineData(WishResetFormat.UnixSeconds)]
    [InlineData(WishResetFormat.DeltaSeconds)]
    public async Task The_window_is_waited_for(WishResetFormat reset)
    {
        await using var trial = new Trial(new() { RateCalls = 4, ResetFormat = reset });
        string? cursor = null;
        var throttled = 0;
        for (var i = 0; i < 10; i++)
        {
            try
            {
                cursor = (await trial.Client.ListChangedAsync(cursor, default)).Cursor;
            }
            catch (ProviderException fault) when (fault is { Fault: ProviderFault.Throttled, RetryAfter: { } wait })
            {
                throttled++;
                wait.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
                trial.Pass(wait + TimeSpan.FromMilliseconds(1));
            }
        }

        throttled.ShouldBeInRange(1, 6);
    }

    [Fact]
    public async Task Tokens_outlive_their_life()
    {
        await using var trial = new Trial(new() { AccessTokenLife = TimeSpan.FromHours(1) });
        string? cursor = null;
        for (var i = 0; i < 8; i++)
        {
            cursor = (await trial.Client.ListChangedAsync(cursor, default)).Cursor;
            trial.Pass(TimeSpan.FromMinutes(25));
        }

        trial.Sandbox.SwitchAccount(false);
        (await Should.ThrowAsync<ProviderException>(async () => await trial.Client.ListChangedAsync(cursor, default))).Fault.ShouldBe(ProviderFault.Unauthorized);
    }

    private sealed class Trial : IAsyncDisposable
    {
        private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2024, 8, 12, 15, 0, 0, TimeSpan.Zero));
        private readonly WishDesk _desk;

        public Trial(WishSandboxOptions options)
        {
            Sandbox = new(options, _clock);
            _desk = new(wish => (wish.ClientId, wish.ClientSecret, wish.RefreshToken, wish.PrimaryHandler) = (options.ClientId, options.ClientSecret, Sandbox.FirstRefreshToken, new SandboxHandler(Sandbox)), clock: _clock);
        }

        public WishSandbox Sandbox { get; }

        public IMarketplaceClient Client => _desk.Client;

        public void Pass(TimeSpan span) => _clock.Advance(span);

        public ValueTask DisposeAsync() => _desk.DisposeAsync();
    }
}
