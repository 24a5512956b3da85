using System.Security.Cryptography;
using System.Text;
using Dropship.CjDropshipping;
using Dropship.Domain;
using Dropship.Http;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Time.Testing;
using Refit;
using static Dropship.Domain.PurchaseStep;

namespace Dropship.Fuzz;

/// <summary>CJ: each answer through the call that reads it, every step of a purchase, the messages and their signature.</summary>
internal static class CjTargets
{
    private const string Reference = "DS1-0198f3c2a7";
    private const string Id = "210823100016290555";
    private const string OpenId = "123456789";
    private static readonly Address Home = new("Xu Old", ["12 Main Street"], "Hartford", "Connecticut", "06120", "US", "+1 860 555 0100", "buyer@example.org");
    private static readonly Few<SupplierLine> Lines = [new(new("16045188153625"), new("CJ-MUG-BLACK"), 1)];
    private static readonly OrderKey Key = new(new("harbour"), new("A-1"));
    private static readonly SupplierOrderId Own = new(Id);

    internal static IReadOnlyList<Target> All { get; } =
    [
        new("cj-token", () => Read("getAccessToken", async client => Paid(await client.GetAvailableAsync(default)))),
        new("cj-product", () => Read("product/query", QuoteAsync)),
        new("cj-stock", () => Read("queryByVid", QuoteAsync)),
        new("cj-freight", () => Read("freightCalculate", QuoteAsync)),
        new("cj-balance", () => Read("getBalance", async client => Paid(await client.GetAvailableAsync(default)))),
        new("cj-find", () => Read("getOrderDetail", async client => $"{(await client.FindByReferenceAsync(Reference, default)).Count} orders")),
        new("cj-detail", () => Read("getOrderDetail", async client => await client.GetOrderAsync(Own, default) is null ? "none" : "read")),
        new("cj-batch", () => Read("getOrderDetailBatch", async client => (await client.GetOrdersAsync([Own], default)).Count > 1 ? throw new UnexpectedException("more orders than were asked for") : "read")),
        new("cj-create", () => Step("createOrderV2", Create, CjWrites.Create)),
        new("cj-cart", () => Step("addCart", Cart, CjWrites.Cart)),
        new("cj-confirm", () => Step("addCartConfirm", Confirm, CjWrites.Confirm)),
        new("cj-prepare", () => Step("saveGenerateParentOrder", Prepare, CjWrites.Prepare)),
        new("cj-pay", () => Step("payBalanceV2", Pay, CjWrites.Pay)),
        new("cj-discard", () => Write("deleteOrder", "CREATED", CjWrites.Delete, client => client.DiscardAsync(Own, default))),
        new("cj-urge", () => Write("ticket/order/create", "UNSHIPPED", CjWrites.Ticket, async client => await client.UrgeAsync(Own, 1, default) is var told ? new(told.Outcome, default, told.Reason, told.Code) : null!)),
        new("cj-search", () => Read("listV2", async client => Sound(await client.SearchAsync(new("lamp"), default)))),
        new("cj-variants", () => Read("product/query", async client => Sound(await client.ListVariantsAsync("P1", default)))),
        new("cj-inventory", () => Read("getInventoryByPid", async client => Sound(await client.FindBySkuAsync(new("CJ-MUG-BLACK"), default)))),
        new("cj-reviews", () => Read("productComments", async client => (await client.ListReviewsAsync("P1", 1, default)).Reviews.Any(review => review.Score is < 1 or > 5) ? throw new UnexpectedException("a score beyond all scores") : "read")),
        new("cj-sourcing", () => Read("sourcing/query", async client => $"{(await client.ReadSourcingAsync(["285"], default)).Count > 0}")),
        new("cj-source", () => Write("sourcing/create", "UNSHIPPED", CjWrites.Source, async client => await client.RequestSourcingAsync(new("Mug", new("https://example.org/mug.png")), default) is var told ? new(told.Outcome, default, told.Reason, told.Code) : null!)),
        new("cj-routes", () => Read("getOrderLogisticsInfo", async client => $"{(await client.ListRoutesAsync(Own, default)).Count > 0}", "CREATED")),
        new("cj-reroute", () => Write("updateLogistics", "CREATED", CjWrites.Reroute, client => client.ChangeRouteAsync(Own, new("77", "USPS+", null, null, null, false, null), default))),
        new("cj-warehouse", () => Write("changeWarehouse", "CREATED", CjWrites.Reroute, client => client.ChangeWarehouseAsync(Own, "77", default))),
        new("cj-ticket", () => Read("ticket/detail", async client => await client.GetTicketAsync("T1", default) is null ? "none" : "read")),
        new("cj-reply", () => Write("ticket/reply", "UNSHIPPED", CjWrites.Ticket, async client => await client.ReplyToTicketAsync("T1", "Thank you.", default) is var told ? new(told.Outcome, default, told.Reason, told.Code) : null!)),
        new("cj-dispute-lines", () => Read("disputeProducts", async client => $"{(await client.ListDisputableAsync(Own, default)).Count > 0}", "UNSHIPPED")),
        new("cj-dispute-terms", () => Read("disputeConfirmInfo", async client => await client.GetDisputeTermsAsync(Own, [], default) is { Most.Amount: < 0m } ? throw new UnexpectedException("a negative sum") : "read", "UNSHIPPED")),
        new("cj-dispute-list", () => Read("getDisputeList", async client => Sound(await client.FindDisputesAsync(Own, default)), "UNSHIPPED")),
        new("cj-dispute-detail", () => Read("getDisputeDetail", async client => Sound(await client.FindDisputesAsync(Own, default)), CjAnswers.Won)),
        new("cj-dispute-open", () => Write("disputes/create", "UNSHIPPED", CjWrites.Dispute, async client => await client.OpenDisputeAsync(new(Own, "DS1-c1", [], DisputeCause.NotShipped, DisputeRemedy.Refund, "Please cancel."), default) is var told ? new(told.Outcome, default, told.Reason, told.Code) : null!)),
        new("cj-dispute-cancel", () => Write("disputes/cancel", CjAnswers.Disputed, CjWrites.Withdraw, async client => await client.WithdrawDisputeAsync(Own, "10001", default) is var told ? new(told.Outcome, default, told.Reason, told.Code) : null!)),
        new("cj-webhook", () => Webhook(input => (input.Bytes, Hmac(input.Bytes), null)), 1_000),
        new("cj-sign", () => Webhook(input => ("{\"messageId\":\"1\",\"type\":\"STOCK\"}"u8.ToArray(), Headers.Text(input, Right), Right)), 1_000),
    ];

