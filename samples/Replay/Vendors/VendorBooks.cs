using System.Globalization;
using Dropship.Domain;
using Microsoft.Data.Sqlite;

namespace Replay.Vendors;

/// <summary>
/// What the vendors remember: their own books, apart from the shop's store and kept beside it, so that a replay that was
/// killed meets vendors who still know what was ordered, paid, published and refunded. An entry is kept before it is answered.
/// </summary>
public sealed class VendorBooks : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _file;
    private readonly SqliteCommand _write;
    private readonly Dictionary<(string Kind, string Key), Entry> _entries = [];

    /// <summary>Opens or creates the books.</summary>
    /// <param name="path">Their file.</param>
    public VendorBooks(string path)
    {
        _file = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        _file.Open();
        // The vendors' process may be killed, the machine is not: no flush is needed.
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; CREATE TABLE IF NOT EXISTS entry (kind TEXT, key TEXT, owner TEXT, at INTEGER, amount TEXT, count INTEGER, PRIMARY KEY (kind, key)) WITHOUT ROWID;");
        _write = _file.CreateCommand();
        _write.CommandText = "INSERT INTO entry VALUES ($kind, $key, $owner, $at, $amount, $count) ON CONFLICT DO UPDATE SET at = $at, amount = $amount, count = $count";
        foreach (var name in (string[])["$kind", "$key", "$owner", "$at", "$amount", "$count"]) _write.Parameters.Add(new() { ParameterName = name });
        _write.Prepare();
        Load();
    }

    /// <summary>An entry, or null.</summary>
    public Entry? Find(string kind, string key)
    {
        lock (_lock) return _entries.GetValueOrDefault((kind, key));
    }

    /// <summary>All entries of a kind.</summary>
    public IReadOnlyList<Entry> All(string kind)
    {
        lock (_lock) return [.. _entries.Where(entry => entry.Key.Kind == kind).Select(entry => entry.Value)];
    }

    /// <summary>Enters something, or counts it once more if it is there: what came twice shows.</summary>
    public Entry Enter(string kind, string key, string owner, Instant at, decimal amount = 0m)
    {
        lock (_lock)
        {
            var entry = _entries.TryGetValue((kind, key), out var known) ? known with { Count = known.Count + 1 } : new(key, owner, at, amount, 1);
            Keep(kind, entry);
            return entry;
        }
    }

    /// <summary>The virtual hour that was replayed last, or null.</summary>
    public Instant? Hour => Find("hour", "")?.At;

    /// <summary>Notes whose books these are, the first time; afterwards true only for the same record.</summary>
    public bool BelongTo(string record)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(("record", ""), out var known)) return known.Owner == record;
            Keep("record", new("", record, default, 0m, 1));
            return true;
        }
    }

    /// <summary>Remembers the virtual hour that is done.</summary>
    public void EndHour(Instant at)
    {
        lock (_lock) Keep("hour", new("", "", at, 0m, 1));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _write.Dispose();
        _file.Dispose();
    }

    private void Keep(string kind, Entry entry)
    {
        object[] values = [kind, entry.Key, entry.Owner, entry.At.Milliseconds, entry.Amount.ToString(CultureInfo.InvariantCulture), entry.Count];
        for (var i = 0; i < values.Length; i++) _write.Parameters[i].Value = values[i];
        _write.ExecuteNonQuery();
        _entries[(kind, entry.Key)] = entry;
    }

    private void Load()
    {
        using var read = _file.CreateCommand();
        read.CommandText = "SELECT kind, key, owner, at, amount, count FROM entry";
        using var rows = read.ExecuteReader();
        while (rows.Read())
            _entries[(rows.GetString(0), rows.GetString(1))] = new(rows.GetString(1), rows.GetString(2), new(rows.GetInt64(3)), decimal.Parse(rows.GetString(4), CultureInfo.InvariantCulture), rows.GetInt32(5));
    }

    private void Run(string sql)
    {
        using var command = _file.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>An entry in the vendors' books.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Owner">The order it belongs to; for a charge, order and seller.</param>
/// <param name="At">When it was entered first.</param>
/// <param name="Amount">Money, if any.</param>
/// <param name="Count">How often it was entered.</param>
public sealed record Entry(string Key, string Owner, Instant At, decimal Amount, int Count)
{
    /// <summary>Stands between order and seller in the owner of a charge.</summary>
    public const char Of = '\n';

    /// <summary>The order it belongs to.</summary>
    public OrderId Order => new(Owner.Split(Of)[0]);
}

/// <summary>The kinds of entries.</summary>
public static class EntryKind
{
    /// <summary>A supplier took an order and its money; key: our reference. Two with one owner: it was bought twice, whatever the references.</summary>
    public const string Charge = "charge";

    /// <summary>A supplier gave the money back; key: our reference.</summary>
    public const string Credit = "credit";

    /// <summary>A supplier was reminded; key: our reference.</summary>
    public const string Reminder = "reminder";

    /// <summary>The marketplace got a tracking number; key: order and number.</summary>
    public const string Shipment = "shipment";

    /// <summary>The marketplace refunded; key: order and number of the refund.</summary>
    public const string Refund = "refund";

    /// <summary>The shop answered a cancellation; key: order; amount 1 for yes.</summary>
    public const string Answer = "answer";
}
