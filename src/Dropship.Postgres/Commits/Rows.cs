using Dropship.Postgres.Journal;
using Dropship.Postgres.Sessions;
using Npgsql;

namespace Dropship.Postgres.Commits;

/// <summary>
/// The rows of a flush and the statements every flush is made of: new orders get an empty row, then every row that still has the expected
/// version and epoch moves on by one and its commit goes into the journal. Version, epoch and gate are judged inside the statement that writes.
/// </summary>
internal sealed class Rows
{
    private readonly Column<int> _places = Columns.Int();
    private readonly Column<string> _shops = Columns.Text();
    private readonly Column<string> _ids = Columns.Text();
    private readonly Column<long> _expected = Columns.Long();
    private readonly Column<long?> _epochs = Columns.LongOrNull();
    private readonly Column<long?> _wakes = Columns.LongOrNull();
    private readonly Column<long?> _deadlines = Columns.LongOrNull();
    private readonly Column<string> _phases = Columns.Text();
    private readonly Column<ReadOnlyMemory<byte>> _marks = Columns.Bytes();
    private readonly Column<long> _checksums = Columns.Long();
    private readonly Column<ReadOnlyMemory<byte>> _events = Columns.Bytes();
    private readonly Column<bool> _spends = Columns.Flag();
    private readonly Column<string> _nameShops = Columns.Text();
    private readonly Column<string> _nameIds = Columns.Text();
    private readonly Column<string> _names = Columns.Text();
    private readonly NpgsqlParameter<long>[] _stamps = [new(), new()];
    private readonly NpgsqlBatchCommand _append;
    private readonly LoneRow _lone = new();

    internal Rows()
    {
        Bear = Columns.Command("""
            INSERT INTO orders (shop, id, version, due_at, phase, marks)
            SELECT i.shop, i.id, 0, i.wake_at, '', '' FROM unnest($1, $2, $3, $4, $5) AS i (shop, id, expected, epoch, wake_at) WHERE i.expected = 0 AND coalesce(i.epoch, 0) = 0
            ON CONFLICT DO NOTHING
            """, _shops.Parameter(), _ids.Parameter(), _expected.Parameter(), _epochs.Parameter(), _wakes.Parameter());
        Pass = Columns.Command("""
            SELECT FROM (SELECT DISTINCT i.shop FROM unnest($1, $2) AS i (shop, spends) WHERE i.spends) AS s
            WHERE pg_advisory_xact_lock_shared('gates'::regclass::oid::int, hashtext(s.shop)) IS NULL
            """, _shops.Parameter(), _spends.Parameter());
        _append = Columns.Command("""
            WITH moved AS (
                UPDATE orders AS o SET version = i.expected + 1, wake_at = i.wake_at, due_at = LEAST(o.due_at, i.wake_at), deadline = i.deadline, phase = i.phase, parked = NULL, marks = i.marks, stamp = $11
                FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $12, $13) AS i (place, shop, id, expected, epoch, wake_at, deadline, phase, marks, checksum, events, spends)
                WHERE o.shop = i.shop AND o.id = i.id AND o.version = i.expected AND (i.epoch IS NULL OR i.epoch = o.epoch)
                    AND NOT (i.spends AND EXISTS (SELECT FROM gates AS g WHERE g.shop = i.shop AND g.state <> 'Open'))
                RETURNING i.place, o.no, o.version, i.checksum, i.events
            ), kept AS (
                INSERT INTO journal (order_no, version, stamp, checksum, events) SELECT no, version, $11, checksum, events FROM moved
            )
            SELECT place FROM moved
            """, _places.Parameter(), _shops.Parameter(), _ids.Parameter(), _expected.Parameter(), _epochs.Parameter(), _wakes.Parameter(), _deadlines.Parameter(),
            _phases.Parameter(), _marks.Parameter(), _checksums.Parameter(), _stamps[0], _events.Parameter(), _spends.Parameter());
        Name = Columns.Command("""
            INSERT INTO names (shop, name, id) SELECT i.shop, i.name, i.id FROM unnest($1, $2, $3) AS i (shop, name, id)
            JOIN orders AS o ON o.shop = i.shop AND o.id = i.id AND o.stamp = $4
            ON CONFLICT DO NOTHING
            """, _nameShops.Parameter(), _names.Parameter(), _nameIds.Parameter(), _stamps[1]);
        Judge = Columns.Command("""
            SELECT i.place, o.version, o.epoch FROM unnest($1, $2, $3) AS i (place, shop, id) JOIN orders AS o ON o.shop = i.shop AND o.id = i.id
            """, _places.Parameter(), _shops.Parameter(), _ids.Parameter());
        Lock = Columns.Command(Judge.CommandText + " FOR NO KEY UPDATE OF o", _places.Parameter(), _shops.Parameter(), _ids.Parameter());
        Unbear = Columns.Command("DELETE FROM orders AS o USING unnest($1, $2) AS i (shop, id) WHERE o.shop = i.shop AND o.id = i.id AND o.version = 0", _shops.Parameter(), _ids.Parameter());
    }

