using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Sqlite.Journal;

/// <summary>What the store knows of an order beside its journal, at one version.</summary>
/// <param name="Version">How many commits it has.</param>
/// <param name="Newest">The journal row of the last one.</param>
/// <param name="WakeAt">When it is due, in milliseconds.</param>
/// <param name="Deadline">Its nearest deadline, in milliseconds.</param>
/// <param name="Phase">The phase people see.</param>
/// <param name="Parked">Why it is out of the normal run.</param>
/// <param name="Marks">The watermarks.</param>
internal readonly record struct Header(long Version, long Newest, long? WakeAt, long? Deadline, string Phase, string? Parked, byte[] Marks)
{
    internal OrderHeader Of(OrderKey order) => new(order, Version, At(WakeAt), At(Deadline), Phase, Parked);

    internal static Instant? At(long? milliseconds) => milliseconds is { } known ? new Instant(known) : null;
}
