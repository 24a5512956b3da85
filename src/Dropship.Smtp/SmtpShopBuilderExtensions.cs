using Dropship.Hosting;
using Dropship.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Smtp;

/// <summary>Lets a shop tell its customers by mail.</summary>
public static class SmtpShopBuilderExtensions
{
    /// <summary>Tells customers by mail what becomes of their orders. Who has no e-mail is told nothing.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="configure">Names the server and the sender; looked at when the shop starts, all errors at once.</param>
    /// <param name="texts">Changes the texts and who is told in which language; null, the default, for <see cref="NoticeTexts.Default"/>.</param>
    public static ShopBuilder TellCustomersByMail(this ShopBuilder shop, Action<SmtpOptions> configure, Func<NoticeTexts, NoticeTexts>? texts = null)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SmtpOptions();
        configure(options);
        return shop.Require(_ => Errors(options)).TellCustomers(provider => new SmtpNotifier(options, provider.GetRequiredService<TimeProvider>()), texts);
    }

    private static IEnumerable<string> Errors(SmtpOptions options)
    {
        foreach (var failure in new SmtpOptionsValidator().Validate(options).Errors) yield return $"Smtp:{failure.PropertyName}: {failure.ErrorMessage}";
    }
}
