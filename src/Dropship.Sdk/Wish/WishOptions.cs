using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>
/// A shop's account at Wish. What it rests on: Wish Merchant API v3 (OpenAPI 3.0.65, <c>merchant.wish.com/documentation/api/v3</c>) and
/// <c>merchant.wish.com/documentation/webhooks</c>. Validated at start, all errors at once; secrets are never repeated.
/// </summary>
public sealed class WishOptions
{
    /// <summary>The production host.</summary>
    public static readonly Uri Production = new("https://merchant.wish.com/");

    /// <summary>The sandbox host. Its orders are made by hand in its web pages.</summary>
    public static readonly Uri SandboxHost = new("https://sandbox.merchant.wish.com/");

    internal static readonly string[] Hosts = [Production.Host, SandboxHost.Host];

    /// <summary>The app's client id. Needed.</summary>
    /// <value>Empty.</value>
    public string ClientId { get; set; } = "";

    /// <summary>The app's client secret; it also signs webhooks. Needed.</summary>
    /// <value>Empty.</value>
    public Secret ClientSecret { get; set; } = "";

    /// <summary>The secret before the present one, while it is being changed: webhooks signed with it are still believed.</summary>
    /// <value>None.</value>
    public Secret? PreviousClientSecret { get; set; }

    /// <summary>
    /// The refresh token that the authorization of the app gave. Needed once: what the vendor gives later is kept in the token store. A new
    /// value here takes the place of what is kept, so that an account is authorized anew by changing it.
    /// </summary>
    /// <value>Empty.</value>
    public Secret RefreshToken { get; set; } = "";

    /// <summary>True to use <see cref="SandboxHost"/> where no <see cref="BaseAddress"/> is set.</summary>
    /// <value>false</value>
    public bool Sandbox { get; set; }

    /// <summary>Where the API is, https unless it is this machine; null for <see cref="Production"/> or <see cref="SandboxHost"/>.</summary>
    /// <value>None.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>Hosts beside the vendor's own that <see cref="BaseAddress"/> may name, exactly, for a gateway of yours: <c>host</c>, or <c>host:port</c> where the port is not the usual one. It must have a public address.</summary>
    /// <value>Empty: the vendor's own hosts, and this machine for tests.</value>
    public IList<string> MoreHosts { get; } = [];

    /// <summary>The country parcels are sent from: ISO 3166, two capital letters. Wish asks for it with each tracking number.</summary>
    /// <value>CN</value>
    public string ShipFrom { get; set; } = "CN";

    /// <summary>What Wish calls a carrier, by the name the supplier gives it, in any case. Needed only where Wish's list has no carrier of the supplier's name.</summary>
    /// <value>Empty.</value>
    public IDictionary<string, string> Carriers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long Wish's list of carriers is believed; one that is not on it is looked up again at once. 1 minute to 30 days.</summary>
    /// <value>24 hours</value>
    public TimeSpan CarriersFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How far back the first reading of changed orders goes, by the time of their last change. Orders that nobody has shipped are given back by Wish after days. 1 hour to 365 days.</summary>
    /// <value>30 days</value>
    public TimeSpan StartFrom { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How much of what was read is read again at each poll, because orders may show late. 0 to 1 day.</summary>
    /// <value>5 minutes</value>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>True to read buyers' ratings of products at each poll. The app's authorization needs the scope <c>ratings:read</c>.</summary>
    /// <value>false</value>
    public bool ReadRatings { get; set; }

    /// <summary>True to read what Wish paid from its payout files, and to match it to the orders. The app's authorization needs the scope <c>payments:read</c>.</summary>
    /// <value>false</value>
    public bool ReadPayouts { get; set; }

    /// <summary>
    /// What the columns of Wish's payout files mean, by date: Wish publishes no description. A file that none of them fits is kept for a person (<see cref="Settling.ISettlements.KeptFilesAsync"/>), nothing of it is guessed. The README beside
    /// this file has an example.
    /// </summary>
    /// <value>Empty: every file is kept.</value>
    public IList<Settling.PayoutColumns> InvoiceColumns { get; } = [];

    /// <summary>Hosts beside that of the API from which payout files may be fetched, exactly; https and the usual port alone.</summary>
    /// <value>Empty.</value>
    public IList<string> InvoiceHosts { get; } = [];

    /// <summary>How often payout files are asked for. 1 hour to 7 days.</summary>
    /// <value>12 hours</value>
    public TimeSpan InvoicesEvery { get; set; } = TimeSpan.FromHours(12);

    /// <summary>True to read the penalties of the store at each poll. The app's authorization needs the scope <c>penalties:read</c>.</summary>
    /// <value>false</value>
    public bool ReadPenalties { get; set; }

    /// <summary>
    /// True to take goods off the market while the shop's standing is in danger: of the variations that the shop's map of SKUs knows, the part that is not to be offered is disabled, and later enabled again. Handling times are not in
    /// Wish's API and stay yours to set. The app's authorization needs the scopes <c>products:read</c> and <c>products:write</c>; the shop needs <see cref="Hosting.ShopBuilder.MapSkus(Func{IServiceProvider, Ports.ISkuMap})"/>.
    /// </summary>
    /// <value>false</value>
    public bool ControlIntake { get; set; }

    /// <summary>How many calls of the catalogue are made in one round of the engine, so that a large one does not hold up the orders. 2 to 1,000.</summary>
    /// <value>50</value>
    public int IntakeCallsPerRound { get; set; } = 50;

    /// <summary>True to read buyers' tickets at each poll, and to answer them. The app's authorization needs the scopes <c>tickets:read</c> and <c>tickets:write</c>.</summary>
    /// <value>false</value>
    public bool ReadTickets { get; set; }

    /// <summary>Orders a page. 2 to 500, the vendor's limit.</summary>
    /// <value>500</value>
    public int PageSize { get; set; } = 500;

    /// <summary>How often changed orders are asked for. 10 seconds to 1 day.</summary>
    /// <value>5 minutes</value>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Calls a second, on average. More than 0, at most 100. The vendor publishes no limit; what its headers tell is obeyed besides.</summary>
    /// <value>5</value>
    public double CallsPerSecond { get; set; } = 5;

    /// <summary>Calls at once after a rest. 1 to 1,000.</summary>
    /// <value>10</value>
    public int Burst { get; set; } = 10;

    /// <summary>How long one call may take, its body included. 1 to 60 seconds.</summary>
    /// <value>20 seconds</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The language of the vendor's contents, as in <c>Accept-Language</c>. Nothing is decided by them.</summary>
    /// <value>en</value>
    public string Language { get; set; } = "en";

    /// <summary>Takes the place of the network, for tests and sandboxes.</summary>
    /// <value>None.</value>
    public HttpMessageHandler? PrimaryHandler { get; set; }

    /// <summary>Where the API is, whatever was set.</summary>
    internal Uri Address => BaseAddress ?? (Sandbox ? SandboxHost : Production);

    /// <summary>Says nothing of the secrets.</summary>
    public override string ToString() => $"WishOptions for {Address.Host}";
}
