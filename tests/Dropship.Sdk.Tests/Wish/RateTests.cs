using Dropship.Domain;
using Dropship.Ports;
using Dropship.Wish;
using static Dropship.Sdk.Tests.Wish.VerifyTests;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>What the vendor's headers say of the account's calls. The clock stands at 2024-08-12T15:00:00Z, which is 1723474800.</summary>
public sealed class RateTests
{
    [Theory]
    [InlineData("2024-08-12T15:00:30Z", 30d)]
    [InlineData("2024-08-12T15:00:30.500+00:00", 30.5)]
    [InlineData("1723474830", 30d)]
    [InlineData("1723474830000", 30d)]
    [InlineData("30", 30d)]
    [InlineData("0.5", 0.5)]
    [InlineData("2024-08-12T14:00:00Z", 0d)]
    [InlineData("1723400000", 0d)]
    [InlineData("2030-01-01T00:00:00Z", 3600d)]
    [InlineData("99999", 3600d)]
    [InlineData("99999999999999999999", 3600d)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData("NaN", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_reset_is_read_in_every_likely_form(string? text, double? seconds) =>
        WishRate.Parse(text, new(2024, 8, 12, 15, 0, 0, TimeSpan.Zero)).ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);

    [Theory]
    [InlineData("30", null, 30)]
    [InlineData("2024-08-12T15:00:30Z", "7", 30)]
    [InlineData(null, "7", 7)]
    [InlineData(null, null, null)]
    public async Task A_throttled_read_says_how_long_to_wait_and_is_not_repeated(string? reset, string? retryAfter, int? seconds)
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", _ => new(429, Samples.Bad(429)) { Headers = Headers(("Wish-Rate-Limit-Reset", reset), ("Retry-After", retryAfter)) });
        var fault = await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default));
        fault.Fault.ShouldBe(ProviderFault.Throttled);
        fault.RetryAfter.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
        desk.Vendor.Count("GET", "/orders").ShouldBe(1);
    }

    [Fact]
    public async Task A_wait_of_the_standard_header_is_not_obeyed_for_years()
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", new WishReply(429, Samples.Bad(429)) { Headers = Headers(("Retry-After", "2147483647")) }, new WishReply(200, Samples.Good(new System.Text.Json.Nodes.JsonArray())));
        (await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default))).RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        desk.Clock.Advance(TimeSpan.FromHours(1));
        (await desk.Client.ListChangedAsync(null, default)).Orders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_window_opens_again()
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", new WishReply(429, Samples.Bad(429)) { Headers = Headers(("Wish-Rate-Limit-Reset", "30")) }, new WishReply(200, Samples.Good(new System.Text.Json.Nodes.JsonArray())));
        await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default));

        desk.Clock.Advance(TimeSpan.FromSeconds(29));
        var fault = await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default));
        (fault.Fault, fault.RetryAfter).ShouldBe((ProviderFault.Throttled, TimeSpan.FromSeconds(1)));
        (await desk.Client.RefundAsync(Whole, default)).Outcome.ShouldBe(Outcome.NotSent);
        desk.Vendor.Count("GET", "/orders").ShouldBe(1);

        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        (await desk.Client.ListChangedAsync(null, default)).Orders.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0", "60", 60)]
    [InlineData("-1", null, 1)]
    [InlineData("1", "60", 0)]
    [InlineData("many", "60", 0)]
    public async Task A_window_that_is_used_up_is_obeyed_before_it_is_enforced(string remaining, string? reset, int rest)
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", _ => new(200, Samples.Good(new System.Text.Json.Nodes.JsonArray())) { Headers = Headers(("Wish-Rate-Limit-Remaining", remaining), ("Wish-Rate-Limit-Reset", reset)) });
        await desk.Client.ListChangedAsync(null, default);
        if (rest == 0) await desk.Client.ListChangedAsync(null, default);
        else (await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(rest));
        desk.Vendor.Count("GET", "/orders").ShouldBe(rest == 0 ? 2 : 1);
    }

    [Fact]
    public async Task A_throttled_write_had_no_effect_and_left_once()
    {
        await using var desk = new WishDesk();
        desk.Has(Samples.Order());
        CodeTests.Ready(desk);
        desk.Vendor.On("PUT", "/tracking", _ => new(429, Samples.Bad(1007)));
        (await desk.Client.SubmitShipmentAsync(OneParcel, default)).ShouldBe(new WriteReceipt(Outcome.NotSent, Code: "HTTP 429, code 1007, request req-1"));
        desk.Vendor.Count("PUT").ShouldBe(1);
        desk.Vendor.Count("GET", "/refresh_token").ShouldBe(1);
    }

    internal static Dictionary<string, string> Headers(params (string Name, string? Value)[] headers) => headers.Where(header => header.Value is not null).ToDictionary(header => header.Name, header => header.Value!);
}
