using Dropship.Hosting;

namespace Dropship.Testing.Tests.Adapters.Paper;

// <doc:options>
/// <summary>An account at the paper marketplace.</summary>
public sealed class PaperOptions
{
    /// <summary>The account's key. Secret; needed.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where the API is; https, or http on this machine.</summary>
    public Uri BaseAddress { get; set; } = new("https://paper.invalid/");

    /// <summary>Says nothing of the key.</summary>
    public override string ToString() => $"PaperOptions for {BaseAddress.Host}";

    internal IEnumerable<string> Errors()
    {
        if (Key.Length == 0) yield return "Paper:Key: is missing; take it from the account's page.";
        if (BaseAddress.Scheme != "https" && !BaseAddress.IsLoopback) yield return $"Paper:BaseAddress: {BaseAddress.Scheme} is not https.";
    }
}

/// <summary>Sells on Paper.</summary>
public static class PaperShopBuilderExtensions
{
    /// <summary>The shop's account at the paper marketplace; what is wrong with it is told when the host starts, with everything else that is.</summary>
    public static ShopBuilder SellOnPaper(this ShopBuilder shop, Action<PaperOptions> configure)
    {
        var options = new PaperOptions();
        configure(options);
        return shop.Require(_ => options.Errors()).SellOn(_ => new PaperMarketplaceClient(Connect(options), options.Key));
    }

    // No redirect is followed, and nobody repeats a call behind the adapter's back.
    internal static HttpClient Connect(PaperOptions options) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        BaseAddress = options.BaseAddress,
        Timeout = TimeSpan.FromSeconds(20),
    };
}
// </doc:options>