    /// <summary>Gives new orders a row of version 0; it is gone again, or of version 1, when the transaction ends.</summary>
    internal NpgsqlBatchCommand Bear { get; }

    /// <summary>Holds the gates of those that spend as they are until the transaction ends. A statement of its own: the next must see what it waited for.</summary>
    internal NpgsqlBatchCommand Pass { get; }

    /// <summary>Writes those that have the expected version and epoch and find their gate open; gives their places.</summary>
    internal NpgsqlBatchCommand Append => _places.Values.Count == 1 ? _lone.Append : _append;

    /// <summary>Gives the written ones their names.</summary>
    internal NpgsqlBatchCommand Name { get; }

    /// <summary>Reads place, version and epoch.</summary>
    internal NpgsqlBatchCommand Judge { get; }

    /// <summary>The same, and holds the rows until the transaction ends.</summary>
    internal NpgsqlBatchCommand Lock { get; }

    /// <summary>Takes away the row of a new order that was refused.</summary>
    internal NpgsqlBatchCommand Unbear { get; }

    internal bool HasNew { get; private set; }

    internal bool HasNames => _names.Values.Count > 0;

    internal void Fill(Group group, ReadOnlySpan<int> places, long stamp)
    {
        Clear();
        foreach (var known in _stamps) known.TypedValue = stamp;
        foreach (var place in places)
        {
            var commit = group[place];
            var (shop, id) = (OrdinalText.Encode(commit.Order.Shop.Value), OrdinalText.Encode(commit.Order.Id.Value));
            HasNew |= commit.ExpectedVersion == 0;
            _places.Values.Add(place);
            _shops.Values.Add(shop);
            _ids.Values.Add(id);
            _expected.Values.Add(commit.ExpectedVersion);
            _epochs.Values.Add(commit.Epoch);
            _wakes.Values.Add(commit.WakeAt?.Milliseconds);
            _deadlines.Values.Add(commit.Deadline?.Milliseconds);
            _phases.Values.Add(OrdinalText.Encode(commit.Phase));
            _marks.Values.Add(commit.Marks);
            var checksum = Checksum.Of(commit.Order, commit.ExpectedVersion + 1, commit.Events.Span);
            _checksums.Values.Add(checksum);
            if (places.Length == 1) _lone.Fill(commit, shop, id, checksum, stamp);
            _events.Values.Add(commit.Events);
            _spends.Values.Add(commit.Spends);
            for (var i = 0; i < commit.Names.Count; i++)
            {
                _nameShops.Values.Add(shop);
                _nameIds.Values.Add(id);
                _names.Values.Add(OrdinalText.Key(commit.Names[i]));
            }
        }
    }

    /// <summary>Leaves those rows as they are: none has a version below zero.</summary>
    internal void Refuse(Func<int, bool> isRefused)
    {
        for (var row = 0; row < _places.Values.Count; row++)
            if (isRefused(_places.Values[row]))
            {
                _expected.Values[row] = -1;
                _lone.Refuse();
            }
    }

    private void Clear()
    {
        HasNew = false;
        foreach (var texts in new[] { _shops, _ids, _phases, _nameShops, _nameIds, _names }) texts.Values.Clear();
        foreach (var numbers in new[] { _epochs, _wakes, _deadlines }) numbers.Values.Clear();
        foreach (var bytes in new[] { _marks, _events }) bytes.Values.Clear();
        _places.Values.Clear();
        _expected.Values.Clear();
        _checksums.Values.Clear();
        _spends.Values.Clear();
    }
}
