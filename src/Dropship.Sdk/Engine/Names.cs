using System.Collections.Frozen;
using Dropship.Domain;

namespace Dropship.Engine;

/// <summary>Names of phases, made once.</summary>
internal static class Names
{
    private static readonly FrozenDictionary<Phase, string> Phases = Enum.GetValues<Phase>().ToFrozenDictionary(static phase => phase, static phase => phase.ToString());

    internal static string Of(Phase phase) => Phases[phase];
}
