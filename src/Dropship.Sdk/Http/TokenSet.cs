using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dropship.Http;

/// <summary>An account's tokens; secret.</summary>
/// <param name="Access">The access token.</param>
/// <param name="Refresh">The refresh token.</param>
/// <param name="FetchedAt">When they were fetched.</param>
/// <param name="Expires">When the access token ends, by the vendor's own word.</param>
/// <param name="RefreshExpires">When the refresh token ends, or null.</param>
/// <param name="Extra">What else the vendor gave with them and must stay secret, or null.</param>
internal sealed record TokenSet(string Access, string Refresh, DateTimeOffset FetchedAt, DateTimeOffset Expires, DateTimeOffset? RefreshExpires = null, string? Extra = null)
{
    /// <summary>Until when a process has claimed to fetch new ones; null if none has.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>True while the access token may be used.</summary>
    internal bool IsValid(DateTimeOffset now) => Access.Length > 0 && now < Expires;

    /// <summary>True once less than a fifth of its life is left.</summary>
    internal bool IsOld(DateTimeOffset now) => Expires - now < (Expires - FetchedAt) / 5;

    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => $"TokenSet until {Expires:O}";

    internal string Pack() => JsonSerializer.Serialize(this, TokenJson.Default.TokenSet);

    /// <summary>Null for what cannot be read: it is fetched anew.</summary>
    internal static TokenSet? Unpack(string? value)
    {
        try
        {
            return value is null ? null : JsonSerializer.Deserialize(value, TokenJson.Default.TokenSet);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(TokenSet))]
internal sealed partial class TokenJson : JsonSerializerContext;
