using Dropship.Domain;
using Dropship.Http;
using Dropship.Notices;
using Dropship.Ports;
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
    /// The shop's account at Wish. Wish takes one tracking number for an order, so the shop's rules become <see cref="PublishRule.First"/>, orders are complete and paid by <see cref="WishCompletion.Standard"/>, and
    /// penalties are disputed within 3 business days (Monday to Friday, UTC: the end of the day comes earlier there than at Wish). All may be changed afterwards by <see cref="ShopBuilder.WithPolicies"/>.
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
        shop.Services.AddKeyedSingleton(account, static (services, key) => Calls(services, (string)key!));
        shop.Services.AddKeyedSingleton(account, static (services, key) => Make(services, (string)key!));
        shop.Services.AddVendorClients(account, services => services.GetRequiredKeyedService<WishAccount>(account).Endpoint);
        shop.Services.AddVendorFiles(account, services => services.GetRequiredKeyedService<WishAccount>(account).Endpoint with { MoreHosts = [.. OptionsOf(services, account).InvoiceHosts] });
        return shop
            .Require(services => WishOptionsValidator.Errors(OptionsOf(services, account)))
            .Require(services => OptionsOf(services, account).ControlIntake && !shop.HasSkus ? ["Wish:ControlIntake: only what the shop's map of SKUs knows may be taken off the market; call MapSkus, or set it to false."] : [])
            .WithPolicies(static policies => policies with { Publish = PublishRule.First, Completion = policies.Completion.IsEmpty ? [WishCompletion.Standard] : policies.Completion, Deadlines = policies.Deadlines with { PenaltyWindows = [Disputes] } })
            .PayoutsByDefaultFrom(services => OptionsOf(services, account).ReadPayouts ? services.GetRequiredKeyedService<WishClient>(account) : null)
            .PenaltiesFrom(services => OptionsOf(services, account).ReadPenalties ? new WishPenalties(services.GetRequiredKeyedService<WishCalls>(account), OptionsOf(services, account), services.GetRequiredService<TimeProvider>()) : null)
            .IntakeBy((services, skus) => OptionsOf(services, account).ControlIntake && skus is not null ? IntakeOf(services, account, shop.Id, skus) : null)
            .RatingsFrom(services => OptionsOf(services, account).ReadRatings ? services.GetRequiredKeyedService<WishClient>(account) : null)
            .InquiriesFrom(services => OptionsOf(services, account).ReadTickets ? services.GetRequiredKeyedService<WishClient>(account) : null)
            .SellOn(services => services.GetRequiredKeyedService<WishClient>(account));
    }

    /// <summary>
    /// Tells customers something by answering the ticket that they have opened about the order, as far as one waits for the shop: Wish lets a merchant write to buyers nowhere else. A notice
    /// is an answer to Wish, so the ticket does not wait for the shop afterwards. Customers without such a ticket have no way here; name another behind it.
    /// </summary>
    /// <param name="shop">The shop; <see cref="SellOnWish"/> comes first, with <see cref="WishOptions.ReadTickets"/>.</param>
    /// <param name="texts">Changes the texts, see <see cref="ShopBuilder.TellCustomers"/>.</param>
    public static ShopBuilder TellCustomersOnWish(this ShopBuilder shop, Func<NoticeTexts, NoticeTexts>? texts = null)
    {
        ArgumentNullException.ThrowIfNull(shop);
        var account = $"{shop.Id}/Wish";
        return shop
            .Require(services => services.GetKeyedService<WishAccount>(account) is null ? ["Wish: customers are told on Wish, and the shop does not sell there; call SellOnWish first."] : OptionsOf(services, account).ReadTickets ? [] : ["Wish:ReadTickets: is false, so no ticket is known to answer; set it to true."])
            .TellCustomers(services => new WishNotifier(services.GetRequiredKeyedService<WishClient>(account)), texts);
    }

    // Notice of October 2018, repeated 2021-01-25; merchantfaq 360010281594.
    private static PenaltyWindow Disputes { get; } = new(3, new(Zone.Utc, [DayOfWeek.Saturday, DayOfWeek.Sunday], [], TimeSpan.FromDays(1)));

    private static WishOptions OptionsOf(IServiceProvider services, string account) => services.GetRequiredService<IOptionsMonitor<WishOptions>>().Get(account);

    private static ILogger LoggerOf(IServiceProvider services) => services.GetService<ILoggerFactory>()?.CreateLogger("Dropship.Wish") ?? NullLogger.Instance;

    private static WishIntake IntakeOf(IServiceProvider services, string account, ShopId shop, ISkuMap skus) =>
        new(new(services.GetRequiredKeyedService<WishCalls>(account), LoggerOf(services)), new(services.GetRequiredService<ITokenStore>(), $"{account}/intake", WishIntakeJson.Default.WishIntakeBook), new(shop, skus), OptionsOf(services, account), LoggerOf(services));

    private static WishCalls Calls(IServiceProvider services, string account)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var options = OptionsOf(services, account);
        var factory = services.GetRequiredService<IHttpClientFactory>();
        var settings = RefitSettings.ForJsonContext(WishJson.Default);
        var (reads, money) = (RestService.ForGenerated<IWishApi>(factory.Reads(account), settings), RestService.ForGenerated<IWishApi>(factory.Money(account), settings));

        var rate = new WishRate(clock);
        var keeper = new TokenKeeper(WishAnswer.Vendor, account, services.GetRequiredService<ITokenStore>(), clock, new WishTokens(money, options, rate, clock).FetchAsync);
        return new(reads, money, keeper, rate, options.Language);
    }

    private static WishClient Make(IServiceProvider services, string account)
    {
        var (clock, logger, options) = (services.GetRequiredService<TimeProvider>(), LoggerOf(services), OptionsOf(services, account));
        var calls = services.GetRequiredKeyedService<WishCalls>(account);
        var orders = new WishOrders(calls);
        return new(orders, new(calls, orders, new(calls, options, clock), options), new(calls, orders), new(calls, options, clock, logger), new(calls, new(services.GetRequiredService<IHttpClientFactory>().Files(account), options), options, clock, logger), new(calls, options, clock, logger), new(options), options, clock, logger);
    }
}

/// <summary>What the calls of an account share.</summary>
internal sealed class WishAccount(WishOptions options, TimeProvider clock)
{
    internal VendorEndpoint Endpoint { get; } = new(options.Address, new(new(options.Burst, TimeSpan.FromSeconds(options.Burst / options.CallsPerSecond)), clock), options.Timeout, options.PrimaryHandler);
}
