using Dropship.Storage;
using static Dropship.Postgres.Database;

namespace Dropship.Postgres.Tables;

/// <summary>Leases, by the database's clock: no process's clock can lengthen one. Rows that somebody is at are passed over, never waited for.</summary>
internal static class LeaseRows
{
    // What was put off since it was last due. The few that a round leaves are only looked at once more.
    private const string PutOff = """
        WITH late AS (
            SELECT shop, id FROM orders WHERE due_at <= $1 AND (wake_at IS NULL OR wake_at > $1) AND (holder IS NULL OR until <= clock_timestamp()) LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED
        )
        UPDATE orders AS o SET due_at = o.wake_at FROM late WHERE o.shop = late.shop AND o.id = late.id
        """;

    internal static async Task<IReadOnlyList<OrderHeader>> TakeAsync(Database database, LeaseRequest request, CancellationToken cancellation)
    {
        var taken = await database.WriteBehindAsync(new(PutOff) { Parameters = { Of(request.Now.Milliseconds) } }, """
            WITH due AS (
                SELECT no, shop, id FROM orders WHERE due_at <= $1 AND wake_at <= $1 AND (holder IS NULL OR holder = $2 OR until <= clock_timestamp())
                ORDER BY deadline NULLS LAST, wake_at, shop, id LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED
            )
            UPDATE orders AS o SET epoch = o.epoch + 1, holder = $2, until = clock_timestamp() + $4 FROM due
            WHERE o.shop = due.shop AND o.id = due.id
            RETURNING o.shop, o.id, o.version, o.wake_at, o.deadline, o.phase, o.parked, o.epoch
            """, row => OrderReads.HeaderAt(row) with { Epoch = row.GetInt64(7) }, cancellation,
            Of(request.Now.Milliseconds), Of(OrdinalText.Encode(request.Holder)), Of((long)request.Limit), Of(request.Span)).ConfigureAwait(false);
        return [.. taken.OrderBy(header => header.Deadline?.Milliseconds ?? long.MaxValue).ThenBy(header => header.WakeAt?.Milliseconds).ThenBy(header => header.Order)];
    }

    internal static async Task EndAsync(Database database, string holder, IReadOnlyList<OrderHeader> leased, CancellationToken cancellation)
    {
        var (shops, ids, epochs) = (Sessions.Columns.Text(), Sessions.Columns.Text(), Sessions.Columns.Long());
        foreach (var header in leased.OrderBy(header => header.Order))
        {
            shops.Values.Add(OrdinalText.Encode(header.Order.Shop.Value));
            ids.Values.Add(OrdinalText.Encode(header.Order.Id.Value));
            epochs.Values.Add(header.Epoch);
        }

        await database.DoAsync("""
            UPDATE orders AS o SET holder = NULL, until = NULL FROM unnest($1, $2, $3) AS i (shop, id, epoch)
            WHERE o.shop = i.shop AND o.id = i.id AND o.epoch = i.epoch AND o.holder = $4
            """, cancellation, shops.Parameter(), ids.Parameter(), epochs.Parameter(), Of(OrdinalText.Encode(holder))).ConfigureAwait(false);
    }
}
