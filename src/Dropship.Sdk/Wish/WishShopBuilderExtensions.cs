using Dropship.Domain;
using Dropship.Http;
using Dropship.Storage;
using Dropship.Wish;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Refit;

namespace Dropship.Hosting;

/// <summary>Sells on Wish.</summary>
public static class WishShopBuilderExtensions
{
    /// <summary>
    /// The shop's account at Wish. Wish takes one tracking number for an order, so the shop's rules become <see cref="PublishRule.First"/>, and orders are complete and paid by <see cref="WishCompletion.Standard"/>;
    /// they may be changed afterwards by <see cref="ShopBuilder.WithPolicies"/>.
    /// </summary>
    /// <param name="shop">The shop.</param>
    /// <param name="configure">Sets the account's options; what is wrong with them is told when the host starts.</param>
    public static ShopBuilder SellOnWish(this ShopBuilder shop, Action<WishOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(configure);
        var account = $"{shop.Id}/Wish";
        shop.Services.AddOptions<WishOptions>(account).Configure(configure);
        shop.Services.AddKeyedSingleton(account, static (services, key) => new WishAccount(OptionsOf(services, (string)key!), services.GetRequiredService<TimeProvider>()));
        shop.Services.AddKeyedSingleton(account, static (services, key) => Make(services, (string)key!));
        shop.Services.AddVendorClients(account, services => services.GetRequiredKeyedService<WishAccount>(account).Endpoint);
        shop.Services.AddVendorFiles(account, services => services.GetRequiredKeyedService<WishAccount>(account).Endpoint with { MoreHosts = [.. OptionsOf(services, account).InvoiceHosts] });
        return shop
            .Require(services => WishOptionsValidator.Errors(OptionsOf(services, account)))
            .WithPolicies(static policies => policies with { Publish = PublishRule.First, Completion = policies.Completion.IsEmpty ? [WishCompletion.Standard] : policies.Completion })
            .PayoutsByDefaultFrom(services => OptionsOf(services, account).ReadPayouts ? services.GetRequiredKeyedService<WishClient>(account) : null)
            .RatingsFrom(services => OptionsOf(services, account).ReadRatings ? services.GetRequiredKeyedService<WishClient>(account) : null)
            .SellOn(services => services.GetRequiredKeyedService<WishClient>(account));
    }

    private static WishOptions OptionsOf(IServiceProvider services, string account) => services.GetRequiredService<IOptionsMonitor<WishOptions>>().Get(account);

    private static WishClient Make(IServiceProvider services, string account)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var logger = services.GetService<ILoggerFactory>()?.CreateLogger("Dropship.Wish") ?? NullLogger.Instance;
        var options = OptionsOf(services, account);
        var factory = services.GetRequiredService<IHttpClientFactory>();
        var settings = RefitSettings.ForJsonContext(WishJson.Default);
        var (reads, money) = (RestService.ForGenerated<IWishApi>(factory.Reads(account), settings), RestService.ForGenerated<IWishApi>(factory.Money(account), settings));

        var rate = new WishRate(clock);
        var keeper = new TokenKeeper(WishAnswer.Vendor, account, services.GetRequiredService<ITokenStore>(), clock, new WishTokens(money, options, rate, clock).FetchAsync);
        var calls = new WishCalls(reads, money, keeper, rate, options.Language);
        var orders = new WishOrders(calls);
        return new(orders, new(calls, orders, new(calls, options, clock), options), new(calls, orders), new(calls, options, clock, logger), new(calls, new(factory.Files(account), options), options, clock, logger), new(options), options, clock, logger);
    }
}

/// <summary>What the calls of an account share.</summary>
internal sealed class WishAccount(WishOptions options, TimeProvider clock)
{
    internal VendorEndpoint Endpoint { get; } = new(options.Address, new(new(options.Burst, TimeSpan.FromSeconds(options.Burst / options.CallsPerSecond)), clock), options.Timeout, options.PrimaryHandler);
}
