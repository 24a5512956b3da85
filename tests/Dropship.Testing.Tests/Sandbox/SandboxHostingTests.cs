using System.Net;

namespace Dropship.Testing.Sandbox;

/// <summary>A vendor sees and says the same, in memory and on loopback.</summary>
public sealed class SandboxHostingTests
{
    private const string Seen = "POST /a b/1 x=1&x=2+3&y=ä yes hello";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_hosts_hand_over_the_same_request_and_answer(bool inMemory)
    {
        EchoVendor vendor = new(TimeProvider.System);
        await using var host = await Host.StartAsync(vendor, inMemory);
        using var response = await host.Send();
        (response.StatusCode, response.Content.Headers.ContentType!.ToString()).ShouldBe((HttpStatusCode.Created, "text/plain; charset=utf-8"));
        response.Headers.GetValues("X-Answered").ShouldBe(["yes"]);
        (await response.Content.ReadAsStringAsync()).ShouldBe(Seen);
        vendor.Calls["POST /a b/1"].ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_request_is_not_seen_and_a_lost_answer_is_done(bool inMemory)
    {
        EchoVendor vendor = new(TimeProvider.System);
        await using var host = await Host.StartAsync(vendor, inMemory);
        vendor.Faults = _ => new SandboxFault.LoseRequest();
        await Should.ThrowAsync<HttpRequestException>(async () => (await host.Send()).Dispose());
        vendor.Done.ShouldBeEmpty();
        vendor.Faults = _ => new SandboxFault.LoseAnswer();
        await Should.ThrowAsync<HttpRequestException>(async () => (await host.Send()).Dispose());
        vendor.Done.ShouldBe([Seen]);
    }

    [Fact]
    public async Task An_answer_can_be_put_in_place_of_the_work_or_changed_after_it()
    {
        EchoVendor vendor = new(TimeProvider.System);
        await using var host = await Host.StartAsync(vendor, inMemory: true);
        vendor.Faults = _ => new SandboxFault.AnswerInstead(SandboxAnswer.Json("{}", 503));
        using (var instead = await host.Send()) instead.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        vendor.Done.ShouldBeEmpty();
        vendor.Faults = _ => new SandboxFault.ChangeAnswer(answer => answer with { Status = 500 });
        using (var changed = await host.Send()) changed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        vendor.Done.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_listens_on_loopback_only()
    {
        await using var server = await SandboxServer.StartAsync(new EchoVendor(TimeProvider.System));
        (server.Address.Scheme, server.Address.Host).ShouldBe(("http", "127.0.0.1"));
    }

    private sealed class Host(SandboxServer? server, HttpClient http) : IAsyncDisposable
    {
        public static async Task<Host> StartAsync(SandboxVendor vendor, bool inMemory)
        {
            var server = inMemory ? null : await SandboxServer.StartAsync(vendor);
            return new(server, server is null ? new(new SandboxHandler(vendor)) { BaseAddress = new("http://vendor.example.test") } : new HttpClient { BaseAddress = server.Address });
        }

        public async Task<HttpResponseMessage> Send()
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/a%20b/1?x=1&x=2%2B3&y=%C3%A4") { Content = new StringContent("hello") };
            request.Headers.Add("X-Asked", "yes");
            return await http.SendAsync(request);
        }

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            if (server is not null) await server.DisposeAsync();
        }
    }
}
