using System.Text;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Http;
using Dropship.Ports;
using Dropship.Settling;
using Dropship.Storage;
using Dropship.Wish;
using Microsoft.Extensions.DependencyInjection;
using static Dropship.Ports.MarketplaceWrite;

namespace Dropship.Fuzz;

/// <summary>Wish: each answer through the call that reads it, the messages and their signature, and the parts of an order that are text of others.</summary>
internal static class WishTargets
{
    private const string Id = "64f0a3c19b1e8a2d4c7f1001";
    private const string Job = "64f0a3c19b1e8a2d4c7f8001";
    private const string Under = $"2026-04-01T00:00:00.000Z {Job} 2026-04-15T00:00:00.000Z";
    private const string Fine = "64f0a3c19b1e8a2d4c7f5001";
    private const string Goods = "64f0a3c19b1e8a2d4c7f6001";
    private const string Ticket = "64f0a3c19b1e8a2d4c7f5001";
    private const string Words = "It left yesterday.";
    private const string Waiting = """{"code":0,"message":"","data":{"id":"64f0a3c19b1e8a2d4c7f5001","type":"ORDER","state":"AWAITING_MERCHANT","updated_at":"2026-04-15T10:00:00.000+00:00"}}""";
    private const string NoLines = "invoice,invoice_line,transaction_id,order_id,type,amount,currency,payment_released_at\n";
    private const string Listed = """{"message":"","code":0,"data":{"id":"64f0a3c19b1e8a2d4c7f6001","variations":[{"id":"64f0a3c19b1e8a2d4c7f6101","sku":"LAMP","status":"ENABLED"}]}}""";
    private static readonly PayoutColumns Columns = new()
    {
        Id = ["invoice_line"], Order = "order_id", Kind = "type", PaidOn = "payment_released_at", DayFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", Payout = "invoice", Line = null, Final = null, Note = null, Ignored = ["transaction_id"],
        Kinds = new Dictionary<string, PayoutKind> { ["ORDER"] = PayoutKind.Sale, ["REFUND"] = PayoutKind.Refund, ["DISBURSEMENT"] = PayoutKind.Transfer },
    };

    private static readonly OrderId Order = new(Id);
    private static readonly Shipment Parcel = new(Order, new("YT1234567890"), new("YunExpress"), [], null);
    private static readonly Refund Whole = new(Order, 3, [new(new(Id), new(18.7m, new("USD")))], new(18.7m, new("USD")), RefundReason.Unsupplied);
    private static readonly Lazy<string> Sample = new(() => Encoding.UTF8.GetString(Corpus.Of("wish-order")[0]));

