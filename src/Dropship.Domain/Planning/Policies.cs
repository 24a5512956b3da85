namespace Dropship.Domain;

/// <summary>What to do when no supplier is left for some units.</summary>
public enum WhenUnsupplied
{
    /// <summary>Take them off the order and give the money back.</summary>
    Refund,

    /// <summary>Hold the order for a person.</summary>
    Ask,
}

/// <summary>What to do with a cancellation request when the supplier will not cancel.</summary>
public enum WhenSupplierRefuses
{
    /// <summary>Refuse the request.</summary>
    Refuse,

    /// <summary>Accept it, give the money back and write the purchase off.</summary>
    RefundAndWriteOff,
}

/// <summary>Which parcels' numbers the marketplace gets, where it takes only one for an order.</summary>
public enum PublishRule
{
    /// <summary>Every parcel: the marketplace takes partial shipments.</summary>
    Each,

    /// <summary>The one that was handed over first.</summary>
    First,

    /// <summary>The one that was handed over last, once all units are.</summary>
    Last,
}

/// <summary>How long a parcel may be silent in a phase; from the carrier port's table, business rules and not facts.</summary>
/// <param name="Origin">Picked up.</param>
/// <param name="LineHaul">On the way between the countries.</param>
/// <param name="Arrived">In the country of destination.</param>
/// <param name="Delivery">An attempt failed, and out for delivery unless that has its own.</param>
/// <param name="Pickup">At a pick-up point.</param>
/// <param name="Returning">On its way back.</param>
public sealed record StallLimits(TimeSpan Origin, TimeSpan LineHaul, TimeSpan Arrived, TimeSpan Delivery, TimeSpan Pickup, TimeSpan Returning)
{
    /// <summary>When a person is asked: 10, 18, 8, 5, 7 and 30 days; 7 without a scan, 10 with the customs, 4 out for delivery.</summary>
    public static StallLimits Default { get; } = Days(10, 18, 8, 5, 7, 30) with { NoScan = TimeSpan.FromDays(7), Customs = TimeSpan.FromDays(10), OutForDelivery = TimeSpan.FromDays(4) };

    /// <summary>When it is worth a word to the buyer: 5, 10, 4, 2, 3 and 14 days; 3 without a scan, 5 with the customs, 2 out for delivery.</summary>
    public static StallLimits Warnings { get; } = Days(5, 10, 4, 2, 3, 14) with { NoScan = TimeSpan.FromDays(3), Customs = TimeSpan.FromDays(5), OutForDelivery = TimeSpan.FromDays(2) };

    /// <summary>Handed over or labelled, and not scanned; null: <see cref="Origin"/>. Default: null.</summary>
    public TimeSpan? NoScan { get; init; }

    /// <summary>With the customs; null: the limit of the phase. Default: null.</summary>
    public TimeSpan? Customs { get; init; }

    /// <summary>Out for delivery; null: <see cref="Delivery"/>. Default: null.</summary>
    public TimeSpan? OutForDelivery { get; init; }

    /// <summary>The limit of a phase; null for a phase that ends the journey.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="incident">What the last scan says went wrong; the customs have their own limit.</param>
    public TimeSpan? Of(ParcelPhase phase, ParcelIncident incident = ParcelIncident.None) => phase switch
    {
        ParcelPhase.Delivered or ParcelPhase.Returned or ParcelPhase.Lost => null,
        _ when incident is ParcelIncident.InCustoms or ParcelIncident.CustomsNeedsInfo && Customs is { } customs => customs,
        ParcelPhase.Unknown or ParcelPhase.LabelCreated => NoScan ?? Origin,
        ParcelPhase.PickedUp => Origin,
        ParcelPhase.InTransit => LineHaul,
        ParcelPhase.ArrivedInDestination => Arrived,
        ParcelPhase.OutForDelivery => OutForDelivery ?? Delivery,
        ParcelPhase.AttemptFailed => Delivery,
        ParcelPhase.AvailableForPickup => Pickup,
        ParcelPhase.Returning => Returning,
        _ => null,
    };

    private static StallLimits Days(int origin, int lineHaul, int arrived, int delivery, int pickup, int returning) =>
        new(TimeSpan.FromDays(origin), TimeSpan.FromDays(lineHaul), TimeSpan.FromDays(arrived), TimeSpan.FromDays(delivery), TimeSpan.FromDays(pickup), TimeSpan.FromDays(returning));
}

