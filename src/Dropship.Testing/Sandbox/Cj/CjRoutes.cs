using System.Collections.Frozen;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>Which limit a call counts for.</summary>
internal enum CjPace
{
    Account,
    Tokens,
    Batch,
    Tickets,
}

/// <summary>An interface of CJ.</summary>
internal sealed record CjRoute(string Verb, string Path, int Points, CjPace Pace, Func<CjCall, CjReply> Answer)
{
    internal bool HasBody => Verb is "POST" or "PATCH";
}

/// <summary>The interfaces that the sandbox answers.</summary>
internal sealed class CjRoutes
{
    internal const string Root = "/api2.0/v1";

    private readonly FrozenDictionary<string, CjRoute> _routes;

    internal CjRoutes(CjDesk desk, CjTokens tokens, CjLimits limits) => _routes = ((IEnumerable<CjRoute>)
    [
        .. Accounts(tokens, new(desk, limits)), .. Goods(new(desk), new(desk), new(desk)), .. Finding(new(desk), new(desk), new(desk)), .. Buying(new(desk), new(desk), new(desk), new(desk)), .. Reading(new(desk), new(desk)), .. Tickets(new(desk)), .. Disputes(new(desk)),
    ]).ToFrozenDictionary(route => route.Path, StringComparer.Ordinal);

    /// <summary>The interface at a path below the root, or null.</summary>
    internal CjRoute? Find(string path) => path.StartsWith(Root, StringComparison.Ordinal) && _routes.TryGetValue(path[Root.Length..], out var route) ? route : null;

    private static IEnumerable<CjRoute> Accounts(CjTokens tokens, CjAccount account) =>
    [
        new("POST", "/authentication/getAccessToken", 0, CjPace.Tokens, tokens.Issue),
        new("POST", "/authentication/refreshAccessToken", 0, CjPace.Tokens, tokens.Refresh),
        new("POST", "/authentication/logout", 0, CjPace.Account, tokens.Logout),
        new("GET", "/setting/get", 0, CjPace.Account, account.Settings),
        new("GET", "/shopping/pay/getBalance", 0, CjPace.Account, account.Balance),
    ];

    private static IEnumerable<CjRoute> Goods(CjCatalogue catalogue, CjStock stock, CjFreight freight) =>
    [
        new("GET", "/product/query", 10, CjPace.Account, catalogue.Product),
        new("GET", "/product/variant/query", 10, CjPace.Account, catalogue.Variants),
        new("GET", "/product/variant/queryByVid", 10, CjPace.Account, catalogue.Variant),
        new("GET", "/product/stock/queryByVid", 10, CjPace.Account, stock.OfVariant),
        new("GET", "/product/stock/queryBySku", 10, CjPace.Account, stock.OfSku),
        new("GET", "/product/stock/getInventoryByPid", 10, CjPace.Account, stock.OfProduct),
        new("POST", "/logistic/freightCalculate", 10, CjPace.Account, freight.Calculate),
    ];

    private static IEnumerable<CjRoute> Finding(CjSearch search, CjReviews reviews, CjSourcing sourcing) =>
    [
        new("GET", "/product/listV2", 50, CjPace.Account, search.Find),
        new("GET", "/product/productComments", 0, CjPace.Account, reviews.Listing),
        new("POST", "/product/sourcing/create", 0, CjPace.Account, sourcing.Create),
        new("POST", "/product/sourcing/query", 0, CjPace.Account, sourcing.Query),
    ];

    private static IEnumerable<CjRoute> Buying(CjOrdering ordering, CjCart cart, CjPaying paying, CjRerouting rerouting) =>
    [
        new("POST", "/shopping/order/createOrderV2", 0, CjPace.Account, ordering.Create),
        new("GET", "/shopping/order/getOrderLogisticsInfo", 0, CjPace.Account, rerouting.Listing),
        new("POST", "/shopping/order/updateLogistics", 0, CjPace.Account, rerouting.Change),
        new("POST", "/shopping/order/changeWarehouse", 0, CjPace.Account, rerouting.Move),
        new("DELETE", "/shopping/order/deleteOrder", 0, CjPace.Account, cart.Delete),
        new("POST", "/shopping/order/addCart", 0, CjPace.Account, cart.Add),
        new("POST", "/shopping/order/addCartConfirm", 0, CjPace.Account, cart.Confirm),
        new("PATCH", "/shopping/order/confirmOrder", 0, CjPace.Account, cart.ConfirmOne),
        new("POST", "/shopping/order/saveGenerateParentOrder", 0, CjPace.Account, paying.MakeParent),
        new("POST", "/shopping/pay/payBalanceV2", 0, CjPace.Account, paying.PayParent),
        new("POST", "/shopping/pay/payBalance", 0, CjPace.Account, paying.PayOne),
    ];

    private static IEnumerable<CjRoute> Reading(CjReading reading, CjTracking tracking) =>
    [
        new("GET", "/shopping/order/getOrderDetail", 0, CjPace.Account, reading.Detail),
        new("POST", "/shopping/order/getOrderDetailBatch", 0, CjPace.Batch, reading.Batch),
        new("GET", "/shopping/order/list", 0, CjPace.Account, reading.Listing),
        new("GET", "/logistic/trackInfo", 0, CjPace.Account, tracking.Info),
    ];

    private static IEnumerable<CjRoute> Disputes(CjDisputes disputes) =>
    [
        new("GET", "/disputes/disputeProducts", 0, CjPace.Account, disputes.Products),
        new("POST", "/disputes/disputeConfirmInfo", 0, CjPace.Account, disputes.Confirm),
        new("POST", "/disputes/create", 0, CjPace.Account, disputes.Open),
        new("POST", "/disputes/cancel", 0, CjPace.Account, disputes.Cancel),
        new("GET", "/disputes/getDisputeList", 0, CjPace.Account, disputes.Listing),
        new("GET", "/disputes/getDisputeDetail", 0, CjPace.Account, disputes.Detail),
    ];

    private static IEnumerable<CjRoute> Tickets(CjTickets tickets) =>
    [
        new("GET", "/ticket/order/questionTypes", 0, CjPace.Tickets, CjTickets.QuestionTypes),
        new("POST", "/ticket/order/create", 0, CjPace.Tickets, tickets.Open),
        new("POST", "/ticket/list", 0, CjPace.Tickets, tickets.Listing),
        new("GET", "/ticket/detail", 0, CjPace.Tickets, tickets.Detail),
        new("POST", "/ticket/reply", 0, CjPace.Tickets, tickets.Reply),
        new("POST", "/ticket/remind", 0, CjPace.Tickets, tickets.Remind),
    ];
}