    internal static IReadOnlyList<Target> All { get; } =
    [
        new("wish-order", () => Read("/" + Id, async client => await client.GetOrderAsync(Order, default) is null ? "none" : "read"), 200),
        new("wish-list", () => Read("/orders", async client => Page(await client.ListChangedAsync(null, default))), 200),
        new("wish-verify", () => Read("/" + Id, async client => $"{await client.VerifyWriteAsync(Order, Parcel, default)}, {await client.VerifyWriteAsync(Order, Whole, default)}"), 200),
        new("wish-token", () => Read("/refresh_token", async client => await client.GetOrderAsync(Order, default) is null ? "none" : "read")),
        new("wish-reasons", () => Read("/refund_reasons", async (client, input) => Behind(input, await client.RefundAsync(Whole, default), static reason => Judge.Text(reason) is "UNABLE_TO_SHIP" or "MERCHANT_OUT_OF_STOCK")), 200),
        new("wish-carriers", () => Read("/shipping_carriers", async (client, input) => Behind(input, await client.SubmitShipmentAsync(Parcel, default), static carrier => "YunExpress".Equals(Judge.Text(Judge.Field(carrier, "name")), StringComparison.OrdinalIgnoreCase)))),
        new("wish-ship", () => Write("/tracking", client => client.SubmitShipmentAsync(Parcel, default)), 200),
        new("wish-refund", () => Write("/refund", client => client.RefundAsync(Whole, default)), 200),
        new("wish-address", () => Read("/" + Id, async client => (await client.GetOrderAsync(Order, default))?.Address is null ? "no address" : "address", input => In(input, "full_address")), 200),
        new("wish-money", () => Read("/" + Id, async client => await client.GetOrderAsync(Order, default) is null ? "none" : "read", input => In(input, "order_payment")), 200),
        new("wish-ratings", () => Read("/ratings/products", async client => Rated(await ((IRatingClient)client).ListRatingsAsync(null, default))), 200),
        new("wish-invoice-start", () => Read("/bulk_get", async client => Started(await ((IPayoutClient)client).ListPayoutsAsync(null, default))), 200),
        new("wish-invoice-job", () => Read("/bulk_get/" + Job, async client => Paid(await ((IPayoutClient)client).ListPayoutsAsync(Under, default))), 200),
        new("wish-invoice-file", () => Read("/invoices.csv", async client => Paid(await ((IPayoutClient)client).ListPayoutsAsync(Under, default))), 200),
        new("wish-early", () => Read("/early_payment", async client => await ((ITellEarlyPayments)client).GetEarlyPaymentAsync(default) is null ? "none" : "read"), 200),
        new("wish-penalties", () => Punished("/penalties", async client => Told(await client.ListPenaltiesAsync(null, default))), 200),
        new("wish-penalty", () => Punished("/" + Fine, async client => await client.GetPenaltyAsync(Fine, default) is not { } told ? "none" : told.Penalty.Penalty == Fine ? "read" : throw new UnexpectedException("another penalty")), 200),
        new("wish-penalty-count", () => Punished("/count", async client => await client.CountPenaltiesAsync(new(0), new(1), default) >= 0 ? "read" : throw new UnexpectedException("less than none")), 200),
        new("wish-products", () => Shelf("/products"), 200),
        new("wish-product", () => Shelf("/" + Goods), 200),
        new("wish-webhook", () => Webhook("ORDER_RELEASE"), 1_000),
        new("wish-penalty-webhook", () => Webhook("POLICY_PENALTY_ISSUE"), 1_000),
        new("wish-order-penalty-webhook", () => Webhook("ORDER_PENALTY"), 1_000),
        new("wish-tickets", () => Read("/tickets", async client => Asked(await ((IInquiryClient)client).ListInquiriesAsync(null, default))), 200),
        new("wish-ticket", () => Read("/tickets/" + Ticket, async client => await ((IInquiryClient)client).FindInquiryAsync(Ticket, default) is { } inquiry ? Clean(inquiry) : "none"), 200),
        new("wish-ticket-move", () => Wrote("/tickets/" + Ticket, async client => await ((IInquiryClient)client).MoveAsync(Ticket, InquiryAct.Close, default), static data => Judge.Text(Judge.Field(data, "id")) == Ticket && Judge.Text(Judge.Field(data, "state")) is "CLOSED" or "PERMANENTLY_CLOSED"), 200),
        new("wish-ticket-reply", () => Wrote("/replies", async client => await ((IInquiryClient)client).ReplyAsync(new(Ticket, Words, new(1_800_000_000_000)), default), static data => Judge.Text(Judge.Field(data, "message")) is { } told && MarketplaceInquiry.SameWords(told, Words)), 200),
        new("wish-ticket-webhook", () => Webhook("TICKET_AWAITING_MERCHANT"), 1_000),
        new("wish-sign", Sign, 1_000),
    ];

    private static Probe Read(string route, Func<IMarketplaceClient, Task<string>> call, Func<Input, Input>? shape = null) => Read(route, (client, _) => call(client), shape);

    private static Probe Read(string route, Func<IMarketplaceClient, Input, Task<string>> call, Func<Input, Input>? shape = null)
    {
        var (client, wire, _, _) = Make(route);
        return async input =>
        {
            wire.Begin(shape?.Invoke(input) ?? input);
            return await call(client, input);
        };
    }

    private static Probe Write(string route, Func<IMarketplaceClient, ValueTask<WriteReceipt>> call)
    {
        var (client, wire, _, _) = Make(route);
        return async input =>
        {
            wire.Begin(input);
            var receipt = await call(client);
            var isOurs = Judge.Root(input) is { } root && Judge.Code(root) == 0 && Judge.Text(Judge.Field(Judge.Field(root, "data"), "id")) == Id;
            return Judge.Write(input, receipt.Outcome, receipt.Code, isOurs, static (code, outcome) => WishErrors.Find(WishScope.Orders, code)?.Outcome == outcome);
        };
    }


