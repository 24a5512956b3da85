using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Wish;
using Dropship.Wish;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Penalties are read by when they were issued and by when they were taken back, each at least once; one that cannot be used is told by its number and costs no other.</summary>
public sealed class PenaltyTests
{
    private const string List = "/api/v3/penalties";
    private const string Id = "64f0a3c19b1e8a2d4c7f5001";
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2024, 8, 12, 15, 0, 0, TimeSpan.Zero));

    private (WishSandbox Vendor, WishDesk Desk, string Order) Open(int pageSize = 2)
    {
        WishSandbox sandbox = new(new() { RateCalls = 1_000 }, _clock);
        WishDesk desk = new(wish => (wish.ClientId, wish.ClientSecret, wish.RefreshToken, wish.PrimaryHandler, wish.PageSize, wish.Overlap, wish.ReadPenalties) = (new WishSandboxOptions().ClientId, new WishSandboxOptions().ClientSecret, sandbox.FirstRefreshToken, new SandboxHandler(sandbox), pageSize, TimeSpan.Zero, true), clock: _clock);
        return (sandbox, desk, sandbox.PlaceOrder(new("LAMP", 1, 9m, 2m, new("Jane Example", "12 Rue de la Paix", "Paris", "Ile-de-France", "75002", "FR"))));
    }

    [Fact]
    public async Task Penalties_of_the_sandbox_are_read_page_by_page_and_what_is_taken_back_comes_again()
    {
        var (vendor, desk, order) = Open();
        await using var owned = desk;
        List<string> issued = [];
        foreach (var reason in (string[])["Late confirmed fulfillment", "Invalid tracking number", "Deceptive fulfillment"])
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            issued.Add(vendor.Punish(order, reason, 5m));
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        issued.Add(vendor.Punish(null, "Policy violation", null, "STORE"));
        var (read, cursor) = await ReadAsync(desk.Penalties!, null);
        read.DistinctBy(told => told.Penalty.Penalty).Select(told => (told.Penalty.Penalty, told.Order?.Value, told.Subject, told.Penalty.Reason, told.Penalty.Amount?.Amount)).ShouldBe(
        [
            (issued[0], order, PenaltySubject.Order, PenaltyReason.LateShipment, 5m),
            (issued[1], order, PenaltySubject.Order, PenaltyReason.NoValidTracking, 5m),
            (issued[2], order, PenaltySubject.Order, PenaltyReason.RuleBroken, 5m),
            (issued[3], null, PenaltySubject.Store, PenaltyReason.RuleBroken, null),
        ], ignoreOrder: true);

        _clock.Advance(TimeSpan.FromDays(3));
        vendor.ReversePenalty(issued[0]).ShouldBeTrue();
        vendor.ReversePenalty(issued[0]).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMinutes(1));
        var (again, last) = await ReadAsync(desk.Penalties!, cursor);
        again.Select(told => told.Penalty).Where(seen => seen.Penalty == issued[0]).ShouldNotBeEmpty();
        var (first, second) = (read.First(told => told.Penalty.Penalty == issued[0]).Penalty, again.First(told => told.Penalty.Penalty == issued[0]).Penalty);
        second.ShouldSatisfyAllConditions(seen => seen.Reversed.ShouldBeTrue(), seen => seen.Revision.ShouldBeGreaterThan(first.Revision), seen => seen.At.ShouldBe(first.At));
        (await ReadAsync(desk.Penalties!, last)).Read.ShouldAllBe(told => told.Penalty.Reversed || told.Penalty.Penalty == issued[3], "only what stands at the watermark comes again");

        (await desk.Penalties!.GetPenaltyAsync(issued[0], default))!.Penalty.ShouldBe(second);
        (await desk.Penalties.GetPenaltyAsync("64f0a3c19b1e8a2d4c7f5999", default)).ShouldBeNull();
        (await desk.Penalties.CountPenaltiesAsync(Instant.From(_clock.GetUtcNow()) - TimeSpan.FromDays(30), Instant.From(_clock.GetUtcNow()), default)).ShouldBe(4);
        (await desk.Penalties.CountPenaltiesAsync(Instant.From(_clock.GetUtcNow()) - TimeSpan.FromDays(1), Instant.From(_clock.GetUtcNow()), default)).ShouldBe(0);
    }

    [Fact]
    public async Task Messages_of_penalties_name_them()
    {
        var (vendor, desk, order) = Open();
        await using var owned = desk;
        foreach (var topic in (string[])["POLICY_PENALTY_ISSUE", "POLICY_PENALTY_REVERSE"]) vendor.Subscribe(topic);
        var penalty = vendor.Punish(order, "Late", 5m);
        _clock.Advance(TimeSpan.FromMinutes(2));
        var issued = await NudgesAsync(vendor, desk);
        vendor.ReversePenalty(penalty);
        _clock.Advance(TimeSpan.FromMinutes(2));
        var reversed = await NudgesAsync(vendor, desk);
        issued.ShouldHaveSingleItem().ShouldBeOfType<Nudge.Penalty>().Id.ShouldBe(penalty);
        reversed.ShouldHaveSingleItem().ShouldBeOfType<Nudge.Penalty>().Id.ShouldBe(penalty);
        issued[0].Message.ShouldNotBe(reversed[0].Message);
    }

    [Theory]
    [InlineData("id", "null", "id")]
    [InlineData("id", "7", "id")]
    [InlineData("created_at", "null", "created_at")]
    [InlineData("created_at", "\"soon\"", "created_at")]
    [InlineData("penalty_amount", "\"five\"", "penalty_amount")]
    [InlineData("penalty_amount", "{\"amount\":5,\"currency_code\":\"Euro\"}", "penalty_amount")]
    [InlineData("related_entity_id", "null", "related_entity_id")]
    [InlineData("related_entity_id", "\"64f0\\u0001\"", "related_entity_id")]
    [InlineData("reversed", "\"maybe\"", "reversed")]
    public async Task One_that_makes_no_sense_is_told_by_its_field_and_the_rest_is_read(string field, string value, string why)
    {
        await using var desk = new WishDesk(wish => wish.ReadPenalties = true);
        var odd = Row(Id);
        odd[field] = JsonNode.Parse(value);
        Answers(desk, new JsonArray(Row("64f0a3c19b1e8a2d4c7f5002"), odd, Row("64f0a3c19b1e8a2d4c7f5003")));
        var page = await desk.Penalties!.ListPenaltiesAsync(null, default);
        page.Penalties.Select(told => told.Penalty.Penalty).ShouldBe(["64f0a3c19b1e8a2d4c7f5002", "64f0a3c19b1e8a2d4c7f5003"]);
        page.Unreadable.ShouldHaveSingleItem().Why.ShouldContain(why);
        page.Unreadable[0].Penalty.ShouldBe(field == "id" ? page.Unreadable[0].Penalty : Id);
        (await desk.Penalties!.ListPenaltiesAsync(null, default)).Unreadable.ShouldBe(page.Unreadable, "the same name each time");
    }

    [Fact]
    public async Task Half_a_character_costs_no_other_penalty()
    {
        await using var desk = new WishDesk(wish => wish.ReadPenalties = true);
        var odd = Row(Id);
        odd["penalty_reason"] = "HERE";
        desk.Vendor.On("GET", List, request => new(200, Samples.Good(request.Query.ContainsKey("created_at_min") ? new JsonArray(odd.DeepClone(), Row("64f0a3c19b1e8a2d4c7f5003")) : new JsonArray()).Replace("HERE", "\\ud800", StringComparison.Ordinal)));
        var page = await desk.Penalties!.ListPenaltiesAsync(null, default);
        (page.Penalties.ShouldHaveSingleItem().Penalty.Penalty, page.Unreadable.ShouldHaveSingleItem().Penalty).ShouldBe(("64f0a3c19b1e8a2d4c7f5003", Id));
    }

    [Fact]
    public async Task What_is_not_an_order_is_told_with_what_it_is_about_and_a_minus_is_a_cost()
    {
        await using var desk = new WishDesk(wish => wish.ReadPenalties = true);
        var (store, tomorrow) = (Row(Id), Row("64f0a3c19b1e8a2d4c7f5002"));
        (store["related_entity_type"], store["penalty_amount"]!["amount"]) = ("PRODUCT_RATING", -5.25m);
        (tomorrow["related_entity_type"], tomorrow["related_entity_id"], tomorrow["reversed"]) = ("A_THING_OF_TOMORROW", null, null);
        tomorrow["reversed_at"] = "2024-08-13T00:00:00Z";
        Answers(desk, new JsonArray(store, tomorrow));
        var page = await desk.Penalties!.ListPenaltiesAsync(null, default);
        page.Unreadable.ShouldBeEmpty();
        page.Penalties.Select(told => (told.Subject, told.Order, told.About, told.Penalty.Amount?.Amount, told.Penalty.Reversed)).ShouldBe([(PenaltySubject.Rating, null, Samples.OrderId, 5.25m, false), (PenaltySubject.Unknown, null, null, 5m, true)]);
    }

    [Theory]
    [InlineData("Late confirmed fulfillment", PenaltyReason.LateShipment)]
    [InlineData("ORDER_AUTO_REFUND", PenaltyReason.LateShipment)]
    [InlineData("late delivery", PenaltyReason.LateDelivery)]
    [InlineData("Tracking number never scanned, late", PenaltyReason.NoValidTracking)]
    [InlineData("Item never received", PenaltyReason.NotReceived)]
    [InlineData("Item not as described", PenaltyReason.WrongGoods)]
    [InlineData("Merchant cancellation", PenaltyReason.NotFulfilled)]
    [InlineData("Deceptive fulfillment: misleading tracking", PenaltyReason.RuleBroken)]
    [InlineData("Related to something", PenaltyReason.Other)]
    [InlineData("", PenaltyReason.Other)]
    [InlineData(null, PenaltyReason.Other)]
    public void A_reason_is_sorted_by_its_words(string? words, PenaltyReason reason) => WishPenaltyMapping.ReasonOf(words).ShouldBe(reason);

    [Fact]
    public async Task A_list_that_is_none_or_is_not_sorted_and_a_count_that_is_none_are_malformed()
    {
        await using var desk = new WishDesk(wish => wish.ReadPenalties = true);
        Answers(desk, new JsonObject());
        (await Should.ThrowAsync<ProviderException>(async () => await desk.Penalties!.ListPenaltiesAsync(null, default))).Fault.ShouldBe(ProviderFault.Malformed);
        var early = Row("64f0a3c19b1e8a2d4c7f5002");
        early["created_at"] = "2024-08-01T00:00:00Z";
        Answers(desk, new JsonArray(Row(Id), early));
        (await Should.ThrowAsync<ProviderException>(async () => await desk.Penalties!.ListPenaltiesAsync(null, default))).Message.ShouldContain("not sorted");
        foreach (var odd in (JsonNode[])[new JsonObject(), new JsonObject { ["count"] = -1 }, new JsonObject { ["count"] = "many" }, new JsonArray()])
        {
            desk.Vendor.On("GET", "/penalties/count", _ => new(200, Samples.Good(odd.DeepClone())));
            (await Should.ThrowAsync<ProviderException>(async () => await desk.Penalties!.CountPenaltiesAsync(Instant.From(_clock.GetUtcNow()) - TimeSpan.FromDays(1), Instant.From(_clock.GetUtcNow()), default))).Fault.ShouldBe(ProviderFault.Malformed);
        }

        desk.Vendor.On("GET", $"/penalties/{Id}", _ => new(200, Samples.Good(Row("64f0a3c19b1e8a2d4c7f5009"))));
        (await Should.ThrowAsync<ProviderException>(async () => await desk.Penalties!.GetPenaltyAsync(Id, default))).Message.ShouldContain("another penalty");
        desk.Vendor.Offences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Penalties_are_read_only_where_they_are_wanted_and_the_window_for_a_dispute_is_a_rule()
    {
        await using var desk = new WishDesk();
        desk.Penalties.ShouldBeNull();
        var issued = Instant.From(new DateTimeOffset(2024, 8, 16, 12, 0, 0, TimeSpan.Zero));   // a Friday
        Penalties.DisputeBy(desk.Policies, new(Id, 1, PenaltyReason.Other, null, issued)).ShouldBe(Instant.From(new DateTimeOffset(2024, 8, 22, 0, 0, 0, TimeSpan.Zero)), "three business days: Monday, Tuesday, Wednesday");
    }

    private static void Answers(WishDesk desk, JsonNode data) => desk.Vendor.On("GET", List, request => new(200, Samples.Good(request.Query.ContainsKey("created_at_min") ? data.DeepClone() : new JsonArray())));

    private static JsonObject Row(string id) => new()
    {
        ["id"] = id,
        ["penalty_reason"] = "Late",
        ["penalty_amount"] = new JsonObject { ["amount"] = 5m, ["currency_code"] = "USD" },
        ["related_entity_type"] = "ORDER",
        ["related_entity_id"] = Samples.OrderId,
        ["created_at"] = "2024-08-12T14:05:33.512Z",
        ["reversed"] = false,
    };

    private static async Task<List<Nudge>> NudgesAsync(WishSandbox vendor, WishDesk desk)
    {
        List<Nudge> nudges = [];
        foreach (var message in vendor.TakeMessages())
        {
            var reading = await ((IReadWebhooks)desk.Client).ReadWebhookAsync(new(message.Headers, message.Body), default);
            reading.Verdict.ShouldBe(WebhookVerdict.Genuine);
            nudges.AddRange(reading.Nudges);
        }

        return nudges;
    }

    private static async Task<(List<ToldPenalty> Read, string Cursor)> ReadAsync(IPenaltyClient client, string? cursor)
    {
        List<ToldPenalty> read = [];
        for (var pages = 0; pages < 20; pages++)
        {
            var page = await client.ListPenaltiesAsync(cursor, default);
            page.Unreadable.ShouldBeEmpty();
            read.AddRange(page.Penalties);
            cursor = page.Cursor;
            if (!page.HasMore) return (read, cursor);
        }

        throw new InvalidOperationException("the penalties do not end");
    }
}
