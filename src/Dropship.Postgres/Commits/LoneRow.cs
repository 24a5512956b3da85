using Dropship.Postgres.Sessions;
using Dropship.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dropship.Postgres.Commits;

/// <summary>The same statement as <see cref="Rows.Append"/> for a flush of one commit, without arrays: half the work for driver and server.</summary>
internal sealed class LoneRow
{
    private readonly NpgsqlParameter<string> _shop = Text();
    private readonly NpgsqlParameter<string> _id = Text();
    private readonly NpgsqlParameter<long> _expected = new();
    private readonly NpgsqlParameter<long?> _epoch = Number();
    private readonly NpgsqlParameter<long?> _wake = Number();
    private readonly NpgsqlParameter<long?> _deadline = Number();
    private readonly NpgsqlParameter<string> _phase = Text();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _marks = Bytes();
    private readonly NpgsqlParameter<long> _stamp = new();
    private readonly NpgsqlParameter<long> _checksum = new();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _events = Bytes();
    private readonly NpgsqlParameter<bool> _spends = new();

    internal LoneRow() => Append = Columns.Command("""
        WITH moved AS (
            UPDATE orders SET version = $3 + 1, wake_at = $5, due_at = LEAST(due_at, $5), deadline = $6, phase = $7, parked = NULL, marks = $8, stamp = $9
            WHERE shop = $1 AND id = $2 AND version = $3 AND ($4 IS NULL OR epoch = $4)
                AND NOT ($12 AND EXISTS (SELECT FROM gates AS g WHERE g.shop = $1 AND g.state <> 'Open'))
            RETURNING no, version
        )
        INSERT INTO journal (order_no, version, stamp, checksum, events) SELECT no, version, $9, $10, $11 FROM moved RETURNING 0
        """, _shop, _id, _expected, _epoch, _wake, _deadline, _phase, _marks, _stamp, _checksum, _events, _spends);

    /// <summary>Writes it if it has the expected version and epoch and finds its gate open; then gives the place 0.</summary>
    internal NpgsqlBatchCommand Append { get; }

    internal void Fill(OrderCommit commit, string shop, string id, long checksum, long stamp)
    {
        (_shop.TypedValue, _id.TypedValue, _phase.TypedValue) = (shop, id, OrdinalText.Encode(commit.Phase));
        (_expected.TypedValue, _epoch.TypedValue) = (commit.ExpectedVersion, commit.Epoch);
        (_wake.TypedValue, _deadline.TypedValue) = (commit.WakeAt?.Milliseconds, commit.Deadline?.Milliseconds);
        (_marks.TypedValue, _events.TypedValue, _spends.TypedValue) = (commit.Marks, commit.Events, commit.Spends);
        (_checksum.TypedValue, _stamp.TypedValue) = (checksum, stamp);
    }

    /// <summary>Leaves the row as it is: none has a version below zero.</summary>
    internal void Refuse() => _expected.TypedValue = -1;

    private static NpgsqlParameter<string> Text() => new() { NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter<long?> Number() => new() { NpgsqlDbType = NpgsqlDbType.Bigint };

    private static NpgsqlParameter<ReadOnlyMemory<byte>> Bytes() => new() { NpgsqlDbType = NpgsqlDbType.Bytea };
}