    // A write behind a list that is read first: it goes out if the list names what it needs, is rejected if a whole list does not, and is not sent without a list.
    private static string Behind(Input input, WriteReceipt receipt, Func<JsonElement, bool> fits)
    {
        Secrets.Clean(receipt.Code);
        var list = Judge.Root(input) is { } root && Judge.Code(root) == 0 && Judge.Field(root, "data") is { ValueKind: JsonValueKind.Array } data ? data.EnumerateArray().ToArray() : null;
        if (receipt.Outcome == Outcome.Rejected && list?.Any(fits) != false) throw new UnexpectedException("rejected, although no list is without it");
        if (receipt.Outcome is not (Outcome.Rejected or Outcome.NotSent) && list?.Any(fits) != true) throw new UnexpectedException("sent, although no list has it");
        return receipt.Outcome.ToString();
    }

    private static string Page(OrderPage page)
    {
        foreach (var order in page.Unreadable) Secrets.Clean(order.Why);
        return page.Unreadable.Count > 0 ? "page with unreadable orders" : "page";
    }

    private static string Rated(RatingPage page) => page.Ratings.All(static one => one.Rating.Stars is >= 0 and <= 5)
        ? page.Ratings.Count > 0 ? "ratings" : "none"
        : throw new UnexpectedException("stars beyond all stars");

    private static string Started(PayoutPage page) => page is { HasMore: false, Statements.Count: 0 } && page.Cursor.Split(' ') is [_, { Length: > 0 and <= 64 } job, _] && job.All(char.IsAsciiLetterOrDigit)
        ? "started"
        : throw new UnexpectedException("a job without a number that can be asked for");

    // A file is read in whole, or kept with every letter of it and the reason.
    private static string Paid(PayoutPage page)
    {
        foreach (var statement in page.Statements)
        {
            if (statement.Reading is null != (statement.Why is not null)) throw new UnexpectedException("a file that is neither read nor kept with a reason");
            if (Secrets.Clean(statement.Why)?.Any(char.IsControl) == true) throw new UnexpectedException("a reason with what cannot be shown");
            foreach (var fault in statement.Reading?.Faults ?? [])
                if (fault.Line < 2 || fault.Cure.Length == 0 || fault.ToString().Any(char.IsControl)) throw new UnexpectedException("a fault without line or cure, or with what cannot be shown");
        }

        return page.Statements.Count == 0 ? page.Cursor == Under ? "waits" : "again or none" : page.Statements.All(static one => one.Reading is not null) ? "read" : "kept";
    }

    private static Probe Punished(string route, Func<IPenaltyClient, Task<string>> call)
    {
        var (_, wire, services, shop) = Make(route);
        var client = shop.Penalties!(services)!;
        return async input =>
        {
            wire.Begin(input);
            return await call(client);
        };
    }

    private static string Told(PenaltyPage page)
    {
        foreach (var odd in page.Unreadable) Secrets.Clean(odd.Why);
        if (page.Penalties.Any(static told => told.Penalty.Amount is { Amount: < 0m } || told.Subject == PenaltySubject.Order == told.Order is null)) throw new UnexpectedException("a penalty that pays, or whose order is not named");
        return page.Unreadable.Count > 0 ? "page with unreadable penalties" : page.Penalties.Count > 0 ? "penalties" : "none";
    }

    // Each run from an empty book, and only one slice: a catalogue that never ends would go on for ever.
    private static Probe Shelf(string route)
    {
        var (_, wire, services, shop) = Make(route);
        var skus = new SkuMap().Put([new(new("LAMP"), new("mill"), new("LAMP"))]);
        return async input =>
        {
            wire.Begin(input);
            var intake = shop.Intake!(services, skus)!;
            var isSet = await intake.SetIntakeAsync(new(0, 0m), default);
            await intake.SetIntakeAsync(new(0, 1m), default);
            return isSet ? "set" : "not yet";
        };
    }

    private static string Asked(InquiryPage page)
    {
        foreach (var inquiry in page.Inquiries) Clean(inquiry);
        return page.Inquiries.Count > 0 ? "tickets" : "none";
    }

    // What goes to the record of an order has no word of the buyer.
    private static string Clean(MarketplaceInquiry inquiry)
    {
        Secrets.Clean($"{inquiry}");
        return inquiry.Seen.Turns.Count > 0 ? "with words" : "read";
    }

    private static Probe Wrote(string route, Func<IMarketplaceClient, ValueTask<InquiryReceipt>> call, Func<JsonElement?, bool> isOurs)
    {
        var (client, wire, _, _) = Make(route, request => route == "/replies" || request.Method == HttpMethod.Put);
        return async input =>
        {
            wire.Begin(input);
            var receipt = await call(client);
            var ours = Judge.Root(input) is { } root && Judge.Code(root) == 0 && isOurs(Judge.Field(root, "data"));
            return Judge.Write(input, receipt.Outcome, receipt.Code, ours, static (code, outcome) => WishErrors.Find(WishScope.Orders, code)?.Outcome == outcome);
        };
    }

