using static Dropship.Testing.Sandbox.Wish.WishEvent;
using static Dropship.Testing.Sandbox.Wish.WishEvent.OfOrder;

namespace Dropship.Testing.Sandbox.Wish;

/// <content>What buyers, carriers and Wish's own staff do. A method that answers false found the order in a state that does not allow it, and changed nothing.</content>
public sealed partial class WishSandbox
{
    /// <summary>A buyer pays for something. Wish holds it for review first, then releases it to the merchant.</summary>
    /// <param name="order">What is ordered.</param>
    /// <returns>The order's id; the same for the same seed and the same number of orders before it.</returns>
    /// <exception cref="ArgumentException">Quantity, price, SKU or a type makes no sense.</exception>
    public string PlaceOrder(WishSandboxOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentException.ThrowIfNullOrWhiteSpace(order.Sku, nameof(order));
        ArgumentOutOfRangeException.ThrowIfLessThan(order.Quantity, 1, nameof(order));
        ArgumentOutOfRangeException.ThrowIfNegative(order.UnitPrice, nameof(order));
        ArgumentOutOfRangeException.ThrowIfNegative(order.UnitShipping, nameof(order));
        if (order.Types.FirstOrDefault(type => !WishOrderTypes.All.Contains(type)) is { } unknown) throw new ArgumentException($"{unknown} is no order type of Wish.", nameof(order));
        return Present(() =>
        {
            var number = _journal.Account.Orders.Count;
            var id = _ids.ObjectId("order", number);
            var at = _journal.Now;
            var released = at + (order.Hold ?? _options.ReleaseHold);
            WishTerms terms = new(order.TransactionId ?? _ids.ObjectId("transaction", number), released, released + (order.ShipWithin ?? _options.ShipWithin), released + _options.DeliverWithin, _options.AutoRefund);
            _journal.Record(new Placed(at, id, order, terms));
            _journal.Advance();
            return id;
        });
    }

