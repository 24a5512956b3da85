using Dropship.Domain;

namespace Dropship.Engine;

/// <summary>An order in memory: folded, with the version it has in the store and its watermarks.</summary>
internal sealed record Resident(Order Order, long Version, Looked Looked);
