namespace Dropship.Storage;

/// <summary>Keeps vendors' access tokens. Refresh tokens are often good for one use, so a save says what it replaces.</summary>
public interface ITokenStore
{
    /// <summary>The token of an account, or null.</summary>
    /// <param name="account">The account's name, unique among all shops.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<StoredToken?> FindTokenAsync(string account, CancellationToken cancellation);

    /// <summary>Saves a token if nobody saved one in between.</summary>
    /// <param name="account">The account's name.</param>
    /// <param name="expectedVersion">The version that was read; 0 if there was none.</param>
    /// <param name="value">The adapter's own text; secret.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False if another was faster: read again.</returns>
    ValueTask<bool> SaveTokenAsync(string account, long expectedVersion, string value, CancellationToken cancellation);
}

/// <summary>A token as it is kept.</summary>
/// <param name="Version">Counts the saves.</param>
/// <param name="Value">The adapter's own text; secret.</param>
public sealed record StoredToken(long Version, string Value)
{
    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => $"StoredToken version {Version}";
}
