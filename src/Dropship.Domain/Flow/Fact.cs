namespace Dropship.Domain;

/// <summary>
/// What a vendor, a person or the wire told us. Joined by key, in any order, any number of times; never refused;
/// without the time of receipt. A fact that brings nothing new is not stored.
/// </summary>
public abstract record Fact : Event
{
    private Fact()
    {
    }

    /// <summary>The marketplace's order as it reads at one revision. Key: release and revision; two contents of one revision are both kept and the order is held.</summary>
    /// <param name="Release">Counts how often the marketplace released the order for shipping again; 0 the first time.</param>
    /// <param name="Revision">The marketplace's revision, growing: its update time in milliseconds, or a counter.</param>
    /// <param name="Status">Where the marketplace sees the order.</param>
    /// <param name="PlacedAt">When the buyer ordered.</param>
    /// <param name="PaidAt">When the payment was confirmed; null if it is not.</param>
    /// <param name="Paid">What the buyer paid or has to pay, in the shop's currency.</param>
    /// <param name="Lines">The ordered lines.</param>
    /// <param name="To">Where it goes.</param>
    /// <param name="DeliverBy">The promised day of delivery, or null.</param>
    /// <param name="Checkout">The marketplace's number of the checkout, where one checkout makes several orders; else null.</param>
    public sealed record SaleSeen(int Release, long Revision, SaleStatus Status, Instant PlacedAt, Instant? PaidAt, Money Paid, Few<OrderLine> Lines, Destination To, Instant? DeliverBy = null, string? Checkout = null) : Fact, IKeyed<SaleSeen>
    {
        /// <inheritdoc />
        public int CompareKey(SaleSeen other) =>
            Release != other.Release ? Release.CompareTo(other.Release)
            : Revision != other.Revision ? Revision.CompareTo(other.Revision)
            : SaleContents.Compare(this, other);
    }

    /// <summary>Somebody asks to cancel the order or a part of it; the answer is ours. A cancel that the marketplace has done already comes as <see cref="SaleSeen"/>. Key: request.</summary>
    /// <param name="Request">The marketplace's or our number of the request.</param>
    /// <param name="Origin">Who asks.</param>
    /// <param name="At">When it was asked.</param>
    /// <param name="Expires">When the marketplace decides without us, or null for the policy's own limit.</param>
    /// <param name="Units">What of it; empty for the whole order.</param>
    public sealed record CancelAsked(string Request, CancelOrigin Origin, Instant At, Instant? Expires = null, Few<LineUnits> Units = default) : Fact;

    /// <summary>A buyer's claim, also after completion and payout. Key: claim; of two sightings the newer revision counts, and one that was taken back stays so.</summary>
    /// <param name="Claim">The marketplace's or our number of the claim.</param>
    /// <param name="Revision">Grows with each change of it.</param>
    /// <param name="Kind">What is said to be wrong.</param>
    /// <param name="Units">What it is about; empty for the whole order.</param>
    /// <param name="At">When it was made.</param>
    /// <param name="Wanted">What the buyer wants back, or null.</param>
    /// <param name="ReplyBy">When whoever judges it decides without us, or null.</param>
    /// <param name="Evidence">Where pictures and messages are found; without personal data.</param>
    /// <param name="Withdrawn">True if it was taken back.</param>
    public sealed record ClaimSeen(string Claim, long Revision, ClaimKind Kind, Few<LineUnits> Units, Instant At, Money? Wanted = null, Instant? ReplyBy = null, string? Evidence = null, bool Withdrawn = false) : Fact
    {
        /// <summary>When whoever judges it takes no evidence of ours any more, or null.</summary>
        public Instant? EvidenceBy { get; init; }
    }

    /// <summary>What a buyer sends back because of a claim has arrived. Key: claim; the earliest counts, and what is told of the units is united.</summary>
    /// <param name="Claim">Which claim.</param>
    /// <param name="At">When it arrived.</param>
    /// <param name="Units">What arrived; empty for all that the claim is about.</param>
    public sealed record ReturnSeen(string Claim, Instant At, Few<LineUnits> Units = default) : Fact;

