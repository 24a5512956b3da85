using System.Collections.Frozen;
using Dropship.Domain;

namespace Dropship.Engine;

/// <summary>Names of phases, made once, and the names that events give an order: those a vendor's message or a person may know it by.</summary>
internal static class Names
{
    private static readonly FrozenDictionary<Phase, string> Phases = Enum.GetValues<Phase>().ToFrozenDictionary(static phase => phase, static phase => phase.ToString());

    internal static string Of(Phase phase) => Phases[phase];

    internal static IReadOnlyList<string> GivenBy(IReadOnlyList<Event> events)
    {
        List<string>? names = null;
        for (var i = 0; i < events.Count; i++)
            if (GivenBy(events[i]) is { Length: > 0 } name)
                (names ??= []).Add(name);
        return names ?? (IReadOnlyList<string>)[];
    }

    private static string? GivenBy(Event happened) => happened switch
    {
        Fact.SaleSeen e => e.Checkout,
        Decision.PurchaseIntended e => e.Reference,
        Fact.ParcelSeen e => e.Number.Value,
        _ => null,
    };
}
