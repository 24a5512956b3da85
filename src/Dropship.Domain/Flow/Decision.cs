namespace Dropship.Domain;

/// <summary>
/// What we decided. Fenced: it is written once, with the next number of its kind, and only if the order has not moved on.
/// What it was judged by is frozen in it.
/// </summary>
public abstract record Decision : Event
{
    private Decision(Instant at) => At = at;

    /// <summary>When it was decided.</summary>
    public Instant At { get; init; }

    /// <summary>The order waits for a person; nothing is bought while it does.</summary>
    /// <param name="No">Number of the hold, from 1.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">The figures a person needs, without personal data.</param>
    /// <param name="At">When.</param>
    public sealed record OrderHeld(int No, HoldReason Reason, string Detail, Instant At) : Decision(At)
    {
        /// <summary>What a person approves by letting it go on; null if it is not about a sum.</summary>
        public Approval? Wanted { get; init; }
    }

    /// <summary>A person lets the order go on.</summary>
    /// <param name="No">Which hold.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">When.</param>
    public sealed record HoldReleased(int No, string By, Instant At) : Decision(At);

    /// <summary>Units of open demand are proposed to a supplier, to be quoted.</summary>
    /// <param name="No">Number of the allocation, from 1.</param>
    /// <param name="Supplier">Who.</param>
    /// <param name="Units">What.</param>
    /// <param name="At">When.</param>
    /// <param name="Choices">Why this supplier, for each line; empty for what older versions wrote.</param>
    public sealed record AllocationProposed(int No, SupplierId Supplier, Few<LineUnits> Units, Instant At, Few<Choice> Choices = default) : Decision(At)
    {
        /// <summary>What the lines are made of whose items are proposed for the first time; null where whole units are, or the bundle is on record.</summary>
        public Few<Bundle>? Bundles { get; init; }
    }

    /// <summary>An allocation is given up before it was bound; its units are open again.</summary>
    /// <param name="No">Which allocation.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="At">When.</param>
    public sealed record AllocationDropped(int No, DropReason Reason, Instant At) : Decision(At);

    /// <summary>The decision to buy an allocation, once. Nothing is sent before it is durable.</summary>
    /// <param name="Round">Number of the purchase, from 1.</param>
    /// <param name="Allocation">Which allocation it binds.</param>
    /// <param name="Supplier">From whom.</param>
    /// <param name="Units">What.</param>
    /// <param name="Cost">The quoted landed cost.</param>
    /// <param name="Ceiling">The most that may be paid, in the supplier's currency; reserved until it is charged.</param>
    /// <param name="Terms">The supplier's protocol.</param>
    /// <param name="Reference">Our number on the supplier's order: derived once, never made again.</param>
    /// <param name="Judged">The margin and the ceiling of the order as they were judged.</param>
    /// <param name="At">When.</param>
    public sealed record PurchaseIntended(int Round, int Allocation, SupplierId Supplier, Few<LineUnits> Units, Money Cost, Money Ceiling, SupplierTerms Terms, string Reference, Judgement Judged, Instant At) : Decision(At);

    /// <summary>Of the drafts at the supplier, this one is paid and no other, ever.</summary>
    /// <param name="Round">Which purchase.</param>
    /// <param name="Order">The chosen draft.</param>
    /// <param name="At">When.</param>
    public sealed record DraftChosen(int Round, SupplierOrderId Order, Instant At) : Decision(At);

    /// <summary>A purchase is closed as not bought. Only then may its units be bought elsewhere.</summary>
    /// <param name="Round">Which purchase.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="At">When.</param>
    public sealed record PurchaseClosed(int Round, CloseReason Reason, Instant At) : Decision(At);

    /// <summary>The supplier is in default: too late for too long. The purchase is to be cancelled and credited.</summary>
    /// <param name="Round">Which purchase.</param>
    /// <param name="At">When.</param>
    public sealed record SupplierGivenUp(int Round, Instant At) : Decision(At);

    /// <summary>What was paid for a purchase and not credited is a loss.</summary>
    /// <param name="Round">Which purchase.</param>
    /// <param name="Amount">Paid less credited.</param>
    /// <param name="At">When.</param>
    /// <param name="Replace">True if it is accepted so that its units, still wanted, are bought elsewhere once the supplier is given up; false for a loss of what nobody wants any more.</param>
    public sealed record CostWrittenOff(int Round, Money Amount, Instant At, bool Replace = false) : Decision(At);

