using Dropship.ModelCheck.Worlds;

namespace Dropship.ModelCheck.Moves;

/// <summary>One thing that may happen, and the world after it.</summary>
/// <param name="After">The world after it.</param>
/// <param name="Told">What happened, in words; empty while nobody reads it.</param>
/// <param name="Broken">The property it breaks, or null.</param>
internal readonly record struct Step(World After, string Told, string? Broken = null);
