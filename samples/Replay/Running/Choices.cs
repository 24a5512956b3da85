using Dropship.Domain;
using Replay.Record;
using Replay.Report;
using Replay.Vendors;

namespace Replay.Running;

/// <summary>Counts whom the shop bought from, and how late it was.</summary>
public sealed class Choices(World world)
{
    private readonly Dictionary<SupplierId, int> _purchases = [];
    private readonly Dictionary<(string Product, SupplierId Seller), int> _contested = [];
    private int _late;
    private int _elsewhere;

    /// <summary>Adds an order.</summary>
    public void Add(Story story, Order order)
    {
        Instant? shipBy = story.Order.Lines.IsEmpty ? null : story.Order.Lines.Max(line => line.ShipBy);
        if (shipBy is { } latest && order.Parcels.Any(parcel => parcel.HandedOverAt > latest)) _late++;
        foreach (var purchase in order.Purchases)
        {
            if (purchase is not { Intent: { } intent, Charged.Amount: > 0m }) continue;
            _purchases[intent.Supplier] = _purchases.GetValueOrDefault(intent.Supplier) + 1;
            foreach (var line in story.Lines.Where(line => intent.Units.Any(units => units.Line == RecordMarketplace.IdOf(line)))) AddLine(line, intent.Supplier);
        }
    }

    /// <summary>What it came to.</summary>
    public BuyingFigures Figures(string policy, MoneyFigures money)
    {
        var (all, contested) = (_purchases.Values.Sum(), _contested.Values.Sum());
        return new()
        {
            Policy = policy,
            Cost = money.SupplierCost,
            Margin = money.Received - money.Refunded - money.Fees - money.SupplierCost,
            LateShipments = _late,
            LargestShare = Part(_purchases.Values.DefaultIfEmpty().Max(), all),
            ContestedPurchases = contested,
            BoughtElsewhere = _elsewhere,
            LargestShareOfContested = Part(_contested.GroupBy(one => one.Key.Product).Sum(sellers => sellers.Max(one => one.Value)), contested),
        };
    }

    private static decimal Part(int part, int whole) => whole == 0 ? 0m : Math.Round((decimal)part / whole, 4);

    private void AddLine(SourceLine line, SupplierId seller)
    {
        if (line.Product is not { } product || world.Others?.OthersOf(line).Any() != true) return;
        _contested[(product, seller)] = _contested.GetValueOrDefault((product, seller)) + 1;
        if (seller != World.SellerOf(line)) _elsewhere++;
    }
}
