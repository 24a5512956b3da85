using System.Collections.Concurrent;
using Dropship.Ports;

namespace Dropship.Engine;

/// <summary>All lanes, made when first needed: one for each account.</summary>
internal sealed class Lanes(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    internal Lane Get(string account, RateLimit limit) => _lanes.GetOrAdd(account, static (name, state) => new Lane(name, state.limit, state.clock), (limit, clock));
}
