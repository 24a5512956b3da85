using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Dropship.Ports;
using Dropship.SeventeenTrack;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Dropship.Http;

/// <summary>An account's two clients as an adapter has them, Refit included, against any address.</summary>
internal sealed class Caller : IDisposable
{
    private readonly ServiceProvider _services;

    internal Caller(Uri address, TimeProvider? clock = null, Pace? pace = null, HttpMessageHandler? primary = null)
    {
        var time = clock ?? new ImpatientClock();
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddVendorClients("account", _ => new(new Uri(address, "v1"), pace ?? new(RateLimit.None, time), TimeSpan.FromSeconds(30), primary));
        _services = services.BuildServiceProvider();
    }

    /// <summary>A call that may be repeated.</summary>
    internal Task<Reply<Envelope>> ReadAsync(CancellationToken cancellation = default) => SendAsync(Factory.Reads("account"), cancellation);

    /// <summary>The same, read by a form of the test's own.</summary>
    internal Task<Reply<Envelope>> ReadAsync(JsonTypeInfo<Envelope> form) => VendorHttp.SendAsync(token => Factory.Reads("account").GetAsync(new Uri("v1/order", UriKind.Relative), token), form, default);

    /// <summary>A call that may not.</summary>
    internal Task<Reply<Envelope>> SpendAsync(CancellationToken cancellation = default) => SendAsync(Factory.Money("account"), cancellation);

    /// <summary>A call that may not, without a body.</summary>
    internal Task<Reply<Envelope>> SpendAsync(HttpMethod verb) =>
        VendorHttp.SendAsync(token => Factory.Money("account").SendAsync(new(verb, "v1/order"), token), EnvelopeJson.Default.Envelope, default);

    public void Dispose() => _services.Dispose();

    private IHttpClientFactory Factory => _services.GetRequiredService<IHttpClientFactory>();

    private static Task<Reply<Envelope>> SendAsync(HttpClient http, CancellationToken cancellation)
    {
        var api = RestService.ForGenerated<ISeventeenTrackApi>(http, RefitSettings.ForJsonContext(SeventeenTrackJson.Default));
        return VendorHttp.SendAsync(token => api.StopTrackAsync("key", [new("AB000001")], token), EnvelopeJson.Default.Envelope, cancellation);
    }
}

/// <summary>A vendor's answer as these tests need it.</summary>
internal sealed record Envelope(int? Code, Envelope? Inner, JsonNode? Data, IReadOnlyList<Envelope>? Rows = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false, MaxDepth = 32)]
[JsonSerializable(typeof(Envelope))]
internal sealed partial class EnvelopeJson : JsonSerializerContext;
