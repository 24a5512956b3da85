namespace Dropship.Postgres.Sessions;

/// <summary>
/// By which an order's row is found: its number, and a mark beside it that chance gave. A number alone could be another order's in a database that was
/// restored from a backup; with its mark it is found nowhere else. Neither ever changes.
/// </summary>
internal readonly record struct RowKey(long Number, long Mark)
{
    /// <summary>No row has it.</summary>
    internal static readonly RowKey None = new(0, 0);
}
