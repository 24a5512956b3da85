using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>A merchant at the sandbox, over HTTP in memory. Every answer that it gets is held against the vendor's schema.</summary>
internal sealed class WishShop : IDisposable
{
    private static readonly Lazy<WishSchema> Described = new(() => new());

    private readonly HttpClient _http;
    private string _access = "";

    public WishShop(WishSandboxOptions? options = null, SandboxLedger? ledger = null, DateTimeOffset? start = null)
    {
        Options = options ?? new();
        Clock = new(start ?? Start);
        Sandbox = new(Options, Clock, ledger);
        _http = new(new SandboxHandler(Sandbox)) { BaseAddress = new("https://merchant.example.test") };
    }

    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static WishSandboxAddress Paris { get; } = new("Jane Example", "12 Rue de la Paix", "Paris", "Ile-de-France", "75002", "FR") { Phone = "0142961000", PhonePrefix = "33", Country = "France" };

    public WishSandboxOptions Options { get; }

    public FakeTimeProvider Clock { get; }

    public WishSandbox Sandbox { get; }

    public static WishSandboxOrder Lamp(int quantity = 2) => new("LAMP-USB-WHT", quantity, 7.65m, 1.70m, Paris);

    public static object Tracking(string number = "LP00123456789FR", string provider = "YunExpress", string origin = "CN") => new { tracking_number = number, origin_country = origin, shipping_provider = provider };

    public static object Reason(string reason = "MERCHANT_OUT_OF_STOCK") => new { refund_reason = reason };

    /// <summary>An order that is released and may be shipped.</summary>
    public string Approved(WishSandboxOrder? order = null) => Sandbox.PlaceOrder((order ?? Lamp()) with { Hold = TimeSpan.Zero });

    public async Task<string> Shipped(WishSandboxOrder? order = null, string number = "LP00123456789FR")
    {
        var id = Approved(order);
        (await Put($"orders/{id}/tracking", Tracking(number))).Code.ShouldBe(0);
        Clock.Advance(Options.WriteDelay);
        return id;
    }

    public async Task SignIn(string? refresh = null)
    {
        var given = await Send(new(HttpMethod.Get, RefreshPath(refresh ?? Sandbox.FirstRefreshToken)), signed: false);
        _access = given.Data.GetProperty("access_token").GetString()!;
    }

    public string Access => _access;

    public void Bear(string access) => _access = access;

    public string RefreshPath(string refresh) => $"/api/v3/oauth/refresh_token?client_id={Options.ClientId}&client_secret={Options.ClientSecret}&refresh_token={refresh}&grant_type=refresh_token";

    public async Task<Reply> Get(string path, bool signed = true)
    {
        if (signed && _access.Length == 0) await SignIn();
        return await Send(new(HttpMethod.Get, path.StartsWith('/') ? path : "/api/v3/" + path), signed);
    }

    public async Task<Reply> Put(string path, object body) => await Write(HttpMethod.Put, path, JsonSerializer.Serialize(body));

    public async Task<Reply> Write(HttpMethod method, string path, string body)
    {
        if (_access.Length == 0) await SignIn();
        return await Send(new(method, "/api/v3/" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") }, signed: true);
    }

    public async Task<JsonElement> Order(string id) => (await Get($"orders/{id}")).Data;

    public async Task<string> State(string id) => (await Order(id)).GetProperty("state").GetString()!;

    public void Dispose() => _http.Dispose();

    private async Task<Reply> Send(HttpRequestMessage request, bool signed)
    {
        using var sent = request;
        if (signed && _access.Length > 0) sent.Headers.Authorization = new("Bearer", _access);
        using var response = await _http.SendAsync(sent);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        var template = WishRouteOf(sent.RequestUri!.AbsolutePath);
        if ((int)response.StatusCode != 404 && !Options.QuotedErrorCodes && Options.ErrorStatus == 400) Described.Value.Answer(sent.Method.Method, template, (int)response.StatusCode, body).ShouldBeEmpty();
        return new((int)response.StatusCode, body, response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }

    /// <summary>A file as it is, fetched without a token.</summary>
    public async Task<(int Status, string Text)> Fetch(string url, string? bearer = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, url);
        if (bearer is not null) request.Headers.Authorization = new("Bearer", bearer);
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static string WishRouteOf(string path) => path.Split('/') switch
    {
        [_, "api", "v3", "orders", { Length: 24 }, .. var rest] => string.Join('/', ["/api/v3/orders/{id}", .. rest]),
        [_, "api", "v3", "payments", "invoices", "bulk_get", _] => "/api/v3/payments/invoices/bulk_get/{id}",
        _ => path,
    };
}

/// <summary>An answer as the merchant reads it.</summary>
internal sealed record Reply(int Status, JsonElement Body, IReadOnlyDictionary<string, string> Headers)
{
    public int Code => Body.GetProperty("code").GetInt32();

    public JsonElement Data => Code == 0 ? Body.GetProperty("data") : throw new InvalidOperationException(Body.ToString());
}
