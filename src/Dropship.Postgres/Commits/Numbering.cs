using Dropship.Postgres.Sessions;
using Dropship.Storage;
using Npgsql;

namespace Dropship.Postgres.Commits;

/// <summary>Finds the keys of a group's rows: new orders get one of the session's, others have one that was noted or is looked up now.</summary>
internal sealed class Numbering(Session session, RowKeys known)
{
    private readonly Column<int> _places = Columns.Int();
    private readonly Column<string> _shops = Columns.Text();
    private readonly Column<string> _ids = Columns.Text();
    private RowKey[] _keys = [];

    /// <summary>True if it can only be written by making the order.</summary>
    internal static bool IsNew(OrderCommit commit) => commit.ExpectedVersion == 0 && commit.Epoch is null or 0;

    /// <summary>The keys by place, <see cref="RowKey.None"/> for an order that is not there. Good until the next call.</summary>
    internal async ValueTask<ReadOnlyMemory<RowKey>> OfAsync(Group group)
    {
        if (_keys.Length < group.Count) _keys = new RowKey[Math.Max(group.Count, _keys.Length * 2)];
        var born = 0;
        for (var place = 0; place < group.Count; place++)
            if (IsNew(group[place])) born++;
        await session.ReserveAsync(born).ConfigureAwait(false);
        for (var place = 0; place < group.Count; place++) _keys[place] = IsNew(group[place]) ? session.NextKey() : RowKey.None;
        if (!known.Find(group, _keys.AsSpan(0, group.Count))) await LookUpAsync(group).ConfigureAwait(false);
        return _keys.AsMemory(0, group.Count);
    }

    /// <summary>Notes where an order's row is.</summary>
    internal void Note(OrderCommit commit, RowKey key) => known.Note(commit.Order, key);

    private async ValueTask LookUpAsync(Group group)
    {
        foreach (var texts in new[] { _shops, _ids }) texts.Values.Clear();
        _places.Values.Clear();
        for (var place = 0; place < group.Count; place++)
        {
            if (_keys[place] != RowKey.None) continue;
            _places.Values.Add(place);
            _shops.Values.Add(OrdinalText.Encode(group[place].Order.Shop.Value));
            _ids.Values.Add(OrdinalText.Encode(group[place].Order.Id.Value));
        }

        using var command = new NpgsqlCommand("SELECT i.place, o.no, o.mark FROM unnest($1, $2, $3) AS i (place, shop, id) JOIN orders AS o ON o.shop = i.shop AND o.id = i.id", session.Connection)
        {
            Parameters = { _places.Parameter(), _shops.Parameter(), _ids.Parameter() },
        };
        var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using var read = reader.ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            var place = reader.GetInt32(0);
            _keys[place] = new(reader.GetInt64(1), reader.GetInt64(2));
            known.Note(group[place].Order, _keys[place]);
        }
    }
}