    private static Probe Webhook(string topic)
    {
        var reader = (IReadWebhooks)Make("").Client;
        return async input => Judge.Webhook(await reader.ReadWebhookAsync(new(new Dictionary<string, string> { ["Wish-Topic"] = topic, ["Wish-Hmac-Sha256"] = Hmac(input.Bytes) }, input.Bytes), default));
    }

    private static Probe Sign()
    {
        var (reader, body, right) = ((IReadWebhooks)Make("").Client, "[]"u8.ToArray(), Hmac("[]"u8.ToArray()));
        return async input =>
        {
            var given = Headers.Text(input, right);
            return Judge.Signature(await reader.ReadWebhookAsync(new(new Dictionary<string, string> { ["Wish-Topic"] = "ORDER_RELEASE", ["Wish-Hmac-Sha256"] = given }, body), default), given == right);
        };
    }

    private static string Hmac(byte[] body) => Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secrets.Key), body));

    // The input stands in the place of one member of the sample order.
    private static Input In(Input input, string member)
    {
        var root = System.Text.Json.Nodes.JsonNode.Parse(Sample.Value)!;
        root["data"]![member] = "@@here@@";
        var halves = root.ToJsonString().Split("\"@@here@@\"");
        return input with { Bytes = [.. Encoding.UTF8.GetBytes(halves[0]), .. input.Bytes, .. Encoding.UTF8.GetBytes(halves[1])] };
    }

    private static (IMarketplaceClient Client, ScriptedWire Wire, IServiceProvider Services, ShopDefinition Shop) Make(string route, Func<HttpRequestMessage, bool>? only = null)
    {
        var wire = new ScriptedWire(Answer, request => route.Length > 0 && request.RequestUri!.AbsolutePath.EndsWith(route, StringComparison.Ordinal) && only?.Invoke(request) != false);
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(new ImpatientClock());
        var store = new MemoryStore();
        services.AddSingleton<ITokenStore>(store);
        var definition = new ShopDefinition(new("fuzz"));
        new ShopBuilder(definition, services).SellOnWish(wish =>
        {
            (wish.ClientId, wish.ClientSecret, wish.RefreshToken, wish.PrimaryHandler) = ("c1c1c1c1c1c1c1c1c1c1c1c1", Secrets.Key, "refresh-token-of-ours-123456", wire);
            (wish.Burst, wish.CallsPerSecond, wish.ReadPayouts, wish.ReadTickets) = (1_000, 100, true, true);
            wish.InvoiceColumns.Add(Columns);
            (wish.ReadPenalties, wish.ControlIntake, wish.IntakeCallsPerRound) = (true, true, 20);
        });
        var built = services.BuildServiceProvider();
        return (definition.Marketplace!(built), wire, built, definition);
    }

    private static string? Answer(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.Split('/')[^1] switch
    {
        "refresh_token" => """{"message":"","code":0,"data":{"access_token":"access-token-of-ours","refresh_token":"refresh-token-of-ours","expiry_time":"2099-09-11T15:00:00.000+00:00","merchant_id":"5d30f60e0a6fc464f4f37111","scopes":["orders:read","orders:write"]}}""",
        "shipping_carriers" => """{"code":0,"message":"","data":[{"name":"YunExpress"},{"name":"USPS"}]}""",
        "refund_reasons" => """{"code":0,"message":"","data":["UNABLE_TO_SHIP","MERCHANT_OUT_OF_STOCK"]}""",
        Job => $$"""{"code":0,"message":"","data":{"id":"{{Job}}","status":"READY","total_count":1,"file_urls":["https://merchant.wish.com/files/invoices.csv"]} }""",
        "invoices.csv" => NoLines,
        Id or "tracking" or "refund" => Sample.Value,
        "products" => """{"message":"","code":0,"data":[{"id":"64f0a3c19b1e8a2d4c7f6001","state":"ACTIVE","created_at":"2024-08-12T14:05:33.512Z"}]}""",
        Goods => Listed,
        Ticket => Waiting,
        _ when request.RequestUri.AbsolutePath.Contains("/products/", StringComparison.Ordinal) => Listed,
        _ when !request.RequestUri.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal) => NoLines,
        _ => null,
    };
}
