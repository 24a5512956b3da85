using Dropship.Domain;
using Dropship.Storage;
using Dropship.Testing.Conformance;

namespace Dropship.Sqlite.Tests.Model;

/// <summary>Does a step on a store and tells what was seen, in words that two right stores share.</summary>
internal sealed class Caller(bool marksCount)
{
    private static readonly string[] s_phases = ["New", "Buying", "Held"];
    private static readonly Address s_address = new("N", ["L"], "C", "", "P", "NL");

    internal async Task<string> DoAsync(StoreUnderTest store, Step step) => step.Act switch
    {
        Act.Append => $"{(await store.Orders.AppendAsync([await CommitAsync(store, step, step.Order)], default))[0]}",
        Act.AppendMany => string.Join(",", await store.Orders.AppendAsync([await CommitAsync(store, step with { Offset = 0 }, 0), await CommitAsync(store, step, 1), await CommitAsync(store, step with { Offset = 0 }, step.Order % 4 + 2)], default)),
        Act.Touch => await DoneAsync(store.Orders.TouchAsync([new(Key(step.Order), await VersionAsync(store, step.Order) + step.Offset, At(step.Wake), Marks(step))], default)),
        Act.Park => await DoneAsync(store.Orders.ParkAsync(Key(step.Order), $"reason {step.Extra}", At(Math.Abs(step.Wake))!.Value, default)),
        Act.Due => Show(await store.Orders.DueAsync(At(Math.Abs(step.Wake))!.Value, 100, default)),
        Act.DueLimited => string.Join(",", (await store.Orders.DueAsync(At(9)!.Value, step.Extra + 1, default)).Select(header => (header.Deadline, header.WakeAt))),
        Act.NextWake => $"{await store.Orders.NextWakeAsync(default)}",
        Act.Find => string.Join(",", await store.Orders.FindAsync(Query(step), default)),
        Act.FindByName => string.Join(",", await store.Orders.FindByNameAsync(Key(step.Order).Shop, Name(step), default)),
        Act.Load => Show(await store.Orders.LoadAsync(Key(step.Order), default)),
        Act.Cursor => await CursorAsync(store, step),
        Act.Receive => $"{await store.Orders.ReceiveAsync(Orders.Shop, $"{step.Order % 2}", $"{step.Extra}", At(1)!.Value, default)}",
        Act.Token => await TokenAsync(store, step),
        Act.SaveAddress => await DoneAsync(store.People.SaveAddressAsync(Key(step.Order), s_address with { City = $"{step.Extra}" }, default)),
        Act.Erase => await DoneAsync(store.People.EraseAsync(Key(step.Order), default)),
        Act.FindAddress => (await store.People.FindAddressAsync(Key(step.Order), default))?.City ?? "none",
        _ => "",
    };

    private static OrderKey Key(int order) => new(new(order % 3 == 2 ? "hill" : "harbour"), new($"O-{order / 2}"));

    private static Instant? At(int seconds) => seconds < 0 ? null : Orders.At(seconds);

    private static string Name(Step step) => $"name-{step.Wake % 3}";

    private static byte[] Marks(Step step) => Orders.Events(step.Extra, step.Extra % 3);

    private static OrderQuery Query(Step step) =>
        new(Key(step.Order).Shop, step.Offset == 0 ? null : s_phases[step.Extra % 3], step.Deadline == 4, step.Wake < 0 ? null : new OrderId($"O-{step.Wake % 3}"), step.Extra + 1);

    private static async Task<long> VersionAsync(StoreUnderTest store, int order) => (await store.Orders.LoadAsync(Key(order), default))?.Version ?? 0;

    private static async Task<OrderCommit> CommitAsync(StoreUnderTest store, Step step, int order) =>
        new(Key(order), await VersionAsync(store, order) + step.Offset, Orders.Events((step.Wake * 100) + step.Extra, 20), At(step.Wake), At(step.Deadline), s_phases[step.Extra % 3], Marks(step)) { Names = step.Extra % 2 == 0 ? [Name(step)] : [] };

    private static async Task<string> DoneAsync(ValueTask work)
    {
        await work;
        return "done";
    }

    private static async Task<string> CursorAsync(StoreUnderTest store, Step step)
    {
        var before = await store.Orders.ReadCursorAsync(Orders.Shop, $"{step.Order % 2}", default);
        await store.Orders.SaveCursorAsync(Orders.Shop, $"{step.Order % 2}", $"{step.Extra}", default);
        return before ?? "none";
    }

    private static async Task<string> TokenAsync(StoreUnderTest store, Step step)
    {
        var before = await store.Tokens.FindTokenAsync($"{step.Order % 2}", default);
        return $"{before?.Value} {await store.Tokens.SaveTokenAsync($"{step.Order % 2}", (before?.Version ?? 0) + step.Offset, $"{step.Extra}", default)}";
    }

    private string Show(StoredOrder? order) => order is null ? "none"
        : $"{order.Version}: {string.Join(",", order.Commits.Select(commit => Convert.ToHexString(commit.Span)))} {(marksCount ? Convert.ToHexString(order.Marks.Span) : "")}";

    // Equal urgency may come in any order: the times as they came, then the headers sorted by key.
    private static string Show(IReadOnlyList<OrderHeader> due) =>
        $"{string.Join(",", due.Select(header => (header.Deadline, header.WakeAt)))} {string.Join(",", due.OrderBy(header => header.Order))}";
}
