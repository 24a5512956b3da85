namespace Dropship.Testing.Simulation;

/// <summary>What may go wrong: on the wire, at vendors, in the process and in the store. The names are stable.</summary>
[Flags]
public enum SimulationFaults
{
    /// <summary>Nothing goes wrong.</summary>
    None = 0,

    /// <summary>A write takes effect and its answer is lost, or it never arrives and nobody says so.</summary>
    LostAnswers = 1 << 0,

    /// <summary>A write takes effect minutes or hours after we gave up waiting.</summary>
    LateEffects = 1 << 1,

    /// <summary>The process dies: before a commit, after it, on the wire, or before the answer is written down.</summary>
    Crashes = 1 << 2,

    /// <summary>News arrives late, so that others overtake it.</summary>
    LateFacts = 1 << 3,

    /// <summary>News arrives again, up to weeks later.</summary>
    RepeatedFacts = 1 << 4,

    /// <summary>Suppliers refuse: no stock, no offer, no quote, no order.</summary>
    Refusals = 1 << 5,

    /// <summary>The buyer, the marketplace or the merchant asks to cancel.</summary>
    CancelRequests = 1 << 6,

    /// <summary>The marketplace changes the sale, or contradicts itself.</summary>
    Revisions = 1 << 7,

    /// <summary>The marketplace cancels without asking.</summary>
    DoneCancels = 1 << 8,

    /// <summary>The marketplace releases a cancelled order again.</summary>
    Reopenings = 1 << 9,

    /// <summary>The supplier cancels what was paid.</summary>
    SupplierCancels = 1 << 10,

    /// <summary>The supplier takes the money and never ships.</summary>
    NeverShips = 1 << 11,

    /// <summary>Tracking numbers that were scanned before the order was placed.</summary>
    SuspectNumbers = 1 << 12,

    /// <summary>Parcels get lost or come back.</summary>
    WaysBack = 1 << 13,

    /// <summary>The balance drifts: others spend from the wallet.</summary>
    ShortWallets = 1 << 14,

    /// <summary>A look fails, and is made again later.</summary>
    DownTime = 1 << 15,

    /// <summary>The marketplace gives money back by itself.</summary>
    OwnRefunds = 1 << 16,

    /// <summary>Unpaid sales, sales on hold, without lines, or to a hub.</summary>
    OddSales = 1 << 17,

    /// <summary>The price drifts between quote and order.</summary>
    PriceRises = 1 << 18,

    /// <summary>Facts about things that nobody knows.</summary>
    StrangeFacts = 1 << 19,

    /// <summary>The supplier tells its charge days later.</summary>
    LateCharges = 1 << 20,

    /// <summary>The supplier splits an order, makes two drafts of one request, or takes an order twice by its own mistake.</summary>
    Splits = 1 << 21,

    /// <summary>The vendor answers with something else: a page, half a body, an order that is not ours.</summary>
    WrongBodies = 1 << 22,

    /// <summary>The vendor answers 429 for a while.</summary>
    Throttling = 1 << 23,

    /// <summary>The token expires: every call is refused until it is renewed.</summary>
    ExpiredTokens = 1 << 24,

    /// <summary>What exists at the vendor is not found for a while.</summary>
    Vanishing = 1 << 25,

    /// <summary>A worker stalls between its last check and the wire, or while it holds an old state.</summary>
    Stalls = 1 << 26,

    /// <summary>Vendors go down one by one and come back one by one, in another order.</summary>
    Outages = 1 << 27,

    /// <summary>The store is busy and takes no commit.</summary>
    BusyStore = 1 << 28,

    /// <summary>A commit was sent, and nobody knows whether it was made.</summary>
    UnknownCommits = 1 << 29,

    /// <summary>Every fault there is, at once.</summary>
    All = (1 << 30) - 1,
}