    /// <summary>A suspect tracking number may be published after all.</summary>
    /// <param name="Number">Which parcel.</param>
    /// <param name="By">A person, or <c>ship-by</c> because the deadline is near.</param>
    /// <param name="At">When.</param>
    /// <param name="Release">The marketplace's release of the order it holds for.</param>
    public sealed record ParcelReleased(TrackingNumber Number, string By, Instant At, int Release = 0) : Decision(At);

    /// <summary>Our answer to a cancellation request.</summary>
    /// <param name="Request">Which request.</param>
    /// <param name="Accepted">True: everything that was asked for is cancelled and refunded.</param>
    /// <param name="Reason">Why so.</param>
    /// <param name="Release">The release it was answered in.</param>
    /// <param name="At">When.</param>
    /// <param name="Units">What is taken off the order and refunded: of an accepted request what it asked for, of a refused one what can be cancelled all the same because only the rest has gone or stays bought. Empty where a request for the whole order is accepted, and where nothing is.</param>
    public sealed record CancelAnswered(string Request, bool Accepted, AnswerReason Reason, int Release, Instant At, Few<LineUnits> Units = default) : Decision(At);

    /// <summary>The answer to a claim, by a person or by a rule. A refund that it speaks of is decided in the same commit, by its own guards. While a return is awaited it may be answered anew.</summary>
    /// <param name="Claim">Which claim.</param>
    /// <param name="Answer">What it is answered with.</param>
    /// <param name="By">Who answers: a person, or the rule by its name.</param>
    /// <param name="Evidence">On what grounds; without personal data.</param>
    /// <param name="At">When.</param>
    /// <param name="Refund">The number of the refund that answers it; 0 if it is not refunded, or not yet.</param>
    public sealed record ClaimAnswered(string Claim, ClaimAnswer Answer, string By, string Evidence, Instant At, int Refund = 0) : Decision(At)
    {
        /// <summary>Of <see cref="ClaimAnswer.Resent"/>: what is sent once more.</summary>
        public Few<LineUnits> Units { get; init; }

        /// <summary>Of <see cref="ClaimAnswer.Return"/>: what is given back once the goods have arrived.</summary>
        public Few<LineAmount> Lines { get; init; }

        /// <summary>Until when the goods must be back, or handed over once more; then a person is asked. Null for no limit.</summary>
        public Instant? Until { get; init; }
    }

    /// <summary>A dispute with a supplier is to be opened, once. Nothing is sent before it is durable.</summary>
    /// <param name="Round">About which purchase.</param>
    /// <param name="No">Its number within the purchase, from 1.</param>
    /// <param name="Order">The supplier's order.</param>
    /// <param name="Units">Which units, as they were bought; empty for all that can be disputed.</param>
    /// <param name="Cause">Why.</param>
    /// <param name="Remedy">What is asked for.</param>
    /// <param name="Message">What the supplier is told; it holds no more of the buyer than it must.</param>
    /// <param name="By">Who decides: a person, or the rule by its name.</param>
    /// <param name="At">When.</param>
    /// <param name="Wanted">How much is to come back, at the least; null if it is not judged.</param>
    /// <param name="Claim">The buyer's claim it answers, or null.</param>
    public sealed record DisputeDecided(int Round, int No, SupplierOrderId Order, Few<LineUnits> Units, DisputeCause Cause, DisputeRemedy Remedy, string Message, string By, Instant At, Money? Wanted = null, string? Claim = null) : Decision(At)
    {
        /// <summary>The supplier's number of the reason, where a person has chosen one; null to choose it by the cause.</summary>
        public string? Ground { get; init; }

        /// <summary>Web addresses of pictures that the supplier can fetch.</summary>
        public Few<string> Pictures { get; init; }

        /// <summary>On what ground a rule decided it, with the figures; null where a person did.</summary>
        public string? Because { get; init; }
    }

    /// <summary>A dispute is given up: taken back at the supplier if it is open there, not opened if it was not; what it was to bring is not waited for any more.</summary>
    /// <param name="Round">About which purchase.</param>
    /// <param name="No">Which dispute.</param>
    /// <param name="By">Who.</param>
    /// <param name="Because">Why.</param>
    /// <param name="At">When.</param>
    public sealed record DisputeWithdrawn(int Round, int No, string By, string Because, Instant At) : Decision(At);

