using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>Where a supplier takes disputes and decides them. It opens whatever it is asked to open: that one is opened once is for us to see to.</summary>
internal sealed class DisputeDesk(World world, Warehouse supplier)
{
    private readonly List<TrueDispute> _disputes = [];
    private int _parcels;

    internal IReadOnlyList<TrueDispute> Disputes => _disputes;

    internal IEnumerable<TrueDispute> Show(SupplierOrderId order) => _disputes.Where(dispute => dispute.Order.Id == order);

    internal TrueDispute? Find(string id) => _disputes.Find(dispute => dispute.Id == id);

    internal Reply Open(Decision.DisputeDecided wanted, bool byHand = false)
    {
        var order = supplier.Orders.Find(known => known.Id == wanted.Order);
        if (order?.PaidAt is null || order.CancelledAt is not null || order.IsShipped == (wanted.Cause == DisputeCause.NotShipped) || world.Strikes(SimulationFaults.Refusals)) return Reply.No(DeclineReason.Declined);
        var dispute = new TrueDispute($"{order.Id.Value}-d{_disputes.Count + 1}", order, wanted.Cause, wanted.Remedy, world.Chance.Of(70) ? wanted.Units : [])
        {
            Ours = byHand ? 0 : wanted.No,
            OpenedAt = world.Now,
            EvidenceBy = world.Chance.Of(30) ? world.Now + TimeSpan.FromDays(3) : null,
        };
        _disputes.Add(dispute);
        if (!world.Strikes(SimulationFaults.NeverShips)) world.Post.At(In(5, world.Chance.Of(80) ? 200 : 700), () => Decide(dispute, wanted.Units));
        return Reply.Yes(dispute.Snapshot());
    }

    internal Reply Withdraw(string id)
    {
        if (Find(id) is not { } dispute) return Reply.No(DeclineReason.Invalid);
        if (dispute.Stage is not (DisputeStage.Open or DisputeStage.Withdrawn)) return new(Outcome.Rejected, DeclineReason.TooLate, [dispute.Snapshot()]);
        dispute.Stage = DisputeStage.Withdrawn;
        return Reply.Yes(dispute.Snapshot());
    }

    private Instant In(int fromHours, int toHours) => world.Now + world.Chance.Between(TimeSpan.FromHours(fromHours), TimeSpan.FromHours(toHours));

    private void Decide(TrueDispute dispute, Few<LineUnits> units)
    {
        if (dispute.Stage != DisputeStage.Open) return;
        if (world.Chance.Of(30) || !(dispute.Remedy == DisputeRemedy.Refund ? GiveBack(dispute) : SendAgain(dispute, units))) dispute.Stage = DisputeStage.Refused;
        if (world.Chance.Of(30)) world.Mail(dispute.Snapshot());
    }

    // What an order shows as given back is all that ever was; some suppliers show nothing of disputes there.
    private bool GiveBack(TrueDispute dispute)
    {
        var order = dispute.Order;
        if (order.CancelledAt is not null || (dispute.Cause == DisputeCause.NotShipped && order.IsShipped)) return false;
        if (order.Charged is not { } charged || charged - order.GivenBack is not { Amount: > 0m } left) return false;
        var sum = dispute.Cause == DisputeCause.NotShipped || world.Chance.Of(40) ? left : (left * 0.5m).Rounded();
        if (sum.Amount <= 0m) return false;
        if (dispute.Cause == DisputeCause.NotShipped) order.CancelledAt = world.Now;
        order.GivenBack += sum;
        if (world.Chance.Of(50)) order.Credited = order.GivenBack;
        (dispute.Stage, dispute.PaidBack, dispute.HidesSum) = (DisputeStage.Refunded, sum, world.Strikes(SimulationFaults.LateCharges));
        return true;
    }

    private bool SendAgain(TrueDispute dispute, Few<LineUnits> units)
    {
        dispute.Stage = DisputeStage.Resent;
        dispute.ResentAs = world.Chance.Of(60) ? new($"{dispute.Id}-r") : null;
        world.Post.At(In(2, 90), () =>
        {
            dispute.ResentAs ??= new($"{dispute.Id}-r");
            if (world.Strikes(SimulationFaults.NeverShips)) return;
            var number = new TrackingNumber($"YR{dispute.Id}{++_parcels}".Replace("-", "", StringComparison.Ordinal));
            dispute.Parcels.Add(new(number, world.Chance.Of(60) ? [] : units, world.Now));
            world.Courier.Collect(number);
        });
        return true;
    }
}
