namespace Dropship.Testing.Sandbox.Wish;

/// <summary>
/// The marketplace Wish (Merchant API v3) as a request → response machine for one merchant account with one currency: tokens, orders, writes that are
/// carried out later, ratings, tickets, webhooks, rate limits. Everything that happens is a line of its ledger, so that a second sandbox on the same file goes on where the first stopped.
/// Built from public documents; what they leave open is the sandbox's own choice and says so in <see cref="WishSandboxOptions"/>.
/// Not here: <c>fields</c> (whole orders are told), bulk jobs, delivery proofs, changes of products but for what is offered; such calls get 404.
/// </summary>
public sealed partial class WishSandbox : SandboxVendor
{
    private readonly WishSandboxOptions _options;
    private readonly WishIds _ids;
    private readonly WishJournal _journal;
    private readonly WishReplies _replies;
    private readonly WishTokens _tokens;
    private readonly WishOrderReads _reads;
    private readonly WishWrites _writes;
    private readonly WishRatings _ratings;
    private readonly WishInvoices _invoices;
    private readonly WishPenalties _penalties;
    private readonly WishProducts _products;
    private readonly WishTickets _tickets;
    private readonly WishWebhooks _webhooks;
    private readonly WishRateLimit _limit;
    private int _requests;

    /// <summary>Opens the account; a new one gets its first tokens.</summary>
    /// <param name="options">The account and how it behaves.</param>
    /// <param name="clock">The vendor's time.</param>
    /// <param name="ledger">The account's books, which stay the caller's to close; null for books in memory.</param>
    /// <exception cref="InvalidDataException">The ledger holds a line that this sandbox did not write.</exception>
    public WishSandbox(WishSandboxOptions options, TimeProvider clock, SandboxLedger? ledger = null)
        : base(Checked(options, clock).Name, clock)
    {
        _options = options;
        _ids = new(options.Seed);
        _replies = new(options);
        _limit = new(options);
        _journal = new(ledger ?? new(), clock, options);
        WishOrderJson orders = new(_ids, options.Currency, _journal.Account.Blame);
        WishTicketJson tickets = new(_ids);
        WishCarriers carriers = new(options.MoreCarriers);
        _tokens = new(_journal, options, _ids, _replies);
        _reads = new(_journal.Account, orders, carriers, _replies);
        _writes = new(_journal, options, _reads, carriers, _replies);
        _ratings = new(_journal.Account, _ids, _replies);
        _invoices = new(_journal, options, _ids, _replies);
        _penalties = new(_journal.Account, options, _replies);
        _products = new(_journal, _replies);
        _tickets = new(_journal, tickets, _replies);
        _webhooks = new(_journal, options, _ids, orders, _penalties, tickets, _replies);
        _tokens.Begin();
    }

    /// <summary>The merchant's id: 24 hexadecimal digits.</summary>
    public string MerchantId => _ids.MerchantId;

    /// <summary>The refresh token that the account began with: good until it is first used, if refresh tokens rotate.</summary>
    public string FirstRefreshToken => _tokens.FirstRefreshToken;

    /// <inheritdoc />
    public override DateTimeOffset? NextAt => Alone(() => Earlier(_journal.Account.NextAt, _webhooks.NextAt));

    /// <inheritdoc />
    public override DateTimeOffset? LastWritten => Alone(() => (DateTimeOffset?)_journal.Account.LastAt);

    /// <inheritdoc />
    public override IReadOnlyList<SandboxMessage> TakeMessages() => Present(_webhooks.Take);

    /// <inheritdoc />
    protected override string Route(SandboxRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return WishRoute.Of(request.Path).Template;
    }

    /// <inheritdoc />
    protected override SandboxAnswer Answer(SandboxRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _journal.Advance();
        var now = _journal.Now;
        var taken = _limit.Take(now);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Wish-Request-Id"] = _ids.ObjectId("request", ++_requests),
            ["Wish-Rate-Limit-Remaining"] = _limit.Remaining.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (!taken) headers["Wish-Rate-Limit-Reset"] = _limit.Reset(now);
        var answer = taken ? Judge(request) : _replies.Error(WishReplies.TooMany, "Too many requests.", 429);
        return answer with { Headers = headers };
    }

    private SandboxAnswer Judge(SandboxRequest request)
    {
        if (!_journal.Account.IsOn) return _replies.Error(WishReplies.AccountDisabled, "The merchant account is disabled.");
        return (request.Method, request.Path) switch
        {
            ("GET" or "POST", "/api/v3/oauth/access_token") => _tokens.Redeem(request),
            ("GET", "/api/v3/oauth/refresh_token") => _tokens.Refresh(request),
            ("GET", var path) when path.StartsWith(WishRoute.Files, StringComparison.Ordinal) => _invoices.File(request, WishRoute.Of(path).Id),
            _ => _tokens.Refusal(request) ?? Serve(request),
        };
    }

    private SandboxAnswer Serve(SandboxRequest request)
    {
        var route = WishRoute.Of(request.Path);
        return (request.Method, route.Template) switch
        {
            ("GET", "/api/v3/oauth/test") => _tokens.Test(),
            ("GET", "/api/v3/orders") => _reads.List(request),
            ("GET", "/api/v3/orders/shipping_carriers") => _reads.Carriers(request),
            ("GET", "/api/v3/orders/{id}") => _reads.Get(route.Id),
            ("GET", "/api/v3/orders/{id}/refund_reasons") => _reads.Reasons(route.Id),
            ("PUT", "/api/v3/orders/{id}/tracking") => _writes.Track(request, route.Id),
            ("PUT", "/api/v3/orders/{id}/refund") => _writes.Refund(request, route.Id),
            ("PUT", "/api/v3/orders/{id}/address") => _writes.Move(request, route.Id),
            ("GET", "/api/v3/ratings/products") => _ratings.List(request),
            ("POST", "/api/v3/payments/invoices/bulk_get") => _invoices.Start(request),
            ("GET", "/api/v3/payments/invoices/bulk_get/{id}") => _invoices.Get(request, route.Id),
            ("GET", "/api/v3/payments/early_payment") => _invoices.Early(),
            ("GET", "/api/v3/penalties") => _penalties.List(request),
            ("GET", "/api/v3/penalties/count") => _penalties.Count(request),
            ("GET", "/api/v3/penalties/{id}") => _penalties.Get(route.Id),
            ("GET", "/api/v3/products") => _products.List(request),
            ("GET", "/api/v3/products/{id}") => _products.Get(route.Id),
            ("PUT", "/api/v3/products/{id}") => _products.Put(request, route.Id),
            ("GET", "/api/v3/tickets") => _tickets.List(request),
            ("GET", "/api/v3/tickets/{id}") => _tickets.Get(route.Id),
            ("PUT", "/api/v3/tickets/{id}") => _tickets.Put(request, route.Id),
            ("POST", "/api/v3/tickets/{id}/replies") => _tickets.Reply(request, route.Id),
            ("GET", "/api/v3/webhook/topics") => _webhooks.Topics(),
            ("GET", "/api/v3/webhook/subscriptions") => _webhooks.List(),
            ("POST", "/api/v3/webhook/subscriptions") => _webhooks.Create(request),
            _ => _replies.Error(WishReplies.Invalid, "The sandbox has no such endpoint.", 404),
        };
    }

    // Whoever acts or looks finds the account as it is now: what fell due has happened.
    private T Present<T>(Func<T> work) => Alone(() =>
    {
        _journal.Advance();
        return work();
    });

    private static WishSandboxOptions Checked(WishSandboxOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RateCalls, 1);
        return options;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}
