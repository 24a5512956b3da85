using Dropship.CjDropshipping;
using Dropship.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Settings: every error at once, by key, without secret values.</summary>
public sealed class CjOptionsTests
{
    private const string Prefix = "CjDropshipping:";

    [Fact]
    public void The_defaults_need_only_a_key() => Errors(options => options.ApiKey = "key").ShouldBeEmpty();

    [Fact]
    public void Every_error_is_told_at_once_without_secrets()
    {
        var errors = Errors(options =>
        {
            (options.ApiKey, options.Name, options.BaseAddress, options.FromCountry) = (new string('s', 201), " cj", new("http://cj.example/api"), "China");
            (options.Spacing, options.Timeout, options.PricesFor, options.QuotesFor) = (TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromDays(2), TimeSpan.Zero);
            (options.MaxTransitDays, options.PreferredMethods, options.ExcludedMethods) = (0, [""], [" "]);
            (options.DefaultPhone, options.IossNumber, options.ReadBatch) = (new string('5', 21), " ", 101);
        });
        errors.Select(error => error[..error.IndexOf(": ", StringComparison.Ordinal)]).ShouldBe(
            ((string[])["ApiKey", "Name", "BaseAddress", "FromCountry", "Spacing", "Timeout", "PricesFor", "QuotesFor", "MaxTransitDays", "PreferredMethods", "ExcludedMethods", "DefaultPhone", "IossNumber", "ReadBatch"]).Select(key => Prefix + key), ignoreOrder: true);
        errors.ShouldAllBe(error => !error.Contains("sss") && !error.Contains("555"));
    }

    [Theory]
    [InlineData("https://developers.cjdropshipping.com/api2.0/v1", true)]
    [InlineData("http://127.0.0.1:5000/api2.0/v1", true)]
    [InlineData("http://localhost/api2.0/v1", true)]
    [InlineData("http://developers.cjdropshipping.com/api2.0/v1", false)]
    [InlineData("ftp://127.0.0.1", false)]
    [InlineData("api2.0", false)]
    [InlineData("https://developers.cjdropshipping.com/?key=word", false)]
    [InlineData("https://developers.cjdropshipping.com/#word", false)]
    [InlineData("https://user:word@developers.cjdropshipping.com", false)]
    public void The_address_is_https_outside_the_own_machine(string address, bool isFine) =>
        Errors(options => (options.ApiKey, options.BaseAddress) = ("key", new(address, UriKind.RelativeOrAbsolute))).Count.ShouldBe(isFine ? 0 : 1);

    [Theory]
    [InlineData("token-1", true)]
    [InlineData(null, true)]
    [InlineData("", false)]
    [InlineData("a secret", false)]
    [InlineData("secret\r\nX: y", false)]
    [InlineData("sécret", false)]
    public void A_platform_token_fits_into_a_header(string? token, bool isFine)
    {
        var errors = Errors(options => (options.ApiKey, options.PlatformToken) = ("key", token));
        errors.Count.ShouldBe(isFine ? 0 : 1);
        errors.ShouldAllBe(static error => !error.Contains("cret"));
    }

    [Fact]
    public void The_shop_tells_them_when_it_starts()
    {
        using var services = new ServiceCollection().AddDropship(dropship => dropship.UseMemory().AddShop("harbour", shop => shop.BuyFromCjDropshipping(_ => { }))).BuildServiceProvider();
        Should.Throw<OptionsValidationException>(services.GetRequiredService<IDropship>).Failures.ShouldContain(failure => failure.StartsWith("Dropship:Shops:harbour:CjDropshipping:ApiKey: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_accounts_have_two_names()
    {
        using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddDropship(dropship => dropship.UseMemory().AddShop("harbour", shop => shop
            .BuyFromCjDropshipping(cj => cj.ApiKey = "one").BuyFromCjDropshipping(cj => (cj.ApiKey, cj.Name, cj.UsePayBalanceV1) = ("two", "cj-two", true)))).BuildServiceProvider();
        services.GetServices<ShopDefinition>().Single().Suppliers.Select(make => make(services).Descriptor).Select(descriptor => (descriptor.Supplier.Value, descriptor.Terms.Steps.Count)).ShouldBe([("cj", 5), ("cj-two", 3)]);
    }

    private static List<string> Errors(Action<CjOptions> describe)
    {
        var options = new CjOptions();
        describe(options);
        return [.. CjOptionsValidator.Errors(options)];
    }
}
