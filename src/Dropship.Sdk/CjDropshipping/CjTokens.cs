using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dropship.Http;
using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.CjDropshipping;

/// <summary>
/// An account's tokens: refreshed while the refresh token lives, fetched with the API key at most once in five
/// minutes. The <c>openId</c> that comes with them is the webhook key and is kept beside them, secret.
/// </summary>
internal sealed class CjTokens : IDisposable
{
    /// <summary>CJ takes the API key once in this time.</summary>
    internal static readonly TimeSpan KeyRest = TimeSpan.FromMinutes(5);

    private const int RefreshDead = 1600003;
    private readonly TokenKeeper _keeper;
    private readonly ICjApi _api;
    private readonly Secret _apiKey;
    private readonly TimeProvider _clock;
    private DateTimeOffset? _keyUsedAt;

    internal CjTokens(string account, Secret apiKey, ICjApi money, ITokenStore store, TimeProvider clock)
    {
        (_api, _apiKey, _clock) = (money, apiKey, clock);
        _keeper = new(CjAnswer.Vendor, account, store, clock, FetchAsync);
    }

    /// <summary>The name of the account an API key belongs to: the same in every shop and process, without being the key.</summary>
    internal static string AccountOf(CjOptions options) =>
        $"CjDropshipping {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{options.ApiKey.Reveal()}\n{options.BaseAddress}")).AsSpan(0, 8))}";

    internal ValueTask<TokenSet> GetAsync(CancellationToken cancellation) => _keeper.GetAsync(cancellation);

    internal ValueTask<TokenSet> RefusedAsync(TokenSet refused, CancellationToken cancellation) => _keeper.RefusedAsync(refused, cancellation);

    /// <summary>The key by which webhooks are signed; null if no token was fetched yet.</summary>
    internal async ValueTask<Secret?> FindWebhookKeyAsync(CancellationToken cancellation) =>
        Split((await _keeper.PeekAsync(cancellation).ConfigureAwait(false))?.Extra).OpenId is { Length: > 0 } openId ? openId : null;

    public void Dispose() => _keeper.Dispose();

    private async Task<TokenSet> FetchAsync(TokenSet? kept)
    {
        var now = _clock.GetUtcNow();
        if (kept is { Refresh.Length: > 0 } && !(kept.RefreshExpires <= now))
        {
            var refreshed = await SendAsync(left => _api.RefreshAccessToken(new(kept.Refresh), left)).ConfigureAwait(false);
            if (refreshed.IsGood) return Map(refreshed, kept);
            if (!refreshed.IsRefused || refreshed.Code != RefreshDead) throw refreshed.Fault();
        }

        var (usedAt, _) = Split(kept?.Extra);
        if (Later(_keyUsedAt, usedAt) + KeyRest - now is { } wait && wait > TimeSpan.Zero)
            throw new ProviderException(ProviderFault.Throttled, CjAnswer.Vendor, "the API key was used less than five minutes ago", wait);
        _keyUsedAt = now;
        var fetched = await SendAsync(left => _api.GetAccessToken(new(_apiKey.Reveal()), left)).ConfigureAwait(false);
        return fetched.IsGood ? Map(fetched, kept) : throw fetched.Fault();
    }

    private static async Task<CjAnswer> SendAsync(Func<CancellationToken, Task<HttpResponseMessage>> call) =>
        new(await VendorHttp.SendAsync(call, CjJson.Default.CjEnvelope, CancellationToken.None).ConfigureAwait(false));

    // A refresh answers without openId: the one of the key's own answer stays.
    private TokenSet Map(CjAnswer answer, TokenSet? kept)
    {
        var now = _clock.GetUtcNow();
        if (answer.Require(CjJson.Default.CjTokenWire) is not { AccessToken.Length: > 0, AccessTokenExpiryDate: { } expires } token) throw answer.Malformed("the answer names no token");
        if (expires <= now) throw answer.Malformed("the token that was given has ended already");
        var (usedAt, openId) = Split(kept?.Extra);
        return new(token.AccessToken, token.RefreshToken ?? "", now, expires, token.RefreshTokenExpiryDate, Join(Later(_keyUsedAt, usedAt), token.OpenId ?? openId));
    }

    // Another process that shares the store may have used the key since.
    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    private static string Join(DateTimeOffset? usedAt, string? openId) => $"{usedAt?.ToUnixTimeMilliseconds() ?? 0} {openId}";

    private static (DateTimeOffset? UsedAt, string? OpenId) Split(string? extra) =>
        extra?.Split(' ', 2) is [var time, var openId] && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 0
            ? (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), openId)
            : (null, extra?.Split(' ', 2) is [_, var key] ? key : null);
}
