using Refit;

namespace Dropship.CjDropshipping;

/// <summary>The routes of CJ's API 2.0 that are used. Answers are read and judged by <see cref="CjCalls"/>.</summary>
internal interface ICjApi
{
    [Post("/authentication/getAccessToken")]
    Task<HttpResponseMessage> GetAccessToken([Body] CjApiKeyBody body, CancellationToken cancellation);

    [Post("/authentication/refreshAccessToken")]
    Task<HttpResponseMessage> RefreshAccessToken([Body] CjRefreshBody body, CancellationToken cancellation);

    [Get("/product/query")]
    Task<HttpResponseMessage> QueryProduct(string? pid, string? productSku, string? variantSku, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Get("/product/listV2")]
    Task<HttpResponseMessage> Search(string keyWord, int page, int size, string? countryCode, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Get("/product/productComments")]
    Task<HttpResponseMessage> ListReviews(string pid, int pageNum, int pageSize, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/product/sourcing/create")]
    Task<HttpResponseMessage> RequestSourcing([Body] CjSourcingBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/product/sourcing/query")]
    Task<HttpResponseMessage> ReadSourcing([Body] CjSourceIdsBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Get("/product/stock/getInventoryByPid")]
    Task<HttpResponseMessage> QueryInventory(string pid, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Get("/product/stock/queryByVid")]
    Task<HttpResponseMessage> QueryStock(string vid, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/logistic/freightCalculate")]
    Task<HttpResponseMessage> CalculateFreight([Body] CjFreightBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/shopping/order/createOrderV2")]
    Task<HttpResponseMessage> CreateOrder([Body] CjCreateBody body, [Header("CJ-Access-Token")] string token, [Header("platformToken")] string? platformToken, CancellationToken cancellation);

    [Post("/shopping/order/addCart")]
    Task<HttpResponseMessage> AddCart([Body] CjCartBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/shopping/order/addCartConfirm")]
    Task<HttpResponseMessage> ConfirmCart([Body] CjCartBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Patch("/shopping/order/confirmOrder")]
    Task<HttpResponseMessage> ConfirmOrder([Body] CjOrderIdBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/shopping/order/saveGenerateParentOrder")]
    Task<HttpResponseMessage> SaveParentOrder([Body] CjShipmentBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/shopping/pay/payBalanceV2")]
    Task<HttpResponseMessage> PayParent([Body] CjPayBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/shopping/pay/payBalance")]
    Task<HttpResponseMessage> PayOrder([Body] CjOrderIdBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Get("/shopping/pay/getBalance")]
    Task<HttpResponseMessage> GetBalance([Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Get("/shopping/order/getOrderDetail")]
    Task<HttpResponseMessage> GetOrder(string orderId, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/shopping/order/getOrderDetailBatch")]
    Task<HttpResponseMessage> GetOrders([Body] CjOrderIdsBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Get("/shopping/order/getOrderLogisticsInfo")]
    Task<HttpResponseMessage> ListRoutes(string orderCode, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/shopping/order/updateLogistics")]
    Task<HttpResponseMessage> ChangeRoute([Body] CjRouteBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/shopping/order/changeWarehouse")]
    Task<HttpResponseMessage> ChangeWarehouse([Body] CjWarehouseBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Delete("/shopping/order/deleteOrder")]
    Task<HttpResponseMessage> DeleteOrder(string orderId, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Get("/ticket/order/questionTypes")]
    Task<HttpResponseMessage> GetQuestionTypes(string type, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/ticket/list")]
    Task<HttpResponseMessage> ListTickets([Body] CjTicketListBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/ticket/order/create")]
    Task<HttpResponseMessage> CreateTicket([Body] CjTicketBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Get("/ticket/detail")]
    Task<HttpResponseMessage> GetTicket(string ticketId, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/ticket/reply")]
    Task<HttpResponseMessage> ReplyTicket([Body] CjReplyBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/ticket/remind")]
    Task<HttpResponseMessage> RemindTicket([Body] CjRemindBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Get("/disputes/disputeProducts")]
    Task<HttpResponseMessage> GetDisputeProducts(string orderId, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/disputes/disputeConfirmInfo")]
    Task<HttpResponseMessage> AskDispute([Body] CjDisputeAskBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/disputes/create")]
    Task<HttpResponseMessage> OpenDispute([Body] CjDisputeBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Post("/disputes/cancel")]
    Task<HttpResponseMessage> CancelDispute([Body] CjDisputeIdBody body, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Get("/disputes/getDisputeList")]
    Task<HttpResponseMessage> ListDisputes(string orderId, int pageNum, int pageSize, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);

    [Get("/disputes/getDisputeDetail")]
    Task<HttpResponseMessage> GetDispute(string disputeId, [Header("CJ-Access-Token")] string token, CancellationToken cancellation);
}
