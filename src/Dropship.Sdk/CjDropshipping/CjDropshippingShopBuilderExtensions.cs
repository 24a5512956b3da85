using Dropship.CjDropshipping;
using Dropship.Http;
using Dropship.Storage;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Dropship.Hosting;

/// <summary>Adds CJ Dropshipping as a supplier.</summary>
public static class CjDropshippingShopBuilderExtensions
{
    /// <summary>
    /// Buys from CJ Dropshipping. May be called once for each account; the SKU of a line is CJ's variant SKU, unless the shop maps it.
    /// Shops that use one API key share its token and its pace, at the spacing and time-out of the first.
    /// </summary>
    /// <param name="shop">The shop.</param>
    /// <param name="describe">Describes the account; what is wrong is told when the engine starts.</param>
    public static ShopBuilder BuyFromCjDropshipping(this ShopBuilder shop, Action<CjOptions> describe)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(describe);
        var options = new CjOptions();
        describe(options);
        var account = CjTokens.AccountOf(options);
        shop.Require(_ => CjOptionsValidator.Errors(options));
        if (!shop.Services.Any(known => Equals(known.ServiceKey, account))) AddAccount(shop.Services, account, options);
        return shop.BuyFrom(services =>
        {
            var clients = services.GetRequiredService<IHttpClientFactory>();
            var tokens = services.GetRequiredKeyedService<CjTokens>(account);
            return new CjClient(new(Api(clients.Reads(account)), Api(clients.Money(account)), tokens), tokens, options, services.GetRequiredService<TimeProvider>());
        });
    }

    private static void AddAccount(IServiceCollection services, string account, CjOptions options)
    {
        services.AddKeyedSingleton(account, (provider, _) => new Pace(new(1, options.Spacing), provider.GetRequiredService<TimeProvider>()));
        services.AddVendorClients(account, provider => new(options.BaseAddress, provider.GetRequiredKeyedService<Pace>(account), options.Timeout, options.PrimaryHandler));
        services.AddKeyedSingleton(account, (provider, _) => new CjTokens(account, options.ApiKey, Api(provider.GetRequiredService<IHttpClientFactory>().Money(account)), provider.GetRequiredService<ITokenStore>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static ICjApi Api(HttpClient client) => RestService.ForGenerated<ICjApi>(client, RefitSettings.ForJsonContext(CjJson.Default));
}
