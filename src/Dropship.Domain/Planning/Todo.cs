namespace Dropship.Domain;

/// <summary>Work outside: a look, which may be repeated at will, or <see cref="Send"/>, the one that has effects.</summary>
public abstract record Todo
{
    private Todo()
    {
    }

    /// <summary>Read the sale at the marketplace.</summary>
    public sealed record ReadSale : Todo;

    /// <summary>Find out who offers lines.</summary>
    /// <param name="Search">Number of the search.</param>
    /// <param name="Lines">The lines.</param>
    public sealed record FindOffers(int Search, Few<LineId> Lines) : Todo;

    /// <summary>Ask a supplier for its price of an allocation.</summary>
    /// <param name="Allocation">Which allocation.</param>
    public sealed record GetQuote(int Allocation) : Todo;

    /// <summary>Look at the address and the buyer for the supplier of an allocation.</summary>
    /// <param name="Allocation">Which allocation.</param>
    public sealed record CheckBuyer(int Allocation) : Todo;

    /// <summary>Find out whether a purchase step in doubt had its effect.</summary>
    /// <param name="Round">The purchase.</param>
    /// <param name="Key">The write in doubt.</param>
    /// <param name="No">The try in doubt.</param>
    public sealed record ResolveDoubt(int Round, TryKey Key, int No) : Todo;

    /// <summary>Read an order at the supplier, and its parcels.</summary>
    /// <param name="Round">The purchase.</param>
    /// <param name="Order">The supplier's number.</param>
    public sealed record ReadPurchase(int Round, SupplierOrderId Order) : Todo;

    /// <summary>Read the disputes about an order at the supplier.</summary>
    /// <param name="Round">The purchase.</param>
    /// <param name="Order">The supplier's number.</param>
    public sealed record ReadDisputes(int Round, SupplierOrderId Order) : Todo;

    /// <summary>Read an order by which the supplier sends goods once more, and its parcels.</summary>
    /// <param name="Round">The purchase.</param>
    /// <param name="No">The dispute because of which it does.</param>
    /// <param name="Order">The supplier's number of that order.</param>
    public sealed record ReadResend(int Round, int No, SupplierOrderId Order) : Todo;

    /// <summary>Look into a supplier's wallet.</summary>
    /// <param name="Supplier">Whose.</param>
    public sealed record CheckFunds(SupplierId Supplier) : Todo;

    /// <summary>Ask the carrier where a parcel is.</summary>
    /// <param name="Number">The tracking number.</param>
    /// <param name="Carrier">The carrier.</param>
    public sealed record TrackParcel(TrackingNumber Number, CarrierCode Carrier) : Todo
    {
        /// <summary>Other carriers that the supplier named for it, which were judged wrong.</summary>
        public Few<CarrierCode> Instead { get; init; }
    }

    /// <summary>Find out whether a write at the marketplace had its effect.</summary>
    /// <param name="Key">The write.</param>
    /// <param name="No">The try.</param>
    public sealed record VerifyWrite(TryKey Key, int No) : Todo;

    /// <summary>Put a write on the wire, once; its try is made durable first.</summary>
    /// <param name="Key">The write.</param>
    /// <param name="No">Which try of it.</param>
    /// <param name="Deadline">Not later than this.</param>
    public sealed record Send(TryKey Key, int No, Instant Deadline) : Todo;
}

/// <summary>What a person is asked. The numbers are stable.</summary>
public enum AskKind
{
    /// <summary>An order is held.</summary>
    ReviewHold = 1,

    /// <summary>A purchase may or may not have happened.</summary>
    ResolveDoubt,

    /// <summary>A supplier rejected a request that a person must mend.</summary>
    MendRequest,

    /// <summary>A write was tried too often, or was refused.</summary>
    WriteFailed,

    /// <summary>Several drafts exist for one purchase.</summary>
    ChooseDraft,

    /// <summary>Two orders of one purchase took money.</summary>
    BoughtTwice,

    /// <summary>An order exists at the supplier that nobody decided.</summary>
    UnknownPurchase,

    /// <summary>The wallet is too low.</summary>
    TopUpWallet,

    /// <summary>A supplier has not shipped, and ship-by is near or has passed.</summary>
    LateSupplier,

    /// <summary>A supplier must be asked by hand to cancel, or has refused to.</summary>
    CancelByHand,

    /// <summary>A credit is missing.</summary>
    MissingCredit,

    /// <summary>A tracking number is suspect.</summary>
    ReviewParcel,

    /// <summary>A parcel has been silent for too long.</summary>
    StalledParcel,

    /// <summary>A parcel is lost or came back: refund or send again.</summary>
    Compensate,

    /// <summary>A payout is overdue.</summary>
    PayoutOverdue,

    /// <summary>Something would be bought or paid back, and nothing may be spent for now.</summary>
    SpendingWithheld,

    /// <summary>A deadline is near or has passed, and nothing else is asked about it.</summary>
    DeadlineNear,

    /// <summary>A buyer's claim waits for an answer.</summary>
    AnswerClaim,

    /// <summary>A buyer's rating is poor: find out why.</summary>
    PoorRating,

    /// <summary>What a buyer sent back came in part, or its refund cannot be decided: a person answers the claim anew.</summary>
    ReviewReturn,

    /// <summary>The customs ask for something; the parcel waits.</summary>
    ClearCustoms,

    /// <summary>An attempt to deliver failed, or the carrier does not get past the address or the recipient.</summary>
    HelpDelivery,

    /// <summary>A parcel waits at a pick-up point, and the buyer does not come.</summary>
    RemindPickup,

    /// <summary>The marketplace has issued a penalty: look into it, dispute it in time if it is wrong, then take note of it.</summary>
    Penalty,

    /// <summary>A buyer's inquiry waits for the shop.</summary>
    AnswerInquiry,
}

/// <summary>A question for a person. Derived like work; it goes away when the state answers it.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Subject">What it is about, without personal data.</param>
/// <param name="Since">Since when it stands.</param>
public sealed record Ask(AskKind Kind, string Subject, Instant Since);

/// <summary>What an order needs. If a decision is due, it comes alone: take it and ask again.</summary>
/// <param name="Decision">The next decision, or null.</param>
/// <param name="Todos">Work for now.</param>
/// <param name="Asks">Questions for a person.</param>
/// <param name="WakeAt">When to look again, apart from the work for now; null without work only if the order is closed. Nothing becomes due before.</param>
/// <param name="Deadline">The nearest deadline, for the order of work, or null.</param>
public readonly record struct Agenda(Decision? Decision, Few<Todo> Todos, Few<Ask> Asks, Instant? WakeAt, Instant? Deadline);
