using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Wish;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Options: defaults, every error at once, no secret repeated; what SellOnWish sets.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void Defaults_are_the_documented_ones()
    {
        var options = new WishOptions();
        options.Address.ShouldBe(new Uri("https://merchant.wish.com/"));
        new WishOptions { Sandbox = true }.Address.ShouldBe(new Uri("https://sandbox.merchant.wish.com/"));
        (options.ShipFrom, options.Language, options.PageSize, options.Burst, options.CallsPerSecond).ShouldBe(("CN", "en", 500, 10, 5d));
        (options.Overlap, options.PollEvery, options.CarriersFor, options.StartFrom, options.Timeout).ShouldBe((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5), TimeSpan.FromHours(24), TimeSpan.FromDays(30), TimeSpan.FromSeconds(20)));
        WishOptionsValidator.Errors(options).Select(error => error.Split(':')[1]).ShouldBe(["ClientId", "ClientSecret", "RefreshToken"]);
    }

    [Theory]
    [InlineData("https://merchant.wish.com/", true)]
    [InlineData("http://localhost:5005/", true)]
    [InlineData("http://127.0.0.1:5005/base", true)]
    [InlineData("http://merchant.wish.com/", false)]
    [InlineData("ftp://localhost/", false)]
    [InlineData("https://user:word@merchant.wish.com/", false)]
    [InlineData("/api", false)]
    [InlineData("https://merchant.wish.com/?key=word", false)]
    [InlineData("https://merchant.wish.com/#word", false)]
    public void Addresses_are_https_unless_they_are_this_machine(string address, bool isGood) =>
        WishOptionsValidator.Errors(Good(options => options.BaseAddress = new(address, UriKind.RelativeOrAbsolute))).Any().ShouldBe(!isGood);

    [Fact]
    public void Each_option_has_its_limits()
    {
        WishOptionsValidator.Errors(Good()).ShouldBeEmpty();
        foreach (var (key, spoil) in Spoilt) WishOptionsValidator.Errors(Good(spoil)).ShouldHaveSingleItem().ShouldStartWith($"Wish:{key}");
    }

    [Fact]
    public void Every_error_is_told_at_once_without_secrets()
    {
        var services = new ServiceCollection();
        services.AddDropship(dropship => dropship.UseMemory().AddShop("s", shop => shop.SellOnWish(options =>
        {
            foreach (var (_, spoil) in Spoilt) spoil(options);
            options.RefreshToken = "a secret with blanks";
        })));
        using var provider = services.BuildServiceProvider();
        var errors = Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IOptions<DropshipOptions>>().Value).Failures.ToList();
        foreach (var (key, _) in Spoilt) errors.ShouldContain(error => error.StartsWith($"Dropship:Shops:s:Wish:{key}", StringComparison.Ordinal), key);
        errors.ShouldContain(error => error.StartsWith("Dropship:Shops:s:Suppliers", StringComparison.Ordinal));
        foreach (var error in errors) error.ShouldNotContain("secret with");
    }

    [Fact]
    public async Task Selling_on_Wish_publishes_the_first_number_unless_the_user_says_otherwise()
    {
        await using var desk = new WishDesk();
        desk.Policies.Publish.ShouldBe(PublishRule.First);
        (desk.Client.Descriptor.Name, desk.Client.Descriptor.PollEvery).ShouldBe(("Wish", TimeSpan.FromMinutes(5)));
        (desk.Client.Descriptor.Limit.Calls, desk.Client.Descriptor.Limit.Per).ShouldBe((1_000, TimeSpan.FromSeconds(10)));

        var services = new ServiceCollection();
        services.AddDropship(dropship => dropship.UseMemory().AddShop("s", shop => shop.SellOnWish(_ => { }).WithPolicies(policies => policies with { Publish = PublishRule.Last })));
        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<ShopDefinition>().Policies.Publish.ShouldBe(PublishRule.Last);
    }

    [Fact]
    public void Secrets_are_not_printed()
    {
        var options = Good(options => options.PreviousClientSecret = "older");
        foreach (var text in new[] { $"{options}", $"{new WishTokenRequest("id", "secret1", "code1", "authorization_code", "https://shop.example.test/")}", $"{new WishToken("secret1", "secret1", null, null)}", $"{new WishEnvelope("0", Samples.Order().Element())}" })
            foreach (var secret in new[] { options.ClientSecret.Reveal(), "older", options.RefreshToken.Reveal(), "secret1", "code1", "Jane" })
                text.ShouldNotContain(secret);
        $"{WishMapping.Parse(Samples.Order().Element())}".ShouldNotContain("Jane");
        $"{WishMapping.Parse(Samples.Order(order => order.Set("tax_information.customer_identity_number", "00000000191")).Element())}".ShouldNotContain("00000000191");
    }

    private static (string Key, Action<WishOptions> Spoil)[] Spoilt { get; } =
    [
        ("InvoicesEvery", options => options.InvoicesEvery = TimeSpan.FromMinutes(59)),
        ("InvoiceHosts", options => options.InvoiceHosts.Add("https://files.example.test/")),
        ("ClientId", options => options.ClientId = ""),
        ("ClientSecret", options => options.ClientSecret = "a b"),
        ("RefreshToken", options => options.RefreshToken = "\n"),
        ("PreviousClientSecret", options => options.PreviousClientSecret = ""),
        ("BaseAddress", options => options.BaseAddress = new("http://merchant.wish.com/")),
        ("ShipFrom", options => options.ShipFrom = "china"),
        ("Carriers", options => options.Carriers["YunExpress"] = " "),
        ("CarriersFor", options => options.CarriersFor = TimeSpan.Zero),
        ("StartFrom", options => options.StartFrom = TimeSpan.FromDays(366)),
        ("Overlap", options => options.Overlap = TimeSpan.FromSeconds(-1)),
        ("PageSize", options => options.PageSize = 501),
        ("PollEvery", options => options.PollEvery = TimeSpan.FromSeconds(9)),
        ("CallsPerSecond", options => options.CallsPerSecond = double.NaN),
        ("Burst", options => options.Burst = 0),
        ("Timeout", options => options.Timeout = TimeSpan.FromSeconds(61)),
        ("Language", options => options.Language = "en\r\nX: y"),
    ];

    private static WishOptions Good(Action<WishOptions>? change = null)
    {
        var options = new WishOptions { ClientId = "id", ClientSecret = "secret1", RefreshToken = "refresh1" };
        change?.Invoke(options);
        return options;
    }
}
