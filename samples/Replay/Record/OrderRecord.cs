namespace Replay.Record;

/// <summary>All that was read from a folder.</summary>
/// <param name="Orders">The orders in the order of <c>orders.csv</c>.</param>
/// <param name="BadRows">Every row that made no sense, by file and line.</param>
public sealed record OrderRecord(IReadOnlyList<SourceOrder> Orders, IReadOnlyList<BadRow> BadRows);

/// <summary>A row that makes no sense; it is left out and everything else is read.</summary>
/// <param name="File">The file's name without folder.</param>
/// <param name="Line">The line it begins on, the header being line 1.</param>
/// <param name="Reason">Which field, its value and the cure.</param>
public sealed record BadRow(string File, int Line, string Reason);
