using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>What a supplier will do with an order once it is paid.</summary>
internal sealed class SupplyPlans(World world)
{
    private int _parcels;

    internal void Begin(Warehouse supplier, TrueOrder order)
    {
        var post = world.Post;
        post.At(In(1, 40), () => Reach(order, SupplierOrderStatus.Acknowledged));
        if (order.HidesCharge) post.At(In(1, 600), () => order.HidesCharge = false);
        if (world.Strikes(SimulationFaults.Splits)) post.At(In(2, 60), () => Split(supplier, order));
        if (world.Strikes(SimulationFaults.Splits, 30)) post.At(In(2, 60), () => Double(supplier, order));
        if (world.Strikes(SimulationFaults.SupplierCancels)) post.At(In(2, 200), () => CancelAndCredit(order));
        if (world.Strikes(SimulationFaults.NeverShips)) return;
        var parts = order.Units.Sum(static unit => unit.Quantity) > 1 && world.Chance.Of(30) ? 2 : 1;
        for (var part = 1; part <= parts; part++)
        {
            var (no, of) = (part, parts);
            post.At(In(12, world.Chance.Of(80) ? 150 : 900), () => Ship(supplier, order, no, of));
        }
    }

    internal void CancelAndCredit(TrueOrder order)
    {
        if (order.IsShipped || order.CancelledAt is not null) return;
        order.CancelledAt = world.Now;
        if (order.Charged is { } charged) world.Post.At(In(0, world.Chance.Of(80) ? 200 : 700), () => order.Credited = order.GivenBack = charged);
    }

    private Instant In(int fromHours, int toHours) => world.Now + world.Chance.Between(TimeSpan.FromHours(fromHours), TimeSpan.FromHours(toHours));

    private void Reach(TrueOrder order, SupplierOrderStatus status)
    {
        if (order.Status >= status) return;
        order.Status = status;
        if (world.Chance.Of(30)) world.Mail(Warehouse.Seen(Reader.RoundOf(order.Reference), order));
    }

    // The supplier makes two of one: still one purchase, and the money was taken once.
    private static void Split(Warehouse supplier, TrueOrder order)
    {
        if (order.IsShipped || order.CancelledAt is not null) return;
        supplier.Orders.Add(new(new($"{order.Id.Value}-b"), order.Reference, [], Money.Zero(order.Price.Currency)) { PartOf = order.Id, Status = order.Status });
    }

    // The supplier's own mistake: a second order of our reference, and it takes money too.
    private void Double(Warehouse supplier, TrueOrder order)
    {
        if (order.IsShipped || order.CancelledAt is not null) return;
        supplier.Orders.Add(new(new($"{order.Id.Value}-x"), order.Reference, order.Units, order.Price) { IsMistake = true, Status = SupplierOrderStatus.Paid, Charged = order.Price, PaidAt = world.Now });
        world.Mail(Warehouse.Seen(Reader.RoundOf(order.Reference), supplier.Orders[^1]));
    }

    private void Ship(Warehouse supplier, TrueOrder order, int part, int parts)
    {
        if (order.CancelledAt is not null || (parts > 1 && Packed(order, part, parts).IsEmpty)) return;
        var number = new TrackingNumber($"YT{supplier.Id.Value}{order.Id.Value}{++_parcels}".Replace("-", "", StringComparison.Ordinal));
        order.Parcels.Add(new(number, Packed(order, part, parts), world.Chance.Of(80) ? world.Now : null));
        Reach(order, order.Parcels.Count == parts ? SupplierOrderStatus.Shipped : SupplierOrderStatus.PartShipped);
        world.Courier.Collect(number);
        if (world.Chance.Of(30)) world.Mail(Reader.Parcel(Reader.RoundOf(order.Reference), order.Parcels[^1]));
    }

    // Two parcels name what is in them; a single one often does not.
    private Few<LineUnits> Packed(TrueOrder order, int part, int parts)
    {
        if (parts == 1) return world.Chance.Of(60) ? [] : order.Units;
        Few<LineUnits> packed = [];
        foreach (var unit in order.Units)
        {
            var first = (unit.Quantity + 1) / 2;
            var some = part == 1 ? first : unit.Quantity - first;
            if (some > 0) packed = packed.Put(new(unit.Line, some));
        }

        return packed;
    }
}
