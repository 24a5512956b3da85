using Dropship.Hosting;
using Dropship.Simulation.Runtime.Passage;
using Dropship.Testing.Sandbox.Cj;
using Dropship.Testing.Sandbox.SeventeenTrack;

namespace Dropship.Simulation.Runtime.Vendors;

/// <summary>CJ Dropshipping: a draft is made, then one chosen draft is paid.</summary>
internal sealed class CjSide : ISupplierSide
{
    private readonly Errands _errands;
    private readonly TimeProvider _clock;

    public CjSide(StepClock clock, Errands errands, TimeSpan processing, TimeSpan transit)
    {
        (_clock, _errands) = (clock, errands);
        Cj = new(new()
        {
            Variants =
            [
                new(Goods.Plain), new(Goods.Other), new(Goods.Gone) { GoneAtConfirm = true },
                .. Goods.Fated.Select(fated => new CjSandboxVariant(fated.Value) { Fate = FateOf(fated.Key) }),
            ],
            Level = 5,
            Processing = (processing, processing),
            Transit = (transit, transit),
        }, clock);
    }

    public CjSandbox Cj { get; }

    public IReadOnlyList<Booked> Books =>
        [.. Cj.Books.Orders.Select(order => new Booked(order.Lines[0].StoreLineItemId!, order.OrderNumber, order.Lines.Sum(line => line.Quantity), order.Charged, order.Credited))];

    public IReadOnlyList<Sent> Sent
    {
        get
        {
            var orders = Cj.Books.Orders.GroupBy(order => order.OrderNumber).ToDictionary(group => group.Key, group => group.First().Lines[0].StoreLineItemId!);
            return [.. Cj.Shipments.Select(parcel => new Sent(orders[parcel.OrderNumber], parcel.ShippedAt, parcel.Fate is CjFate.Delivered or CjFate.Delayed or CjFate.Split ? parcel.EndsAt : null))];
        }
    }

    public SandboxJourney? JourneyOf(string number) => Cj.JourneyOf(number);

    public void Describe(ShopBuilder shop, Gate gate) => shop.BuyFromCjDropshipping(cj =>
    {
        cj.ApiKey = new CjSandboxOptions { Variants = [] }.ApiKey;
        cj.Spacing = TimeSpan.FromSeconds(0.1);
        cj.ReadBatch = 1;
        cj.PrimaryHandler = new GatedHandler("cj", Cj, gate, _errands);
    });

    public void Reprice(string sku, decimal price) => Cj.Reprice(sku, price);

    public void KillTokens() => Cj.KillTokens();

    public void EmptyWallet() => Cj.TopUp(-Cj.Books.Balance);

    public void TopUp(decimal amount) => Cj.TopUp(amount);

    public void Vanish(DateTimeOffset until)
    {
        // the sandbox keeps its lists
    }

    private static CjFate FateOf(Fate fate) => fate switch
    {
        Fate.Lost => CjFate.Lost,
        Fate.Returned => CjFate.Returned,
        Fate.NeverShips => CjFate.NeverShips,
        Fate.CancelledBySupplier => CjFate.Cancelled,
        _ => CjFate.Delivered,
    };
}
