using System.Net;
using System.Text;
using Dropship.Hosting;
using Dropship.Http;
using Dropship.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.SeventeenTrack;

/// <summary>What goes over the wire and how fast; what becomes of answers that are none; what is kept of a customer.</summary>
public sealed class WireTests
{
    private const string Number = "RB123456785CN";

    [Fact]
    public async Task Calls_of_a_key_are_a_third_of_a_second_apart()
    {
        using var rig = new Rig((_, items) => Rig.Answer(items.Select(item => Rig.Tracked(item!["number"]!.GetValue<string>()))));
        await rig.TrackAsync([.. Enumerable.Range(0, 400).Select(i => Rig.Parcel($"AB{i:0000}"))]);
        rig.Calls.Count.ShouldBe(10);
        for (var i = 1; i < rig.Calls.Count; i++) (rig.Calls[i].At - rig.Calls[i - 1].At).ShouldBeInRange(TimeSpan.FromMilliseconds(333), TimeSpan.FromMilliseconds(340));
        for (var i = 3; i < rig.Calls.Count; i++) (rig.Calls[i].At - rig.Calls[i - 3].At).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Two_shops_with_one_key_share_its_pace()
    {
        var (clock, services, calls) = (new ImpatientClock(), new ServiceCollection(), new List<DateTimeOffset>());
        services.AddSingleton<TimeProvider>(clock);
        ShopDefinition[] shops = [new(new("one")), new(new("two"))];
        foreach (var shop in shops) new ShopBuilder(shop, services).TrackWith17Track(options => (options.Key, options.PrimaryHandler) = (Rig.Key, new Clocked(clock, calls)));
        using var provider = services.BuildServiceProvider();
        for (var i = 0; i < 3; i++)
            foreach (var shop in shops)
                await shop.Carrier!(provider).TrackAsync([Rig.Parcel(Number)], CancellationToken.None);
        calls.Zip(calls.Skip(1), static (one, next) => next - one).ShouldAllBe(static gap => gap >= TimeSpan.FromMilliseconds(333));
    }

    [Theory]
    [InlineData(0.5, 1, 2.0)]
    [InlineData(1, 1, 1.0)]
    [InlineData(3, 3, 1.0)]
    [InlineData(2.5, 2, 0.8)]
    public void The_lane_is_told_the_same_speed(double callsPerSecond, int calls, double seconds)
    {
        using var rig = new Rig((_, _) => "", options => options.CallsPerSecond = callsPerSecond);
        rig.Client.Descriptor.Limit.ShouldBe(new(calls, TimeSpan.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData("""{"code":0,"data":{"accepted":[{"number":"RB1""")]
    [InlineData("<html><body>busy</body></html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"code":null,"data":{"accepted":[],"rejected":[]}}""")]
    [InlineData("""{"code":0}""")]
    [InlineData("""{"code":0,"data":[]}""")]
    [InlineData("""{"code":0,"data":{"accepted":"all"}}""")]
    [InlineData("""{"code":[],"data":{}}""")]
    [InlineData("""{"code":99999999999999999999,"data":{}}""")]
    [InlineData("""{"code":1e400,"data":{}}""")]
    [InlineData("""{"code":0,"code":0,"data":{"accepted":[],"rejected":[]}}""")]
    [InlineData("""{"code":0,"data":{"accepted":[{"number":"RB123456785CN","number":"RB123456785CN","track_info":null}]}}""")]
    [InlineData("""{"code":0,"data":{"errors":[null]}}""")]
    [InlineData("""{"code":0,"data":{"errors":[{"code":null}]}}""")]
    [InlineData("""{"code":0,"data":{"accepted":[{"number":"RB123456785CN","track_info":{"tracking":{"providers":[{"events":[{"description":"\uD800"}]}]}}}]}}""")]
    public async Task A_body_that_is_not_documented_is_one_typed_fault(string body)
    {
        using var rig = Rig.Answering(("gettrackinfo", body));
        var fault = await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Rig.Parcel(Number)));
        fault.Fault.ShouldBe(ProviderFault.Malformed);
        fault.Message.ShouldNotContain(Number);
    }

    [Fact]
    public async Task A_body_that_is_no_text_too_deep_too_long_or_html_is_one_typed_fault()
    {
        Func<HttpResponseMessage>[] bodies =
        [
            static () => With([.. Encoding.UTF8.GetBytes("""{"code":0,"x":" """), 0xFF, 0xFE, .. Encoding.UTF8.GetBytes("\"}")]),
            static () => With(Encoding.UTF8.GetBytes("{\"code\":0,\"x\":" + new string('[', 64) + new string(']', 64) + "}")),
            static () => With(Encoding.UTF8.GetBytes("{\"code\":0,\"x\":\"" + new string('a', 10_000_000) + "\"}")),
            static () => With(Encoding.UTF8.GetBytes("<html></html>"), "text/html"),
            static () => With(Encoding.UTF8.GetBytes(Rig.Answer([Rig.Tracked(Number)])), "text/plain"),
        ];
        foreach (var body in bodies)
        {
            using var rig = new Rig((_, _) => body());
            (await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Rig.Parcel(Number)))).Fault.ShouldBe(ProviderFault.Malformed);
        }
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var rig = new Rig((_, _) =>
        {
            var answer = Rig.Json("{}", 308);
            answer.Headers.Location = new("https://elsewhere.example.org/");
            return answer;
        });
        (await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Rig.Parcel(Number)))).Fault.ShouldBe(ProviderFault.Malformed);
        rig.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("\"-34.88\"", "\"-8.05\"")]
    [InlineData("-34.88", "-8.05")]
    [InlineData("{}", "[]")]
    public async Task What_is_not_needed_may_have_any_type(string longitude, string latitude)
    {
        var body = Samples.Delivered.Replace("\"-34.88\"", longitude, StringComparison.Ordinal).Replace("\"-8.05\"", latitude, StringComparison.Ordinal);
        using var rig = Rig.Answering(("gettrackinfo", body));
        (await rig.TrackAsync(Rig.Parcel("AA123456785BR"))).ShouldHaveSingleItem().Scans.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Hashes_carriers_and_codes_may_be_text_or_large()
    {
        var body = Samples.Delivered.Replace("\"providers_hash\":118220451", "\"providers_hash\":\"9223372036854775807\"", StringComparison.Ordinal).Replace("\"carrier\":2151", "\"carrier\":\"2151\"", StringComparison.Ordinal).Replace("{\"code\":0", "{\"code\":\"0\"", StringComparison.Ordinal);
        using var rig = Rig.Answering(("gettrackinfo", body));
        (await rig.TrackAsync(Rig.Parcel("AA123456785BR", "Correios Brazil"))).ShouldHaveSingleItem().Scans.Count.ShouldBe(2);
    }

    [Fact]
    public void No_type_of_the_wire_has_room_for_a_customer()
    {
        string[] personal = ["address", "street", "phone", "consignee", "shipper", "cpf", "cnpj", "email", "postal", "recipient", "coordinates"];
        var wire = typeof(TrackedItem).Assembly.GetTypes().Where(static type => type.Namespace == typeof(TrackedItem).Namespace && !type.IsPublic).SelectMany(static type => type.GetProperties()).Where(static property => property.PropertyType != typeof(PlaceBody)).Select(static property => property.Name.ToLowerInvariant());
        wire.ShouldAllBe(name => !personal.Any(part => name.Contains(part)));
        typeof(PlaceBody).GetProperties().ShouldHaveSingleItem("of the address the country alone is read").Name.ShouldBe("Country");
    }

    private static HttpResponseMessage With(byte[] body, string type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(type);
        return new(HttpStatusCode.OK) { Content = content };
    }

    private sealed class Clocked(TimeProvider clock, List<DateTimeOffset> calls) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            calls.Add(clock.GetUtcNow());
            return Task.FromResult(Rig.Json(Rig.Answer([Rig.Tracked(Number)])));
        }
    }
}