/// <summary>When things are looked at and how long they may take.</summary>
public sealed record Timing
{
    /// <summary>Every span at its default, as said below.</summary>
    public static Timing Default { get; } = new();

    /// <summary>How long a purchase call may take before it is in doubt. Default: 100 seconds.</summary>
    public TimeSpan PurchaseTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How long any other write may take before it is in doubt. Default: 60 seconds.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The first wait before a write that had no effect is tried again; doubled each time, one hour at most. Default: 1 minute.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a supplier's order is looked at until it ships. Default: 6 hours.</summary>
    public TimeSpan PollSupplier { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How often a parcel is looked at. Default: 6 hours.</summary>
    public TimeSpan PollCarrier { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How often an open dispute is looked at. Default: 1 day.</summary>
    public TimeSpan PollDisputes { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long after the hand-over a number waits for the carrier's first scan before it is published, so that an old story of it is seen before the marketplace sees the number; never past <see cref="Chasing.ReleaseSuspectBefore"/>. Default: zero, it does not wait.</summary>
    public TimeSpan AwaitCarrier { get; init; }

    /// <summary>How often something is looked at that has not moved for long: a stalled parcel, a late supplier, an unpaid sale. Default: 7 days.</summary>
    public TimeSpan PollSlowly { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How often what a tracking vendor follows is held against the parcels that the shop follows, where the vendor lists it. Default: 1 day.</summary>
    public TimeSpan ReconcileTracking { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long after the last word of a parcel that is not followed any more the vendor is told to follow it no further, where that can be. Default: 15 days.</summary>
    public TimeSpan KeepTrackingFor { get; init; } = TimeSpan.FromDays(15);

    /// <summary>How old a reading of the sale may be when the marketplace is written to. Default: 1 hour.</summary>
    public TimeSpan SaleFreshFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often a wallet is looked at while it is too low, and a payment refused for want of money is tried again: <see cref="SupplierTerms.MaxTries"/> times, then <see cref="AskEvery"/>. Default: 1 hour.</summary>
    public TimeSpan PollFunds { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a doubt is looked into before a person is asked as well. Default: 1 hour.</summary>
    public TimeSpan AskDoubtAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often an open question is looked at again. Default: 1 day.</summary>
    public TimeSpan AskEvery { get; init; } = TimeSpan.FromDays(1);
}

/// <summary>What to do when a supplier that was given up will not cancel, has shipped nothing, and keeps the money.</summary>
public enum WhenDefaulted
{
    /// <summary>Ask a person; the units stay with that supplier until it cancels or the person writes the purchase off.</summary>
    Ask,

    /// <summary>Write the purchase off at once and buy the units elsewhere, while there is time for it.</summary>
    AcceptLoss,
}

/// <summary>How suppliers are pressed to ship in time: reminders, then a person, then they are given up and the units are bought elsewhere.</summary>
public sealed record Chasing
{
    /// <summary>Every limit at its default, as said below.</summary>
    public static Chasing Default { get; } = new();

    /// <summary>When reminders are sent, as parts of the time from the purchase to the supplier's own ship-by, or else the marketplace's, less its margin. One more goes the margin before the marketplace's, when a person is asked as well. Default: 0.5, 0.8 and 1.</summary>
    public Few<double> RemindAt { get; init; } = [0.5, 0.8, 1.0];

    /// <summary>The least time between two reminders. Default: 1 day.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How often a supplier is reminded once it is late. Default: 7 days.</summary>
    public TimeSpan LateEvery { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long after the buyer's payment a supplier that has not shipped is given up. Default: 60 days.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(60);

    /// <summary>How late, in its own work time after ship-by, a supplier is given up, if <see cref="GiveUpAfter"/> does not come first; null: never for that. Default: null.</summary>
    public TimeSpan? GiveUpWhenLate { get; init; }

    /// <summary>What happens when a supplier that was given up keeps the money. Default: a person is asked.</summary>
    public WhenDefaulted WhenDefaulted { get; init; }

    /// <summary>How long another supplier needs to deliver: after a default units are bought elsewhere only while so much time is left to deliver-by. Null: always. Default: null.</summary>
    public TimeSpan? TimeToDeliver { get; init; }

    /// <summary>The ship-by, from the buyer's payment, where the marketplace sets none. Default: 5 days.</summary>
    public TimeSpan ShipWithin { get; init; } = TimeSpan.FromDays(5);

    /// <summary>How long before ship-by a suspect tracking number is released by itself. Default: 12 hours.</summary>
    public TimeSpan ReleaseSuspectBefore { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long a credit for a cancelled purchase may take before a person is asked. Default: 14 days.</summary>
    public TimeSpan CreditWithin { get; init; } = TimeSpan.FromDays(14);
}

/// <summary>Nothing may be spent for now. Looks, shipments and everything that costs nothing go on.</summary>
/// <param name="Why">Why, in words, with the figures.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">When to try again.</param>
public sealed record Withholding(string Why, Instant Since, Instant Until);

/// <summary>The rules of a shop. Pure data: <see cref="Fulfilment.Next"/> reads nothing else.</summary>
public sealed record Policies
{
    /// <summary>Every rule at its default, as said below.</summary>
    public static Policies Default { get; } = new();

    /// <summary>The part of the selling price that the marketplace is expected to keep, for example 0.15. Default: 0.</summary>
    public decimal FeeRate { get; init; }

    /// <summary>The least part of the revenue after fees that must remain after cost, for example 0.10; null switches the guard off. Default: 0, so nothing is sold at a loss.</summary>
    public decimal? MinimumMargin { get; init; } = 0m;

    /// <summary>The most that may be spent on one order, in the shop's currency; null for no limit. Default: null.</summary>
    public Money? OrderCeiling { get; init; }

    /// <summary>The most that purchases decided on one day (UTC) may cost together, in the shop's currency; null for no limit. Default: null. Kept by the store, over all orders and processes.</summary>
    public Money? DayCeiling { get; init; }

    /// <summary>The most that purchases decided on one day (UTC) may cost at a supplier, in the supplier's currency. Default: none has a limit. Kept by the store, over all orders and processes.</summary>
    public IReadOnlyDictionary<SupplierId, Money> SupplierCeilings { get; init; } = new Dictionary<SupplierId, Money>();

    /// <summary>Why nothing may be spent for now; null if it may. Set by the engine. Default: null.</summary>
    public Withholding? Withheld { get; init; }

    /// <summary>Purchase rounds: who may buy while the money at a supplier is short; null for none, where each order buys as it comes. Default: null.</summary>
    public FundingRules? Funding { get; init; }

    /// <summary>What an order waits for because a round let others go first; null if it may buy. Set by the engine. Default: null.</summary>
    public Withholding? AwaitsFunds { get; init; }

    /// <summary>How much the marketplace may owe before nothing more is bought for it; null for no limit. Default: null.</summary>
    public ExposureRules? Exposure { get; init; }

    /// <summary>Why nothing more may be bought for what the marketplace would owe then; null if it may. Set by the engine. Default: null.</summary>
    public Withholding? Exposed { get; init; }

    /// <summary>How much more than quoted may be charged, as a part of it; never so much that less than <see cref="MinimumMargin"/> remains. Default: 0.02.</summary>
    public decimal PriceTolerance { get; init; } = 0.02m;

    /// <summary>What a purchase costs beside its price, and what must be left of each line. Default: nothing, and no loss.</summary>
    public CostRules Costs { get; init; } = CostRules.Default;

    /// <summary>Which orders are held for a person before anything is bought. Default: none.</summary>
    public Screening Screening { get; init; } = Screening.Default;

    /// <summary>Dated exchange rates; none is guessed, and without one the order is held.</summary>
    public Few<ExchangeRate> Rates { get; init; }

    /// <summary>True if parcels may go to hubs of the marketplace. Default: false.</summary>
    public bool AllowPlatformHub { get; init; }

    /// <summary>How a supplier is chosen.</summary>
    public Choosing Choosing { get; init; } = Choosing.Default;

    /// <summary>How many searches for suppliers an order gets. Default: 1.</summary>
    public int MaxSearches { get; init; } = 1;

    /// <summary>The wait between two searches. Default: 6 hours.</summary>
    public TimeSpan SearchAgainAfter { get; init; } = TimeSpan.FromHours(6);

    /// <summary>What happens to units nobody supplies. Default: they are refunded.</summary>
    public WhenUnsupplied WhenUnsupplied { get; init; } = WhenUnsupplied.Refund;

    /// <summary>What happens to a cancellation request that the supplier will not follow. Default: it is refused.</summary>
    public WhenSupplierRefuses WhenSupplierRefuses { get; init; } = WhenSupplierRefuses.Refuse;

    /// <summary>How long a cancellation request may stay open where the marketplace sets no limit; it is accepted by its margin before that (<see cref="DeadlineKind.ReplyBy"/>). Default: 48 hours.</summary>
    public TimeSpan CancelWithin { get; init; } = TimeSpan.FromHours(48);

    /// <summary>Which tracking numbers the marketplace gets. Default: each.</summary>
    public PublishRule Publish { get; init; }

    /// <summary>True if the marketplace drops a second refund of the same number, so that one in doubt may be sent again once a look finds nothing. Default: false; a person is asked.</summary>
    public bool RefundsAreKeyed { get; init; }

    /// <summary>How many tries a write that is no purchase gets before a person is asked; then it is tried on, as often as an open question is looked at. Default: 5.</summary>
    public int MaxTries { get; init; } = 5;

    /// <summary>When the marketplace takes an order for complete and pays, by the day of the buyer's payment. Default: none, so that <see cref="CompleteAfter"/> and <see cref="PayoutWithin"/> hold.</summary>
    public Few<CompletionRule> Completion { get; init; }

    /// <summary>How long after delivery the marketplace takes an order for complete, where <see cref="Completion"/> has no rule. Default: at once.</summary>
    public TimeSpan CompleteAfter { get; init; } = TimeSpan.Zero;

    /// <summary>The most stars, of five, of a rating that a person is asked to look into; null if none is. Default: 2.</summary>
    public int? PoorRating { get; init; } = 2;

    /// <summary>How the shop's standing at its marketplace is judged. Default: nothing is limited.</summary>
    public StandingRules Standing { get; init; } = StandingRules.None;

    /// <summary>How long after completion a payout may take before a person is asked. Default: 30 days.</summary>
    public TimeSpan PayoutWithin { get; init; } = TimeSpan.FromDays(30);

    /// <summary>What is decided about claims and disputes without a person.</summary>
    public ClaimRules Claims { get; init; } = ClaimRules.Default;

    /// <summary>Until when buyers' inquiries are answered, and what is answered without a person.</summary>
    public InquiryRules Inquiries { get; init; } = InquiryRules.Default;

    /// <summary>What the deadlines are where nobody tells them, and how long before each something is done.</summary>
    public DeadlineRules Deadlines { get; init; } = DeadlineRules.Default;

    /// <summary>What customers are told; null for nothing. Set by the engine where the shop has a way to tell them and has no rules of its own. Default: null.</summary>
    public NotifyRules? Notifying { get; init; }

    /// <summary>How suppliers are pressed.</summary>
    public Chasing Chasing { get; init; } = Chasing.Default;

    /// <summary>When things are looked at.</summary>
    public Timing Timing { get; init; } = Timing.Default;

    /// <summary>How long parcels may be silent before a person is asked.</summary>
    public StallLimits Stalls { get; init; } = StallLimits.Default;

    /// <summary>How long they may be silent before it is an incident, see <see cref="Journeys.Incidents"/>; at a pick-up point a person is asked then as well.</summary>
    public StallLimits StallWarnings { get; init; } = StallLimits.Warnings;

    /// <summary>Terms of suppliers that differ from <see cref="DefaultTerms"/>.</summary>
    public IReadOnlyDictionary<SupplierId, SupplierTerms> Terms { get; init; } = new Dictionary<SupplierId, SupplierTerms>();

    /// <summary>Terms of every other supplier. Default: <see cref="SupplierTerms.SingleStep"/>.</summary>
    public SupplierTerms DefaultTerms { get; init; } = SupplierTerms.SingleStep;

    /// <summary>The terms of a supplier.</summary>
    /// <param name="supplier">The supplier.</param>
    public SupplierTerms TermsOf(SupplierId supplier) => Terms.TryGetValue(supplier, out var terms) ? terms : DefaultTerms;

    internal Money CreditAt(SupplierId supplier, Currency currency) => Funding?.CreditAt(supplier, currency) ?? Money.Zero(currency);
}
