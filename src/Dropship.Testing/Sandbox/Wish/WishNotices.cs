using static Dropship.Testing.Sandbox.Wish.WishEvent;
using static Dropship.Testing.Sandbox.Wish.WishEvent.OfOrder;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Who wants to be told, and what is still to be told. Of several events of one topic and order in a short time only the newest is kept.</summary>
internal sealed class WishNotices
{
    private readonly List<WishSubscription> _subscriptions = [];
    private readonly List<WishNotice> _waiting = [];

    internal IReadOnlyList<WishSubscription> Subscriptions => _subscriptions;

    internal IReadOnlyList<WishNotice> Waiting => _waiting;

    /// <summary>How many messages were made, those lost on purpose counted too.</summary>
    internal int Sent { get; private set; }

    internal void Hear(WishEvent happened, WishOrder? order, WishBlame blame, WishTicket? ticket)
    {
        switch (happened)
        {
            case Subscribed subscribed:
                _subscriptions.Add(new(_subscriptions.Count, subscribed.Topic, subscribed.Endpoint));
                break;
            case TestAsked asked:
                Tell(asked.Topic, asked.At, null);
                break;
            case MessagesTaken taken:
                _waiting.RemoveAll(notice => notice.Since <= taken.Since);
                Sent += taken.Count;
                break;
            case Punished issued:
                Tell(WishTopics.PenaltyIssued, issued.At, null, blame.Find(issued.Id));
                break;
            case PenaltyReversed reversed:
                Tell(WishTopics.PenaltyReversed, reversed.At, null, blame.Find(reversed.Id));
                break;
            case OfOrder ofOrder:
                foreach (var topic in Topics(ofOrder, order!)) Tell(topic, ofOrder.At, order);
                break;
            case TicketOpened or TicketWritten or TicketMoved when ticket is { State: WishTicketWords.AwaitingMerchant }:
                Tell(WishTopics.TicketAwaitingMerchant, happened.At, null, ticket: ticket);
                break;
        }
    }

    private void Tell(string topic, DateTimeOffset at, WishOrder? order, WishPenalty? penalty = null, WishTicket? ticket = null)
    {
        foreach (var subscription in _subscriptions.Where(subscription => subscription.Topic == topic))
        {
            var pending = _waiting.FindIndex(notice => notice.Subscription == subscription && notice.Order?.Id == order?.Id && notice.Penalty?.Id == penalty?.Id && notice.Ticket?.Id == ticket?.Id);
            if (pending < 0) _waiting.Add(new(subscription, at, at, order, penalty, ticket));
            else _waiting[pending] = _waiting[pending] with { At = at, Order = order, Penalty = penalty, Ticket = ticket };
        }
    }

    private static string[] Topics(OfOrder happened, WishOrder after) => happened switch
    {
        Released => [WishTopics.Release],
        ReReleased => [WishTopics.TrackingUpdate, WishTopics.Release, WishTopics.Deadline],
        WriteSettled { Succeeded: true } => [Topic(after.Write!.Source)],
        Scanned or Delivered => [WishTopics.TrackingUpdate],
        Refunded => [WishTopics.Refund],
        RefundRemoved when after.State == WishStates.Approved => [WishTopics.Refund, WishTopics.Release, WishTopics.Deadline],
        RefundRemoved => [WishTopics.Refund],
        AddressChanged => [WishTopics.AddressChange],
        DeadlineMoved => [WishTopics.Deadline],
        _ => [],
    };

    private static string Topic(string source) => source switch
    {
        WishProcessing.UpdateTracking => WishTopics.TrackingUpdate,
        WishProcessing.Refund => WishTopics.Refund,
        _ => WishTopics.AddressChange,
    };
}

/// <summary>Who wants to be told of a topic.</summary>
internal sealed record WishSubscription(int Number, string Topic, string Endpoint);

/// <summary>Something to be told: since when it waits, when the newest event was, and the order, the penalty or the ticket as it was then; none for the vendor's test message.</summary>
internal sealed record WishNotice(WishSubscription Subscription, DateTimeOffset Since, DateTimeOffset At, WishOrder? Order, WishPenalty? Penalty, WishTicket? Ticket)
{
    internal bool IsTest => Order is null && Penalty is null && Ticket is null;
}

/// <summary>The topics of the vendor's list that a merchant's orders and tickets raise, and the whole list.</summary>
internal static class WishTopics
{
    internal const string Release = "ORDER_RELEASE";
    internal const string Deadline = "ORDER_FULFILLMENT_DEADLINE";
    internal const string AddressChange = "ORDER_ADDRESS_CHANGE";
    internal const string TrackingUpdate = "ORDER_TRACKING_UPDATE";
    internal const string Refund = "ORDER_REFUND";
    internal const string PenaltyIssued = "POLICY_PENALTY_ISSUE";
    internal const string PenaltyReversed = "POLICY_PENALTY_REVERSE";

    internal const string TicketAwaitingMerchant = "TICKET_AWAITING_MERCHANT";

    internal static IReadOnlyList<string> All { get; } =
    [
        "UNDEFINED", "ORDER_ALL", Release, Deadline, AddressChange, "ORDER_PENALTY", TrackingUpdate, Refund, "ORDER_TAX", PenaltyIssued, PenaltyReversed, "POLICY_PENALTY_CANCEL",
        TicketAwaitingMerchant, "PRODUCT_BOOST_CAMPAIGN_STATS_UPDATE", "PRODUCT_BOOST_CAMPAIGN_CREATION", "PRODUCT_BOOST_CAMPAIGN_ATTRIBUTE_UPDATE", "PRODUCT_BOOST_CAMPAIGN_PRODUCT_STATS_UPDATE",
        "PRODUCT_BOOST_CAMPAIGN_PRODUCT_LOW_PERFORMANCE", "PRODUCT_BOOST_TRENDING_CATEGORIES", "PRODUCT_BOOST_ACCOUNT_BALANCE_UPDATE", "PRODUCT_UPDATE_MERCHANT", "PRODUCT_IMAGE_JOB_STATUS_UPDATE",
        "PRODUCT_TAGGING_UPDATE", "PRODUCT_INVENTORY_CHANGE_WISH_USER", "PRODUCT_INVENTORY_CHANGE_MERCHANT", "PRODUCT_SOLDOUT",
    ];
}