    /// <summary>A dispute with a supplier about a purchase, as the supplier tells it. Key: round and the supplier's number; an end outlives what was told before it, sums and links only grow.</summary>
    /// <param name="Round">Which purchase.</param>
    /// <param name="Dispute">The supplier's number of the dispute.</param>
    /// <param name="Order">The supplier's order it is about.</param>
    /// <param name="Stage">How far it is.</param>
    /// <param name="Ours">The number of our own dispute that it is; 0 if it was opened by hand.</param>
    /// <param name="Units">What it is about; empty if the supplier does not tell.</param>
    /// <param name="Offered">What is asked or offered while it is open, or null. It is no promise.</param>
    /// <param name="PaidBack">What came back by it, or null. It counts as a credit of its order, and once where the supplier's order shows it too.</param>
    /// <param name="ResentAs">The order by which the goods are sent once more, or null.</param>
    /// <param name="OpenedAt">When it was opened, or null.</param>
    /// <param name="EvidenceBy">When the supplier takes no evidence any more, or null.</param>
    public sealed record DisputeSeen(int Round, string Dispute, SupplierOrderId Order, DisputeStage Stage, int Ours = 0, Few<LineUnits> Units = default, Money? Offered = null, Money? PaidBack = null, SupplierOrderId? ResentAs = null, Instant? OpenedAt = null, Instant? EvidenceBy = null) : Fact, IKeyed<DisputeSeen>
    {
        /// <inheritdoc />
        public int CompareKey(DisputeSeen other) => string.CompareOrdinal(Dispute, other.Dispute);
    }

    /// <summary>What a search for suppliers brought. Key: search; two answers of one search are united.</summary>
    /// <param name="Search">Which search, from 1.</param>
    /// <param name="At">When it was asked.</param>
    /// <param name="Offers">Who offers which line; empty if nobody does.</param>
    /// <param name="Scorecards">How the suppliers have done so far.</param>
    /// <param name="Missing">SKUs that nobody was ever named for.</param>
    public sealed record OffersFound(int Search, Instant At, Few<Offer> Offers, Few<Scorecard> Scorecards = default, Few<MissingSku> Missing = default) : Fact
    {
        /// <summary>What suppliers take for several lines together; null if nobody was asked.</summary>
        public Few<JointPrice>? Joint { get; init; }
    }

    /// <summary>A supplier's price for an allocation, goods and freight, before it is bound. Key: allocation; of two the dearer counts.</summary>
    /// <param name="Allocation">Which allocation.</param>
    /// <param name="Cost">Landed cost in the supplier's currency.</param>
    /// <param name="At">When it was quoted.</param>
    /// <param name="Until">When the quote ends, or null.</param>
    public sealed record QuoteSeen(int Allocation, Money Cost, Instant At, Instant? Until = null) : Fact
    {
        /// <summary>What the goods of each line cost of it; the rest is freight. Null if the supplier does not tell.</summary>
        public Few<LineAmount>? Goods { get; init; }
    }

    /// <summary>A supplier will not quote for an allocation. Key: allocation.</summary>
    /// <param name="Allocation">Which allocation.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="At">When it was said.</param>
    public sealed record QuoteRefused(int Allocation, DeclineReason Reason, Instant At) : Fact;

    /// <summary>What a look at the address and the buyer brought, without saying what stands there or who they are. Key: release, revision and supplier; what two looks bring is united.</summary>
    /// <param name="Release">The marketplace's release.</param>
    /// <param name="Revision">Its revision: a changed sale is looked at again.</param>
    /// <param name="Supplier">Whose rules the address was judged by.</param>
    /// <param name="Faults">What is wrong with the address: field, problem and cure; never the value.</param>
    /// <param name="Notes">What is known of the buyer.</param>
    public sealed record BuyerChecked(int Release, long Revision, SupplierId Supplier, Few<string> Faults, Few<BuyerNote> Notes) : Fact, IKeyed<BuyerChecked>
    {
        /// <summary>The figures by which the shop's own book noted it; null if another book was asked. Of two the higher count.</summary>
        public BuyerFigures? Figures { get; init; }

        /// <inheritdoc />
        public int CompareKey(BuyerChecked other) =>
            Release != other.Release ? Release.CompareTo(other.Release)
            : Revision != other.Revision ? Revision.CompareTo(other.Revision)
            : Supplier.CompareTo(other.Supplier);
    }

