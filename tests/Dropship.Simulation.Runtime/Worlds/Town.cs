using Dropship.Simulation.Runtime.Passage;
using Dropship.Simulation.Runtime.Vendors;
using Dropship.Testing.Sandbox.Wish;

namespace Dropship.Simulation.Runtime.Worlds;

/// <summary>What goes on outside the shop: buyers order and change their minds, carriers scan and deliver.</summary>
internal sealed class Town(IReadOnlyList<SalePlan> plans, WishSandbox wish, ISupplierSide supplier, StepClock clock)
{
    private static readonly TimeSpan SecondThoughts = TimeSpan.FromMinutes(20);
    private readonly DateTimeOffset _begin = clock.GetUtcNow();
    private readonly string?[] _ids = new string?[plans.Count];
    private readonly HashSet<int> _turned = [];

    /// <summary>The marketplace's number of each sale; null before it is placed.</summary>
    public IReadOnlyList<string?> Ids => _ids;

    /// <summary>When something happens next of its own accord.</summary>
    public DateTimeOffset? NextAt
    {
        get
        {
            DateTimeOffset? next = null;
            for (var i = 0; i < plans.Count; i++)
                if (_ids[i] is null && !(_begin + plans[i].After >= next))
                    next = _begin + plans[i].After;
            return next;
        }
    }

    /// <summary>Everything that has come about by now.</summary>
    public void GoOn()
    {
        var now = clock.GetUtcNow();
        for (var i = 0; i < plans.Count; i++)
        {
            if (_ids[i] is null && _begin + plans[i].After <= now) _ids[i] = wish.PlaceOrder(Describe(i));
            if (_ids[i] is { } id && plans[i].Twist != Twist.None && !_turned.Contains(i) && Turn(plans[i].Twist, id, _begin + plans[i].After, now)) _turned.Add(i);
        }

        Carry(now);
    }

    private bool Turn(Twist twist, string id, DateTimeOffset placed, DateTimeOffset now) => twist switch
    {
        Twist.CancelledEarly => placed + SecondThoughts <= now && wish.Cancel(id),
        Twist.CancelledLate => wish.Sale(id).State == "APPROVED" && supplier.Books.Any(booked => booked.Order == id && booked.IsLive) && wish.Cancel(id),
        Twist.Moved => placed + SecondThoughts <= now && wish.ChangeAddress(id, Live(7)),
        Twist.ReReleased => wish.Sale(id) is { State: "SHIPPED", DeliveredAt: null } && wish.ReRelease(id),
        _ => false,
    };

    // The marketplace follows parcels itself: a first scan makes an order payable, the delivery makes it paid.
    private void Carry(DateTimeOffset now)
    {
        foreach (var parcel in supplier.Sent)
        {
            if (!_ids.Contains(parcel.Order) || wish.Sale(parcel.Order) is not { State: "SHIPPED", DeliveredAt: null }) continue;
            wish.ConfirmScan(parcel.Order, parcel.ShippedAt);
            if (parcel.ArrivesAt is { } at && at <= now) wish.ConfirmDelivery(parcel.Order, at);
        }
    }

    private WishSandboxOrder Describe(int no) => new(plans[no].Sku, plans[no].Units, Goods.Price, 0m, Live(no));

    private static WishSandboxAddress Live(int no) => new($"Buyer {no}", $"{no + 1} Sample Street", "Lyon", "Rhone", "69001", "FR") { Country = "France", Phone = $"555{no:0000}", PhonePrefix = "33" };
}
