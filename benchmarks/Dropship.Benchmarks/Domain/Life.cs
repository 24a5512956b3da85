using Dropship.Domain;
using static Dropship.Domain.Fact;

namespace Dropship.Benchmarks.Domain;

/// <summary>One step of an order's life.</summary>
/// <param name="Command">What is asked of the order.</param>
/// <param name="Now">When.</param>
/// <param name="Looked">The watermarks of that moment.</param>
/// <param name="Agenda">What the domain wants next: the wake-up and the deadline a commit stores.</param>
/// <param name="EndsCommit">True if the engine makes durable what has happened up to here.</param>
internal sealed record Step(Command Command, Instant Now, Looked Looked, Agenda Agenda, bool EndsCommit)
{
    internal Event Event { get; } = Command switch { Command.Record { Told: var told } => told, Command.Decide { Wanted: var wanted } => wanted, _ => throw new InvalidOperationException() };
}

/// <summary>
/// The life of a normal order: paid, sourced, quoted, bought, acknowledged, handed over, published, followed by five
/// scans, completed, paid out. 19 transitions in 15 commits; the decisions are those that the domain itself proposes.
/// </summary>
internal sealed class Life
{
    internal static readonly Policies Policies = new() { FeeRate = 0.15m, MinimumMargin = 0.05m };
    private static readonly Currency Eur = new("EUR");
    private static readonly ShopId Shop = new("harbour");
    private static readonly SupplierId Supplier = new("cj");
    private static readonly CarrierCode Carrier = new("YunExpress");
    private readonly List<Step> _steps = [];
    private readonly int _number;
    private Order _order;
    private Instant _now;
    private Looked _looked;

    private Life(int number)
    {
        _number = number;
        Key = new(Shop, new($"5f3a9c-{number:D6}"));
        _order = new(Key);
        _now = new(1_780_000_000_000 + (number * 60_000L));
    }

    internal OrderKey Key { get; }

    internal Step[] Steps { get; private set; } = [];

    /// <summary>The order at the end of the step before the last: complete, waiting for its payout.</summary>
    internal Order Completed { get; private set; } = null!;

    /// <summary>Writes the life of an order.</summary>
    /// <param name="number">Makes its numbers its own.</param>
    internal static Life Of(int number)
    {
        var life = new Life(number);
        life.Buy();
        life.Ship();
        life.Settle();
        life.Steps = [.. life._steps];
        return life;
    }

    // Texts that a vendor sends anew with each answer are new strings here as well.
    private LineId Line => new($"line-{_number:D6}-1");

    private SupplierOrderId Ordered => new($"CJ{_number:D12}");

    private TrackingNumber Number => new($"YT{_number:D14}");

    private void Buy()
    {
        var line = new OrderLine(Line, new Sku($"SKU-{_number % 100:D4}"), 2, new(19.90m, Eur), new(4.95m, Eur), _now + TimeSpan.FromDays(5));
        Tell(new SaleSeen(0, _now.Milliseconds, SaleStatus.Paid, _now - TimeSpan.FromHours(1), _now, new(44.75m, Eur), [line], new("DE", "10"), _now + TimeSpan.FromDays(21)));
        Tell(new OffersFound(1, _now, [new(Line, Supplier, new($"CJ-{_number % 100:D4}"))]), endsCommit: false);
        Decide();
        Tell(new QuoteSeen(1, new(23.40m, Eur), _now, _now + TimeSpan.FromHours(1)), endsCommit: false);
        Decide();
        Pass(TimeSpan.FromSeconds(2));
        _looked = _looked with { Sale = _now };
        Open();
        Pass(TimeSpan.FromSeconds(3));
        Tell(new TryClosed(new(TryKind.Create, 1), 1, Outcome.Done, _now), endsCommit: false);
        _looked = _looked with { Supplier = _now };
        Tell(new SupplierOrderSeen(1, new(Ordered, SupplierOrderStatus.Paid) { Due = new(23.40m, Eur), Charged = new(23.40m, Eur) }));
        Pass(TimeSpan.FromHours(20));
        _looked = _looked with { Supplier = _now };
        Tell(new SupplierOrderSeen(1, new(Ordered, SupplierOrderStatus.Acknowledged) { Due = new(23.40m, Eur), Charged = new(23.40m, Eur) }));
    }

    private void Ship()
    {
        Pass(TimeSpan.FromHours(20));
        _looked = _looked with { Supplier = _now };
        Tell(new ParcelSeen(1, Number, Carrier, [new(Line, 2)], _now));
        _looked = _looked with { Sale = _now };
        Open();
        Pass(TimeSpan.FromSeconds(3));
        Tell(new TryClosed(new(TryKind.Publish, Name: Number.Value), 1, Outcome.Done, _now));
        foreach (var phase in (ReadOnlySpan<ParcelPhase>)[ParcelPhase.PickedUp, ParcelPhase.InTransit, ParcelPhase.ArrivedInDestination, ParcelPhase.OutForDelivery])
        {
            Pass(TimeSpan.FromDays(2));
            _looked = _looked with { Carrier = _now };
            Tell(new ScanSeen(Number, phase, ParcelIncident.None, _now));
        }
    }

    private void Settle()
    {
        Pass(TimeSpan.FromHours(9));
        Tell(new ScanSeen(Number, ParcelPhase.Delivered, ParcelIncident.None, _now), endsCommit: false);
        Decide();
        Completed = _order;
        Pass(TimeSpan.FromDays(14));
        Tell(new PayoutSeen(new($"payout-{_number:D8}"), new(38.03m, Eur), new(6.72m, Eur), true, _now));
        if (_order.Phase(_now) != Phase.Settled || _order.IsOpen(_now)) throw new InvalidOperationException($"The order of the benchmark ends {_order.Phase(_now)}.");
    }

    private void Pass(TimeSpan time) => _now += time;

    private void Tell(Fact fact, bool endsCommit = true) => Take(new Command.Record(fact), endsCommit);

    private void Decide() => Take(new Command.Decide(Wanted().Decision ?? throw new InvalidOperationException("No decision is due.")), endsCommit: true);

    private void Open()
    {
        foreach (var todo in Wanted().Todos)
            if (todo is Todo.Send send)
            {
                Take(new Command.Decide(new Decision.TryOpened(send.Key, send.No, _now, send.Deadline)), endsCommit: true);
                return;
            }

        throw new InvalidOperationException("Nothing is to be sent.");
    }

    private Agenda Wanted() => Fulfilment.Next(_order, Policies, _now, _looked);

    private void Take(Command command, bool endsCommit)
    {
        var taken = Fulfilment.Take(_order, command);
        if (taken.Happened is null) throw new InvalidOperationException($"{command} brought nothing: {taken.Refused?.Because}");
        _order = taken.Order;
        _steps.Add(new(command, _now, _looked, Wanted(), endsCommit));
    }
}