    /// <summary>An order that exists at the supplier and bears our reference of a round. Key: round and number; every field only grows.</summary>
    /// <param name="Round">Which purchase.</param>
    /// <param name="Order">The supplier's order.</param>
    public sealed record SupplierOrderSeen(int Round, SupplierOrder Order) : Fact
    {
        /// <summary>At which supplier, where it was found in a round that nobody here decided; null otherwise: then it is where the round was bought.</summary>
        public SupplierId? Supplier { get; init; }
    }

    /// <summary>A parcel the supplier announced or handed over. Key: number.</summary>
    /// <param name="Round">Which purchase it belongs to.</param>
    /// <param name="Number">The tracking number.</param>
    /// <param name="Carrier">The carrier as the supplier names it.</param>
    /// <param name="Units">What is in it; empty if the supplier does not say: then everything of the purchase that no other parcel names.</param>
    /// <param name="HandedOverAt">When the carrier got it; null if it is only announced.</param>
    public sealed record ParcelSeen(int Round, TrackingNumber Number, CarrierCode Carrier, Few<LineUnits> Units, Instant? HandedOverAt = null) : Fact
    {
        /// <summary>The number of our dispute because of which it is sent, once more; 0 for what was bought.</summary>
        public int Resend { get; init; }
    }

    /// <summary>A carrier's event. Key: all of it.</summary>
    /// <param name="Number">The tracking number.</param>
    /// <param name="Phase">Where the parcel is.</param>
    /// <param name="Incident">What went wrong, if anything.</param>
    /// <param name="At">When it happened.</param>
    public sealed record ScanSeen(TrackingNumber Number, ParcelPhase Phase, ParcelIncident Incident, Instant At) : Fact;

    /// <summary>What a look at a tracking number brought: formats, check digit, other orders that have it. Key: number and carrier; what two looks bring is united.</summary>
    /// <param name="Number">The tracking number.</param>
    /// <param name="Carrier">The carrier it was looked at for, as the supplier names it.</param>
    /// <param name="Fit">How it fits the formats that are known.</param>
    /// <param name="Found">What speaks against it.</param>
    /// <param name="Formats">The names of the formats that it fits.</param>
    /// <param name="Others">The numbers of other orders of the shop that it belongs to.</param>
    public sealed record NumberChecked(TrackingNumber Number, CarrierCode Carrier, NumberFit Fit, ParcelSuspicions Found, Few<string> Formats = default, Few<string> Others = default) : Fact;

    /// <summary>What a tracking vendor's snapshot says beside the scans. Key: number; what two snapshots say is united.</summary>
    /// <param name="Number">The tracking number.</param>
    /// <param name="To">The country that the carrier says it goes to, ISO 3166, or null.</param>
    /// <param name="DeliveredAtFirst">True if it was delivered when the carrier was first asked.</param>
    /// <param name="Legs">Carriers that took it over on the way, with their own numbers.</param>
    public sealed record SnapshotSeen(TrackingNumber Number, string? To = null, bool DeliveredAtFirst = false, Few<ParcelLeg> Legs = default) : Fact;

    /// <summary>A refund on the marketplace's books. Key: refund.</summary>
    /// <param name="Refund">The marketplace's number.</param>
    /// <param name="Amount">The amount.</param>
    /// <param name="At">When it was made.</param>
    /// <param name="Ours">The number of our own refund it carries out; 0 if the marketplace made it by itself.</param>
    public sealed record RefundSeen(string Refund, Money Amount, Instant At, int Ours = 0) : Fact, IKeyed<RefundSeen>
    {
        /// <inheritdoc />
        public int CompareKey(RefundSeen other) => string.CompareOrdinal(Refund, other.Refund);
    }

    /// <summary>A buyer's rating of the order or of one line of it. What the buyer wrote is not kept: it is personal. Key: rating.</summary>
    /// <param name="Rating">The marketplace's number.</param>
    /// <param name="Revision">Grows with each change of it.</param>
    /// <param name="Stars">From 0, the worst, to 5.</param>
    /// <param name="At">When it was given.</param>
    /// <param name="Line">The line; null for the order as a whole.</param>
    /// <param name="Withdrawn">True if it was taken back.</param>
    public sealed record RatingSeen(string Rating, long Revision, int Stars, Instant At, LineId? Line = null, bool Withdrawn = false) : Fact;

