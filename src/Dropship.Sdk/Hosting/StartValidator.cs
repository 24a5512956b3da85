using Dropship.Domain;
using Dropship.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dropship.Hosting;

/// <summary>Looks at everything that was configured and tells every error at once, by key; values are not repeated where they may be secret.</summary>
internal sealed class StartValidator(IServiceProvider services, IServiceProviderIsService registered, IEnumerable<ShopDefinition> shops) : IValidateOptions<DropshipOptions>
{
    public ValidateOptionsResult Validate(string? name, DropshipOptions options)
    {
        List<string> errors = [];
        foreach (var failure in new DropshipOptionsValidator().Validate(options).Errors) errors.Add($"Dropship:{failure.PropertyName}: {failure.ErrorMessage}");
        if (!registered.IsService(typeof(IOrderStore))) errors.Add("Dropship:Store: there is no store; call UseSqlite, UseMemory or UseStore.");
        HashSet<ShopId> names = [];
        foreach (var shop in shops)
        {
            if (!names.Add(shop.Id)) errors.Add($"Dropship:Shops:{shop.Id}: the shop was added twice; each has its own name.");
            else errors.AddRange(shop.Errors(services));
        }

        if (names.Count == 0) errors.Add("Dropship:Shops: there is no shop; call AddShop.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
