using System.Net;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Testing.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Http;

/// <summary>How an account's two clients are set: what they keep to themselves, what they wait for, and what they never repeat.</summary>
public sealed class VendorSettingsTests
{
    private const string Fine = """{"code":7}""";

    [Fact]
    public async Task Repeats_wait_half_a_second_and_then_a_second_whatever_the_vendor_asks_for()
    {
        await using var vendor = new RawVendor(RawAnswer.Json(503, "{}", "Retry-After: 4"));
        var clock = new ImpatientClock();
        var began = clock.GetUtcNow();
        using var caller = new Caller(vendor.Address, clock);
        await caller.ReadAsync();
        (clock.GetUtcNow() - began).ShouldBe(TimeSpan.FromSeconds(1.5), "the lane rests as long as the vendor asks");
        vendor.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_read_without_an_answer_in_time_is_repeated_and_what_spends_is_not()
    {
        var calls = 0;
        await using var services = Services(new("http://localhost/"), timeout: TimeSpan.FromSeconds(2), primary: new Answering(stop =>
        {
            calls++;
            return Task.Delay(Timeout.Infinite, stop);
        }));
        var factory = services.GetRequiredService<IHttpClientFactory>();
        foreach (var (http, expected) in new[] { (factory.Reads("account"), 3), (factory.Money("account"), 1) })
        {
            calls = 0;
            var reply = await VendorHttp.SendAsync(token => http.GetAsync("order", token), EnvelopeJson.Default.Envelope, default);
            (reply.Kind, reply.Fault, calls).ShouldBe((Sent.Lost, "no answer in time", expected));
        }
    }

    [Fact]
    public async Task A_place_that_is_refused_is_not_asked_for_again()
    {
        var asked = 0;
        await using var services = Services(new("https://vendor.example/"), resolve: (_, _) =>
        {
            asked++;
            return Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1")]);
        });
        var http = services.GetRequiredService<IHttpClientFactory>().Reads("account");
        var reply = await VendorHttp.SendAsync(token => http.GetAsync("order", token), EnvelopeJson.Default.Envelope, default);
        (reply.Kind, reply.Fault, asked).ShouldBe((Sent.NotSent, "no connection: the account's host has an address that is not public", 1));
    }

    [Fact]
    public async Task A_read_that_was_given_up_before_its_turn_is_not_repeated()
    {
        await using var vendor = new RawVendor(RawAnswer.Json(200, Fine));
        var clock = new FakeTimeProvider();
        using var caller = new Caller(vendor.Address, clock, new(new(1, TimeSpan.FromHours(1)), clock));
        await caller.ReadAsync();
        using var giveUp = new CancellationTokenSource();
        var call = caller.ReadAsync(giveUp.Token);
        await giveUp.CancelAsync();
        (await call).Kind.ShouldBe(Sent.NotSent);
        vendor.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cookie_is_not_given_back()
    {
        await using var vendor = new RawVendor(RawAnswer.Json(200, Fine, "Set-Cookie: session=1; Path=/"));
        using var caller = new Caller(vendor.Address);
        await caller.SpendAsync();
        await caller.SpendAsync();
        vendor.Requests.Count.ShouldBe(2);
        vendor.Requests.ShouldAllBe(request => !request.Headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task What_a_request_asks_for_is_not_logged()
    {
        await using var vendor = new RawVendor(RawAnswer.Json(200, Fine));
        var logs = new CapturedLogs();
        await using var services = Services(vendor.Address, logs);
        var factory = services.GetRequiredService<IHttpClientFactory>();
        foreach (var http in (HttpClient[])[factory.Reads("account"), factory.Money("account")]) (await http.GetAsync("order?key=canary")).StatusCode.ShouldBe(HttpStatusCode.OK);
        logs.Lines.ShouldAllBe(line => !line.Text.Contains("order", StringComparison.Ordinal) && !line.Text.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_wait_for_a_turn_has_no_limit_and_what_keeps_the_pace_lives_as_long_as_the_account()
    {
        await using var services = Services(new("http://127.0.0.1/"));
        var (factory, options) = (services.GetRequiredService<IHttpClientFactory>(), services.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>());
        foreach (var http in (HttpClient[])[factory.Reads("account"), factory.Money("account")]) http.Timeout.ShouldBe(Timeout.InfiniteTimeSpan);
        foreach (var name in (string[])["account reads", "account money"]) options.Get(name).HandlerLifetime.ShouldBe(Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public async Task A_try_that_ran_out_says_so_and_a_caller_who_gave_up_is_not_told_that_the_vendor_was_slow()
    {
        var clock = new FakeTimeProvider();
        using var caller = new CancellationTokenSource();
        var slow = SendAsync(clock, caller.Token);
        clock.Advance(TimeSpan.FromSeconds(30));
        var fault = await FaultAsync(slow);
        (fault.Message, fault.InnerException!.GetType(), fault.InnerException.Message, fault.InnerException.InnerException is OperationCanceledException).ShouldBe(("no answer in time", typeof(TimeoutException), "no answer in time", true));

        foreach (var alsoLate in (bool[])[false, true])
        {
            using var impatient = new CancellationTokenSource();
            slow = SendAsync(clock, impatient.Token, async stop =>
            {
                await impatient.CancelAsync();
                if (alsoLate) clock.Advance(TimeSpan.FromSeconds(30));
                stop.ThrowIfCancellationRequested();
            });
            (await FaultAsync(slow)).InnerException.ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_handler_that_gives_up_by_itself_is_not_the_deadline() =>
        (await FaultAsync(SendAsync(new FakeTimeProvider(), default, _ => throw new OperationCanceledException("its own")))).Message.ShouldBe("its own");

    // As it was thrown: a task that was cancelled has no exception of its own.
    private static async Task<OperationCanceledException> FaultAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (OperationCanceledException fault)
        {
            return fault;
        }

        throw new InvalidOperationException("it was not given up");
    }

    private static async Task SendAsync(TimeProvider clock, CancellationToken caller, Func<CancellationToken, Task>? answer = null)
    {
        using var invoker = new HttpMessageInvoker(new Deadline(TimeSpan.FromSeconds(30), clock) { InnerHandler = new Answering(answer ?? (stop => Task.Delay(Timeout.Infinite, stop))) });
        using var request = new HttpRequestMessage();
        await invoker.SendAsync(request, caller);
    }

    private static ServiceProvider Services(Uri address, CapturedLogs? logs = null, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null, TimeSpan? timeout = null, HttpMessageHandler? primary = null)
    {
        var clock = new ImpatientClock();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
        if (logs is not null) services.AddSingleton<ILoggerProvider>(logs);
        services.AddVendorClients("account", _ => new(address, new(RateLimit.None, clock), timeout ?? TimeSpan.FromSeconds(30), primary) { Resolve = resolve ?? ((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])) });
        return services.BuildServiceProvider();
    }

    private sealed class Answering(Func<CancellationToken, Task> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await answer(cancellationToken);
            return new();
        }
    }
}
