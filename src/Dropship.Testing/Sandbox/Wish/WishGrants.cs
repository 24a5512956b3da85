using static Dropship.Testing.Sandbox.Wish.WishEvent;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Tokens and authorization codes that were given out.</summary>
internal sealed class WishGrants
{
    private readonly Dictionary<string, DateTimeOffset> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateTimeOffset At, bool Used)> _codes = new(StringComparer.Ordinal);

    /// <summary>How often tokens were given.</summary>
    internal int Given { get; private set; }

    internal int CodesGiven => _codes.Count;

    /// <summary>The one access token that opens the account: giving a new one revokes it.</summary>
    internal string Current { get; private set; } = "";

    /// <summary>The one refresh token that is taken.</summary>
    internal string Refresh { get; private set; } = "";

    /// <summary>When an access token ends; null if it was never given.</summary>
    internal DateTimeOffset? Expiry(string access) => _access.TryGetValue(access, out var expires) ? expires : null;

    internal (DateTimeOffset At, bool Used)? Code(string code) => _codes.TryGetValue(code, out var known) ? known : null;

    internal void Hear(WishEvent happened)
    {
        if (happened is CodeGranted granted) _codes[granted.Code] = (granted.At, false);
        if (happened is not TokensIssued issued) return;
        (Current, Refresh, Given) = (issued.Access, issued.Refresh, Given + 1);
        _access[issued.Access] = issued.Expires;
        if (issued.Code is { } code) _codes[code] = (_codes[code].At, true);
    }
}
