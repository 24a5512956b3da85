using System.Runtime.InteropServices;
using Dropship.Postgres.Journal;
using Dropship.Postgres.Sessions;
using Dropship.Storage;
using Npgsql;

namespace Dropship.Postgres.Commits;

/// <summary>
/// The rows of a flush and the statements every flush is made of: new orders get an empty row, then every row that still has the expected
/// version and epoch moves on by one and its commit goes into the journal. Version, epoch and gate are judged inside the statement that writes.
/// </summary>
/// <remarks>
/// The commits go over as one array of numbers, so many a commit, and one run of bytes: what the server unpacks as a column of its own costs it more than it
/// takes to find a number by its place.
/// </remarks>
internal sealed class Rows
{
    // Neither an epoch nor a moment.
    private const string Null = "'-9223372036854775808'::bigint";
    private const long NullNumber = long.MinValue;
    private const string Number = "$2[i.at + 1]", Mark = "$2[i.at + 2]", Expected = "$2[i.at + 3]", Epoch = "$2[i.at + 4]", Wake = $"NULLIF($2[i.at + 5], {Null})", Deadline = $"NULLIF($2[i.at + 6], {Null})";
    private const string Sum = "$2[i.at + 7]", Phase = "$4[$2[i.at + 8]::int]", Spends = "$2[i.at + 9] = 1";
    private const string Marks = "substring($3 FROM $2[i.at + 10]::int + 1 FOR ($2[i.at + 11] - $2[i.at + 10])::int)", Events = "substring($3 FROM $2[i.at + 11]::int + 1 FOR ($2[i.at + 12] - $2[i.at + 11])::int)";
    private const int Numbers = 12;
    private readonly Column<int> _starts = Columns.Int();
    private readonly Column<long> _numbers = Columns.Long();
    private readonly Run _run = new();
    private readonly Column<string> _phases = Columns.Text();
    private readonly Dictionary<string, int> _phasePlaces = [];
    private readonly (Column<long> Numbers, Column<long> Marks, Column<string> Shops, Column<string> Ids, Column<long?> Wakes) _new = (Columns.Long(), Columns.Long(), Columns.Text(), Columns.Text(), Columns.LongOrNull());
    private readonly (Column<long> Numbers, Column<string> Names) _names = (Columns.Long(), Columns.Text());
    private readonly (Column<int> Places, Column<string> Shops, Column<string> Ids, Column<long> Versions) _judged = (Columns.Int(), Columns.Text(), Columns.Text(), Columns.Long());
    private readonly Column<string> _spending = Columns.Text();
    private readonly List<int> _places = [];
    private readonly NpgsqlParameter<long>[] _stamps = [new(), new(), new()];
    private readonly NpgsqlBatchCommand _append;
    private readonly LoneRow _lone = new();

