using Dropship.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Sdk.Tests.Wire;

/// <summary>The matrix can fail: each fault is planted into the chain of money calls, and the check names it.</summary>
public sealed class PlantedWireFaultTests
{
    [Fact]
    public async Task A_retry_handler_on_the_money_chain_is_caught()
    {
        var run = await RunAsync("ICjApi.PayParent", "HTTP 500", static chain => chain.AddHttpMessageHandler(static () => new Again()));
        run.Whole.ShouldBe(2);
        Caught(run, "an attempt is one request");
    }

    [Fact]
    public async Task A_retry_handler_is_caught_even_if_no_request_came_through_whole()
    {
        var run = await RunAsync("ICjApi.CreateOrder", "cut, to the vendor", static chain => chain.AddHttpMessageHandler(static () => new Again()));
        run.Whole.ShouldBe(0);
        Caught(run, "an attempt is begun once");
    }

    [Theory]
    [InlineData("HTTP 307")]
    [InlineData("HTTP 308")]
    public async Task Redirects_that_are_followed_are_caught(string fault)
    {
        var run = await RunAsync("ICjApi.PayParent", fault, static chain => chain.ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = true }));
        run.Elsewhere.ShouldBe(1);
        Caught(run, "nobody follows a redirect");
    }

    [Fact]
    public async Task A_post_without_a_body_is_caught()
    {
        var run = await RunAsync("ICjApi.PayParent", "reused, closed when read", static chain => chain.AddHttpMessageHandler(static () => new Bare()));
        run.Whole.ShouldBeGreaterThan(1, "the network's handler sends it again by itself");
        Caught(run, "an attempt is one request");
    }

    [Fact]
    public async Task A_delete_without_a_body_is_caught() =>
        Caught(await RunAsync("ICjApi.DeleteOrder", "reused, closed when read", static chain => chain.AddHttpMessageHandler(static () => new Bare())), "a request without a body");

    [Fact]
    public async Task A_chain_that_gives_no_body_is_caught() => Caught(await RunAsync("IWishApi.RefreshTokenAsync", "none", static chain => chain.ConfigureAdditionalHttpMessageHandlers(static (handlers, _) =>
    {
        foreach (var known in handlers.OfType<SomeBody>().ToList()) handlers.Remove(known);
    })), "a request without a body");

    [Fact]
    public async Task What_is_said_of_a_call_is_caught()
    {
        var run = await RunAsync("ICjApi.PayParent", "HTTP 500", null);
        run.Check();
        Caught(run with { Ended = "Rejected" }, "nobody has said no");
        Caught(run with { Ended = "Unauthorized" }, "nobody has refused the account");
        Caught(run with { Ended = "Done" }, "done is what a whole answer says");
        Caught(run with { Ended = "NotSent" }, "it may have been read");
        Caught(run with { Whole = 0 }, "an attempt is one request");
        Caught(run with { Begun = 2 }, "an attempt is begun once");
        Caught(run with { Fault = WireFaults.All[0] }, "done is what a whole answer says");
    }

    private static Task<WireRun> RunAsync(string call, string fault, Action<IHttpClientBuilder>? plant) =>
        WireRun.RunAsync(WireRun.Calls.Single(known => known.Api == call), WireFaults.All.Single(known => known.Name == fault), plant);

    private static void Caught(WireRun run, string why) => Should.Throw<ShouldAssertException>(run.Check).Message.ShouldContain(why);

    private sealed class Again : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (response.IsSuccessStatusCode) return response;
            }
            catch (HttpRequestException)
            {
                // Once more.
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Bare : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Content = null;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
