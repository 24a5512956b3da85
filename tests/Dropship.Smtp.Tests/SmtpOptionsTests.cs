using Dropship.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dropship.Smtp.Tests;

/// <summary>What is wrong with the settings is told at start, by key and without the password.</summary>
public sealed class SmtpOptionsTests
{
    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var said = Start((SmtpOptions mail) => (mail.Host, mail.Port, mail.Security, mail.From, mail.ReplyTo, mail.FromName, mail.Password, mail.MessagesPerMinute) = ("no host", 0, SmtpSecurity.None, "orders", "help", "a\nb", "s3cret", 0));
        foreach (var key in (string[])["Host", "Port", "Security", "From", "ReplyTo", "FromName", "Password", "MessagesPerMinute"]) said.ShouldContain($"Dropship:Shops:one:Smtp:{key}: ");
        said.ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("smtp.shop.example", SmtpSecurity.None, true)]
    [InlineData("localhost", SmtpSecurity.None, false)]
    [InlineData("smtp.shop.example", SmtpSecurity.Tls, false)]
    public void Only_on_this_machine_may_mail_go_in_the_clear(string host, SmtpSecurity security, bool wrong) =>
        Start((SmtpOptions mail) => (mail.Host, mail.Security, mail.From) = (host, security, "orders@shop.example")).Contains("Smtp:", StringComparison.Ordinal).ShouldBe(wrong);

    [Fact]
    public void The_settings_of_the_page_are_whole() => Start((ShopBuilder shop) => Described(shop, "secret")).ShouldNotContain("Smtp:");

    private static void Described(ShopBuilder shop, string password)
    {
        shop.TellCustomersByMail(mail =>
        {
            mail.Host = "smtp.shop.example";
            mail.User = "orders";
            mail.Password = password;
            mail.From = "orders@shop.example";
        });
    }

    private static string Start(Action<SmtpOptions> configure) => Start((ShopBuilder shop) => _ = shop.TellCustomersByMail(configure));

    // A shop without its other accounts never starts, so there is always something to read.
    private static string Start(Action<ShopBuilder> describe)
    {
        using var services = new ServiceCollection().AddDropship(dropship => dropship.UseMemory().AddShop("one", describe)).BuildServiceProvider();
        return Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IDropship>()).Message;
    }
}