    internal Rows()
    {
        Bear = Columns.Command("""
            INSERT INTO orders (no, mark, shop, id, version, due_at, phase, marks) OVERRIDING SYSTEM VALUE
            SELECT i.no, i.mark, i.shop, i.id, 0, i.wake_at, '', '' FROM unnest($1, $2, $3, $4, $5) AS i (no, mark, shop, id, wake_at)
            ON CONFLICT (shop, id) DO NOTHING
            """, _new.Numbers.Parameter(), _new.Marks.Parameter(), _new.Shops.Parameter(), _new.Ids.Parameter(), _new.Wakes.Parameter());
        Pass = Columns.Command("SELECT FROM unnest($1) AS i (shop) WHERE pg_advisory_xact_lock_shared('gates'::regclass::oid::int, hashtext(i.shop)) IS NULL", _spending.Parameter());
        _append = Columns.Command($"""
            WITH moved AS (
                UPDATE orders AS o SET version = {Expected} + 1, wake_at = {Wake}, due_at = LEAST(o.due_at, {Wake}), deadline = {Deadline}, phase = {Phase}, parked = NULL, marks = {Marks}, stamp = $5
                FROM unnest($1) AS i (at)
                WHERE o.no = {Number} AND o.mark = {Mark} AND o.version = {Expected} AND {Epoch} IN ({Null}, o.epoch)
                    AND NOT ({Spends} AND EXISTS (SELECT FROM gates AS g WHERE g.shop = o.shop AND g.state <> 'Open'))
                RETURNING i.at, o.no, o.version
            )
            INSERT INTO journal (order_no, version, stamp, checksum, events) SELECT i.no, i.version, $5, {Sum}, {Events} FROM moved AS i
            """, _starts.Parameter(), _numbers.Parameter(), _run.Parameter, _phases.Parameter(), _stamps[0]);
        Name = Columns.Command("""
            INSERT INTO names (shop, name, id) SELECT o.shop, i.name, o.id FROM unnest($1, $2) AS i (no, name)
            JOIN orders AS o ON o.no = i.no AND o.stamp = $3
            ON CONFLICT DO NOTHING
            """, _names.Numbers.Parameter(), _names.Names.Parameter(), _stamps[1]);
        Judge = Columns.Command("""
            SELECT i.place, o.version, o.epoch, o.no, o.mark, EXISTS (SELECT FROM journal AS j WHERE j.order_no = o.no AND j.version = i.version AND j.stamp = $5)
            FROM unnest($1, $2, $3, $4) AS i (place, shop, id, version) JOIN orders AS o ON o.shop = i.shop AND o.id = i.id
            """, [.. Judged(), _stamps[2]]);
        Lock = Columns.Command("""
            SELECT i.place, o.version, o.epoch, o.no, o.mark, false
            FROM unnest($1, $2, $3, $4) AS i (place, shop, id, version) JOIN orders AS o ON o.shop = i.shop AND o.id = i.id FOR NO KEY UPDATE OF o
            """, Judged());
        Unbear = Columns.Command("DELETE FROM orders AS o USING unnest($1) AS i (no) WHERE o.no = i.no AND o.version = 0", _new.Numbers.Parameter());
    }

    /// <summary>Gives new orders a row of version 0; it is gone again, or of version 1, when the transaction ends.</summary>
    internal NpgsqlBatchCommand Bear { get; }

    /// <summary>Holds the gates of those that spend as they are until the transaction ends. A statement of its own: the next must see what it waited for.</summary>
    internal NpgsqlBatchCommand Pass { get; }

    /// <summary>Writes those that have the expected version and epoch and find their gate open; it affects as many rows.</summary>
    internal NpgsqlBatchCommand Append => _places.Count == 1 ? _lone.Append : _append;

    /// <summary>Gives the written ones their names.</summary>
    internal NpgsqlBatchCommand Name { get; }

    /// <summary>Reads place, version, epoch, the row's key and whether this flush has written it.</summary>
    internal NpgsqlBatchCommand Judge { get; }

    /// <summary>The same before anything is written, and holds the rows until the transaction ends.</summary>
    internal NpgsqlBatchCommand Lock { get; }

    /// <summary>Takes away the row of a new order that was refused.</summary>
    internal NpgsqlBatchCommand Unbear { get; }

    internal bool HasNew => _new.Numbers.Values.Count > 0;

    internal bool HasNames => _names.Numbers.Values.Count > 0;

    internal void Fill(Group group, ReadOnlySpan<RowKey> keys, long stamp)
    {
        Clear();
        foreach (var known in _stamps) known.TypedValue = stamp;
        _places.AddRange(group.Sorted());
        CollectionsMarshal.SetCount(_numbers.Values, group.Count * Numbers);
        var numbers = CollectionsMarshal.AsSpan(_numbers.Values);
        foreach (var place in _places)
        {
            var (commit, key) = (group[place], keys[place]);
            var checksum = Checksum.Of(commit.Order, commit.ExpectedVersion + 1, commit.Events.Span);
            if (_places.Count == 1) _lone.Fill(commit, key, checksum, stamp);
            else Put(commit, key, checksum, numbers[(_starts.Values.Count * Numbers)..]);
            if (Numbering.IsNew(commit)) AddNew(commit, key);
            if (commit.Spends) AddSpending(OrdinalText.Encode(commit.Order.Shop.Value));
            for (var i = 0; i < commit.Names.Count; i++)
            {
                _names.Numbers.Values.Add(key.Number);
                _names.Names.Values.Add(OrdinalText.Key(commit.Names[i]));
            }
        }

        _spending.Values.Sort(StringComparer.Ordinal);
    }

