using Dropship.Domain;
using Dropship.Sqlite.Native;
using Dropship.Sqlite.Tables;
using Dropship.Storage;

namespace Dropship.Sqlite.Journal;

/// <summary>
/// The one connection that writes, one transaction at a time. A commit appends a journal row and changes a header in memory;
/// headers reach their table many at once. Whatever was appended behind the last written headers is read again at the start.
/// </summary>
internal sealed class Writer : IDisposable
{
    /// <summary>So many journal rows, about half a second of full load, may wait to be read again at the start.</summary>
    private const int LongestTail = 65_536;

    /// <summary>A group of fewer requests than <see cref="Rush"/> has time to write headers: stale ones slow every look for due orders.</summary>
    private const int QuietBacklog = 64;
    private const int Rush = 16;

    private readonly Lock _publishing = new();
    private readonly List<TailEntry> _staged = [];
    private readonly int _backlog;
    private readonly OrderRows _orders;
    private readonly JournalRows _journal;
    private readonly Names _names;
    private readonly Spending _spending;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _dataVersion;
    private Tail _tail = new();
    private long _known;
    private long _seq;
    private long _inTable;
    private long _seenVersion;
    private int _allowed;
    private bool _unsure;
    private bool _headersDue;
    private bool _scrub;

    internal Writer(Database database, int backlog)
    {
        Database = database;
        _backlog = backlog;
        _orders = new(database);
        _journal = new(database);
        _names = new(database);
        _spending = new(database);
        _begin = database["BEGIN IMMEDIATE"];
        _commit = database["COMMIT"];
        _dataVersion = database["PRAGMA data_version"];
        _seenVersion = _dataVersion.Scalar()!.Value;
        _known = _inTable = database["SELECT seq FROM headers"].Scalar() ?? 0;
        Follow();
    }

    internal Database Database { get; }

    /// <summary>The headers that are ahead of the table.</summary>
    internal Tail Tail => Volatile.Read(ref _tail);

    /// <summary>The last journal row that the tail and the table together know of.</summary>
    internal long Known => Volatile.Read(ref _known);

    /// <summary>How many transactions were committed.</summary>
    internal long Transactions { get; private set; }

    internal void Begin(bool durable, int requests)
    {
        _seq = _known;
        _allowed = requests < Rush ? Math.Min(_backlog, QuietBacklog) : _backlog;
        if (!durable && _tail.Count < _allowed) return;
        _begin.Run();
        var version = _dataVersion.Scalar()!.Value;
        if (version != _seenVersion || _unsure) Follow();
        _headersDue |= version != _seenVersion;
        _seenVersion = version;
        _unsure = false;
    }

    internal AppendResult Append(OrderCommit commit)
    {
        var entry = Find(commit.Order);
        var before = entry?.Next ?? default;
        if (before.Version != commit.ExpectedVersion) return AppendResult.Conflict;
        if (_spending.Refuse(commit, entry?.No ?? 0) is { } refusal) return refusal;
        var after = new Header(before.Version + 1, ++_seq, commit.WakeAt?.Milliseconds, commit.Deadline?.Milliseconds, commit.Phase, null, Copy(commit.Marks, before.Marks));
        var ahead = entry is null ? Ahead.Level : Ahead.Moved;
        entry ??= _tail.Add(new(commit.Order, _orders.Insert(commit.Order, after), default));
        // Staged before it is written, so that a fault takes it back.
        Stage(entry, after, ahead);
        _journal.Append(_seq, entry.No, before.Newest, after, commit.Events.Span);
        _spending.Apply(commit, entry.No);
        for (var i = 0; i < commit.Names.Count; i++) _names.Give(commit.Order.Shop, commit.Names[i], entry.No);
        return AppendResult.Written;
    }

    /// <summary>True if a commit would be a conflict.</summary>
    internal bool IsBehind(OrderCommit commit) => (Find(commit.Order)?.Next.Version ?? 0) != commit.ExpectedVersion;

    internal void Touch(OrderTouch touch)
    {
        if (Find(touch.Order) is not { } entry || entry.Next.Version != touch.Version) return;
        entry.Lifted = entry.Next.Parked ?? entry.Lifted;
        var after = entry.Next with { WakeAt = touch.WakeAt?.Milliseconds, Parked = null, Marks = Copy(touch.Marks, entry.Next.Marks) };
        Stage(entry, after, entry.NextAhead == Ahead.Moved ? Ahead.Moved : Ahead.Touched);
    }

