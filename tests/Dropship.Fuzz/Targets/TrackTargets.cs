using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Http;
using Dropship.Ports;
using Dropship.SeventeenTrack;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Fuzz;

/// <summary>17TRACK: each answer through the call that reads it, the messages and their signature.</summary>
internal static class TrackTargets
{
    private static readonly TrackingNumber Misjudged = new("YT0000000000000001");
    private static readonly TrackedParcel Parcel = new(new("AA123456785BR"), new("Unheard Of"));

    internal static IReadOnlyList<Target> All { get; } =
    [
        new("track-register", () => Make("register", TrackAsync), 200),
        new("track-info", () => Make("gettrackinfo", TrackAsync), 200),
        new("track-stop", () => Make("stoptrack", async (ICarrierClient client, ICarrierQuota _) => $"{(await ((IStopTracking)client).StopAsync([Parcel], default)).Count} stopped"), 200),
        new("track-quota", () => Make("getquota", async (ICarrierClient _, ICarrierQuota quota) => (await quota.GetQuotaAsync(default)).ToString().Length > 0 ? "read" : ""), 200),
        new("track-list", () => Make("gettracklist", ListAsync), 200),
        new("track-change", () => Make("changecarrier", CorrectAsync), 200),
        new("track-webhook", () => Make("", async (ICarrierClient client, Input input) => Judge.Webhook(await ((IReadWebhooks)client).ReadWebhookAsync(new(new Dictionary<string, string> { ["sign"] = SeventeenTrackWebhooks.Sign(input.Bytes, Secrets.Key) }, input.Bytes), default))), 1_000),
        new("track-sign", () => Make("", SignAsync), 1_000),
    ];

    private static async Task<string> TrackAsync(ICarrierClient client, ICarrierQuota quota)
    {
        var read = await client.TrackAsync([Parcel], default);
        foreach (var one in read)
        {
            if (one.Number != Parcel.Number) throw new UnexpectedException("a parcel nobody asked for");
            Secrets.Clean(one.Trouble);
        }

        return read.Count == 0 ? "nothing" : read[0].Trouble is null ? "read" : "trouble";
    }

    private static async Task<string> ListAsync(ICarrierClient client, ICarrierQuota quota)
    {
        var page = await ((IListTracking)client).ListTrackedAsync(null, default);
        if (page.Next is { } next) await ((IListTracking)client).ListTrackedAsync(next, default);
        return page.Parcels.Count > 0 ? "parcels" : page.Next is null ? "none" : "none of ours";
    }

    // It is followed by a carrier that was judged wrong; whatever is answered to the change, only that parcel may be in trouble.
    private static async Task<string> CorrectAsync(ICarrierClient client, ICarrierQuota quota)
    {
        var read = await client.TrackAsync([new(Misjudged, new("YunExpress")) { Instead = [new("Yanwen")] }], default);
        foreach (var one in read)
        {
            if (one.Number != Misjudged || !one.Scans.IsEmpty) throw new UnexpectedException("a story of a wrong carrier");
            Secrets.Clean(one.Trouble);
        }

        return read.Count == 0 ? "nothing" : "trouble";
    }

    private static async Task<string> SignAsync(ICarrierClient client, Input input)
    {
        var body = "{\"event\":\"TRACKING_STOPPED\",\"data\":{\"number\":\"RR123456789CN\"}}"u8.ToArray();
        var right = SeventeenTrackWebhooks.Sign(body, Secrets.Key);
        var given = Headers.Text(input, right);
        return Judge.Signature(await ((IReadWebhooks)client).ReadWebhookAsync(new(new Dictionary<string, string> { ["sign"] = given }, body), default), given.Trim().Equals(right, StringComparison.OrdinalIgnoreCase));
    }

    private static Probe Make(string route, Func<ICarrierClient, ICarrierQuota, Task<string>> call)
    {
        var (client, quota, wire) = Make(route);
        return async input =>
        {
            wire.Begin(input);
            return await call(client, quota);
        };
    }

    private static Probe Make(string route, Func<ICarrierClient, Input, Task<string>> call)
    {
        var client = Make(route).Client;
        return async input => await call(client, input);
    }

    private static (ICarrierClient Client, ICarrierQuota Quota, ScriptedWire Wire) Make(string route)
    {
        var isMisjudged = route == "changecarrier";
        var wire = new ScriptedWire(request => isMisjudged ? Misread(request) : Answer(request), request => route.Length > 0 && request.RequestUri!.AbsolutePath.EndsWith("/" + route, StringComparison.Ordinal));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ImpatientClock());
        var definition = new ShopDefinition(new("fuzz"));
        new ShopBuilder(definition, services).TrackWith17Track(options => (options.Key, options.PrimaryHandler) = (Secrets.Key, wire));
        var provider = services.BuildServiceProvider();
        return (definition.Carrier!(provider), provider.GetRequiredKeyedService<ICarrierQuota>("fuzz"), wire);
    }

    private static string? Misread(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.Split('/')[^1] switch
    {
        "gettrackinfo" => """{"code":0,"data":{"accepted":[{"number":"YT0000000000000001","carrier":190012,"tag":"dropship:190012","track_info":{"latest_status":{"status":"InTransit","sub_status":"InTransit_Other"}}}],"rejected":[]}}""",
        _ => """{"code":0,"data":{"accepted":[{"number":"YT0000000000000001","carrier":190008}],"rejected":[]}}""",
    };

    private static string? Answer(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.Split('/')[^1] switch
    {
        "register" => """{"code":0,"data":{"accepted":[{"origin":2,"number":"AA123456785BR","carrier":2151,"email":null,"lang":null,"tag":null}],"rejected":[]}}""",
        "gettrackinfo" => """{"code":0,"data":{"accepted":[],"rejected":[{"number":"AA123456785BR","carrier":0,"error":{"code":-18019902,"message":"not registered"}}]}}""",
        _ => null,
    };
}
