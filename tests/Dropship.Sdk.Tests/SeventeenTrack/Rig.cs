using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dropship.Hosting;
using Dropship.Http;
using Dropship.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.SeventeenTrack;

/// <summary>The adapter as a shop gets it, with a script in place of the vendor.</summary>
internal sealed class Rig : IDisposable
{
    internal const string Key = "123456ABCDEF";
    private readonly ServiceProvider _services;

    internal Rig(Func<string, JsonArray, string> answer, Action<SeventeenTrackOptions>? configure = null)
        : this((path, items) => Json(answer(path, items)), configure)
    {
    }

    internal Rig(Func<string, JsonArray, HttpResponseMessage> answer, Action<SeventeenTrackOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        Definition = new ShopDefinition(new("shop"));
        new ShopBuilder(Definition, services).TrackWith17Track(options =>
        {
            options.Key = Key;
            options.PrimaryHandler = new Script(this, answer);
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
    }

    internal ImpatientClock Clock { get; } = new();

    internal ShopDefinition Definition { get; }

    /// <summary>What went over the wire: path, body, key, time.</summary>
    internal List<(string Path, string Body, string? Key, DateTimeOffset At)> Calls { get; } = [];

    internal IEnumerable<string> Paths => Calls.Select(static call => call.Path);

    internal ICarrierClient Client => Definition.Carrier!(_services);

    internal ICarrierQuota Quota => _services.GetRequiredKeyedService<ICarrierQuota>("shop");

    internal IEnumerable<string> Errors => Definition.Requirements.SelectMany(require => require(_services));

    /// <summary>A rig whose vendor answers each path with one text.</summary>
    internal static Rig Answering(params (string Path, string Body)[] answers) => new((path, _) => answers.Single(answer => answer.Path == path).Body);

    internal static TrackedParcel Parcel(string number, string carrier = "Unheard Of") => new(new(number), new(carrier));

    internal static HttpResponseMessage Json(string body, int status = 200) => new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    internal static string Answer(IEnumerable<string>? accepted = null, IEnumerable<string>? rejected = null) =>
        $$$"""{"code":0,"data":{"accepted":[{{{string.Join(',', accepted ?? [])}}}],"rejected":[{{{string.Join(',', rejected ?? [])}}}]}}""";

    internal static string Rejected(string number, int code, string carrier = "0") =>
        $$$"""{"number":"{{{number}}}","carrier":{{{carrier}}},"error":{"code":{{{code}}},"message":"about {{{number}}}"}}""";

    internal static string Tracked(string number, string sub = "InTransit_Other", int carrier = 3011, string? tag = null) =>
        Item(number, $$"""{"status":"{{sub.Split('_')[0]}}","sub_status":"{{sub}}"}""", $$"""{"time_iso":"2026-06-06T10:12:00+08:00","description":"x","location":"y","sub_status":"{{sub}}"}""", carrier, tag);

    /// <summary>An accepted item with one carrier's events, newest first.</summary>
    internal static string Item(string number, string status, string events, int carrier = 3011, string? tag = null) =>
        $$$$"""{"number":"{{{{number}}}}","carrier":{{{{carrier}}}},"tag":{{{{(tag is null ? "null" : $"\"{tag}\"")}}}},"track_info":{"latest_status":{{{{status}}}},"latest_event":null,"milestone":[],"tracking":{"providers_hash":1,"providers":[{"provider":{"key":3011},"events":[{{{{events}}}}]}]}}}""";

    internal async Task<IReadOnlyList<ParcelReading>> TrackAsync(params TrackedParcel[] parcels) => await Client.TrackAsync(parcels, CancellationToken.None);

    public void Dispose() => _services.Dispose();

    private sealed class Script(Rig rig, Func<string, JsonArray, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            request.Method.ShouldBe(HttpMethod.Post);
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            var path = request.RequestUri!.AbsolutePath.Split('/')[^1];
            lock (rig.Calls) rig.Calls.Add((path, body, request.Headers.TryGetValues("17token", out var keys) ? keys.Single() : null, rig.Clock.GetUtcNow()));
            return answer(path, JsonNode.Parse(body)!.AsArray());
        }
    }
}