    /// <summary>A penalty of the marketplace because of this order. Key: penalty; of two sightings the higher revision counts, so that one that was reversed stays so until a newer one says otherwise.</summary>
    /// <param name="Penalty">The marketplace's number.</param>
    /// <param name="Revision">Grows with each change of it.</param>
    /// <param name="Reason">What is punished.</param>
    /// <param name="Amount">What it costs; null, or zero, for one that costs nothing but standing.</param>
    /// <param name="At">When it was issued.</param>
    /// <param name="Reversed">True if it does not count any more.</param>
    /// <param name="Words">The marketplace's own words for the reason; without personal data.</param>
    public sealed record PenaltySeen(string Penalty, long Revision, PenaltyReason Reason, Money? Amount, Instant At, bool Reversed = false, string Words = "") : Fact;

    /// <summary>A buyer's inquiry as the marketplace tells it, without a word of what was written: that is personal, and is read where it stands. Key: inquiry; of two sightings the newer revision counts.</summary>
    /// <param name="Inquiry">The marketplace's number.</param>
    /// <param name="Revision">Grows with each change of it.</param>
    /// <param name="Kind">What it is to the marketplace.</param>
    /// <param name="State">Who waits for whom.</param>
    /// <param name="OpenedAt">When it was opened.</param>
    /// <param name="ChangedAt">When it last changed.</param>
    /// <param name="Turns">Who wrote when, the first first.</param>
    /// <param name="About">The marketplace's own word of what it is about, of a list that it documents; null if it has none.</param>
    public sealed record InquirySeen(string Inquiry, long Revision, InquiryKind Kind, InquiryState State, Instant OpenedAt, Instant ChangedAt, Few<InquiryTurn> Turns = default, string? About = null) : Fact
    {
        /// <summary>The order whose record holds what becomes of it, where it is about several; null if it is this one.</summary>
        public OrderId? AnsweredIn { get; init; }
    }

    /// <summary>A payout line of the marketplace for this order. Key: payout.</summary>
    /// <param name="Payout">The marketplace's number.</param>
    /// <param name="Amount">What reached the shop; negative for what was taken from it.</param>
    /// <param name="Fees">What the marketplace kept; negative for what it gave beside the price.</param>
    /// <param name="Final">True if nothing more is paid for this order.</param>
    /// <param name="At">When it was paid.</param>
    /// <param name="Kept">What it was kept for; null for its fees.</param>
    public sealed record PayoutSeen(PayoutId Payout, Money Amount, Money Fees, bool Final, Instant At, KeptFor? Kept = null) : Fact, IKeyed<PayoutSeen>
    {
        /// <inheritdoc />
        public int CompareKey(PayoutSeen other) => Payout.CompareTo(other.Payout);
    }

    /// <summary>The buyer has told the marketplace that the goods have come: what had been handed over by then is delivered, whatever its carrier says. Key: moment.</summary>
    /// <param name="At">When it was confirmed.</param>
    public sealed record ReceiptConfirmed(Instant At) : Fact, IKeyed<ReceiptConfirmed>
    {
        /// <inheritdoc />
        public int CompareKey(ReceiptConfirmed other) => At.CompareTo(other.At);
    }

    /// <summary>How a try ended. Key: key and number; of two the surer outcome counts.</summary>
    /// <param name="Key">What was tried.</param>
    /// <param name="No">Which try of it.</param>
    /// <param name="Outcome">How it ended.</param>
    /// <param name="At">When it ended.</param>
    /// <param name="Reason">Why it was rejected.</param>
    /// <param name="Code">The vendor's own code or a person's note, never personal data.</param>
    public sealed record TryClosed(TryKey Key, int No, Outcome Outcome, Instant At, DeclineReason Reason = DeclineReason.None, string? Code = null) : Fact;

    /// <summary>
    /// A look-up after a doubt found nothing, or a person says that the cause of an invalid request is mended: either way it
    /// had no effect. Key: key and number; the first and the last such look are kept.
    /// </summary>
    /// <param name="Key">What was tried.</param>
    /// <param name="No">Which try of it.</param>
    /// <param name="At">When it was looked up.</param>
    public sealed record AbsenceSeen(TryKey Key, int No, Instant At) : Fact;
}
