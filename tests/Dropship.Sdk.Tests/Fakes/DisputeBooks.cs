using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>What the supplier knows of disputes. It is careless: what comes twice is opened twice, so that the books show it.</summary>
internal sealed class DisputeBooks(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<SupplierDispute> _disputes = [];
    private readonly Dictionary<SupplierOrderId, SupplierReading> _resent = [];

    /// <summary>What was asked for, the first request first.</summary>
    public List<DisputeRequest> Requests { get; } = [];

    /// <summary>Set, our number of a dispute is not told back.</summary>
    public bool ForgetsReferences { get; set; }

    /// <summary>Set, new ones are refused for this reason, and one that stands about the order is named.</summary>
    public DeclineReason Declines { get; set; }

    public DisputeReceipt Open(DisputeRequest request)
    {
        lock (_lock)
        {
            Requests.Add(request);
            if (Declines != DeclineReason.None) return new(Outcome.Rejected, _disputes.Find(known => known.Order == request.Order), Declines, "no");
            _disputes.Add(new($"d-{_disputes.Count + 1}", request.Order, DisputeStage.Open) { Reference = ForgetsReferences ? null : request.Reference, Units = request.Units, OpenedAt = Instant.From(clock.GetUtcNow()) });
            return new(Outcome.Done, _disputes[^1]);
        }
    }

    public IReadOnlyList<SupplierDispute> Find(SupplierOrderId order)
    {
        lock (_lock) return [.. _disputes.Where(dispute => dispute.Order == order)];
    }

    public DisputeReceipt Withdraw(string id)
    {
        lock (_lock)
        {
            var place = _disputes.FindIndex(dispute => dispute.Id == id);
            if (_disputes[place].Stage is not (DisputeStage.Open or DisputeStage.Withdrawn)) return new(Outcome.Rejected, _disputes[place], DeclineReason.TooLate);
            _disputes[place] = _disputes[place] with { Stage = DisputeStage.Withdrawn };
            return new(Outcome.Done, _disputes[place]);
        }
    }

    /// <summary>The supplier decides, or somebody opens one on its page.</summary>
    public void Tell(SupplierDispute told)
    {
        lock (_lock)
        {
            _disputes.RemoveAll(known => known.Id == told.Id);
            _disputes.Add(told);
        }
    }

    public void Decide(string id, Func<SupplierDispute, SupplierDispute> change)
    {
        lock (_lock) _disputes[_disputes.FindIndex(dispute => dispute.Id == id)] = change(_disputes.Find(dispute => dispute.Id == id)!);
    }

    /// <summary>The goods of a dispute go once more.</summary>
    public void Ship(SupplierOrderId again, TrackingNumber number)
    {
        lock (_lock) _resent[again] = new(new(again, SupplierOrderStatus.Shipped), [new(number, new("YunExpress"), [], Instant.From(clock.GetUtcNow()))]);
    }

    internal SupplierReading? Read(SupplierOrderId id) => _resent.GetValueOrDefault(id);
}
