using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>The adapter against the sandbox vendor and its books: what was really ordered and paid.</summary>
public sealed class CjSandboxTests : IAsyncLifetime
{
    private static readonly SkippingClock Clock = new(new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly CjSandbox _sandbox = new(
        new()
        {
            Variants = [new("MUG-BLACK"), new("MUG-GONE") { GoneAtConfirm = true }, new("MUG-NONE") { Stock = new Dictionary<string, int> { ["CN"] = 0 } }, new("MUG-OFF") { OffSale = true }],
            Balance = 1_000m, Level = 5, Intercepts = street => street == "1 Held Lane",
        },
        Clock);

    private ServiceProvider _services = null!;
    private ISupplierClient _client = null!;

    public Task InitializeAsync()
    {
        _services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddDropship(dropship => dropship.UseMemory().AddShop("harbour", shop => shop.BuyFromCjDropshipping(cj =>
            (cj.ApiKey, cj.PrimaryHandler, cj.Spacing, cj.Timeout) = ("CJ100@api@00000000000000000000000000000000", new SandboxHandler(_sandbox), TimeSpan.FromSeconds(1.1), TimeSpan.FromSeconds(100))))).BuildServiceProvider();
        _client = _services.GetServices<ShopDefinition>().Single().Suppliers.Single()(_services);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task A_purchase_is_paid_once_and_its_parcel_is_read()
    {
        var quote = await QuoteAsync("MUG-BLACK");
        var own = await BuyAsync("DS1-once", "MUG-BLACK");
        own.Status.ShouldBe(SupplierOrderStatus.Paid);
        own.Due.ShouldBe(quote.Cost);
        var booked = _sandbox.Books.Orders.ShouldHaveSingleItem();
        booked.Charged.ShouldBe(quote.Cost!.Value.Amount);
        (await StepAsync(PurchaseStep.Pay, "DS1-once", "MUG-BLACK", own)).Outcome.ShouldBe(Outcome.Done);
        _sandbox.Books.RefusedPayments.ShouldBe(0, "a paid order is not paid again, not even in vain");
        Clock.JumpTo(Clock.GetUtcNow().AddDays(4));
        var reading = (await _client.GetOrderAsync(own.Id, default)).ShouldNotBeNull();
        reading.Order.Charged.ShouldBe(quote.Cost);
        reading.Parcels.ShouldHaveSingleItem().HandedOverAt.ShouldNotBeNull();
        (await ((IReadManyPurchases)_client).GetOrdersAsync([own.Id], default)).ShouldHaveSingleItem().ShouldBe(reading);
        (await _client.FindByReferenceAsync("DS1-once", default)).ShouldHaveSingleItem().Id.ShouldBe(own.Id);
    }

    [Theory]
    [InlineData(PurchaseStep.Create, "/shopping/order/createOrderV2")]
    [InlineData(PurchaseStep.Cart, "/shopping/order/addCart")]
    [InlineData(PurchaseStep.Confirm, "/shopping/order/addCartConfirm")]
    [InlineData(PurchaseStep.Prepare, "/shopping/order/saveGenerateParentOrder")]
    [InlineData(PurchaseStep.Pay, "/shopping/pay/payBalanceV2")]
    public async Task An_answer_that_is_lost_at_any_step_costs_nothing_but_a_look(PurchaseStep lost, string route)
    {
        var isLost = false;
        _sandbox.Faults = request => !isLost && request.Path.EndsWith(route, StringComparison.Ordinal) ? Lose() : null;
        var own = await BuyAsync("DS1-lost", "MUG-BLACK", doubt: lost);
        isLost.ShouldBeTrue();
        own.Status.ShouldBe(SupplierOrderStatus.Paid);
        var booked = _sandbox.Books.Orders.ShouldHaveSingleItem();
        booked.Charged.ShouldBe(booked.Amount);
        _sandbox.Books.RefusedPayments.ShouldBe(0);

        SandboxFault Lose()
        {
            isLost = true;
            return new SandboxFault.LoseAnswer();
        }
    }

    [Fact]
    public async Task The_same_number_again_adopts_the_order_that_is_there()
    {
        var first = await StepAsync(PurchaseStep.Create, "DS1-twice", "MUG-BLACK", null);
        var second = await StepAsync(PurchaseStep.Create, "DS1-twice", "MUG-BLACK", null);
        (second.Outcome, second.Orders[0].Id).ShouldBe((Outcome.Done, first.Orders[0].Id));
        _sandbox.Books.Orders.Count.ShouldBe(1);
        (await _client.FindByReferenceAsync("DS1-never", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_had_is_refused_by_its_reason()
    {
        (await QuoteAsync("MUG-NONE")).Refused.ShouldBe(DeclineReason.OutOfStock);
        (await QuoteAsync("MUG-OFF")).Refused.ShouldBe(DeclineReason.OutOfStock);
        (await QuoteAsync("MUG-UNKNOWN")).Refused.ShouldBe(DeclineReason.Declined);
        var own = (await StepAsync(PurchaseStep.Create, "DS1-gone", "MUG-GONE", null)).Orders[0];
        own = own.Join((await StepAsync(PurchaseStep.Cart, "DS1-gone", "MUG-GONE", own)).Orders[0]);
        (await StepAsync(PurchaseStep.Confirm, "DS1-gone", "MUG-GONE", own)).Reason.ShouldBe(DeclineReason.OutOfStock);
        (await ((IDiscardDrafts)_client).DiscardAsync(own.Id, default)).Outcome.ShouldBe(Outcome.Done);
        (await ((IDiscardDrafts)_client).DiscardAsync(own.Id, default)).Outcome.ShouldBe(Outcome.Done);
        _sandbox.Books.Charged.ShouldBe(0m);
    }

    [Fact]
    public async Task What_is_held_back_stops_with_its_draft_on_record()
    {
        var created = await StepAsync(PurchaseStep.Create, "DS1-held", "MUG-BLACK", null);
        (created.Outcome, created.Reason, created.Orders.Count).ShouldBe((Outcome.Rejected, DeclineReason.Invalid, 1));
        var told = await StepAsync(PurchaseStep.Cart, "DS1-held", "MUG-BLACK", created.Orders[0]);
        var again = await StepAsync(PurchaseStep.Cart, "DS1-held", "MUG-BLACK", created.Orders[0].Join(told.Orders[0]));
        again.Code.ShouldNotBeNull().ShouldStartWith("addCart: interceptOrders has 1 entry, code 1001");
    }

    [Fact]
    public async Task Tokens_that_are_killed_are_replaced_on_the_way()
    {
        await StepAsync(PurchaseStep.Create, "DS1-token", "MUG-BLACK", null);
        Clock.JumpTo(Clock.GetUtcNow().AddMinutes(6));
        _sandbox.KillTokens();
        (await ((IWallet)_client).GetAvailableAsync(default)).ShouldBe(CjBench.Usd(1_000m));
    }

    [Fact]
    public async Task Its_messages_are_genuine_and_lead_to_the_order()
    {
        await BuyAsync("DS1-told", "MUG-BLACK");
        Clock.JumpTo(Clock.GetUtcNow().AddDays(5));
        var messages = _sandbox.TakeMessages();
        messages.ShouldNotBeEmpty();
        foreach (var message in messages)
        {
            var reading = await ((IReadWebhooks)_client).ReadWebhookAsync(new(message.Headers, message.Body), default);
            reading.Verdict.ShouldBe(WebhookVerdict.Genuine);
            reading.Nudges.OfType<Nudge.Purchase>().ShouldContain(nudge => nudge.Reference == "DS1-told");
        }
    }

    private async Task<Quote> QuoteAsync(string sku) => await _client.GetQuoteAsync(new(CjBench.Key, [new(CjBench.Line, new(sku), 1)], new("US")), default);

    private async Task<PurchaseReceipt> StepAsync(PurchaseStep step, string reference, string sku, SupplierOrder? own) =>
        await _client.SendAsync(new(step, reference, CjBench.Key, [new(CjBench.Line, new(sku), 1)], new("US"), reference == "DS1-held" ? CjBench.Home with { Lines = ["1 Held Lane"] } : CjBench.Home, CjBench.Usd(100m), own), default);

    // As the engine does it: an unknown outcome is looked into, and what is then known decides what comes next.
    private async Task<SupplierOrder> BuyAsync(string reference, string sku, PurchaseStep? doubt = null)
    {
        SupplierOrder? own = null;
        foreach (var step in SupplierTerms.Staged.Steps.AsEnumerable())
        {
            if (own?.Status >= SupplierTerms.Staged.ResultOf(step)) continue;
            var receipt = await StepAsync(step, reference, sku, own);
            receipt.Outcome.ShouldBe(step == doubt ? Outcome.Unknown : Outcome.Done, $"{step}: {receipt.Code}");
            if (receipt.Outcome == Outcome.Unknown)
            {
                var found = own is null ? (await _client.FindByReferenceAsync(reference, default)).ShouldHaveSingleItem() : (await _client.GetOrderAsync(own.Id, default)).ShouldNotBeNull().Order;
                own = own?.Join(found) ?? found;
                if (own.Status >= SupplierTerms.Staged.ResultOf(step)) continue;
                receipt = await StepAsync(step, reference, sku, own);
                receipt.Outcome.ShouldBe(Outcome.Done, $"{step} again: {receipt.Code}");
            }

            foreach (var seen in receipt.Orders) own = own?.Join(seen) ?? seen;
        }

        return own.ShouldNotBeNull();
    }
}
