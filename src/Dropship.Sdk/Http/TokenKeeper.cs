using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Http;

/// <summary>
/// Keeps an account's tokens fresh: one refresh at a time, in this process and among all that share the store, because a refresh
/// may revoke the tokens before it. A claim in the store says who fetches; one that a crash has left ends by itself.
/// </summary>
/// <param name="vendor">The vendor, for people.</param>
/// <param name="account">The account's name, unique among all shops.</param>
/// <param name="store">Where tokens are kept.</param>
/// <param name="clock">The time.</param>
/// <param name="fetch">Fetches tokens with the help of the last ones, or without any; throws <see cref="ProviderException"/>. Not cancelled by who waits: a refresh token is often good for one use.</param>
internal sealed class TokenKeeper(string vendor, string account, ITokenStore store, TimeProvider clock, Func<TokenSet?, Task<TokenSet>> fetch) : IDisposable
{
    private const int MostRounds = 100;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EarlyRest = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _one = new(1, 1);
    private TokenSet? _known;
    private TokenSet? _unsaved;
    private long _notEarlyBefore;   // ticks: a refresh that was only early and failed is not tried with each call

    /// <summary>Tokens that are valid now.</summary>
    /// <param name="cancellation">Gives up waiting; a refresh under way goes on.</param>
    internal async ValueTask<TokenSet> GetAsync(CancellationToken cancellation)
    {
        var (known, now) = (Volatile.Read(ref _known), clock.GetUtcNow());
        return known is not null && known.IsValid(now) && !IsToBeRenewed(known, now) ? known : await RenewAsync(null).WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Other tokens than the ones the vendor has refused; what another process has fetched since is taken.</summary>
    /// <param name="refused">The refused ones.</param>
    /// <param name="cancellation">Gives up waiting; a refresh under way goes on.</param>
    internal async ValueTask<TokenSet> RefusedAsync(TokenSet refused, CancellationToken cancellation) => await RenewAsync(refused).WaitAsync(cancellation).ConfigureAwait(false);

    /// <summary>The tokens as they are kept, valid or not; null if there are none yet. Fetches nothing.</summary>
    /// <param name="cancellation">Gives up.</param>
    internal async ValueTask<TokenSet?> PeekAsync(CancellationToken cancellation) =>
        Volatile.Read(ref _known) ?? TokenSet.Unpack((await store.FindTokenAsync(account, cancellation).ConfigureAwait(false))?.Value);

    public void Dispose() => _one.Dispose();

    private async Task<TokenSet> RenewAsync(TokenSet? refused)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            for (var i = 0; i < MostRounds; i++)
                if (await TryAsync(refused).ConfigureAwait(false) is { } found)
                {
                    Volatile.Write(ref _known, found);
                    return found;
                }

            throw new ProviderException(ProviderFault.Unreachable, vendor, "another process is fetching a token and does not come to an end");
        }
        catch (StoreUnavailableException) when (refused is null && _known is { } known && known.IsValid(clock.GetUtcNow()))
        {
            Volatile.Write(ref _notEarlyBefore, (clock.GetUtcNow() + EarlyRest).UtcTicks);
            return known;
        }
        catch (StoreUnavailableException fault)
        {
            // No token, no call: told like a vendor that is away, so that a write is known not to have been sent.
            throw new ProviderException(ProviderFault.Unreachable, vendor, "the store of the tokens cannot be used", inner: fault);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<TokenSet?> TryAsync(TokenSet? refused)
    {
        var stored = await store.FindTokenAsync(account, CancellationToken.None).ConfigureAwait(false);
        if (_unsaved is { } late)
        {
            await SaveAsync(stored?.Version ?? 0, late).ConfigureAwait(false);
            return null;
        }

        var kept = TokenSet.Unpack(stored?.Value);
        var now = clock.GetUtcNow();
        var usable = kept is not null && kept.IsValid(now) && kept.Access != refused?.Access;
        if (usable && !IsToBeRenewed(kept!, now)) return kept;
        if (kept?.ClaimedUntil > now)
        {
            if (usable) return kept;
            await Task.Delay(LookAgain, clock).ConfigureAwait(false);
            return null;
        }

        var version = stored?.Version ?? 0;
        var claimed = (kept ?? new("", "", now, now)) with { ClaimedUntil = now + Claim };
        if (!await store.SaveTokenAsync(account, version, claimed.Pack(), CancellationToken.None).ConfigureAwait(false)) return null;
        version++;
        TokenSet fetched;
        try
        {
            var fetching = fetch(kept is { Refresh.Length: > 0 } ? kept : null);
            version = await HoldAsync(fetching, claimed, version).ConfigureAwait(false);
            fetched = await fetching.ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            await store.SaveTokenAsync(account, version, (claimed with { ClaimedUntil = null }).Pack(), CancellationToken.None).ConfigureAwait(false);
            if (!usable || fault is not ProviderException { Fault: ProviderFault.Unreachable or ProviderFault.Throttled or ProviderFault.Malformed }) throw;
            Volatile.Write(ref _notEarlyBefore, (clock.GetUtcNow() + EarlyRest).UtcTicks);
            return kept;   // old, not dead
        }

        try
        {
            await SaveAsync(version, fetched).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            // They are good all the same, and saved before anything else once the store is back: the ones it holds are dead.
        }

        return fetched;
    }

    private bool IsToBeRenewed(TokenSet tokens, DateTimeOffset now) => tokens.IsOld(now) && now.UtcTicks >= Volatile.Read(ref _notEarlyBefore);

    // A fetch that takes long keeps its claim: another one beside it would revoke what it brings.
    private async Task<long> HoldAsync(Task fetching, TokenSet claimed, long version)
    {
        while (true)
        {
            await fetching.WaitAsync(Claim / 2, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (fetching.IsCompleted) return version;
            try
            {
                if (await store.SaveTokenAsync(account, version, (claimed with { ClaimedUntil = clock.GetUtcNow() + Claim }).Pack(), CancellationToken.None).ConfigureAwait(false)) version++;
            }
            catch (StoreUnavailableException)
            {
                // Tried again in half a minute.
            }
        }
    }

    // Tokens that were fetched are the only ones that still work: they are kept, whoever wrote in between.
    private async Task SaveAsync(long version, TokenSet fetched)
    {
        _unsaved = fetched;
        while (!await store.SaveTokenAsync(account, version, fetched.Pack(), CancellationToken.None).ConfigureAwait(false))
            version = (await store.FindTokenAsync(account, CancellationToken.None).ConfigureAwait(false))?.Version ?? 0;
        _unsaved = null;
    }
}