    /// <summary>Fills in what <see cref="Judge"/> and <see cref="Lock"/> ask for.</summary>
    internal void FillJudged(Group group)
    {
        foreach (var place in _places)
        {
            _judged.Places.Values.Add(place);
            _judged.Shops.Values.Add(OrdinalText.Encode(group[place].Order.Shop.Value));
            _judged.Ids.Values.Add(OrdinalText.Encode(group[place].Order.Id.Value));
            _judged.Versions.Values.Add(group[place].ExpectedVersion + 1);
        }
    }

    /// <summary>Leaves those rows as they are: none has a version below zero.</summary>
    internal void Refuse(Func<int, bool> isRefused)
    {
        for (var row = 0; row < _places.Count; row++)
        {
            if (!isRefused(_places[row])) continue;
            if (_places.Count == 1) _lone.Refuse();
            else _numbers.Values[(row * Numbers) + 2] = -1;
        }
    }

    private NpgsqlParameter[] Judged() => [_judged.Places.Parameter(), _judged.Shops.Parameter(), _judged.Ids.Parameter(), _judged.Versions.Parameter()];

    private void Put(OrderCommit commit, RowKey key, long checksum, Span<long> numbers)
    {
        (numbers[0], numbers[1], numbers[2], numbers[3]) = (key.Number, key.Mark, commit.ExpectedVersion, commit.Epoch ?? NullNumber);
        (numbers[4], numbers[5], numbers[6]) = (commit.WakeAt?.Milliseconds ?? NullNumber, commit.Deadline?.Milliseconds ?? NullNumber, checksum);
        (numbers[7], numbers[8]) = (PhaseAt(commit.Phase), commit.Spends ? 1 : 0);
        (numbers[9], numbers[10], numbers[11]) = (_run.Length, _run.Add(commit.Marks.Span), _run.Add(commit.Events.Span));
        _starts.Values.Add(_starts.Values.Count * Numbers);
    }

    // Of the same phases there are many.
    private int PhaseAt(string phase)
    {
        if (_phasePlaces.TryGetValue(phase, out var known)) return known;
        _phases.Values.Add(OrdinalText.Encode(phase));
        return _phasePlaces[phase] = _phases.Values.Count;
    }

    private void AddNew(OrderCommit commit, RowKey key)
    {
        _new.Numbers.Values.Add(key.Number);
        _new.Marks.Values.Add(key.Mark);
        _new.Shops.Values.Add(OrdinalText.Encode(commit.Order.Shop.Value));
        _new.Ids.Values.Add(OrdinalText.Encode(commit.Order.Id.Value));
        _new.Wakes.Values.Add(commit.WakeAt?.Milliseconds);
    }

    private void AddSpending(string shop)
    {
        if (!_spending.Values.Contains(shop)) _spending.Values.Add(shop);
    }

    private void Clear()
    {
        foreach (var texts in new[] { _phases, _new.Shops, _new.Ids, _names.Names, _judged.Shops, _judged.Ids, _spending }) texts.Values.Clear();
        foreach (var numbers in new[] { _numbers, _new.Numbers, _new.Marks, _names.Numbers, _judged.Versions }) numbers.Values.Clear();
        foreach (var places in new[] { _starts, _judged.Places }) places.Values.Clear();
        _new.Wakes.Values.Clear();
        _phasePlaces.Clear();
        _places.Clear();
        _run.Clear();
    }
}
