using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Dropship.Http;

/// <summary>Where an account is reached, and how.</summary>
/// <param name="Address">The base address; a path in it is kept.</param>
/// <param name="Pace">The account's pace, shared by all its calls.</param>
/// <param name="Timeout">How long one call may take, its body included.</param>
/// <param name="Primary">Takes the place of the network; null for the network.</param>
internal sealed record VendorEndpoint(Uri Address, Pace Pace, TimeSpan Timeout, HttpMessageHandler? Primary = null)
{
    /// <summary>Finds the addresses of the account's host; by default as the machine does.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Connector.ResolveAsync;

    /// <summary>Hosts beside the account's own that its files may be fetched from; never asked with its token.</summary>
    internal IReadOnlyList<string> MoreHosts { get; init; } = [];
}

/// <summary>
/// The two HTTP clients of an account. Reads are repeated when the vendor fails; money calls go out once: no retry, no redirect, and
/// never without a body (RFC 9110 lets a client repeat only what it knows to be harmless).
/// </summary>
internal static class VendorClients
{
    private const int MostRepeats = 2;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    /// <summary>The client for calls that may be repeated at will.</summary>
    internal static HttpClient Reads(this IHttpClientFactory factory, string account) => factory.CreateClient($"{account} reads");

    /// <summary>The client for calls that spend, change or use up something.</summary>
    internal static HttpClient Money(this IHttpClientFactory factory, string account) => factory.CreateClient($"{account} money");

    /// <summary>Registers both clients of an account.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="account">The account's name, unique among all shops.</param>
    /// <param name="endpoint">Where it is; asked once for each client, gives the same pace each time.</param>
    internal static void AddVendorClients(this IServiceCollection services, string account, Func<IServiceProvider, VendorEndpoint> endpoint)
    {
        var reads = services.AddHttpClient($"{account} reads");
        reads.AddResilienceHandler("repeat", (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = MostRepeats,
                Delay = FirstWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = false,   // the account's pace spreads the calls
                ShouldRetryAfterHeader = false,
                ShouldHandle = static args => ValueTask.FromResult(IsRepeatable(args.Outcome)),
            });
        });
        Finish(reads, endpoint, isMoney: false);
        Finish(services.AddHttpClient($"{account} money"), endpoint, isMoney: true);
    }

    /// <summary>The client for files that an answer names: the account's own host, or one that the user has allowed.</summary>
    internal static HttpClient Files(this IHttpClientFactory factory, string account) => factory.CreateClient($"{account} files");

    /// <summary>Registers the client for files.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="account">The account's name, as for <see cref="AddVendorClients"/>.</param>
    /// <param name="endpoint">Where the account is, and from which other hosts files may come.</param>
    internal static void AddVendorFiles(this IServiceCollection services, string account, Func<IServiceProvider, VendorEndpoint> endpoint) => Finish(services.AddHttpClient($"{account} files"), endpoint, isMoney: false);

    // A throttled call is not repeated: the account's lane rests instead, with all its orders.
    private static bool IsRepeatable(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: NotSentException or OversizedBodyException or HttpRequestException { InnerException: RefusedPlaceException } } => false,
        { Exception: HttpRequestException or IOException or TimeoutException or OperationCanceledException { InnerException: TimeoutException } } => true,
        { Result.StatusCode: HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    private static void Finish(IHttpClientBuilder client, Func<IServiceProvider, VendorEndpoint> endpoint, bool isMoney)
    {
        client.ConfigureHttpClient((services, http) =>
        {
            http.BaseAddress = endpoint(services).Address;
            http.Timeout = Timeout.InfiniteTimeSpan;   // each try has its own, behind the wait for its turn
        });
        client.AddHttpMessageHandler(services => new PaceHandler(endpoint(services).Pace, isMoney));
        client.AddHttpMessageHandler(services => new Deadline(endpoint(services).Timeout, services.GetRequiredService<TimeProvider>()));
        client.AddHttpMessageHandler(static _ => new BodyLimit());
        if (isMoney) client.AddHttpMessageHandler(static _ => new SomeBody());
        client.ConfigurePrimaryHttpMessageHandler(services => endpoint(services).Primary ?? Network(endpoint(services)));
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan);   // connections are renewed by the pool instead
        client.RemoveAllLoggers();   // addresses and queries of requests may hold secrets
    }

    private static SocketsHttpHandler Network(VendorEndpoint endpoint) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = new Connector(endpoint.Address, endpoint.Resolve, endpoint.MoreHosts).ConnectAsync,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 64,
    };
}

/// <summary>Gives an empty body to a request that has none: the network's handler sends one without a body again by itself when a connection that was used before is closed, whatever its verb.</summary>
internal sealed class SomeBody : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content ??= new ByteArrayContent([]);
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>The time one try may take, from its turn to the last byte of its body.</summary>
internal sealed class Deadline(TimeSpan after, TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(after, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await base.SendAsync(request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException fault) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("no answer in time", new TimeoutException("no answer in time", fault));
        }
    }
}
