using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>A supplier: its protocol, its wallet and its books, which are the truth about what was bought.</summary>
internal sealed class Warehouse(World world, SupplierId id, SupplierTerms terms, Currency currency)
{
    private readonly SupplyPlans _plans = new(world);
    private DisputeDesk? _desk;
    private Instant? _hiddenUntil;

    internal SupplierId Id { get; } = id;

    internal SupplierTerms Terms { get; } = terms;

    internal Currency Currency { get; } = currency;

    internal List<TrueOrder> Orders { get; } = [];

    internal DisputeDesk Desk => _desk ??= new(world, this);

    internal Money Wallet { get; private set; } = new(world.Setting.Has(SimulationFaults.ShortWallets) && world.Chance.Of(50) ? 20m : 100_000m, currency);

    internal void TopUp() => Wallet += new Money(1000m, Currency);

    /// <summary>What a look shows; in rough times the supplier may not find for a while what it has.</summary>
    internal IReadOnlyList<TrueOrder> Show(string reference)
    {
        if (world.Strikes(SimulationFaults.Vanishing, 30)) _hiddenUntil = world.Now + world.Chance.Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(12));
        return world.Now < _hiddenUntil ? [] : [.. Find(reference)];
    }

    internal IEnumerable<TrueOrder> Find(string reference) => Orders.Where(order => order.Reference == reference);

    internal Money Quote(Few<LineUnits> units) => new(units.Sum(static unit => unit.Quantity) * (4m + (Id.Value[^1] - '0')) + 3m, Currency);

    /// <summary>One step of a purchase, as it takes effect here.</summary>
    internal Reply Step(PurchaseStep step, Decision.PurchaseIntended intent, SupplierOrderId? own)
    {
        if (step == PurchaseStep.Create) return Create(intent);
        var order = Find(intent.Reference).FirstOrDefault(found => own is null || found.Id == own);
        if (order is null || order.CancelledAt is not null) return Reply.No(DeclineReason.Declined);
        if (step == PurchaseStep.Pay) return Pay(order);
        var reached = Terms.ResultOf(step);
        if (order.Status < reached) order.Status = reached;
        if (step == PurchaseStep.Prepare) order.Due ??= order.Price;
        return Reply.Yes(Seen(intent.Round, order));
    }

    /// <summary>A person has the supplier take back what it made twice.</summary>
    internal void TakeBack(string reference)
    {
        foreach (var order in Find(reference).Where(static order => order.IsMistake)) _plans.CancelAndCredit(order);
    }

    internal Reply Discard(string reference)
    {
        if (Find(reference).Any(static order => order.PaidAt is not null)) return Reply.No(DeclineReason.TooLate);
        foreach (var order in Find(reference)) order.CancelledAt ??= world.Now;
        return Reply.Yes();
    }

    internal Reply Cancel(string reference, bool byHand = false)
    {
        var orders = Find(reference).ToList();
        if (orders.Exists(static order => order.IsShipped)) return Reply.No(DeclineReason.TooLate);
        if (!byHand && world.Chance.Of(25)) return Reply.No(DeclineReason.Declined);
        foreach (var order in orders) _plans.CancelAndCredit(order);
        return Reply.Yes();
    }

    internal static Fact.SupplierOrderSeen Seen(int round, TrueOrder order) => new(round, order.Snapshot());

    private Reply Create(Decision.PurchaseIntended intent)
    {
        if (Terms.Kind == ProtocolKind.UniqueReference && Find(intent.Reference).FirstOrDefault(Remembers) is { } known) return Reply.Yes(Seen(intent.Round, known));
        if (world.Strikes(SimulationFaults.Refusals)) return Reply.No(world.Chance.Pick(DeclineReason.OutOfStock, DeclineReason.Declined, DeclineReason.Invalid, DeclineReason.Destination));
        var price = world.Strikes(SimulationFaults.PriceRises, 50) ? (intent.Cost * 1.2m).Rounded() : intent.Cost;
        var order = new TrueOrder(new($"{Id.Value}-{Orders.Count + 1}"), intent.Reference, intent.Units, price) { CreatedAt = world.Now, HidesCharge = world.Strikes(SimulationFaults.LateCharges) };
        if (Terms.Steps.Count == 1)
        {
            if (price > intent.Ceiling) return Reply.No(DeclineReason.PriceRose);
            if (!Charge(order)) return Reply.No(DeclineReason.Funds);
        }

        Orders.Add(order);
        if (Terms.Steps.Count > 1 && world.Strikes(SimulationFaults.Splits))
        {
            Orders.Add(new(new($"{Id.Value}-{Orders.Count + 1}"), intent.Reference, intent.Units, price));   // one request, two drafts
            return Reply.Yes(Seen(intent.Round, Orders[^1]), Seen(intent.Round, order));
        }

        return Reply.Yes(Seen(intent.Round, order));
    }

    private bool Remembers(TrueOrder order) => order.CreatedAt + Terms.Horizon > world.Now;

    // Paying one order twice takes its money once.
    private Reply Pay(TrueOrder order)
    {
        if (order.PaidAt is null && !Charge(order)) return Reply.No(DeclineReason.Funds);
        return Reply.Yes(new Fact.SupplierOrderSeen(Reader.RoundOf(order.Reference), order.Snapshot()));
    }

    private bool Charge(TrueOrder order)
    {
        if (Terms.HasWallet && world.Strikes(SimulationFaults.ShortWallets)) Wallet = Money.Zero(Currency);   // somebody else spent it since we looked
        if (Terms.HasWallet && Wallet < order.Price) return false;
        Wallet -= Terms.HasWallet ? order.Price : Money.Zero(Currency);
        (order.Charged, order.PaidAt, order.Status) = (order.Price, world.Now, SupplierOrderStatus.Paid);
        _plans.Begin(this, order);
        return true;
    }
}
