using Dropship.CjDropshipping;
using Dropship.Http;
using Dropship.Storage;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Dropship.Hosting;

/// <summary>Adds CJ Dropshipping as a supplier.</summary>
public static class CjDropshippingShopBuilderExtensions
{
    /// <summary>Buys from CJ Dropshipping. May be called once for each account; the SKU of a line is CJ's variant SKU, unless the shop maps it.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="describe">Describes the account; what is wrong is told when the engine starts.</param>
    public static ShopBuilder BuyFromCjDropshipping(this ShopBuilder shop, Action<CjOptions> describe)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(describe);
        var options = new CjOptions();
        describe(options);
        var account = $"{shop.Id} CjDropshipping {options.Name}";
        shop.Require(_ => CjOptionsValidator.Errors(options));
        shop.Services.AddKeyedSingleton(account, (services, _) => new Pace(new(1, options.Spacing), services.GetRequiredService<TimeProvider>()));
        shop.Services.AddVendorClients(account, services => new(options.BaseAddress, services.GetRequiredKeyedService<Pace>(account), options.Timeout, options.PrimaryHandler));
        shop.Services.AddKeyedSingleton(account, (services, _) => new CjTokens(account, options.ApiKey, Api(services.GetRequiredService<IHttpClientFactory>().Money(account)), services.GetRequiredService<ITokenStore>(), services.GetRequiredService<TimeProvider>()));
        return shop.BuyFrom(services =>
        {
            var clients = services.GetRequiredService<IHttpClientFactory>();
            var tokens = services.GetRequiredKeyedService<CjTokens>(account);
            return new CjClient(new(Api(clients.Reads(account)), Api(clients.Money(account)), tokens), tokens, options, services.GetRequiredService<TimeProvider>());
        });
    }

    private static ICjApi Api(HttpClient client) => RestService.ForGenerated<ICjApi>(client, RefitSettings.ForJsonContext(CjJson.Default));
}
