namespace Dropship.Testing.Sandbox.Wish;

/// <summary>One merchant account at the sandbox marketplace and how it behaves. The defaults are the vendor's documented figures; where none is published, the value says so.</summary>
public sealed record WishSandboxOptions
{
    /// <summary>The vendor's name, for people.</summary>
    /// <value>Wish.</value>
    public string Name { get; init; } = "Wish";

    /// <summary>What every id and token of the account is derived from: two accounts need two seeds, one seed always gives the same ids.</summary>
    /// <value>shop-1.</value>
    public string Seed { get; init; } = "shop-1";

    /// <summary>The store's one currency, ISO 4217.</summary>
    /// <value>USD.</value>
    public string Currency { get; init; } = "USD";

    /// <summary>The app's public id.</summary>
    /// <value>24 hexadecimal digits.</value>
    public string ClientId { get; init; } = "5f0c1e2a9b7d4c3e8a6b1d20";

    /// <summary>The app's secret: tokens are given for it and webhooks are signed with it.</summary>
    /// <value>A fixed text that opens nothing but this sandbox.</value>
    public string ClientSecret { get; init; } = "sandbox-client-secret";

    /// <summary>Where the authorization page sends the merchant back to; must be repeated when the code is redeemed.</summary>
    /// <value>A page of example.test.</value>
    public string RedirectUri { get; init; } = "https://shop.example.test/wish";

    /// <summary>How long an access token lives.</summary>
    /// <value>30 days.</value>
    public TimeSpan AccessTokenLife { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long an authorization code can be redeemed. Not published.</summary>
    /// <value>10 minutes.</value>
    public TimeSpan CodeLife { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether a refresh gives a new refresh token and ends the old one. Clients in the field differ in what they expect.</summary>
    /// <value>True.</value>
    public bool RotateRefreshToken { get; init; } = true;

    /// <summary>How long a new order is held for review.</summary>
    /// <value>8 hours.</value>
    public TimeSpan ReleaseHold { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How long after its release an order must be marked shipped.</summary>
    /// <value>5 days.</value>
    public TimeSpan ShipWithin { get; init; } = TimeSpan.FromDays(5);

    /// <summary>How long after its release an order should be delivered.</summary>
    /// <value>30 days.</value>
    public TimeSpan DeliverWithin { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Whether Wish refunds an order by itself that is not marked shipped in time.</summary>
    /// <value>True.</value>
    public bool AutoRefund { get; init; } = true;

    /// <summary>How long a write stays <c>IN_PROGRESS</c>. Not published.</summary>
    /// <value>3 seconds.</value>
    public TimeSpan WriteDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Whether a write that was taken ends <c>FAILED</c>: asked with the order's id and the write (<c>UPDATE_TRACKING</c>, <c>REFUND</c>, <c>MODIFY_SHIPPING</c>) when it comes in.</summary>
    /// <value>Null: none fails.</value>
    public Func<string, string, bool>? FailWrite { get; init; }

    /// <summary>How long a job for a file of payments takes. Not published.</summary>
    /// <value>1 minute.</value>
    public TimeSpan ReportDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the file of a job can be fetched. Not published.</summary>
    /// <value>1 day.</value>
    public TimeSpan ReportLife { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Whether a job for a file of payments ends in <c>EXCEPTION</c>: asked with the number of the job, from 1, when it is started.</summary>
    /// <value>Null: none fails.</value>
    public Func<int, bool>? FailReport { get; init; }

    /// <summary>Where the files lie when no <c>Host</c> header says where the sandbox is.</summary>
    /// <value>The vendor's production host.</value>
    public Uri FilesAt { get; init; } = new("https://merchant.wish.com/");

    /// <summary>Carriers that are taken everywhere beside the sandbox's own list, by their exact names.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> MoreCarriers { get; init; } = [];

    /// <summary>Calls that the merchant may make in a <see cref="RateWindow"/>. Not published.</summary>
    /// <value>300.</value>
    public int RateCalls { get; init; } = 300;

    /// <summary>The time in which calls are counted; it begins with the first call. Not published.</summary>
    /// <value>1 minute.</value>
    public TimeSpan RateWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How the moment is written at which calls are free again. Not published, so clients must read all three.</summary>
    /// <value>ISO 8601.</value>
    public WishResetFormat ResetFormat { get; init; } = WishResetFormat.Iso8601;

    /// <summary>The HTTP status of a refusal by code: the schema has 400, a client in the field also finds codes below 200.</summary>
    /// <value>400.</value>
    public int ErrorStatus { get; init; } = 400;

    /// <summary>Whether error codes are written as text, as in the vendor's examples, instead of numbers as in its schema.</summary>
    /// <value>False.</value>
    public bool QuotedErrorCodes { get; init; }

    /// <summary>Whether no two changes carry the same <c>updated_at</c>: changes of the same moment are told one millisecond apart. False gives ties between orders, which the vendor does not rule out. To be kept for a ledger's life.</summary>
    /// <value>True.</value>
    public bool DistinctTimes { get; init; } = true;

    /// <summary>How long webhook events of one topic and order are gathered; only the newest is sent.</summary>
    /// <value>10 seconds.</value>
    public TimeSpan WebhookDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Every so many webhook messages one is never sent; 0 for none.</summary>
    /// <value>0.</value>
    public int LoseEveryMessage { get; init; }

    /// <summary>Every so many webhook messages one is sent a second time, as a retry; 0 for none.</summary>
    /// <value>0.</value>
    public int RepeatEveryMessage { get; init; }
}

/// <summary>How <c>Wish-Rate-Limit-Reset</c> is written.</summary>
public enum WishResetFormat
{
    /// <summary>A moment, as ISO 8601 in UTC.</summary>
    Iso8601,

    /// <summary>A moment, as seconds since 1970.</summary>
    UnixSeconds,

    /// <summary>Seconds from now, rounded up.</summary>
    DeltaSeconds,
}
