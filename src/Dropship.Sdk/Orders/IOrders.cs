using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Orders;

/// <summary>Orders for people: what there is, why, and the answers that only a person can give. Answers are commands: guarded, fenced, on record.</summary>
public interface IOrders : IOrderClaims
{
    /// <summary>The order as it stands, or null if it is not known.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Order?> FindAsync(OrderKey order, CancellationToken cancellation = default);

    /// <summary>Headers of a shop's orders, page by page.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<OrderHeader>> ListAsync(OrderQuery query, CancellationToken cancellation = default);

    /// <summary>The orders of a shop that are known by a name: our reference on a purchase, a parcel's tracking number, a checkout. Sorted by key; none if the name is not known.</summary>
    /// <param name="shop">Whose orders.</param>
    /// <param name="name">The name; a tracking number as a vendor writes it is found as well.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<OrderKey>> FindByNameAsync(ShopId shop, string name, CancellationToken cancellation = default);

    /// <summary>Every event of an order, in the order they were stored.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<Event>> HistoryAsync(OrderKey order, CancellationToken cancellation = default);

    /// <summary>Where the order is, why, what comes next and when, what it cost and earns; null if it is not known.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Explanation?> ExplainAsync(OrderKey order, CancellationToken cancellation = default);

    /// <summary>Asks to cancel an order for the shop. What becomes of it depends on its purchases, as for a buyer's request. Asked again while the request is open it is the same one; after its answer it is a new one.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="by">Who asks; part of the request's number.</param>
    /// <param name="cancellation">Gives up.</param>
    Task CancelAsync(OrderKey order, string by, CancellationToken cancellation = default);

    /// <summary>Lets a held order go on: what it was held for is approved, a sum that the hold names and nothing above it.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="by">Who.</param>
    /// <param name="hold">The number of the hold that was looked at: another one that came since is then not released. Null, the default: the one that is open.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> ReleaseHoldAsync(OrderKey order, string by, int? hold = null, CancellationToken cancellation = default);

    /// <summary>Lets a suspect tracking number be published.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="number">Which number.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> ReleaseParcelAsync(OrderKey order, TrackingNumber number, string by, CancellationToken cancellation = default);

    /// <summary>Answers a doubt: an order exists at the supplier. The answer is on record with its evidence; of two people one is heard.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="round">Which purchase.</param>
    /// <param name="found">What exists.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="evidence">How the person knows; without personal data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null. Where nothing of the purchase is in doubt, what exists is taken note of all the same.</returns>
    Task<Refusal?> ConfirmPurchaseAsync(OrderKey order, int round, SupplierOrder found, string by, string evidence, CancellationToken cancellation = default);

    /// <summary>Answers a doubt about a write that is no step of a purchase (a refund, a cancel, an answer, a tracking number): it took effect. The answer is on record with its evidence, and the write is not tried again.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="write">Which write. A purchase is confirmed by the order that exists at the supplier: <see cref="ConfirmPurchaseAsync"/>.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="evidence">How the person knows; without personal data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> ConfirmWriteAsync(OrderKey order, TryKey write, string by, string evidence, CancellationToken cancellation = default);

    /// <summary>Answers a doubt about any write: it had no effect. It may be tried again after this, within its number of tries.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="write">Which write.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="evidence">How the person knows; without personal data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> DenyWriteAsync(OrderKey order, TryKey write, string by, string evidence, CancellationToken cancellation = default);

    /// <summary>Says that the cause of a write that was rejected as invalid is mended, so that it is tried again.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="write">Which write.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> RetryWriteAsync(OrderKey order, TryKey write, CancellationToken cancellation = default);

    /// <summary>Closes a purchase that was not bought; another supplier may be tried. If a step of it is in doubt, this says that it had no effect. Should it turn out that it had, the purchase is stranded and a person is asked.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="round">Which purchase.</param>
    /// <param name="by">Who gives it up.</param>
    /// <param name="evidence">How the person knows that it was not bought; without personal data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> GiveUpPurchaseAsync(OrderKey order, int round, string by, string evidence, CancellationToken cancellation = default);

    /// <summary>Books what is outstanding of a purchase as a loss.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="round">Which purchase.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> WriteOffAsync(OrderKey order, int round, CancellationToken cancellation = default);

    /// <summary>Decides a refund, for example for a lost parcel or as goodwill; it is then sent like any other.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="lines">How much for which line.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> RefundAsync(OrderKey order, IReadOnlyList<LineAmount> lines, RefundReason reason, CancellationToken cancellation = default);

    /// <summary>Records a buyer's rating that a person was told of, where no client reads ratings. Recorded again it changes nothing; a higher revision counts instead.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="rating">The rating.</param>
    /// <param name="cancellation">Gives up.</param>
    Task RecordRatingAsync(OrderKey order, Fact.RatingSeen rating, CancellationToken cancellation = default);

    /// <summary>Records that the buyer has told the marketplace, or the shop, that the goods have come, where no client tells it. What had been handed over by then is delivered.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="at">When the buyer said so.</param>
    /// <param name="cancellation">Gives up.</param>
    Task ConfirmReceiptAsync(OrderKey order, Instant at, CancellationToken cancellation = default);

    /// <summary>Notes what somebody found behind a poor rating; it is not asked about any more.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="rating">Which rating.</param>
    /// <param name="by">Who looked into it.</param>
    /// <param name="note">What was found, or done; without personal data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> ReviewRatingAsync(OrderKey order, string rating, string by, string note, CancellationToken cancellation = default);

    /// <summary>Records a penalty that a person was told of, where no client reads penalties. Recorded again it changes nothing; a higher revision counts instead, also to say that it is reversed.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="penalty">The penalty.</param>
    /// <param name="cancellation">Gives up.</param>
    Task RecordPenaltyAsync(OrderKey order, Fact.PenaltySeen penalty, CancellationToken cancellation = default);

    /// <summary>Notes what somebody found behind a penalty, or did about it; it is not asked about any more.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="penalty">Which penalty.</param>
    /// <param name="by">Who.</param>
    /// <param name="note">What was found, or done: accepted, disputed; without personal data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    Task<Refusal?> NotePenaltyAsync(OrderKey order, string penalty, string by, string note, CancellationToken cancellation = default);

    /// <summary>
    /// Erases what is known of a buyer through an order, for good: late messages do not bring it back. The history stays; it holds nothing of the person. Refused while the order has
    /// not ended. Erased before, it gives the same proof again.
    /// </summary>
    /// <param name="order">Which order.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<Erasure> EraseAsync(OrderKey order, CancellationToken cancellation = default);

    /// <summary>A shop's orders of a buyer, to be erased one by one; by name, telephone, e-mail or tax number as the marketplace told it, letters in any case. None of what is erased already.</summary>
    /// <param name="shop">Whose orders.</param>
    /// <param name="person">The name, telephone, e-mail or tax number.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<OrderKey>> FindByPersonAsync(ShopId shop, string person, CancellationToken cancellation = default);
}
