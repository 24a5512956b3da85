using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>Takes disputes about paid orders, each once, and forgets none.</summary>
internal sealed class PaperDesk(ISupplierClient supplier) : IDisputes
{
    private readonly List<SupplierDispute> _disputes = [];

    public async ValueTask<IReadOnlyList<DisputableLine>> ListDisputableAsync(SupplierOrderId order, CancellationToken cancellation) =>
        await IsPaidAsync(order, cancellation) ? [new(null, 1, null, true)] : [];

    public async ValueTask<DisputeTerms?> GetDisputeTermsAsync(SupplierOrderId order, Few<LineUnits> units, CancellationToken cancellation) =>
        await IsPaidAsync(order, cancellation) ? new(units, null, [DisputeRemedy.Refund], [new("1", "not shipped", DisputeCause.NotShipped)]) : null;

    public async ValueTask<DisputeReceipt> OpenDisputeAsync(DisputeRequest request, CancellationToken cancellation)
    {
        if (!await IsPaidAsync(request.Order, cancellation)) return new(Outcome.Rejected, Reason: DeclineReason.Invalid);
        if (_disputes.Find(known => known.Order == request.Order && known.Stage == DisputeStage.Open) is { } there) return new(Outcome.Done, there);
        return Add(request);
    }

    public DisputeReceipt Add(DisputeRequest request)
    {
        _disputes.Add(new($"D-{_disputes.Count + 1}", request.Order, DisputeStage.Open) { Reference = request.Reference, Units = request.Units });
        return new(Outcome.Done, _disputes[^1]);
    }

    public ValueTask<IReadOnlyList<SupplierDispute>> FindDisputesAsync(SupplierOrderId order, CancellationToken cancellation) => new([.. _disputes.Where(known => known.Order == order)]);

    public ValueTask<SupplierDispute?> GetDisputeAsync(SupplierOrderId order, string dispute, CancellationToken cancellation) => new(_disputes.Find(known => known.Id == dispute));

    public ValueTask<DisputeReceipt> WithdrawDisputeAsync(SupplierOrderId order, string dispute, CancellationToken cancellation)
    {
        var place = _disputes.FindIndex(known => known.Id == dispute);
        _disputes[place] = _disputes[place] with { Stage = DisputeStage.Withdrawn };
        return new(new DisputeReceipt(Outcome.Done, _disputes[place]));
    }

    private async ValueTask<bool> IsPaidAsync(SupplierOrderId order, CancellationToken cancellation) => await supplier.GetOrderAsync(order, cancellation) is { Order.IsBought: true };
}
