using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Wish;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Tickets are read oldest first, each at least once; what cannot be used is told by its number; a reply goes out once, while the merchant is waited for (fact sheet, section 6).</summary>
public sealed class TicketTests
{
    private const string Tickets = "/api/v3/tickets";
    private const string Id = "64f0a3c19b1e8a2d4c7f5001";

    [Fact]
    public async Task A_ticket_of_the_sandbox_is_read_answered_and_closed()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2024, 8, 12, 15, 0, 0, TimeSpan.Zero));
        WishSandbox sandbox = new(new(), clock);
        await using WishDesk desk = new(wish => (wish.ClientId, wish.ClientSecret, wish.RefreshToken, wish.PrimaryHandler) = (new WishSandboxOptions().ClientId, new WishSandboxOptions().ClientSecret, sandbox.FirstRefreshToken, new SandboxHandler(sandbox)), clock: clock);
        var client = (IInquiryClient)desk.Client;
        var order = sandbox.PlaceOrder(new("LAMP", 1, 9m, 2m, new("Jane Example", "12 Rue de la Paix", "Paris", "Ile-de-France", "75002", "FR")));
        var ticket = sandbox.OpenTicket(new("A canary asks.", [order]) { RefundReason = "ITEM_NEVER_ARRIVED", Locale = "fr" });
        var read = (await client.ListInquiriesAsync(null, default)).Inquiries.ShouldHaveSingleItem();
        read.Orders.ShouldBe([new(order)]);
        (read.Id, read.Seen.Kind, read.Seen.State, read.Seen.About, read.Thread.Locale).ShouldBe((ticket, InquiryKind.AboutOrder, InquiryState.AwaitsShop, "ITEM_NEVER_ARRIVED", "fr"));
        clock.Advance(TimeSpan.FromMinutes(1));
        (await client.ReplyAsync(new(ticket, "It left.", Instant.From(clock.GetUtcNow())), default)).Outcome.ShouldBe(Outcome.Done);
        sandbox.Ticket(ticket).ShouldSatisfyAllConditions(now => now.State.ShouldBe("AWAITING_USER"), now => now.Replies[^1].Message.ShouldBe("It left."));
        (await client.ReplyAsync(new(ticket, "And more.", Instant.From(clock.GetUtcNow())), default)).ShouldSatisfyAllConditions(no => no.Outcome.ShouldBe(Outcome.Rejected), no => no.Reason.ShouldBe(DeclineReason.TooLate));
        (await client.MoveAsync(ticket, InquiryAct.Close, default)).Outcome.ShouldBe(Outcome.Done);
        sandbox.CloseTicket(ticket, forGood: true).ShouldBeTrue();
        (await client.MoveAsync(ticket, InquiryAct.Reopen, default)).Outcome.ShouldBe(Outcome.Rejected);
        (await client.FindInquiryAsync(ticket, default))!.Seen.State.ShouldBe(InquiryState.Ended);
        desk.Logs.Lines.ShouldNotContain(line => line.Text.Contains("canary", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("AWAITING_MERCHANT", InquiryState.AwaitsShop)]
    [InlineData("AWAITING_USER", InquiryState.AwaitsBuyer)]
    [InlineData("AWAITING_WISH", InquiryState.AwaitsMarketplace)]
    [InlineData("CLOSED", InquiryState.Closed)]
    [InlineData("PERMANENTLY_CLOSED", InquiryState.Ended)]
    public async Task Every_state_of_the_sheet_is_known(string state, InquiryState becomes) => (await ReadAsync(Row(Id, ("state", state)))).Seen.State.ShouldBe(becomes);

    [Theory]
    [InlineData("ORDER", InquiryKind.AboutOrder)]
    [InlineData("PRE_PURCHASE", InquiryKind.BeforePurchase)]
    [InlineData("POST_CUSTOMER_SUPPORT", InquiryKind.AfterSupport)]
    [InlineData("A_TYPE_OF_TOMORROW", InquiryKind.Other)]
    public async Task Every_type_of_the_sheet_is_known(string type, InquiryKind becomes) => (await ReadAsync(Row(Id, ("type", type)))).Seen.Kind.ShouldBe(becomes);

    [Theory]
    [InlineData("USER", InquiryParty.Buyer)]
    [InlineData("MERCHANT", InquiryParty.Shop)]
    [InlineData("WISH_SUPPORT", InquiryParty.Marketplace)]
    [InlineData("WISH_AUTOMATED_SUPPORT", InquiryParty.Marketplace)]
    [InlineData("LIVE_CHAT", InquiryParty.Marketplace)]
    public async Task Every_sender_of_the_sheet_is_known(string sender, InquiryParty becomes)
    {
        var row = Row(Id);
        row["replies"]![0]!["sender"] = sender;
        (await ReadAsync(row)).Seen.Turns.ShouldHaveSingleItem().By.ShouldBe(becomes);
    }

    [Theory]
    [InlineData("state", "\"SOLVED\"", "which is not documented")]
    [InlineData("state", "null", "which is not documented")]
    [InlineData("updated_at", "null", "updated_at: is missing")]
    [InlineData("opened_at", "\"soon\"", "opened_at")]
    [InlineData("replies", "\"none\"", "replies")]
    [InlineData("orders", "{}", "orders")]
    [InlineData("id", "null", "without a number")]
    [InlineData("id", "\"a/b\"", "is no number of a ticket")]
    public async Task A_ticket_that_makes_no_sense_is_told_and_the_rest_is_read(string field, string value, string why)
    {
        await using var desk = new WishDesk();
        var odd = Row(Id);
        odd[field] = JsonNode.Parse(value);
        desk.Vendor.On("GET", Tickets, _ => new(200, Samples.Good(new JsonArray(Row("64f0a3c19b1e8a2d4c7f5000"), odd, Row("64f0a3c19b1e8a2d4c7f5002")))));
        var page = await ((IInquiryClient)desk.Client).ListInquiriesAsync(null, default);
        page.Inquiries.Count.ShouldBe(2);
        desk.Logs.Lines.ShouldContain(line => line.Id.Id == 108 && line.Text.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_missing_or_new_in_a_ticket_costs_nothing()
    {
        var row = new JsonObject { ["id"] = Id, ["state"] = "CLOSED", ["updated_at"] = "2024-08-12T14:05:33.512Z", ["mood"] = "sour", ["refund_reason"] = "my name is Jane", ["replies"] = new JsonArray(null, new JsonObject { ["sender"] = "USER", ["supporting_files"] = new JsonArray(new JsonObject { ["url"] = "javascript:x" }, new JsonObject { ["url"] = "https://files.example/1" }) }) };
        var read = await ReadAsync(row);
        (read.Seen.OpenedAt, read.Seen.About, read.Seen.Turns.Count, read.Orders.Count).ShouldBe((read.Seen.ChangedAt, null, 0, 0));
        read.Thread.Messages.ShouldHaveSingleItem().Files.ShouldHaveSingleItem().Host.ShouldBe("files.example");
    }

    [Fact]
    public async Task A_list_that_is_none_or_is_not_sorted_is_malformed_and_so_is_another_ticket()
    {
        await using var desk = new WishDesk();
        var client = (IInquiryClient)desk.Client;
        desk.Vendor.On("GET", Tickets, _ => new(200, Samples.Good(new JsonObject())));
        (await Should.ThrowAsync<ProviderException>(async () => await client.ListInquiriesAsync(null, default))).Fault.ShouldBe(ProviderFault.Malformed);
        desk.Vendor.On("GET", Tickets, _ => new(200, Samples.Good(new JsonArray(Row(Id), Row("64f0a3c19b1e8a2d4c7f5002", ("updated_at", "2024-08-01T00:00:00Z"))))));
        (await Should.ThrowAsync<ProviderException>(async () => await client.ListWaitingAsync(null, default))).Message.ShouldContain("not sorted");
        desk.Vendor.On("GET", $"{Tickets}/{Id}", _ => new(200, Samples.Good(Row("64f0a3c19b1e8a2d4c7f5002"))));
        (await Should.ThrowAsync<ProviderException>(async () => await client.FindInquiryAsync(Id, default))).Message.ShouldContain("another");
        (await client.FindInquiryAsync("a/../b", default)).ShouldBeNull("it is no number of Wish: nothing is asked");
        desk.Vendor.Offences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reply_that_the_answer_does_not_show_is_unknown()
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", $"{Tickets}/{Id}", _ => new(200, Samples.Good(Row(Id))));
        desk.Vendor.On("POST", "/replies", new(200, Samples.Good(new JsonObject { ["message"] = "It  left.\n" })), new(200, Samples.Good(new JsonObject { ["message"] = "Something else" })), new(200, Samples.Good(null)));
        var client = (IInquiryClient)desk.Client;
        var reply = new InquiryReply(Id, "It left.", Instant.From(desk.Clock.GetUtcNow()));
        (await client.ReplyAsync(reply, default)).Outcome.ShouldBe(Outcome.Done, "how blanks are set does not matter");
        (await client.ReplyAsync(reply, default)).Outcome.ShouldBe(Outcome.Unknown);
        (await client.ReplyAsync(reply, default)).Outcome.ShouldBe(Outcome.Unknown);
        (await client.ReplyAsync(reply with { Text = new('x', 2_001) }, default)).Outcome.ShouldBe(Outcome.Rejected);
        desk.Vendor.Count("POST").ShouldBe(3);
        desk.Vendor.Offences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tickets_are_read_only_where_they_are_wanted()
    {
        await using WishDesk without = new(), with = new(wish => wish.ReadTickets = true);
        without.Inquiries.ShouldBeNull();
        with.Inquiries.ShouldBeSameAs(with.Client);
    }

    [Fact]
    public async Task A_notice_goes_into_the_ticket_that_waits_and_else_by_another_way()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2024, 8, 12, 15, 0, 0, TimeSpan.Zero));
        WishSandbox sandbox = new(new(), clock);
        await using WishDesk desk = new(wish => (wish.ClientId, wish.ClientSecret, wish.RefreshToken, wish.PrimaryHandler) = (new WishSandboxOptions().ClientId, new WishSandboxOptions().ClientSecret, sandbox.FirstRefreshToken, new SandboxHandler(sandbox)), clock: clock);
        var notifier = new Dropship.Wish.WishNotifier((Dropship.Wish.WishClient)desk.Client);
        var ticket = sandbox.OpenTicket(new("Where is it?", [sandbox.PlaceOrder(new("LAMP", 1, 9m, 2m, new("Jane Example", "12 Rue de la Paix", "Paris", "Ile-de-France", "75002", "FR")))]));
        CustomerMessage Notice(string? inquiry, string text = "It has shipped.") => new(new(new("s"), new("o")), "1", NoticeKind.Shipped, "en", "Shipped", text, null) { Inquiry = inquiry };
        (await notifier.NotifyAsync(Notice(null), default)).Reason.ShouldBe(DeclineReason.Unsupported);
        (await notifier.NotifyAsync(Notice(ticket, new('x', 2_001)), default)).Reason.ShouldBe(DeclineReason.Unsupported);
        (await notifier.NotifyAsync(Notice(ticket), default)).Outcome.ShouldBe(Outcome.Done);
        sandbox.Ticket(ticket).Replies.Count(reply => reply is { Sender: "MERCHANT", Message: "It has shipped." }).ShouldBe(1);
        (await notifier.NotifyAsync(Notice(ticket), default)).Reason.ShouldBe(DeclineReason.Unsupported, "it does not wait any more");
    }

    [Theory]
    [InlineData(false, "ReadTickets")]
    [InlineData(true, null)]
    public void Telling_on_Wish_needs_tickets(bool reads, string? error)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        var definition = new ShopDefinition(new("s"));
        new ShopBuilder(definition, services).SellOnWish(wish => (wish.ClientId, wish.ClientSecret, wish.RefreshToken, wish.ReadTickets) = ("c1c1c1c1c1c1c1c1c1c1c1c1", WishDesk.Secret, WishDesk.FirstRefresh, reads)).TellCustomersOnWish();
        using var built = services.BuildServiceProvider();
        var errors = definition.Requirements.SelectMany(requirement => requirement(built)).Where(line => line.Contains("ReadTickets", StringComparison.Ordinal));
        if (error is null) errors.ShouldBeEmpty();
        else errors.ShouldHaveSingleItem().ShouldContain("set it to true");
    }

    private static JsonObject Row(string id, params (string Field, string Value)[] changes)
    {
        JsonObject row = new()
        {
            ["id"] = id, ["type"] = "ORDER", ["state"] = "AWAITING_MERCHANT", ["subject"] = "Where is it?", ["opened_at"] = "2024-08-12T14:00:00.000Z", ["updated_at"] = "2024-08-12T14:05:33.512Z",
            ["orders"] = new JsonArray(new JsonObject { ["id"] = Samples.OrderId }), ["buyer_info"] = new JsonObject { ["name"] = "Jane", ["locale"] = "en" },
            ["replies"] = new JsonArray(new JsonObject { ["sender"] = "USER", ["message"] = "Where?", ["replied_at"] = "2024-08-12T14:00:00.000Z" }),
        };
        foreach (var (field, value) in changes) row[field] = value;
        return row;
    }

    private static async Task<MarketplaceInquiry> ReadAsync(JsonObject row)
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", $"{Tickets}/{Id}", _ => new(200, Samples.Good(row)));
        return (await ((IInquiryClient)desk.Client).FindInquiryAsync(Id, default))!;
    }
}
