using Refit;

namespace Dropship.Wish;

/// <summary>The calls of the Wish Merchant API v3 that an order's way needs. Times are text of our own form, see <see cref="WishCursor.Text"/>; answers are judged in <see cref="WishCalls"/>.</summary>
internal interface IWishApi
{
    [Post("/api/v3/oauth/access_token")]
    Task<HttpResponseMessage> GetTokenAsync([Body] WishTokenRequest request, CancellationToken cancellation);

    /// <summary>Revokes the access tokens before it, although it is a GET.</summary>
    [Get("/api/v3/oauth/refresh_token")]
    Task<HttpResponseMessage> RefreshTokenAsync(
        [AliasAs("client_id")] string clientId,
        [AliasAs("client_secret")] string clientSecret,
        [AliasAs("refresh_token")] string refreshToken,
        [AliasAs("grant_type")] string grantType,
        [Header("Accept-Language")] string language,
        CancellationToken cancellation);

    [Get("/api/v3/oauth/test")]
    Task<HttpResponseMessage> TestTokenAsync([Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Get("/api/v3/orders")]
    Task<HttpResponseMessage> ListOrdersAsync(
        int limit,
        [AliasAs("updated_at_min")] string updatedAtMin,
        [AliasAs("sort_by")] string sortBy,
        [Header("Authorization")] string bearer,
        [Header("Accept-Language")] string language,
        CancellationToken cancellation);

    [Get("/api/v3/orders/{id}")]
    Task<HttpResponseMessage> GetOrderAsync(string id, [Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Put("/api/v3/orders/{id}/tracking")]
    Task<HttpResponseMessage> PutTrackingAsync(string id, [Body] WishTracking tracking, [Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Put("/api/v3/orders/{id}/refund")]
    Task<HttpResponseMessage> PutRefundAsync(string id, [Body] WishRefund refund, [Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Get("/api/v3/orders/{id}/refund_reasons")]
    Task<HttpResponseMessage> GetRefundReasonsAsync(string id, [Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Get("/api/v3/ratings/products")]
    Task<HttpResponseMessage> ListRatingsAsync(
        int limit,
        [AliasAs("created_at_min")] string createdAtMin,
        [AliasAs("sort_by")] string sortBy,
        [Header("Authorization")] string bearer,
        [Header("Accept-Language")] string language,
        CancellationToken cancellation);

    /// <summary>Starts a job that makes files of payments. It changes nothing: a second job for the same time makes the same files once more.</summary>
    [Post("/api/v3/payments/invoices/bulk_get")]
    Task<HttpResponseMessage> StartInvoicesAsync(
        int limit,
        [AliasAs("payment_released_at_min")] string releasedAtMin,
        [AliasAs("payment_released_at_max")] string releasedAtMax,
        [AliasAs("sort_by")] string sortBy,
        [Header("Authorization")] string bearer,
        [Header("Accept-Language")] string language,
        CancellationToken cancellation);

    [Get("/api/v3/tickets")]
    Task<HttpResponseMessage> ListTicketsAsync(
        int limit,
        string? states,
        [AliasAs("updated_at_min")] string updatedAtMin,
        [AliasAs("sort_by")] string sortBy,
        [Header("Authorization")] string bearer,
        [Header("Accept-Language")] string language,
        CancellationToken cancellation);

    [Get("/api/v3/penalties")]
    Task<HttpResponseMessage> ListPenaltiesAsync(
        int limit,
        [AliasAs("created_at_min")] string? createdAtMin,
        [AliasAs("reversed_at_min")] string? reversedAtMin,
        [AliasAs("sort_by")] string sortBy,
        [Header("Authorization")] string bearer,
        [Header("Accept-Language")] string language,
        CancellationToken cancellation);

    [Get("/api/v3/payments/invoices/bulk_get/{id}")]
    Task<HttpResponseMessage> GetInvoicesAsync(string id, [Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Get("/api/v3/payments/early_payment")]
    Task<HttpResponseMessage> GetEarlyPaymentAsync([Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Get("/api/v3/penalties/{id}")]
    Task<HttpResponseMessage> GetPenaltyAsync(string id, [Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Get("/api/v3/penalties/count")]
    Task<HttpResponseMessage> CountPenaltiesAsync(
        [AliasAs("created_at_min")] string createdAtMin,
        [AliasAs("created_at_max")] string createdAtMax,
        [Header("Authorization")] string bearer,
        [Header("Accept-Language")] string language,
        CancellationToken cancellation);

    [Get("/api/v3/products")]
    Task<HttpResponseMessage> ListProductsAsync(
        int limit,
        [AliasAs("created_at_min")] string createdAtMin,
        [AliasAs("sort_by")] string sortBy,
        [Header("Authorization")] string bearer,
        [Header("Accept-Language")] string language,
        CancellationToken cancellation);

    [Get("/api/v3/products/{id}")]
    Task<HttpResponseMessage> GetProductAsync(string id, [Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Put("/api/v3/products/{id}")]
    Task<HttpResponseMessage> PutProductAsync(string id, [Body] WishProductUpdate update, [Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Get("/api/v3/tickets/{id}")]
    Task<HttpResponseMessage> GetTicketAsync(string id, [Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Put("/api/v3/tickets/{id}")]
    Task<HttpResponseMessage> PutTicketAsync(string id, [Body] WishTicketMove move, [Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Post("/api/v3/tickets/{id}/replies")]
    Task<HttpResponseMessage> PostTicketReplyAsync(string id, [Body] WishTicketWords words, [Header("Authorization")] string bearer, [Header("Accept-Language")] string language, CancellationToken cancellation);

    [Get("/api/v3/orders/shipping_carriers")]
    Task<HttpResponseMessage> ListCarriersAsync(
        [AliasAs("order_type")] string orderType,
        [AliasAs("dest_country_code")] string? country,
        [Header("Authorization")] string bearer,
        [Header("Accept-Language")] string language,
        CancellationToken cancellation);
}
