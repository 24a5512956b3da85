using Dropship.Hosting;
using Dropship.Http;
using Dropship.Ports;
using Dropship.SeventeenTrack;
using Dropship.Testing.Wire;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Dropship.Sdk.Tests.Wire;

/// <summary>The money calls of 17TRACK: registering costs quota, what is stopped can be tracked again once only, and a carrier can be changed five times. All are batches: all parcels of a call are one request.</summary>
internal static class SeventeenTrackMoneyCalls
{
    private const string One = "YT1234567890";
    private const string Two = "YT1234567891";

    /// <summary>The parcels of a call; the vendor knows none of them.</summary>
    internal static readonly TrackedParcel[] Parcels = [Rig.Parcel(One, "YunExpress"), Rig.Parcel(Two, "YunExpress")];

    internal static IEnumerable<MoneyCall> All =>
    [
        Call("RegisterAsync", "/register", static async shop => (await shop.Carrier.TrackAsync(Parcels, default)).Count == 0),
        Call("RetrackAsync", "/retrack", static async shop => (await shop.Carrier.TrackAsync(Parcels, default)).All(static reading => reading.Trouble is null), Stopped),
        Call("ChangeCarrierAsync", "/changecarrier", static async shop => (await CallsOf(shop).ChangeCarrierAsync(Corrected, [190012, 190012], default)).All(static result => result is ItemResult.Accepted)),
        Call("ChangeInfoAsync", "/changeinfo", static async shop => (await CallsOf(shop).RetagAsync(Corrected, default)).All(static result => result is ItemResult.Accepted)),
        Call("StopTrackAsync", "/stoptrack", static async shop => (await ((IStopTracking)shop.Carrier).StopAsync(Parcels, default)).Count == Parcels.Length),
    ];

    /// <summary>What the vendor answers to a reading of parcels that it does not know.</summary>
    internal static string Unregistered(params IEnumerable<TrackedParcel> parcels) => Rig.Answer(null, parcels.Select(static parcel => Rig.Rejected(parcel.Number.Value, -18019902)));

    // Both were silent for so long that the vendor looks no more.
    private static string Stopped { get; } = Rig.Answer(Parcels.Select(static parcel => Rig.Tracked(parcel.Number.Value, "Expired_Other", 190008)));

    // Both are followed by a carrier that was judged wrong. The client makes the two calls one after the other: here each stands alone.
    private static Asked[] Corrected { get; } = [new(One, 190008), new(Two, 190008)];

    private static SeventeenTrackCalls CallsOf(MoneyShop shop)
    {
        var (clients, settings) = (shop.Services.GetRequiredService<IHttpClientFactory>(), RefitSettings.ForJsonContext(SeventeenTrackJson.Default));
        return new(RestService.ForGenerated<ISeventeenTrackApi>(clients.Reads("17track harbour"), settings), RestService.ForGenerated<ISeventeenTrackApi>(clients.Money("17track harbour"), settings), Rig.Key);
    }

    internal static string Accepted(params IEnumerable<TrackedParcel> parcels) => Rig.Answer(parcels.Select(static parcel => $$"""{"origin":2,"number":"{{parcel.Number}}","carrier":190008}"""));

    internal static string Join(ShopBuilder shop, Uri address)
    {
        shop.TrackWith17Track(track => (track.Key, track.BaseAddress, track.CallsPerSecond, track.Timeout) = (Rig.Key, address, 100, WireRun.Timeout));
        return "17track harbour";
    }

    private static MoneyCall Call(string name, string path, Func<MoneyShop, Task<bool>> isDone, string? read = null) => new($"ISeventeenTrackApi.{name}", "POST", path)
    {
        Join = Join,
        Make = shop => MoneyCall.TellAsync(() => isDone(shop)),
        Good = static _ => Accepted(Parcels),
        Nothing = Rig.Answer(),
        Another = Accepted(Rig.Parcel("YT9999999999")),
        Contradiction = static answer => RawAnswer.Json(200, answer.Replace("\"code\":0", "\"code\":-18010003", StringComparison.Ordinal)),
        Reads = asked => asked == "/gettrackinfo" ? read ?? Unregistered(Parcels) : null,
        Tokens = static _ => null,
    };
}
