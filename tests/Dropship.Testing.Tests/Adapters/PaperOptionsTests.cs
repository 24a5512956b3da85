using Dropship.Hosting;
using Dropship.Testing.Tests.Adapters.Paper;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Testing.Tests.Adapters;

/// <summary>What the page says of options holds for the adapter it shows.</summary>
public sealed class PaperOptionsTests
{
    [Fact]
    public void All_errors_are_told_at_once_without_the_key()
    {
        var services = new ServiceCollection();
        var shop = new ShopDefinition(new("harbour"));
        new ShopBuilder(shop, services).SellOnPaper(paper => paper.BaseAddress = new("http://elsewhere.invalid/"));
        shop.Requirements.SelectMany(requirement => requirement(services.BuildServiceProvider())).ShouldBe(["Paper:Key: is missing; take it from the account's page.", "Paper:BaseAddress: http is not https."]);
        new PaperOptions { Key = "secret" }.ToString().ShouldBe("PaperOptions for paper.invalid");
    }

    [Fact]
    public void An_account_that_is_right_becomes_a_client()
    {
        var services = new ServiceCollection();
        var shop = new ShopDefinition(new("harbour"));
        new ShopBuilder(shop, services).SellOnPaper(paper => (paper.Key, paper.BaseAddress) = ("k", new("http://127.0.0.1:8080/")));
        shop.Requirements.SelectMany(requirement => requirement(services.BuildServiceProvider())).ShouldBeEmpty();
        shop.Marketplace!(services.BuildServiceProvider()).Descriptor.Name.ShouldBe("Paper");
    }
}