    /// <summary>A buyer rates what an order brought.</summary>
    /// <param name="order">The order; null for a rating that names none.</param>
    /// <param name="stars">From 0 to 5.</param>
    /// <param name="comment">What the buyer wrote.</param>
    /// <returns>The rating's id.</returns>
    /// <exception cref="ArgumentException">There is no such order, or no such number of stars.</exception>
    public string Rate(string? order, int stars, string comment = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stars);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stars, 5);
        return Present(() =>
        {
            if (order is not null && _journal.Account.Find(order) is null) throw new ArgumentException($"There is no order {order}.", nameof(order));
            var id = _ids.ObjectId("rating", _journal.Account.Ratings.Count);
            _journal.Record(new WishEvent.Rated(_journal.Now, id, order, stars, comment));
            return id;
        });
    }

    /// <summary>Wish punishes the merchant.</summary>
    /// <param name="about">What for: the id of an order, or with another entity of that; null for the store itself.</param>
    /// <param name="reason">Wish's words.</param>
    /// <param name="amount">What it costs, in the account's currency; null if Wish does not say.</param>
    /// <param name="entity">What kind of thing it is about, in Wish's words: <c>ORDER</c>, <c>TICKET</c>, <c>PRODUCT</c>, <c>PRODUCT_VARIATION</c>, <c>STORE</c> or <c>PRODUCT_RATING</c>.</param>
    /// <returns>The penalty's id.</returns>
    /// <exception cref="ArgumentException">There is no such order, or no such kind of thing.</exception>
    public string Punish(string? about, string reason, decimal? amount, string entity = WishPenalties.Order)
    {
        if (!WishPenalties.Entities.Contains(entity)) throw new ArgumentException($"{entity} is nothing that Wish punishes for.", nameof(entity));
        return Present(() =>
        {
            if (entity == WishPenalties.Order && (about is null || _journal.Account.Find(about) is null)) throw new ArgumentException($"There is no order {about}.", nameof(about));
            var id = _ids.ObjectId("penalty", _journal.Account.Blame.Penalties.Count);
            _journal.Record(new Punished(_journal.Now, id, reason, amount, entity, about ?? _ids.MerchantId));
            return id;
        });
    }

    /// <summary>Wish takes a penalty back.</summary>
    /// <param name="penalty">Its id.</param>
    /// <returns>False if it was taken back before.</returns>
    /// <exception cref="ArgumentException">There is no such penalty.</exception>
    public bool ReversePenalty(string penalty) => Present(() =>
    {
        var known = _journal.Account.Blame.Find(penalty) ?? throw new ArgumentException($"There is no penalty {penalty}.", nameof(penalty));
        return known.ReversedAt is null && Record(new PenaltyReversed(_journal.Now, penalty));
    });

    /// <summary>The merchant lists a product; its variations are offered.</summary>
    /// <param name="parentSku">The product's SKU.</param>
    /// <param name="skus">The SKUs of its variations, at least one.</param>
    /// <returns>The product's id.</returns>
    public string ListProduct(string parentSku, params IReadOnlyList<string> skus)
    {
        ArgumentNullException.ThrowIfNull(skus);
        ArgumentOutOfRangeException.ThrowIfZero(skus.Count, nameof(skus));
        return Present(() =>
        {
            var id = _ids.ObjectId("listing", _journal.Account.Shelves.Products.Count);
            _journal.Record(new ProductListed(_journal.Now, id, parentSku, [.. skus]));
            return id;
        });
    }

    /// <summary>The merchant, or Wish, sets on the web page whether a variation is offered.</summary>
    /// <param name="sku">The variation's SKU.</param>
    /// <param name="status"><c>ENABLED</c>, <c>DISABLED</c> or <c>REMOVED_BY_WISH</c>.</param>
    /// <exception cref="ArgumentException">There is no such variation or status.</exception>
    public void SetVariation(string sku, string status)
    {
        if (status is not (WishShelves.Enabled or WishShelves.Disabled or WishShelves.Removed)) throw new ArgumentException($"{status} is no status of a variation.", nameof(status));
        Present(() =>
        {
            var product = _journal.Account.Shelves.Products.FirstOrDefault(product => product.Variations.Any(one => one.Sku == sku)) ?? throw new ArgumentException($"There is no variation {sku}.", nameof(sku));
            return Record(new VariationSet(_journal.Now, product.Id, product.Variations.First(one => one.Sku == sku).Id, status, status == WishShelves.Removed ? "Wish" : "merchant"));
        });
    }

    /// <summary>A new id that several orders of one checkout can share.</summary>
    /// <param name="checkout">The checkout's name or number.</param>
    public string TransactionId(string checkout) => _ids.ObjectId("checkout", checkout);

    /// <summary>The buyer cancels: the order is refunded, whatever the merchant is doing with it.</summary>
    /// <param name="id">The order.</param>
    /// <param name="reason">What the buyer says.</param>
    public bool Cancel(string id, string reason = "Customer cancelled the order") =>
        Act(id, order => order.State is WishStates.RequireReview or WishStates.Approved or WishStates.Shipped, at => new Refunded(at, id, WishRefundSources.Customer, reason));

    /// <summary>Wish refunds the order by itself, for example because a parcel did not arrive.</summary>
    /// <param name="id">The order.</param>
    /// <param name="reason">Why.</param>
    public bool RefundByWish(string id, string reason) =>
        Act(id, order => order.State is WishStates.Approved or WishStates.Shipped, at => new Refunded(at, id, WishRefundSources.Platform, reason));

    /// <summary>The last refund is taken back: the order is open again, or shipped if it was.</summary>
    /// <param name="id">The order.</param>
    public bool RemoveRefund(string id) => Act(id, order => order.State == WishStates.Refunded, at => new RefundRemoved(at, id, at + _options.ShipWithin));

    /// <summary>The tracking is cancelled and the order released again, with a new time to ship in.</summary>
    /// <param name="id">The order; shipped and not delivered.</param>
    public bool ReRelease(string id) => Act(id, order => order is { State: WishStates.Shipped, DeliveredAt: null }, at => new ReReleased(at, id, at + _options.ShipWithin));

    /// <summary>The buyer's payment fails.</summary>
    /// <param name="id">The order; under review.</param>
    public bool Decline(string id) => Act(id, order => order.State == WishStates.RequireReview, at => new Declined(at, id));

    /// <summary>The review ends now instead of after its time.</summary>
    /// <param name="id">The order; under review.</param>
    public bool Release(string id) => Act(id, order => order.State == WishStates.RequireReview, at => new Released(at, id));

    /// <summary>The buyer changes the address.</summary>
    /// <param name="id">The order; not shipped.</param>
    /// <param name="address">The new address.</param>
    public bool ChangeAddress(string id, WishSandboxAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Act(id, order => order.State is WishStates.RequireReview or WishStates.Approved, at => new AddressChanged(at, id, address));
    }

    /// <summary>Wish moves the time until which the order must be marked shipped.</summary>
    /// <param name="id">The order; not shipped.</param>
    /// <param name="shipBy">The new time.</param>
    public bool MoveDeadline(string id, DateTimeOffset shipBy) => Act(id, order => order.State is WishStates.RequireReview or WishStates.Approved, at => new DeadlineMoved(at, id, shipBy));

    /// <summary>The carrier scans the parcel for the first time since it was marked shipped.</summary>
    /// <param name="id">The order; shipped.</param>
    /// <param name="moment">When it did; null for now.</param>
    public bool ConfirmScan(string id, DateTimeOffset? moment = null) =>
        Act(id, order => order.State == WishStates.Shipped && order.Records[^1].Kind == WishMilestones.MarkShipped, at => new Scanned(at, id, moment ?? at));

    /// <summary>The carrier confirms the delivery; from then on the merchant is owed the money.</summary>
    /// <param name="id">The order; shipped.</param>
    /// <param name="moment">When it was delivered; null for now.</param>
    public bool ConfirmDelivery(string id, DateTimeOffset? moment = null) =>
        Act(id, order => order is { State: WishStates.Shipped, DeliveredAt: null }, at => new Delivered(at, id, moment ?? at));

    /// <summary>The merchant agrees in the browser that the app may act for it.</summary>
    /// <returns>The authorization code that comes back with the redirect.</returns>
    public string Authorize() => Present(_tokens.Consent);

    /// <summary>Wish disables the account or enables it again. While it is disabled every call is refused with code 1002.</summary>
    /// <param name="on">True to enable it.</param>
    public void SwitchAccount(bool on) => Present(() => Record(new AccountSwitched(_journal.Now, on)));

    /// <summary>The merchant subscribes to a topic on the web page.</summary>
    /// <param name="topic">The topic in Wish's words, for example <c>ORDER_RELEASE</c>.</param>
    /// <param name="endpoint">Where messages go; the sandbox only tells it again.</param>
    /// <exception cref="ArgumentException">Wish has no such topic.</exception>
    public void Subscribe(string topic, string endpoint = "https://shop.example.test/hooks/wish")
    {
        if (!WishTopics.All.Contains(topic)) throw new ArgumentException($"{topic} is no topic of Wish.", nameof(topic));
        Present(() => Record(new Subscribed(_journal.Now, topic, endpoint)));
    }

    /// <summary>The merchant presses the button for a test message: its data is a text and its merchant id is empty.</summary>
    /// <param name="topic">The topic, which is subscribed to.</param>
    public void AskForTestMessage(string topic) => Present(() => Record(new TestAsked(_journal.Now, topic)));

    private bool Act(string id, Func<WishOrder, bool> allows, Func<DateTimeOffset, OfOrder> happened) => Present(() =>
    {
        var order = _journal.Account.Find(id) ?? throw new ArgumentException($"The sandbox has no order {id}.", nameof(id));
        return allows(order) && Record(happened(_journal.Now));
    });

    private bool Record(WishEvent happened)
    {
        _journal.Record(happened);
        return true;
    }
}
