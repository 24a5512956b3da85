using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dropship.Http;
using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>
/// Fetches an account's tokens. A refresh revokes the tokens before it, so it goes the way of writes; when nobody knows what became of
/// it, it is made once more with the same refresh token, and refused then means that a person has to authorize the app anew.
/// </summary>
internal sealed class WishTokens(IWishApi money, WishOptions options, WishRate rate, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(25);   // two of them end within the claim of a refresh

    /// <summary>New tokens by the refresh token of the last ones, or by the one of the options if a person has put in another since.</summary>
    internal async Task<TokenSet> FetchAsync(TokenSet? last)
    {
        var given = options.RefreshToken.Reveal();
        var mark = Mark(given);
        var refresh = last is not null && last.Extra == mark ? last.Refresh : given;
        var answer = await AskAsync(refresh).ConfigureAwait(false);
        if (answer.IsLost) answer = await AskAsync(refresh).ConfigureAwait(false);
        if (answer.IsGood) return Read(answer, refresh, mark);
        if (answer is { Code: 0, IsLost: false, IsThrottled: false }) throw answer.Odd("the answer contradicts itself");   // no word that the refresh token is refused
        var fault = answer.Fail();
        throw fault.Fault is ProviderFault.Unauthorized or ProviderFault.Rejected
            ? new ProviderException(ProviderFault.Unauthorized, WishAnswer.Vendor, $"the refresh token is refused, needs re-authorization: authorize the app anew and put the refresh token into the options ({answer.Detail})", inner: fault)
            : fault;
    }

    private async Task<WishAnswer> AskAsync(string refresh)
    {
        using var limit = new CancellationTokenSource(LongestTry, clock);
        Reply<WishEnvelope> reply;
        try
        {
            reply = await VendorHttp.SendAsync(
                cancellation => money.RefreshTokenAsync(options.ClientId, options.ClientSecret.Reveal(), refresh, "refresh_token", options.Language, cancellation), WishJson.Default.WishEnvelope, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            reply = new() { Kind = Sent.Lost, Fault = "no answer in time" };
        }

        return new(reply, WishScope.OAuth, rate.Hear(reply));
    }

    // Dropping an answer that holds a token would lose the only one that works, so all but the token itself has a fallback.
    private TokenSet Read(WishAnswer answer, string refresh, string mark)
    {
        WishToken? token;
        try
        {
            token = answer.Data.Deserialize(WishJson.Default.WishToken);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw answer.Odd("the token does not fit");
        }

        if (string.IsNullOrEmpty(token?.AccessToken)) throw answer.Odd("the answer holds no token");
        var now = clock.GetUtcNow();
        var expires = token.ExpiryTime is { } text && WishTime.Parse(text) is { } told && told > now ? told : now + Life;
        return new(token.AccessToken, string.IsNullOrEmpty(token.RefreshToken) ? refresh : token.RefreshToken, now, expires, Extra: mark);
    }

    // Says which refresh token of the options began the chain, without being it.
    private static string Mark(string refresh) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(refresh)).AsSpan(0, 8));
}
