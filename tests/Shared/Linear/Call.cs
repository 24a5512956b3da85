using CsCheck;
using Dropship.Domain;
using Dropship.Storage;
using Dropship.Testing.Conformance;

namespace Dropship.Tests.Linear;

/// <summary>One call of the port, and its answer in words that two right stores share. What the numbers mean depends on the kind.</summary>
internal sealed record Call(int Kind, int Order, int Version, int Round, int Number)
{
    private const int Kinds = 15;
    private const string Scope = "day";
    private static readonly LineId s_line = new("line");
    private static readonly Address s_address = new("N", ["L"], "C", "", "P", "NL");

    internal static Gen<Call> Any { get; } =
        Gen.Select(Gen.Int[0, Kinds + 3], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 9], (kind, order, version, round, number) => new Call(kind, order, version, round, number));

    internal async Task<string> DoAsync(StoreUnderTest store, ShopId shop) => Kind switch
    {
        0 => await DoneAsync(store.Orders.TouchAsync([new(Key(shop, Order), Version, At(Number), new[] { (byte)Number })], default)),
        1 => await DoneAsync(store.Orders.ParkAsync(Key(shop, Order), $"reason {Number}", At(Number), default)),
        2 => Show(await store.Orders.LoadAsync(Key(shop, Order), default)),
        3 => string.Join(",", await store.Orders.FindAsync(new(shop, Parked: Number == 0), default)),
        4 => string.Join(",", await store.Orders.FindByNameAsync(shop, $"name {Number % 2}", default)),
        5 => $"{await store.Orders.ReceiveAsync(shop, "vendor", $"{Number % 3}", At(1), default)}",
        6 => $"{await store.Tokens.SaveTokenAsync($"{shop}", Version, $"{Number}", default)}",
        7 => $"{(await store.Tokens.FindTokenAsync($"{shop}", default))?.Value}",
        8 => await DoneAsync(store.Orders.SaveCursorAsync(shop, "orders", $"{Number}", default)),
        9 => $"{await store.Orders.ReadCursorAsync(shop, "orders", default)}",
        10 => await DoneAsync(store.Orders.SetGateAsync(shop, new(Number % 2 == 0 ? GateState.Stopped : GateState.Open, "r", "b", At(Number)), default)),
        11 => $"{await store.Orders.ReadReservedAsync(shop, Scope, default):0}",
        12 => await DoneAsync(store.People.SaveAddressAsync(Key(shop, Order), s_address with { City = $"{Number}" }, default)),
        13 => (await store.People.FindAddressAsync(Key(shop, Order), default))?.City ?? "none",
        14 => Number == 0 ? await DoneAsync(store.People.EraseAsync(Key(shop, Order), default)) : "",
        15 => string.Join(",", await store.Orders.AppendAsync([Commit(shop, Order), Commit(shop, (Order + 1) % 3)], default)),
        _ => $"{(await store.Orders.AppendAsync([Commit(shop, Order)], default))[0]}",
    };

    /// <summary>All that can be read of a shop when nobody writes.</summary>
    internal static async Task<string> StateAsync(StoreUnderTest store, ShopId shop)
    {
        List<string> state = [];
        for (var kind = 2; kind < 14; kind++)
            if (kind is 2 or 3 or 4 or 7 or 9 or 11 or 13)
                for (var order = 0; order < 3; order++)
                    state.Add(await new Call(kind, order, 0, 0, order + 1).DoAsync(store, shop));
        return $"{string.Join("; ", state)} {await store.Orders.ReadGateAsync(shop, default)}";
    }

    private static OrderKey Key(ShopId shop, int order) => new(shop, new($"O-{order}"));

    private static Instant At(int seconds) => new(1_800_000_000_000 + (seconds * 1000));

    private static async Task<string> DoneAsync(ValueTask work)
    {
        await work;
        return "done";
    }

    private static string Show(StoredOrder? order) => order is null ? "none"
        : $"{order.Version}: {string.Join(",", order.Commits.Select(commit => Convert.ToHexString(commit.Span)))} {Convert.ToHexString(order.Marks.Span)} {order.WakeAt} {order.Parked}";

    private OrderCommit Commit(ShopId shop, int order) => new(Key(shop, order), Version, new[] { (byte)Number, (byte)Round }, At(Number), null, "Buying", new[] { (byte)Round })
    {
        Names = Number % 3 == 0 ? [$"name {Number % 2}"] : [],
        Claims = Round > 0 ? [new(s_line, 1, 2, Round)] : [],
        Frees = Number > 7 ? [1, 2] : [],
        Reserves = Round > 1 ? [new(Round, Scope, 10m, 25m)] : [],
        Spends = Number % 2 == 0,
    };
}
