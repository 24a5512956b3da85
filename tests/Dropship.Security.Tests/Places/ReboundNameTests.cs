using System.Net;
using System.Net.Sockets;
using Dropship.Domain;
using Dropship.Http;
using Dropship.Ports;
using Dropship.Security.Tests.Canary;
using Dropship.SeventeenTrack;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Security.Tests.Places;

/// <summary>A name of the vendor that is turned round to a place inside: over the real network's handler nobody there hears a byte.</summary>
public sealed class ReboundNameTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_name_that_leads_inside_is_not_connected_to(bool isMoney)
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var (asked, clock) = (0, new ReadyClock(DateTimeOffset.UnixEpoch.AddYears(56)));
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        services.AddVendorClients("account", _ => new(new($"https://merchant.wish.com:{((IPEndPoint)inside.LocalEndpoint).Port}/"), new(RateLimit.None, clock), TimeSpan.FromSeconds(30))
        {
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([++asked > 0 ? IPAddress.Loopback : IPAddress.None]),
        });
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        var http = isMoney ? factory.Money("account") : factory.Reads("account");
        var reply = await VendorHttp.SendAsync(token => http.GetAsync("v1", token), SeventeenTrackJson.Default.QuotaAnswer, default);
        (reply.Kind, reply.WriteOutcome, reply.Fault).ShouldBe((Sent.NotSent, Outcome.NotSent, "no connection: the account's host has an address that is not public"));
        asked.ShouldBe(1, "it is not tried again");
        inside.Pending().ShouldBeFalse();
    }
}
