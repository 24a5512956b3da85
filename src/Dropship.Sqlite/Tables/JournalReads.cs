using Dropship.Domain;
using Dropship.Sqlite.Journal;
using Dropship.Sqlite.Native;
using Dropship.Storage;

namespace Dropship.Sqlite.Tables;

/// <summary>Walks an order's journal from the newest row back to the first, and believes no row that does not fit.</summary>
internal static class JournalReads
{
    internal static StoredOrder? Load(Database database, Tail tail, OrderKey order)
    {
        try
        {
            var row = database["SELECT no, version, newest, wake_at, deadline, phase, parked, marks FROM orders WHERE shop = ?1 AND id = ?2"]
                .Bind(1, order.Shop.Value).Bind(2, order.Id.Value);
            if (!row.Step()) return null;
            var (no, header) = (row.Long(0), OrderRows.HeaderAt(row, 1));
            row.Reset();
            if (tail.TryRead(order, out var ahead) && ahead.Newest >= header.Newest) header = ahead;
            return new(header.Version, Walk(database, order, no, header), header.Marks) { WakeAt = Header.At(header.WakeAt), Parked = header.Parked };
        }
        catch (SqliteFault fault) when (fault.IsCorruption)
        {
            throw new StoreCorruptException(order, "SQLite finds its pages damaged: " + fault.Message, fault);
        }
    }

    private static List<ReadOnlyMemory<byte>> Walk(Database database, OrderKey order, long no, in Header header)
    {
        var commits = new List<ReadOnlyMemory<byte>>();
        var seq = header.Newest;
        for (var version = header.Version; version > 0; version--)
        {
            var row = database["SELECT order_no, version, previous, checksum, events FROM journal WHERE seq = ?1"].Bind(1, seq);
            if (!row.Step()) throw Torn(order, version, seq, "is missing");
            if (row.Long(0) != no) throw Torn(order, version, seq, "belongs to another order");
            if (row.Long(1) != version) throw Torn(order, version, seq, $"holds commit {row.Long(1)}");
            if (row.Long(3) != Checksum.Of(no, version, row.Bytes(4))) throw Torn(order, version, seq, "has been altered: its checksum differs");
            commits.Add(row.Bytes(4).ToArray());
            seq = row.Long(2);
            row.Reset();
        }

        if (seq != 0 || commits.Count == 0) throw new StoreCorruptException(order, $"the header says {header.Version} commits, the journal has others before them.");
        commits.Reverse();
        return commits;
    }

    private static StoreCorruptException Torn(OrderKey order, long version, long seq, string what) =>
        new(order, $"commit {version} should be in journal row {seq}, which {what}.");
}
