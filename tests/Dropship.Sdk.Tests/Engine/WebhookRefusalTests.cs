using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What is not believed, not understood or too much is refused, counted and logged, and its contents are nowhere.</summary>
public sealed class WebhookRefusalTests
{
    public static TheoryData<string, int, string, string, string?> Refusals => new()
    {
        { "mill", 401, "Forged", "purchase canary m-1", null },
        { "mill", 400, "Unreadable", "canary", "true" },
        { "mill", 500, "Broken", "canary canary canary", "true" },
        { "canary", 404, "NoSuchVendor", "purchase canary m-1", "true" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_bad_message_is_refused(string vendor, int status, string verdict, string words, string? sign)
    {
        using var counters = new Counters();
        await using var shop = new FakeShop();
        (await shop.Dropship.ReceiveAsync(FakeShop.Id, vendor, FakeMessages.Of(words, sign ?? "a guess"))).ShouldBe(new WebhookAnswer(status, ""));
        counters[$"dropship.webhooks {(status == 404 ? "unknown" : vendor)} {verdict}"].ShouldBeGreaterThanOrEqualTo(1);
        shop.Logs.Lines.ShouldContain(line => line.Id.Id == 10);
        shop.Logs.Lines.ShouldAllBe(line => !line.Text.Contains("canary", StringComparison.OrdinalIgnoreCase));
        shop.Script.Count("store.receive").ShouldBe(0);
    }

    [Fact]
    public async Task A_shop_that_is_not_there_is_not_found()
    {
        await using var shop = new FakeShop();
        (await shop.Dropship.ReceiveAsync(new("nowhere"), "mill", FakeMessages.Of("sale A-1 m-1"))).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData(1024 * 1024, null, 200)]
    [InlineData((1024 * 1024) + 1, null, 413)]
    [InlineData(1, "gzip", 415)]
    [InlineData(1, "br, identity", 415)]
    [InlineData(1, "identity", 200)]
    [InlineData(1, "", 200)]
    public async Task Too_much_and_encoded_is_refused_before_it_is_verified(int length, string? encoding, int status)
    {
        await using var shop = new FakeShop();
        (await shop.Dropship.ReceiveAsync(FakeShop.Id, "MILL", FakeMessages.Of(new(' ', length), encoding: encoding))).Status.ShouldBe(status);
        shop.Script.Count("mill.webhook").ShouldBe(status == 200 ? 1 : 0);
    }

    [Fact]
    public void Each_fate_has_its_status() =>
        Enum.GetValues<WebhookFate>().ToDictionary(fate => fate, fate => fate.Status()).ShouldBe(new Dictionary<WebhookFate, int>
        {
            [WebhookFate.Genuine] = 200, [WebhookFate.Repeated] = 200, [WebhookFate.Unreadable] = 400, [WebhookFate.Forged] = 401, [WebhookFate.NoSuchVendor] = 404,
            [WebhookFate.TooLarge] = 413, [WebhookFate.Encoded] = 415, [WebhookFate.Broken] = 500, [WebhookFate.NotNoted] = 503,
        });

    [Fact]
    public void A_client_that_takes_no_messages_is_not_found_and_a_directory_is_asked()
    {
        var calls = new Calls(new(), new());
        var mill = new FakeSupplier(new("mill"), new(TimeProvider.System, SupplierTerms.SingleStep), calls);
        var senders = new Senders(FakeShop.Id, new FakeMarketplace(new(TimeProvider.System), calls), [], [new OneSupplier(mill)], new MuteCarrier());
        senders.Find("BAZAAR")!.IsSupplier.ShouldBeFalse();
        senders.Find("mill").ShouldBe(new Sender("mill", mill, IsSupplier: true));
        foreach (var nobody in new[] { "mute", "forge", "", "mi\nll", new string('x', 10_000) }) senders.Find(nobody).ShouldBeNull();
    }

    [Fact]
    public void Two_senders_of_one_name_are_refused_at_the_start()
    {
        var calls = new Calls(new(), new());
        var supplier = new FakeSupplier(new("bazaar"), new(TimeProvider.System, SupplierTerms.SingleStep), calls);
        Should.Throw<InvalidOperationException>(() => new Senders(FakeShop.Id, new FakeMarketplace(new(TimeProvider.System), calls), [supplier], [], null))
            .Message.ShouldStartWith("Dropship:Shops:harbour: two clients that take messages are named bazaar");
    }

    private sealed class MuteCarrier : ICarrierClient
    {
        public CarrierDescriptor Descriptor { get; } = new("Mute", RateLimit.None, 1);

        public ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation) => throw new InvalidOperationException();
    }

    private sealed class OneSupplier(ISupplierClient one) : ISupplierDirectory
    {
        public ISupplierClient? Find(SupplierId supplier) => supplier == one.Descriptor.Supplier ? one : null;
    }
}