    private static string Right => Hmac("{\"messageId\":\"1\",\"type\":\"STOCK\"}"u8.ToArray());

    private static async Task<string> QuoteAsync(CjClient client) => await client.GetQuoteAsync(new(Key, Lines, new("US")), default) is { Cost: { Amount: < 0m } } ? throw new UnexpectedException("a negative price") : "quoted";

    private static string Paid(Money money) => money.Amount < 0m ? "below zero" : "read";

    private static string Sound(CataloguePage page) => page.Items.All(item => item.Price.Amount > 0m && item.Grams is not <= 0 && item.Stock.All(stock => stock.Units >= 0))
        ? $"{(page.Items.Count > 0 ? "items" : "none")}, {(page.SetAside.Count > 0 ? "some set aside" : "none set aside")}"
        : throw new UnexpectedException("an impossible figure is offered");

    private static string Sound(IReadOnlyList<SupplierDispute> disputes) => disputes.All(one => one.PaidBack is not { Amount: < 0m } && (one.PaidBack is null || one.Stage == DisputeStage.Refunded))
        ? $"{(disputes.Count > 0 ? disputes[0].Stage.ToString() : "none")}"
        : throw new UnexpectedException("money that was not paid back");

    private static Probe Read(string route, Func<CjClient, Task<string>> call, string status = "UNPAID") => async input => await call(await MakeAsync(route, input, status));

    private static Probe Step(string route, PurchaseStep step, CjWrites write) => Write(route, step >= Prepare ? "UNPAID" : step == Confirm ? "IN_CART" : "CREATED", write, client =>
        client.SendAsync(new(step, Reference, Key, Lines, new("US"), Home, new(100m, new("USD")), Before(step)), default));

    private static Probe Write(string route, string status, CjWrites write, Func<CjClient, ValueTask<PurchaseReceipt>> call) => async input =>
    {
        var receipt = await call(await MakeAsync(route, input, status));
        return CjJudge.Write(input, receipt, write, Reference, Own);
    };

    private static Probe Webhook(Func<Input, (byte[] Body, string Sign, string? Right)> message)
    {
        CjClient? client = null;
        return async input =>
        {
            if (client is null)
            {
                client = await MakeAsync("nothing", input, "UNPAID");
                await client.GetAvailableAsync(default);
            }

            var (body, sign, right) = message(input);
            var reading = await client.ReadWebhookAsync(new(new Dictionary<string, string> { ["sign"] = sign }, body), default);
            return right is null ? Judge.Webhook(reading) : Judge.Signature(reading, sign == right);
        };
    }

    private static string Hmac(byte[] body) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(OpenId), body));

    private static SupplierOrder? Before(PurchaseStep step) => step == Create ? null : new(Own, step switch { Cart => SupplierOrderStatus.Draft, Confirm => SupplierOrderStatus.InCart, Prepare => SupplierOrderStatus.Unpaid, _ => SupplierOrderStatus.Payable })
    {
        Due = new(4.25m, new("USD")),
        PaymentReference = (step switch
        {
            Pay => new CjPayment(CjPaymentStage.Prepared, "SD25080109282603297001", "PAY1", Instant.From(new(2021, 8, 12, 1, 0, 0, TimeSpan.Zero))),
            Prepare => new(CjPaymentStage.Confirmed, "SD25080109282603297001"),
            _ => new CjPayment(CjPaymentStage.Checked, "SD25080109282603297001"),
        }).Pack(),
    };

    private static Task<CjClient> MakeAsync(string route, Input input, string status)
    {
        var wire = new ScriptedWire(request => CjAnswers.To(request.RequestUri!.AbsolutePath, status), request => request.RequestUri!.AbsolutePath.EndsWith("/" + route, StringComparison.Ordinal)) { Input = input };
        var options = new CjOptions { ApiKey = $"CJ1@api@{Secrets.Key}" };
        var api = RestService.ForGenerated<ICjApi>(new HttpClient(new BodyLimit { InnerHandler = wire }) { BaseAddress = options.BaseAddress }, RefitSettings.ForJsonContext(CjJson.Default));
        var clock = new FakeTimeProvider(new(2021, 8, 12, 0, 0, 0, TimeSpan.Zero));
        var tokens = new CjTokens("fuzz", options.ApiKey, api, new MemoryStore(), clock);
        return Task.FromResult(new CjClient(new(api, api, tokens), tokens, options, clock));
    }
}
