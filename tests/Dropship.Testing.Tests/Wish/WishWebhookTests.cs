using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

public sealed class WishWebhookTests
{
    private static readonly WishSchema Schema = new();

    [Fact]
    public async Task A_message_is_signed_on_its_raw_bytes_and_carries_the_order()
    {
        using WishShop shop = new();
        shop.Sandbox.Subscribe("ORDER_RELEASE");
        var id = shop.Approved();
        var message = Due(shop).ShouldHaveSingleItem();
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(shop.Options.ClientSecret), message.Body.Span));
        message.Headers["wish-hmac-sha256"].ShouldBe(signature);
        (message.Headers["Wish-Topic"], message.Headers["Wish-API-Version"], message.Headers["Wish-Merchant-ID"], message.Headers["Wish-Retry-Attempt"]).ShouldBe(("ORDER_RELEASE", "V3", shop.Sandbox.MerchantId, "0"));
        var told = Events(message).ShouldHaveSingleItem();
        Schema.Component("Order", told.GetProperty("data")).ShouldBeEmpty();
        told.GetProperty("data").ToString().ShouldBe((await shop.Order(id)).ToString());
        told.GetProperty("timestamp").GetInt64().ShouldBe(WishShop.Start.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Each_kind_of_change_raises_its_topic()
    {
        using WishShop shop = new();
        foreach (var topic in (string[])["ORDER_RELEASE", "ORDER_FULFILLMENT_DEADLINE", "ORDER_ADDRESS_CHANGE", "ORDER_TRACKING_UPDATE", "ORDER_REFUND"]) shop.Sandbox.Subscribe(topic);
        var id = shop.Approved();
        Topics(shop).ShouldBe(["ORDER_RELEASE"]);
        shop.Sandbox.ChangeAddress(id, WishShop.Paris with { City = "Lyon" });
        Topics(shop).ShouldBe(["ORDER_ADDRESS_CHANGE"]);
        shop.Sandbox.MoveDeadline(id, WishShop.Start.AddDays(9));
        Topics(shop).ShouldBe(["ORDER_FULFILLMENT_DEADLINE"]);
        await shop.Put($"orders/{id}/tracking", WishShop.Tracking());
        Topics(shop).ShouldBeEmpty();
        await shop.Get("orders");
        Topics(shop).ShouldBe(["ORDER_TRACKING_UPDATE"]);
        shop.Sandbox.ReRelease(id);
        Topics(shop).ShouldBe(["ORDER_TRACKING_UPDATE", "ORDER_RELEASE", "ORDER_FULFILLMENT_DEADLINE"]);
        shop.Sandbox.Cancel(id);
        Topics(shop).ShouldBe(["ORDER_REFUND"]);
        shop.Sandbox.RemoveRefund(id);
        Topics(shop).ShouldBe(["ORDER_REFUND", "ORDER_RELEASE", "ORDER_FULFILLMENT_DEADLINE"]);
    }

    [Fact]
    public void Of_several_events_in_ten_seconds_only_the_newest_is_sent()
    {
        using WishShop shop = new();
        shop.Sandbox.Subscribe("ORDER_ADDRESS_CHANGE");
        var (one, other) = (shop.Approved(), shop.Approved());
        foreach (var city in (string[])["Lyon", "Nice"])
        {
            shop.Sandbox.ChangeAddress(one, WishShop.Paris with { City = city });
            shop.Clock.Advance(TimeSpan.FromSeconds(4));
        }

        shop.Sandbox.ChangeAddress(other, WishShop.Paris with { City = "Brest" });
        shop.Sandbox.TakeMessages().ShouldBeEmpty();
        shop.Clock.Advance(TimeSpan.FromSeconds(2));
        Cities(shop.Sandbox.TakeMessages()).ShouldBe(["Nice"]);
        Cities(Due(shop)).ShouldBe(["Brest"]);
        Due(shop).ShouldBeEmpty();
    }

    [Fact]
    public void Events_of_one_topic_that_are_due_together_come_in_one_message()
    {
        using WishShop shop = new();
        shop.Sandbox.Subscribe("ORDER_RELEASE");
        string[] ids = [shop.Approved(), shop.Approved(), shop.Approved()];
        Events(Due(shop).ShouldHaveSingleItem()).Select(told => told.GetProperty("data").GetProperty("id").GetString()).ShouldBe(ids);
    }

    [Fact]
    public void A_message_holds_twenty_events_at_most()
    {
        using WishShop shop = new();
        shop.Sandbox.Subscribe("ORDER_RELEASE");
        for (var number = 0; number < 41; number++) shop.Approved();
        Due(shop).Select(message => Events(message).Length).ShouldBe([20, 20, 1]);
    }

    [Fact]
    public void Messages_are_lost_and_repeated_on_demand()
    {
        using WishShop shop = new(new() { LoseEveryMessage = 3, RepeatEveryMessage = 2 });
        shop.Sandbox.Subscribe("ORDER_RELEASE");
        List<int> copies = [];
        for (var number = 1; number <= 6; number++)
        {
            shop.Approved();
            var messages = Due(shop);
            copies.Add(messages.Count);
            if (messages.Count != 2) continue;
            messages[1].Body.ToArray().ShouldBe(messages[0].Body.ToArray());
            messages[1].Headers["Wish-Retry-Attempt"].ShouldBe("1");
        }

        copies.ShouldBe([1, 2, 0, 2, 1, 0]);
    }

    [Fact]
    public void The_test_message_carries_a_text_and_no_merchant()
    {
        using WishShop shop = new();
        shop.Sandbox.Subscribe("ORDER_REFUND");
        shop.Sandbox.AskForTestMessage("ORDER_REFUND");
        var message = Due(shop).ShouldHaveSingleItem();
        message.Headers["Wish-Merchant-ID"].ShouldBe("");
        Events(message).ShouldHaveSingleItem().GetProperty("data").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task Subscriptions_are_made_over_the_api_and_twice_is_two()
    {
        using WishShop shop = new();
        var topic = (await shop.Get("webhook/topics")).Data.EnumerateArray().Single(known => known.GetProperty("topic_name").GetString() == "ORDER_RELEASE").GetProperty("id").GetString();
        var endpoint = Uri.EscapeDataString("http://127.0.0.1:5000/wish");
        var made = new[] { await Subscribe(), await Subscribe() };
        (await shop.Get("webhook/subscriptions")).Data.EnumerateArray().Select(one => one.ToString()).ShouldBe(made.Select(one => one.Data.ToString()));
        shop.Approved();
        Due(shop).Select(message => message.Headers["Wish-Subscription-ID"]).ShouldBe(made.Select(one => one.Data.GetProperty("id").GetString()!));
        (await shop.Write(HttpMethod.Post, $"webhook/subscriptions?topic_id=none&endpoint={endpoint}", "")).Code.ShouldBe(90001);
        (await shop.Write(HttpMethod.Post, $"webhook/subscriptions?topic_id={topic}&endpoint=wish", "")).Code.ShouldBe(90001);

        Task<Reply> Subscribe() => shop.Write(HttpMethod.Post, $"webhook/subscriptions?topic_id={topic}&endpoint={endpoint}", "");
    }

    [Fact]
    public void The_vendor_says_when_it_acts_next()
    {
        using WishShop shop = new();
        shop.Sandbox.Subscribe("ORDER_RELEASE");
        shop.Sandbox.NextAt.ShouldBeNull();
        shop.Sandbox.PlaceOrder(WishShop.Lamp());
        shop.Sandbox.NextAt.ShouldBe(WishShop.Start.AddHours(8));
        shop.Clock.Advance(TimeSpan.FromHours(8));
        shop.Sandbox.TakeMessages().ShouldBeEmpty();
        shop.Sandbox.NextAt.ShouldBe(WishShop.Start.AddHours(8).AddSeconds(10));
        Due(shop).Count.ShouldBe(1);
        shop.Sandbox.NextAt.ShouldBe(WishShop.Start.AddHours(8).AddDays(5));
    }

    private static IReadOnlyList<SandboxMessage> Due(WishShop shop)
    {
        shop.Clock.Advance(shop.Options.WebhookDelay);
        return shop.Sandbox.TakeMessages();
    }

    private static IEnumerable<string> Topics(WishShop shop) => Due(shop).Select(message => message.Headers["Wish-Topic"]);

    private static IEnumerable<string?> Cities(IEnumerable<SandboxMessage> messages) =>
        messages.SelectMany(Events).Select(told => told.GetProperty("data").GetProperty("full_address").GetProperty("shipping_detail").GetProperty("city").GetString());

    private static JsonElement[] Events(SandboxMessage message) => [.. JsonDocument.Parse(message.Body).RootElement.EnumerateArray()];
}
