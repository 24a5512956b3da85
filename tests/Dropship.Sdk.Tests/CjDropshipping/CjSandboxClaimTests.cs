using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Disputes, search, sourcing and other ways against the sandbox vendor and its books: what really came back.</summary>
public sealed class CjSandboxClaimTests : IAsyncLifetime
{
    private readonly SkippingClock _clock = new(new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly CjSandbox _sandbox;
    private ServiceProvider _services = null!;
    private ISupplierClient _client = null!;

    public CjSandboxClaimTests() => _sandbox = new(
        new()
        {
            Variants = [new("MUG-BLACK") { Price = 3m }, new("MUG-WHITE") { Price = 5m, Stock = new Dictionary<string, int> { ["CN"] = 40, ["US"] = 7 } }, new("LAMP") { Price = 0m }],
            Balance = 1_000m, Level = 5, Reviews = [new("MUG", 4, "good"), new("MUG", 1, "bad")], Sourced = name => name == "Mug" ? "MUG-WHITE" : null, TellsChanges = true,
            Verdicts = dispute => dispute.Reference.EndsWith("no", StringComparison.Ordinal) ? CjVerdict.Refuse : null,
        },
        _clock);

    public Task InitializeAsync()
    {
        _services = new ServiceCollection().AddSingleton<TimeProvider>(_clock).AddDropship(dropship => dropship.UseMemory().AddShop("harbour", shop => shop.BuyFromCjDropshipping(cj =>
            (cj.ApiKey, cj.PrimaryHandler, cj.Spacing, cj.Timeout) = ("CJ100@api@00000000000000000000000000000000", new SandboxHandler(_sandbox), TimeSpan.FromSeconds(1.1), TimeSpan.FromSeconds(100))))).BuildServiceProvider();
        _client = _services.GetServices<ShopDefinition>().Single().Suppliers.Single()(_services);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task A_paid_order_is_cancelled_by_dispute_and_all_of_its_money_comes_back()
    {
        var order = await BuyAsync("DS1-cancel", 2);
        var disputes = (IDisputes)_client;
        (await disputes.ListDisputableAsync(order, default)).ShouldBe([new(CjBench.Line, 2, CjBench.Usd(3m), true)]);
        var terms = (await disputes.GetDisputeTermsAsync(order, [], default)).ShouldNotBeNull();
        terms.Most.ShouldBe(CjBench.Usd(_sandbox.Books.Charged));
        terms.Reasons.ShouldHaveSingleItem().Cause.ShouldBe(DisputeCause.NotShipped);
        var opened = await disputes.OpenDisputeAsync(Request(order, "DS1-cancel-c1", DisputeCause.NotShipped), default);
        opened.Outcome.ShouldBe(Outcome.Done);
        opened.Dispute.ShouldNotBeNull().Units.ShouldBe([new(CjBench.Line, 2)]);
        (await disputes.ListDisputableAsync(order, default)).ShouldHaveSingleItem().IsOpen.ShouldBeFalse();
        _clock.JumpTo(_clock.GetUtcNow().AddDays(10));
        var closed = (await disputes.GetDisputeAsync(order, opened.Dispute.Id, default)).ShouldNotBeNull();
        (closed.Stage, closed.PaidBack).ShouldBe((DisputeStage.Refunded, CjBench.Usd(_sandbox.Books.Charged)));
        (await ((IWallet)_client).GetAvailableAsync(default)).ShouldBe(CjBench.Usd(1_000m));
        var reading = (await _client.GetOrderAsync(order, default)).ShouldNotBeNull();
        (reading.Order.Cancelled, reading.Parcels.Count).ShouldBe((true, 0), "what was cancelled is not shipped");
        _sandbox.Books.Orders.ShouldHaveSingleItem().ShouldSatisfyAllConditions(booked => booked.Status.ShouldBe("CANCELLED"), booked => booked.Credited.ShouldBe(booked.Charged));
    }

    [Fact]
    public async Task A_dispute_whose_answer_is_lost_is_found_and_not_opened_twice()
    {
        var order = await BuyAsync("DS1-lost", 1);
        var disputes = (IDisputes)_client;
        var isLost = false;
        _sandbox.Faults = request => !isLost && request.Path.EndsWith("/disputes/create", StringComparison.Ordinal) ? Lose() : null;
        var request = Request(order, "DS1-lost-c1", DisputeCause.NotShipped);
        (await disputes.OpenDisputeAsync(request, default)).Outcome.ShouldBe(Outcome.Unknown);
        isLost.ShouldBeTrue();
        var found = (await disputes.FindDisputesAsync(order, default)).ShouldHaveSingleItem();
        (await disputes.OpenDisputeAsync(request, default)).ShouldSatisfyAllConditions(one => one.Outcome.ShouldBe(Outcome.Done), one => one.Dispute!.Id.ShouldBe(found.Id));
        (await disputes.OpenDisputeAsync(request with { Reference = "DS1-lost-c2" }, default)).Dispute!.Id.ShouldBe(found.Id, "not even under another number");
        _sandbox.Books.Disputes.ShouldHaveSingleItem().Reference.ShouldBe("DS1-lost-c1");

        SandboxFault Lose()
        {
            isLost = true;
            return new SandboxFault.LoseAnswer();
        }
    }

    [Fact]
    public async Task A_dispute_that_is_taken_back_changes_nothing_and_one_that_is_refused_brings_nothing()
    {
        var order = await BuyAsync("DS1-back", 1);
        var disputes = (IDisputes)_client;
        var opened = (await disputes.OpenDisputeAsync(Request(order, "DS1-back-c1", DisputeCause.NotShipped), default)).Dispute.ShouldNotBeNull();
        (await disputes.WithdrawDisputeAsync(order, opened.Id, default)).Outcome.ShouldBe(Outcome.Done);
        (await disputes.WithdrawDisputeAsync(order, opened.Id, default)).Outcome.ShouldBe(Outcome.Done);
        (await disputes.GetDisputeAsync(order, opened.Id, default)).ShouldNotBeNull().Stage.ShouldBe(DisputeStage.Withdrawn);
        _clock.JumpTo(_clock.GetUtcNow().AddDays(5));
        var refused = (await disputes.OpenDisputeAsync(Request(order, "DS1-back-no", DisputeCause.NotReceived), default)).Dispute.ShouldNotBeNull();
        _clock.JumpTo(_clock.GetUtcNow().AddDays(5));
        (await disputes.FindDisputesAsync(order, default)).Select(one => (one.Id, one.Stage)).ShouldBe([(refused.Id, DisputeStage.Refused), (opened.Id, DisputeStage.Withdrawn)], ignoreOrder: true);
        (await disputes.WithdrawDisputeAsync(order, refused.Id, default)).Reason.ShouldBe(DeclineReason.TooLate);
        _sandbox.Books.Credited.ShouldBe(0m);
        _sandbox.Books.Orders[0].Status.ShouldNotBe("CANCELLED");
    }

    [Fact]
    public async Task What_arrived_broken_is_sent_once_more()
    {
        var order = await BuyAsync("DS1-broken", 1);
        var disputes = (IDisputes)_client;
        (await disputes.OpenDisputeAsync(Request(order, "DS1-broken-c1", DisputeCause.Damaged), default)).Reason.ShouldBe(DeclineReason.Unsupported, "nothing has been shipped");
        _clock.JumpTo(_clock.GetUtcNow().AddDays(5));
        (await disputes.OpenDisputeAsync(Request(order, "DS1-broken-c1", DisputeCause.Damaged, DisputeRemedy.Resend), default)).Outcome.ShouldBe(Outcome.Done);
        _clock.JumpTo(_clock.GetUtcNow().AddDays(5));
        var dispute = (await disputes.FindDisputesAsync(order, default)).ShouldHaveSingleItem();
        (dispute.Stage, dispute.ResentAs is not null, dispute.PaidBack).ShouldBe((DisputeStage.Resent, true, null));
    }

    [Fact]
    public async Task The_catalogue_is_searched_and_what_is_free_is_set_aside()
    {
        var catalogue = (ISearchCatalogue)_client;
        var product = (await catalogue.SearchAsync(new("mug"), default)).Items.ShouldHaveSingleItem();
        (product.Sku.Value, product.Price, product.IsGroup).ShouldBe(("MUG", CjBench.Usd(3m), true));
        (await catalogue.ListVariantsAsync(product.Product, default)).Items.Select(item => item.Sku.Value).ShouldBe(["MUG-BLACK", "MUG-WHITE"]);
        (await catalogue.FindBySkuAsync(new("MUG-WHITE"), default)).Items.ShouldHaveSingleItem().Stock.ShouldBe([new("CN", 40, 40), new("US", 7, 7)]);
        (await catalogue.FindBySkuAsync(new("MUG"), default)).Items.Count.ShouldBe(2);
        (await catalogue.FindBySkuAsync(new("NONE"), default)).Items.ShouldBeEmpty();
        (await catalogue.SearchAsync(new("lamp"), default)).ShouldSatisfyAllConditions(page => page.Items.ShouldBeEmpty(), page => page.SetAside.ShouldBe([new("LAMP", "the price is zero")]));
        (await ((IReadReviews)_client).ListReviewsAsync(product.Product, 1, default)).ShouldSatisfyAllConditions(page => page.Total.ShouldBe(2), page => page.Reviews.Select(review => review.Score).ShouldBe([4, 1]));
    }

    [Fact]
    public async Task What_CJ_does_not_sell_is_searched_for()
    {
        var sourcing = (IRequestSourcing)_client;
        var asked = (await sourcing.RequestSourcingAsync(new("Mug", new("https://example.org/mug.png")), default)).Request.ShouldNotBeNull();
        (await sourcing.ReadSourcingAsync([asked], default)).ShouldHaveSingleItem().Sku.ShouldBeNull();
        _clock.JumpTo(_clock.GetUtcNow().AddDays(3));
        (await sourcing.ReadSourcingAsync([asked], default)).ShouldHaveSingleItem().Sku.ShouldBe(new Sku("MUG-WHITE"));
    }

    [Fact]
    public async Task A_draft_goes_another_way_and_costs_what_that_costs()
    {
        var own = (await StepAsync(PurchaseStep.Create, "DS1-way", 1, null)).Orders[0];
        var ways = (IReroutePurchases)_client;
        var routes = await ways.ListRoutesAsync(own.Id, default);
        routes.Count(route => route.IsChosen).ShouldBe(1);
        var other = routes.First(route => !route.IsChosen && route.From == "CN");
        var changed = await ways.ChangeRouteAsync(own.Id, other, default);
        (changed.Outcome, changed.Orders[0].Due).ShouldBe((Outcome.Done, CjBench.Usd(3m + other.Freight!.Value.Amount)));
        (await ways.ListRoutesAsync(own.Id, default)).Single(route => route.IsChosen).Method.ShouldBe(other.Method);
        (await ways.ChangeWarehouseAsync(own.Id, "S1", default)).Reason.ShouldBe(DeclineReason.Invalid, "our orders are not of platform logistics");
    }

    [Fact]
    public async Task A_ticket_is_opened_found_and_answered()
    {
        var order = await BuyAsync("DS1-ticket", 1);
        var tickets = (IWriteTickets)_client;
        var opened = (await tickets.OpenTicketAsync(order, new("Where is it?", "Tell us."), default)).Ticket.ShouldNotBeNull();
        (await tickets.FindTicketsAsync(order, default)).ShouldHaveSingleItem().Id.ShouldBe(opened);
        (await tickets.GetTicketAsync(opened, default)).ShouldNotBeNull().Order.ShouldBe(order);
        (await tickets.GetTicketAsync("T9", default)).ShouldBeNull();
        (await tickets.ReplyToTicketAsync(opened, "Thank you.", default)).Outcome.ShouldBe(Outcome.Done);
        (await tickets.ReplyToTicketAsync("T9", "Thank you.", default)).Outcome.ShouldBe(Outcome.Rejected);
    }

    [Fact]
    public async Task A_new_price_is_told_and_then_quoted()
    {
        var before = await CostAsync();
        _sandbox.TakeMessages();
        _sandbox.Reprice("MUG-BLACK", 4m);
        _sandbox.Restock("MUG-BLACK", "CN", 9);
        (await CostAsync()).ShouldBe(before, "prices are kept for a while");
        var messages = _sandbox.TakeMessages();
        messages.Count.ShouldBe(2);
        foreach (var message in messages) (await ((IReadWebhooks)_client).ReadWebhookAsync(new(message.Headers, message.Body), default)).ShouldSatisfyAllConditions(one => one.Verdict.ShouldBe(WebhookVerdict.Genuine), one => one.Nudges.ShouldBeEmpty());
        (await CostAsync()).ShouldBe(before + CjBench.Usd(1m));
    }

    private async Task<Money> CostAsync() => (await _client.GetQuoteAsync(new(CjBench.Key, [new(CjBench.Line, new("MUG-BLACK"), 1)], new("US")), default)).Cost.ShouldNotBeNull();

    private static DisputeRequest Request(SupplierOrderId order, string reference, DisputeCause cause, DisputeRemedy remedy = DisputeRemedy.Refund) => new(order, reference, [], cause, remedy, "Please see to this order.");

    private async Task<PurchaseReceipt> StepAsync(PurchaseStep step, string reference, int units, SupplierOrder? own) =>
        await _client.SendAsync(new(step, reference, CjBench.Key, [new(CjBench.Line, new("MUG-BLACK"), units)], new("US"), CjBench.Home, CjBench.Usd(100m), own), default);

    private async Task<SupplierOrderId> BuyAsync(string reference, int units)
    {
        SupplierOrder? own = null;
        foreach (var step in SupplierTerms.Staged.Steps.AsEnumerable())
        {
            if (own?.Status >= SupplierTerms.Staged.ResultOf(step)) continue;
            var receipt = await StepAsync(step, reference, units, own);
            receipt.Outcome.ShouldBe(Outcome.Done, $"{step}: {receipt.Code}");
            foreach (var seen in receipt.Orders) own = own?.Join(seen) ?? seen;
        }

        return own.ShouldNotBeNull().Id;
    }
}
