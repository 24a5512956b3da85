using Dropship.Domain;

namespace Dropship.Orders;

/// <summary>Claims of buyers and disputes with suppliers, for people. Answers are commands: guarded, fenced, on record.</summary>
public interface IOrderClaims
{
    /// <summary>Records a buyer's claim that a person was told of, for example where the marketplace's API has no claims. It is asked about until it is answered. Recorded again it changes nothing; a higher revision counts instead.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="cancellation">Gives up.</param>
    Task RecordClaimAsync(OrderKey order, Fact.ClaimSeen claim, CancellationToken cancellation = default);

    /// <summary>Answers a claim with money, the whole or a part: the refund and the answer are one commit, and the refund is then sent like any other. Telling the buyer is left to the marketplace's own page.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="claim">Which claim; a chargeback cannot be refunded.</param>
    /// <param name="lines">How much for which line.</param>
    /// <param name="by">Who answers.</param>
    /// <param name="evidence">On what grounds; without personal data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> RefundClaimAsync(OrderKey order, string claim, IReadOnlyList<LineAmount> lines, string by, string evidence, CancellationToken cancellation = default);

    /// <summary>Notes that a claim was refused, or a chargeback contested or borne. The marketplace or the bank is told by hand.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="claim">Which claim.</param>
    /// <param name="by">Who answers.</param>
    /// <param name="evidence">On what grounds; without personal data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> RefuseClaimAsync(OrderKey order, string claim, string by, string evidence, CancellationToken cancellation = default);

    /// <summary>Answers a claim with goods: the units are wanted once more, beside those that were ordered. They are asked of the supplier by a dispute, or bought anew; what the supplier does not send is bought anew.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="claim">Which claim; a chargeback is not answered with goods.</param>
    /// <param name="units">What is sent once more; it must have gone before.</param>
    /// <param name="by">Who answers.</param>
    /// <param name="evidence">On what grounds; without personal data.</param>
    /// <param name="message">What the supplier is told who is to send them; null to buy them anew.</param>
    /// <param name="until">When they have to be handed over; null for the policy's own limit.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> ResendClaimAsync(OrderKey order, string claim, IReadOnlyList<LineUnits> units, string by, string evidence, string? message = null, Instant? until = null, CancellationToken cancellation = default);

    /// <summary>Answers a claim with a return: the buyer sends the goods back, and once they have arrived this is given back. Answered so again, the buyer has longer.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="claim">Which claim.</param>
    /// <param name="lines">How much for which line, once the goods are back.</param>
    /// <param name="by">Who answers.</param>
    /// <param name="evidence">On what grounds; without personal data.</param>
    /// <param name="until">When they must be back, then a person is asked; null for the policy's own limit.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> ReturnClaimAsync(OrderKey order, string claim, IReadOnlyList<LineAmount> lines, string by, string evidence, Instant? until = null, CancellationToken cancellation = default);

    /// <summary>Records that what a buyer sends back has arrived. Recorded again it changes nothing.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="returned">What arrived, and when.</param>
    /// <param name="cancellation">Gives up.</param>
    Task RecordReturnAsync(OrderKey order, Fact.ReturnSeen returned, CancellationToken cancellation = default);

    /// <summary>Records that evidence was given to whoever judges a claim; it meets the deadline that the claim names.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="claim">Which claim.</param>
    /// <param name="by">Who gave it.</param>
    /// <param name="evidence">What was given; without personal data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> RecordEvidenceAsync(OrderKey order, string claim, string by, string evidence, CancellationToken cancellation = default);

    /// <summary>Records that evidence was given to the supplier for a dispute; it meets the deadline that the supplier names.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="round">About which purchase.</param>
    /// <param name="dispute">Which dispute of ours.</param>
    /// <param name="by">Who gave it.</param>
    /// <param name="evidence">What was given; without personal data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> RecordEvidenceAsync(OrderKey order, int round, int dispute, string by, string evidence, CancellationToken cancellation = default);

    /// <summary>Disputes a paid purchase with its supplier: the dispute is opened once, looked for in doubt, and read until the supplier has decided. What comes back is a credit of the purchase.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="wanted">What is disputed, and why.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> DisputeAsync(OrderKey order, DisputeOrder wanted, string by, CancellationToken cancellation = default);

    /// <summary>Gives a dispute up: it is taken back at the supplier if it is open there, and not opened if it was not.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="round">About which purchase.</param>
    /// <param name="dispute">Which dispute of ours.</param>
    /// <param name="by">Who.</param>
    /// <param name="because">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> WithdrawDisputeAsync(OrderKey order, int round, int dispute, string by, string because, CancellationToken cancellation = default);

    /// <summary>Records what a person sees of a dispute on the supplier's page: one that was opened by hand, or an end that the supplier's API does not tell. Recorded again it changes nothing.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="seen">What is seen.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The order, the purchase or the supplier's order is not known.</exception>
    Task RecordDisputeAsync(OrderKey order, Fact.DisputeSeen seen, CancellationToken cancellation = default);
}

/// <summary>What a person disputes with a supplier.</summary>
/// <param name="Round">About which purchase.</param>
/// <param name="Cause">Why.</param>
/// <param name="Message">What the supplier is told, in English; it holds no more of the buyer than it must.</param>
public sealed record DisputeOrder(int Round, DisputeCause Cause, string Message)
{
    /// <summary>Which units, as they were bought; empty for all that can be disputed.</summary>
    /// <value>Empty.</value>
    public Few<LineUnits> Units { get; init; }

    /// <summary>What is asked for.</summary>
    /// <value><see cref="DisputeRemedy.Refund"/>.</value>
    public DisputeRemedy Remedy { get; init; }

    /// <summary>How much is to come back, in the supplier's currency; null if it is not judged.</summary>
    /// <value>Null.</value>
    public Money? Wanted { get; init; }

    /// <summary>The buyer's claim it answers.</summary>
    /// <value>Null.</value>
    public string? Claim { get; init; }

    /// <summary>The supplier's order where it split the purchase; null for the one that counts.</summary>
    /// <value>Null.</value>
    public SupplierOrderId? Order { get; init; }

    /// <summary>The supplier's number of the reason; null to choose it by the cause.</summary>
    /// <value>Null.</value>
    public string? Ground { get; init; }

    /// <summary>Web addresses of pictures that the supplier can fetch.</summary>
    /// <value>None.</value>
    public Few<string> Pictures { get; init; }
}
