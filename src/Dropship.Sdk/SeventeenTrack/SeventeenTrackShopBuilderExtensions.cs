using System.Collections.Frozen;
using Dropship.Http;
using Dropship.Ports;
using Dropship.SeventeenTrack;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Refit;

namespace Dropship.Hosting;

/// <summary>Adds 17TRACK to a shop.</summary>
public static class SeventeenTrackShopBuilderExtensions
{
    /// <summary>
    /// Follows the shop's parcels at 17TRACK (Tracking API v2.4). What is left of the account's quota can be asked of the <see cref="ICarrierQuota"/> that is
    /// registered under the shop's name.
    /// </summary>
    /// <param name="shop">The shop.</param>
    /// <param name="configure">Sets the account's key and what differs from the defaults; looked at when the shop starts, all errors at once.</param>
    public static ShopBuilder TrackWith17Track(this ShopBuilder shop, Action<SeventeenTrackOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SeventeenTrackOptions();
        configure(options);
        var (services, account) = (shop.Services, $"17track {shop.Id}");
        if (services.Any(service => service.ServiceType == typeof(SeventeenTrackClient) && Equals(service.ServiceKey, shop.Id.Value)))
            return shop.Require(static _ => ["17Track: the account was added twice; call TrackWith17Track once for a shop."]);

        services.TryAddSingleton<SeventeenTrackPaces>();
        services.AddVendorClients(account, provider => new(options.BaseAddress, provider.GetRequiredService<SeventeenTrackPaces>().Of(options), options.Timeout, options.PrimaryHandler));
        services.AddKeyedSingleton(shop.Id.Value, (provider, _) => Make(provider.GetRequiredService<IHttpClientFactory>(), account, options));
        services.AddKeyedSingleton<ICarrierQuota>(shop.Id.Value, static (provider, key) => provider.GetRequiredKeyedService<SeventeenTrackClient>(key));
        return shop.Require(_ => Errors(options)).TrackWith(provider => provider.GetRequiredKeyedService<SeventeenTrackClient>(shop.Id.Value));
    }

    private static IEnumerable<string> Errors(SeventeenTrackOptions options)
    {
        foreach (var failure in new SeventeenTrackOptionsValidator().Validate(options).Errors) yield return $"17Track:{failure.PropertyName}: {failure.ErrorMessage}";
    }

    private static SeventeenTrackClient Make(IHttpClientFactory clients, string account, SeventeenTrackOptions options)
    {
        var settings = RefitSettings.ForJsonContext(SeventeenTrackJson.Default);
        var (reads, money) = (RestService.ForGenerated<ISeventeenTrackApi>(clients.Reads(account), settings), RestService.ForGenerated<ISeventeenTrackApi>(clients.Money(account), settings));
        Secret[] keys = options.PreviousKey is { } previous ? [options.Key, previous] : [options.Key];
        var carriers = options.Carriers.DistinctBy(static pair => pair.Key.Trim(), StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(static pair => pair.Key.Trim(), static pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        return new(new(reads, money, options.Key), new(keys, [.. options.SignatureHeaders]), carriers, options.CallsPerSecond);
    }
}
