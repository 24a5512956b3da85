namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Gives tokens and judges the ones that come with calls.</summary>
internal sealed class WishTokens(WishJournal journal, WishSandboxOptions options, WishIds ids, WishReplies replies)
{
    private const string Scheme = "Bearer ";

    private static readonly IReadOnlyList<string> Scopes =
    [
        "orders:read", "orders:write", "products:read", "products:write", "tickets:read", "tickets:write", "penalties:read", "ratings:read", "payments:read", "webhook:read", "webhook:write", "merchant:read",
    ];

    private WishGrants Grants => journal.Account.Grants;

    /// <summary>The refresh token of a new account.</summary>
    internal string FirstRefreshToken => ids.Token("refresh", 0);

    /// <summary>Gives a new account its first tokens.</summary>
    internal void Begin()
    {
        if (Grants.Given == 0) Give(null);
    }

    /// <summary>What the merchant's consent in the browser gives the app.</summary>
    internal string Consent()
    {
        var code = ids.Token("code", Grants.CodesGiven);
        journal.Record(new WishEvent.CodeGranted(journal.Now, code));
        return code;
    }

    internal SandboxAnswer Redeem(SandboxRequest request)
    {
        var sent = request.Method == "GET"
            ? new(request.Value("client_id"), request.Value("client_secret"), request.Value("code"), request.Value("grant_type"), request.Value("redirect_uri"))
            : WishBody.Read(request, WishJson.Default.WishTokenSent);
        if (sent is not { ClientId: not null, ClientSecret: not null, Code: { } code, GrantType: "authorization_code", RedirectUri: not null })
            return replies.Error(WishReplies.BadParameter, "A parameter is missing or wrong.");
        if (!IsOurs(sent.ClientId, sent.ClientSecret) || sent.RedirectUri != options.RedirectUri) return replies.Error(WishReplies.WrongClient, "client_id, client_secret or redirect_uri is wrong.");
        return Grants.Code(code) switch
        {
            null => replies.Error(WishReplies.WrongCode, "The authorization code is wrong."),
            { Used: true } => replies.Error(WishReplies.CodeUsed, "The authorization code has been redeemed."),
            { At: var at } when journal.Now > at + options.CodeLife => replies.Error(WishReplies.CodeExpired, "The authorization code has expired."),
            _ => Give(code),
        };
    }

    internal SandboxAnswer Refresh(SandboxRequest request)
    {
        var (id, secret, refresh) = (request.Value("client_id"), request.Value("client_secret"), request.Value("refresh_token"));
        if (id is null || secret is null || refresh is null || request.Value("grant_type") != "refresh_token") return replies.Error(WishReplies.BadParameter, "A parameter is missing or wrong.");
        if (!IsOurs(id, secret)) return replies.Error(WishReplies.WrongClient, "client_id or client_secret is wrong.");
        return refresh == Grants.Refresh ? Give(null) : replies.Error(WishReplies.Unauthorized, "The refresh token is not valid.");
    }

    internal SandboxAnswer Test() => WishReplies.Data(json =>
    {
        json.WriteStartObject();
        json.WriteString("merchant_id", ids.MerchantId);
        json.WriteEndObject();
    });

    /// <summary>The refusal of a call whose token does not open the account; null if it does.</summary>
    internal SandboxAnswer? Refusal(SandboxRequest request)
    {
        if (request.Header("Authorization") is not { } header || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length == Scheme.Length)
            return replies.Error(WishReplies.NoToken, "Missing access token in authorization header", 401);
        var token = header[Scheme.Length..];
        return Grants.Expiry(token) switch
        {
            null => replies.Error(WishReplies.Unauthorized, "Unauthorized access."),
            _ when token != Grants.Current => replies.Error(WishReplies.TokenRevoked, "This access token has been revoked"),
            { } expires when expires <= journal.Now => replies.Error(WishReplies.TokenExpired, "This access token has expired"),
            _ => null,
        };
    }

    private bool IsOurs(string id, string secret) => id == options.ClientId && secret == options.ClientSecret;

    private SandboxAnswer Give(string? code)
    {
        var at = journal.Now;
        var refresh = code is null && Grants.Given > 0 && !options.RotateRefreshToken ? Grants.Refresh : ids.Token("refresh", Grants.Given);
        WishEvent.TokensIssued issued = new(at, ids.Token("access", Grants.Given), refresh, at + options.AccessTokenLife, code);
        journal.Record(issued);
        return WishReplies.Data(json =>
        {
            json.WriteStartObject();
            json.WriteString("access_token", issued.Access);
            json.WriteString("refresh_token", issued.Refresh);
            json.WriteString("expiry_time", WishTimes.Full(issued.Expires));
            json.WriteString("merchant_id", ids.MerchantId);
            WishOrderJson.List(json, "scopes", Scopes, (writer, scope) => writer.WriteStringValue(scope), full: true);
            json.WriteEndObject();
        });
    }
}