    /// <summary>Writes the whole header at once: a journal row from before the parking must not lift it when it is read again.</summary>
    internal void Park(OrderKey order, string reason, Instant wakeAt)
    {
        if (Find(order) is not { } entry) return;
        var after = entry.Next with { Parked = reason, WakeAt = wakeAt.Milliseconds };
        _orders.Update(entry.No, after);
        Stage(entry, after, Ahead.Level);
    }

    /// <summary>After the commit, what was erased leaves the write-ahead log too.</summary>
    internal void ScrubLog() => _scrub = true;

    /// <summary>Reads what another process appended.</summary>
    internal void Follow()
    {
        var last = _journal.ReadAfter(_known, (key, no, table, row) =>
        {
            var entry = _tail.Find(key) ?? _tail.Add(new(key, no, table));
            // The other may have written its header too, and parked the order since.
            if (table.Version > entry.Next.Version) Stage(entry, table, Ahead.Level);
            if (row.Version > entry.Next.Version) Stage(entry, row with { Marks = entry.Next.Marks }, Ahead.Moved);
        });
        _tail.Publish(_staged);
        _staged.Clear();
        _seq = last;
        Volatile.Write(ref _known, last);
    }

    internal bool InTransaction => Database.InTransaction;

    internal void Commit()
    {
        // When another process writes here too, nothing is held back from it.
        var full = InTransaction && (_headersDue || _tail.Count >= _allowed || _seq - _inTable >= LongestTail);
        if (full) WriteHeaders();
        lock (_publishing)
        {
            if (InTransaction)
            {
                _commit.Run();
                Transactions++;
            }

            Publish(full);
        }

        if (_scrub) _scrub = TryScrub();
    }

    internal void Rollback()
    {
        try
        {
            if (InTransaction) Database.Execute("ROLLBACK");
        }
        catch (SqliteFault)
        {
            // SQLite has rolled back by itself or will do so at the next BEGIN; the answer to the callers is the first fault.
        }

        _tail.Revert(_staged);
        _staged.Clear();
        _unsure = true;
        _scrub = false;
    }

    /// <summary>True if the tail knows the row, at the latest when the commit that is just ending is published.</summary>
    internal bool Knows(long seq)
    {
        if (seq <= Known) return true;
        lock (_publishing) return seq <= Known;
    }

    /// <summary>Writes the headers, when the store closes.</summary>
    internal void Settle()
    {
        Begin(durable: true, requests: 1);
        _headersDue = true;
        Commit();
    }

    public void Dispose() => Database.Dispose();

    private void Publish(bool emptied)
    {
        _tail.Publish(_staged);
        _staged.Clear();
        Volatile.Write(ref _known, _seq);
        if (!emptied) return;
        _inTable = _seq;
        _headersDue = false;
        Volatile.Write(ref _tail, new Tail());
    }

    private void WriteHeaders()
    {
        // In the order of the table: neighbours share pages.
        foreach (var entry in _tail.Entries.Where(entry => entry.NextAhead != Ahead.Level).OrderBy(entry => entry.No))
            if (entry.NextAhead == Ahead.Moved) _orders.Update(entry.No, entry.Next);
            else _orders.Touch(entry.No, entry.Next, entry.Lifted);
        _orders.Reached(_seq);
    }

    private bool TryScrub()
    {
        try
        {
            Database["PRAGMA wal_checkpoint(TRUNCATE)"].Run();
            return false;
        }
        catch (SqliteFault)
        {
            return true;
        }
    }

    private TailEntry? Find(OrderKey order) =>
        _tail.Find(order) ?? (_orders.Find(order) is { } stored ? _tail.Add(stored) : null);

    private void Stage(TailEntry entry, in Header next, Ahead ahead)
    {
        entry.Next = next;
        entry.NextAhead = ahead;
        if (entry.Staged) return;
        entry.Staged = true;
        _staged.Add(entry);
    }

    private static byte[] Copy(ReadOnlyMemory<byte> marks, byte[]? known) =>
        known is not null && marks.Span.SequenceEqual(known) ? known : marks.IsEmpty ? [] : marks.ToArray();
}