    /// <summary>Evidence was given to whoever judges a claim or a dispute.</summary>
    /// <param name="Claim">For which claim; empty if for a dispute.</param>
    /// <param name="Round">For a dispute about which purchase; 0 if for a claim.</param>
    /// <param name="No">For which dispute; 0 if for a claim.</param>
    /// <param name="By">Who gave it.</param>
    /// <param name="Evidence">What was given; without personal data.</param>
    /// <param name="At">When.</param>
    /// <param name="Until">The deadline that it meets, or null if none was told.</param>
    public sealed record EvidenceGiven(string Claim, int Round, int No, string By, string Evidence, Instant At, Instant? Until = null) : Decision(At);

    /// <summary>Somebody has looked into a rating.</summary>
    /// <param name="Rating">Which rating.</param>
    /// <param name="By">Who.</param>
    /// <param name="Note">What was found, or done; without personal data.</param>
    /// <param name="At">When.</param>
    public sealed record RatingReviewed(string Rating, string By, string Note, Instant At) : Decision(At);

    /// <summary>Somebody has taken note of a penalty.</summary>
    /// <param name="Penalty">Which penalty.</param>
    /// <param name="By">Who.</param>
    /// <param name="Note">What was found, or done: accepted, disputed; without personal data.</param>
    /// <param name="At">When.</param>
    public sealed record PenaltyNoted(string Penalty, string By, string Note, Instant At) : Decision(At);

    /// <summary>Something is to be done about a buyer's inquiry, once. What is written to the buyer is not in it: it is kept with the personal data of the order, or made of its facts.</summary>
    /// <param name="Inquiry">Which inquiry.</param>
    /// <param name="No">Its number within the inquiry, from 1.</param>
    /// <param name="Act">What.</param>
    /// <param name="Revision">The revision of the inquiry that it was judged by.</param>
    /// <param name="By">Who decides: a person, or the rule by its name.</param>
    /// <param name="At">When.</param>
    public sealed record InquiryActed(string Inquiry, int No, InquiryAct Act, long Revision, string By, Instant At) : Decision(At);

    /// <summary>Nobody supplies these units: they are taken off the order and refunded.</summary>
    /// <param name="No">Number of the drop, from 1.</param>
    /// <param name="Units">What.</param>
    /// <param name="Release">The release they are dropped from.</param>
    /// <param name="At">When.</param>
    public sealed record UnitsDropped(int No, Few<LineUnits> Units, int Release, Instant At) : Decision(At);

    /// <summary>The decision to give money back to the buyer, once.</summary>
    /// <param name="No">Number of the refund, from 1.</param>
    /// <param name="Lines">How much for which line; empty for an order without lines, which is given back as a whole.</param>
    /// <param name="Amount">Their sum, or what is given back of an order without lines.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Release">The release it belongs to.</param>
    /// <param name="At">When.</param>
    /// <param name="Keyed">True if the marketplace drops a second refund of the same number: only then may one be sent again after a doubt.</param>
    public sealed record RefundDecided(int No, Few<LineAmount> Lines, Money Amount, RefundReason Reason, int Release, Instant At, bool Keyed = false) : Decision(At)
    {
        /// <summary>The buyer's claim it answers, or null.</summary>
        public string? Claim { get; init; }
    }

    /// <summary>The marketplace's completion rule is met.</summary>
    /// <param name="Release">The release that is complete.</param>
    /// <param name="At">When.</param>
    public sealed record OrderCompleted(int Release, Instant At) : Decision(At)
    {
        /// <summary>By which ground of the rule; null for the delivery.</summary>
        public CompletionGround? By { get; init; }
    }

    /// <summary>A person answered a doubt that no look could answer. What follows from it is in the same commit: the order that exists, the try that never left, the purchase that is closed.</summary>
    /// <param name="Key">Which write was in doubt.</param>
    /// <param name="No">Which try of it.</param>
    /// <param name="Answer">What the person says.</param>
    /// <param name="By">Who.</param>
    /// <param name="Evidence">How they know; without personal data.</param>
    /// <param name="At">When.</param>
    public sealed record DoubtAnswered(TryKey Key, int No, DoubtAnswer Answer, string By, string Evidence, Instant At) : Decision(At);

    /// <summary>One outward write is about to go on the wire. Durable before the wire.</summary>
    /// <param name="Key">What is tried.</param>
    /// <param name="No">Which try of it, from 1.</param>
    /// <param name="At">When.</param>
    /// <param name="Deadline">After this moment it is not sent any more, and an open try is in doubt.</param>
    public sealed record TryOpened(TryKey Key, int No, Instant At, Instant Deadline) : Decision(At);
}
