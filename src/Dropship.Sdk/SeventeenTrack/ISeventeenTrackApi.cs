using Refit;

namespace Dropship.SeventeenTrack;

/// <summary>The calls of the 17TRACK Tracking API v2.4 that this path needs. The key comes from the options with each call and stands in no default header.</summary>
internal interface ISeventeenTrackApi
{
    [Post("/register")]
    Task<HttpResponseMessage> RegisterAsync([Header("17token")] string key, [Body] RegisterRequest[] items, CancellationToken cancellation);

    [Post("/gettrackinfo")]
    Task<HttpResponseMessage> GetTrackInfoAsync([Header("17token")] string key, [Body] NumberRequest[] items, CancellationToken cancellation);

    [Post("/stoptrack")]
    Task<HttpResponseMessage> StopTrackAsync([Header("17token")] string key, [Body] NumberRequest[] items, CancellationToken cancellation);

    [Post("/retrack")]
    Task<HttpResponseMessage> RetrackAsync([Header("17token")] string key, [Body] NumberRequest[] items, CancellationToken cancellation);

    [Post("/gettracklist")]
    Task<HttpResponseMessage> GetTrackListAsync([Header("17token")] string key, [Body] ListRequest asked, CancellationToken cancellation);

    [Post("/changecarrier")]
    Task<HttpResponseMessage> ChangeCarrierAsync([Header("17token")] string key, [Body] CarrierChange[] items, CancellationToken cancellation);

    [Post("/changeinfo")]
    Task<HttpResponseMessage> ChangeInfoAsync([Header("17token")] string key, [Body] InfoChange[] items, CancellationToken cancellation);

    [Post("/getquota")]
    Task<HttpResponseMessage> GetQuotaAsync([Header("17token")] string key, [Body] NumberRequest[] nothing, CancellationToken cancellation);
}
