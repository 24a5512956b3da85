using System.Net;
using System.Net.Http.Headers;
using Dropship.Domain;
using Dropship.Http;
using Dropship.Ports;
using Dropship.Security.Tests.Canary;
using Dropship.SeventeenTrack;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Security.Tests.Limits;

/// <summary>The time of a call counts to the last byte of its answer: a vendor that drips holds nobody.</summary>
public sealed class SlowBodyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_never_ends_is_given_up_in_time(bool isMoney)
    {
        var clock = new ReadyClock(DateTimeOffset.UnixEpoch.AddYears(56));
        using var vendor = new Dripping(clock);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        services.AddVendorClients("account", _ => new(new("https://merchant.wish.com/"), new(RateLimit.None, clock), TimeSpan.FromSeconds(30), vendor));
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        var http = isMoney ? factory.Money("account") : factory.Reads("account");
        var reply = await VendorHttp.SendAsync(token => http.GetAsync("v1", token), SeventeenTrackJson.Default.QuotaAnswer, default);
        (reply.Kind, reply.Fault, reply.WriteOutcome).ShouldBe((Sent.Lost, "no answer in time", Outcome.Unknown));
        vendor.Calls.ShouldBe(isMoney ? 1 : 3);
    }

    private sealed class Dripping(ReadyClock clock) : HttpMessageHandler
    {
        internal int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new DrippingStream(clock)) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return Task.FromResult(response);
        }
    }

    // A few bytes, then none until the time is over.
    private sealed class DrippingStream(ReadyClock clock) : MemoryStream
    {
        private int _given;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_given++ > 3)
            {
                clock.Ring();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            buffer.Span[0] = (byte)' ';
            return 1;
        }
    }
}
