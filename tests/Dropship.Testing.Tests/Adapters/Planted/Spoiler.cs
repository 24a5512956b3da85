using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>Spoils the reads of an adapter: their exceptions, how they listen, how they recover.</summary>
internal sealed class Spoiler
{
    private bool _isHurt;

    /// <summary>What is thrown instead; null to come back with nothing.</summary>
    public Func<ProviderException, Exception?> Make { get; set; } = thrown => thrown;

    public bool IsDeaf { get; set; }

    public bool Sulks { get; set; }

    public async ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> read, T nothing, CancellationToken cancellation)
    {
        if (_isHurt) throw new ProviderException(ProviderFault.Unreachable, "Paper", "");
        try
        {
            return await read(IsDeaf ? default : cancellation);
        }
        catch (ProviderException fault)
        {
            _isHurt = Sulks;
            if (Make(fault) is { } thrown) throw thrown;
            return nothing;
        }
    }

    /// <summary>For every case of reads at least one fault that it catches.</summary>
    public static IEnumerable<Planted<TBroken>> Reads<TBroken>(IReadOnlyList<string> names, Func<TBroken, Spoiler> of, string secret)
    {
        foreach (var fault in Wrong.Faults)
        {
            var name = Wrong.CaseOf(names, "a read", fault);
            yield return new(name, "has no news", broken => of(broken).Make = _ => null);
            yield return new(name, "calls it otherwise", broken => of(broken).Make = thrown => thrown.As(Wrong.Kind(fault)));
            yield return new(name, "throws what it caught", broken => of(broken).Make = _ => new HttpRequestException());
        }

        yield return new("a read hands on how long the vendor asks to wait", "forgets it", broken => of(broken).Make = thrown => new ProviderException(thrown.Fault, "Paper", ""));
        yield return new("a read works again after every fault", "stays broken", broken => of(broken).Sulks = true);
        yield return new("a read tells no secret", "shows its key", broken => of(broken).Make = thrown => new ProviderException(thrown.Fault, "Paper", secret));
        yield return new("a read that is cancelled before it starts throws OperationCanceledException", "does not listen", broken => of(broken).IsDeaf = true);
        yield return new("a read that is cancelled under way ends at once", "does not listen", broken => of(broken).IsDeaf = true);
    }
}
