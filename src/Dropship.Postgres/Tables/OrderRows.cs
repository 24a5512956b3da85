using Dropship.Domain;
using Dropship.Storage;
using static Dropship.Postgres.Database;

namespace Dropship.Postgres.Tables;

/// <summary>What moves headers beside an append. Rows are taken in the order of their keys, as appends do.</summary>
internal static class OrderRows
{
    // What a touch moves may be lost; it need not wait for the disk.
    private const string Lossy = "SELECT set_config('synchronous_commit', 'off', true)";

    internal static async Task TouchAsync(Database database, IReadOnlyList<OrderTouch> touches, CancellationToken cancellation)
    {
        var (shops, ids, versions, wakes, marks) = (Sessions.Columns.Text(), Sessions.Columns.Text(), Sessions.Columns.Long(), Sessions.Columns.LongOrNull(), Sessions.Columns.Bytes());
        // Of several touches of one order the last counts, as if they had come one by one.
        foreach (var touch in touches.GroupBy(touch => (touch.Order, touch.Version), (_, same) => same.Last()).OrderBy(touch => touch.Order))
        {
            shops.Values.Add(OrdinalText.Encode(touch.Order.Shop.Value));
            ids.Values.Add(OrdinalText.Encode(touch.Order.Id.Value));
            versions.Values.Add(touch.Version);
            wakes.Values.Add(touch.WakeAt?.Milliseconds);
            marks.Values.Add(touch.Marks);
        }

        if (shops.Values.Count == 0) return;
        await database.WriteBehindAsync(new(Lossy), """
            UPDATE orders AS o SET wake_at = i.wake_at, due_at = LEAST(o.due_at, i.wake_at), marks = i.marks, parked = NULL FROM unnest($1, $2, $3, $4, $5) AS i (shop, id, version, wake_at, marks)
            WHERE o.shop = i.shop AND o.id = i.id AND o.version = i.version
            """, cancellation, shops.Parameter(), ids.Parameter(), versions.Parameter(), wakes.Parameter(), marks.Parameter()).ConfigureAwait(false);
    }

    internal static Task ParkAsync(Database database, OrderKey order, string reason, Instant wakeAt, CancellationToken cancellation) =>
        database.DoAsync("UPDATE orders SET parked = $3, wake_at = $4, due_at = LEAST(due_at, $4) WHERE shop = $1 AND id = $2", cancellation,
            Of(OrdinalText.Encode(order.Shop.Value)), Of(OrdinalText.Encode(order.Id.Value)), Of(OrdinalText.Encode(reason)), Of(wakeAt.Milliseconds));
}
