using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>A supplier with which a paid order can be disputed: money back or the goods once more. Reads throw <see cref="ProviderException"/>; writes answer with a receipt.</summary>
public interface IDisputes
{
    /// <summary>The lines of an order and whether each can be disputed now; empty if the supplier disputes nothing of it.</summary>
    /// <param name="order">The supplier's number.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<DisputableLine>> ListDisputableAsync(SupplierOrderId order, CancellationToken cancellation);

    /// <summary>What a dispute about these units could bring. Nothing is bound by asking. Null if they cannot be disputed.</summary>
    /// <param name="order">The supplier's number.</param>
    /// <param name="units">Which units; empty for all that can be disputed.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<DisputeTerms?> GetDisputeTermsAsync(SupplierOrderId order, Few<LineUnits> units, CancellationToken cancellation);

    /// <summary>
    /// Opens a dispute: once on the wire, no retry, no redirect. Before it is sent the adapter looks for one that is there already:
    /// one about the same units that is open or was won is answered as done, one that is open about some of them is a refusal.
    /// After an unknown outcome <see cref="FindDisputesAsync"/> tells what became of it.
    /// </summary>
    /// <param name="request">What is disputed and why.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<DisputeReceipt> OpenDisputeAsync(DisputeRequest request, CancellationToken cancellation);

    /// <summary>All disputes of an order as they are now; empty only if the supplier says for certain that there is none.</summary>
    /// <param name="order">The supplier's number.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<SupplierDispute>> FindDisputesAsync(SupplierOrderId order, CancellationToken cancellation);

    /// <summary>One dispute as it is now, with what was paid back; null if the supplier does not know it.</summary>
    /// <param name="order">The supplier's number of the order.</param>
    /// <param name="dispute">The supplier's number of the dispute.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<SupplierDispute?> GetDisputeAsync(SupplierOrderId order, string dispute, CancellationToken cancellation);

    /// <summary>Takes a dispute back: once on the wire. Doing it twice is harmless; one that is decided is a refusal.</summary>
    /// <param name="order">The supplier's number of the order.</param>
    /// <param name="dispute">The supplier's number of the dispute.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<DisputeReceipt> WithdrawDisputeAsync(SupplierOrderId order, string dispute, CancellationToken cancellation);
}

/// <summary>A line of an order that may be disputed.</summary>
/// <param name="Line">Our line; null if the supplier does not tell which it is.</param>
/// <param name="Quantity">How many units may be disputed.</param>
/// <param name="Price">What the supplier names as their price; null if none.</param>
/// <param name="IsOpen">True if it can be disputed now.</param>
public sealed record DisputableLine(LineId? Line, int Quantity, Money? Price, bool IsOpen);

/// <summary>What a dispute about some units could bring.</summary>
/// <param name="Units">The units it would be about.</param>
/// <param name="Most">The most that would be paid back, all in all; null if the supplier names no sum.</param>
/// <param name="Remedies">What may be asked for.</param>
/// <param name="Reasons">The reasons the supplier takes.</param>
public sealed record DisputeTerms(Few<LineUnits> Units, Money? Most, IReadOnlyList<DisputeRemedy> Remedies, IReadOnlyList<DisputeGround> Reasons)
{
    /// <summary>Of the most, what is for the goods; null if it is not told.</summary>
    public Money? MostForGoods { get; init; }

    /// <summary>Of the most, what is for freight; null if it is not told.</summary>
    public Money? MostForFreight { get; init; }
}

/// <summary>A reason for a dispute in the supplier's own words.</summary>
/// <param name="Id">The supplier's number of it.</param>
/// <param name="Name">The supplier's words, for people.</param>
/// <param name="Cause">What it comes to, read from the words; <see cref="DisputeCause.Other"/> if they say nothing that is known.</param>
public sealed record DisputeGround(string Id, string Name, DisputeCause Cause);

/// <summary>What is disputed and why.</summary>
/// <param name="Order">The supplier's number of the order.</param>
/// <param name="Reference">Our number of the dispute: the same for every try of it, another for another dispute. 1 to 100 letters, digits and hyphens.</param>
/// <param name="Units">Which units; empty for all that can be disputed.</param>
/// <param name="Cause">Why. The supplier's reason that means it is taken.</param>
/// <param name="Remedy">What is asked for.</param>
/// <param name="Message">What is told to the supplier, in English; it holds no more of the buyer than it must. It is cut nowhere: what is too long is refused.</param>
public sealed record DisputeRequest(SupplierOrderId Order, string Reference, Few<LineUnits> Units, DisputeCause Cause, DisputeRemedy Remedy, string Message)
{
    /// <summary>The supplier's number of the reason, where a person has chosen one; null to choose it by the cause.</summary>
    /// <value>Null.</value>
    public string? Ground { get; init; }

    /// <summary>Where pictures lie that the supplier can fetch.</summary>
    /// <value>None.</value>
    public IReadOnlyList<Uri> Pictures { get; init; } = [];

    /// <summary>Where films lie that the supplier can fetch.</summary>
    /// <value>None.</value>
    public IReadOnlyList<Uri> Videos { get; init; } = [];

    /// <summary>Says nothing of the message and of where the evidence lies.</summary>
    public override string ToString() => $"DisputeRequest {Reference} of {Order}: {Cause}, {Remedy}";
}

/// <summary>How a write about a dispute ended and what exists after it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Dispute">The dispute as it is then, if it could be read.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="Code">The vendor's own code, without personal data.</param>
public sealed record DisputeReceipt(Outcome Outcome, SupplierDispute? Dispute = null, DeclineReason Reason = DeclineReason.None, string? Code = null);

/// <summary>A dispute as the supplier tells it.</summary>
/// <param name="Id">The supplier's number.</param>
/// <param name="Order">The supplier's number of the order.</param>
/// <param name="Stage">How far it is. What the supplier's words leave open is open.</param>
public sealed record SupplierDispute(string Id, SupplierOrderId Order, DisputeStage Stage)
{
    /// <summary>Our number of it; null if the supplier does not tell it back.</summary>
    /// <value>Null.</value>
    public string? Reference { get; init; }

    /// <summary>Which units it is about; empty if the supplier does not tell, and then it may be about all.</summary>
    /// <value>Empty.</value>
    public Few<LineUnits> Units { get; init; }

    /// <summary>The supplier's own word of how far it is, for people; null if it is no plain word.</summary>
    /// <value>Null.</value>
    public string? Told { get; init; }

    /// <summary>The sum the supplier names while it is open: what is asked or offered. It is no promise. Null if none is told.</summary>
    /// <value>Null.</value>
    public Money? Offered { get; init; }

    /// <summary>What was paid back; null while it is not <see cref="DisputeStage.Refunded"/>, and if the supplier does not tell the sum.</summary>
    /// <value>Null.</value>
    public Money? PaidBack { get; init; }

    /// <summary>The order by which the goods are sent once more; null if there is none or it is not told.</summary>
    /// <value>Null.</value>
    public SupplierOrderId? ResentAs { get; init; }

    /// <summary>When it was opened; null if it is not told.</summary>
    /// <value>Null.</value>
    public Instant? OpenedAt { get; init; }

    /// <summary>When the supplier takes no evidence any more; null if it is not told.</summary>
    /// <value>Null.</value>
    public Instant? EvidenceBy { get; init; }
}
