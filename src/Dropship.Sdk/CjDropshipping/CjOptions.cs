using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>
/// An account at CJ Dropshipping (API 2.0, https://developers.cjdropshipping.com). Everything is paid in USD from the account's
/// balance. Checked at start, all errors at once.
/// </summary>
public sealed class CjOptions
{
    internal static readonly string[] Hosts = ["developers.cjdropshipping.com"];

    /// <summary>The API key of the account (My CJ, Authorization, API). Secret; needed. CJ takes it once in five minutes; tokens are kept in the store.</summary>
    /// <value>Empty.</value>
    public Secret ApiKey { get; set; } = "";

    /// <summary>The name of the account as a supplier; part of what is stored, so it must not change later. Two accounts in one shop need two names.</summary>
    /// <value>cj</value>
    public string Name { get; set; } = "cj";

    /// <summary>Where the API is. https, or http on the own machine.</summary>
    /// <value>https://developers.cjdropshipping.com/api2.0/v1</value>
    public Uri BaseAddress { get; set; } = new("https://developers.cjdropshipping.com/api2.0/v1");

    /// <summary>Hosts beside the vendor's own that <see cref="BaseAddress"/> may name, exactly, for a gateway of yours: <c>host</c>, or <c>host:port</c> where the port is not the usual one. It must have a public address.</summary>
    /// <value>Empty: the vendor's own hosts, and this machine for tests.</value>
    public IList<string> MoreHosts { get; } = [];

    /// <summary>The country of the warehouse that is bought from, ISO 3166, two capital letters. Stock is counted there and freight calculated from there.</summary>
    /// <value>CN</value>
    public string FromCountry { get; set; } = "CN";

    /// <summary>The time between two calls of this account. CJ's free accounts may make one call a second; Plus two, Prime four, Advanced six. 0.1 to 60 seconds.</summary>
    /// <value>1.1 seconds</value>
    public TimeSpan Spacing { get; set; } = TimeSpan.FromSeconds(1.1);

    /// <summary>How long one call may take, from its turn to the last byte. 1 to 100 seconds.</summary>
    /// <value>30 seconds</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a variant's number and price are kept before they are read again. 0 seconds to 1 day.</summary>
    /// <value>10 minutes</value>
    public TimeSpan PricesFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a quote holds. CJ locks no price: it is judged again before an order is created and before it is paid. 1 minute to 1 day.</summary>
    /// <value>30 minutes</value>
    public TimeSpan QuotesFor { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The most days a parcel may be on its way, by CJ's own word; slower methods, and those that do not say, are left out. Null: any.</summary>
    /// <value>Null.</value>
    public int? MaxTransitDays { get; set; }

    /// <summary>Methods that are taken before others, by CJ's names, for example <c>CJPacket Ordinary</c>; the cheapest of them. Where none is offered, the cheapest of all.</summary>
    /// <value>None.</value>
    public IList<string> PreferredMethods { get; set; } = [];

    /// <summary>Methods that are never taken, by CJ's names.</summary>
    /// <value>None.</value>
    public IList<string> ExcludedMethods { get; set; } = [];

    /// <summary>True: orders are sandbox orders, which cost and ship nothing (<c>isSandbox</c> 1).</summary>
    /// <value>False.</value>
    public bool Sandbox { get; set; }

    /// <summary>True: orders are confirmed and paid one by one (confirmOrder, payBalance) instead of by cart and parent order. For accounts where the parent order cannot be paid.</summary>
    /// <value>False.</value>
    public bool UsePayBalanceV1 { get; set; }

    /// <summary>A platform token, if CJ has asked for one. Secret.</summary>
    /// <value>Null.</value>
    public Secret? PlatformToken { get; set; }

    /// <summary>The IOSS number for parcels into the European Union whose marketplace told none. Null: none is sent.</summary>
    /// <value>Null.</value>
    public string? IossNumber { get; set; }

    /// <summary>A telephone number for addresses without one: most methods need it. At most 20 characters. Null: such an order waits for a person.</summary>
    /// <value>Null.</value>
    public string? DefaultPhone { get; set; }

    /// <summary>True: the buyer's e-mail is sent with the address.</summary>
    /// <value>False.</value>
    public bool SendEmail { get; set; }

    /// <summary>True: the city stands for the province where the address has none, as in many countries; CJ wants one. False: such an order waits for a person.</summary>
    /// <value>False.</value>
    public bool CityAsProvince { get; set; }

    /// <summary>The kind of question that reminders are filed under (ticket/order/questionTypes). Null: the first that CJ offers.</summary>
    /// <value>Null.</value>
    public string? UrgeQuestionType { get; set; }

    /// <summary>How many orders one call reads. CJ takes 100 and advises 20 to 50.</summary>
    /// <value>50</value>
    public int ReadBatch { get; set; } = 50;

    /// <summary>Takes the place of the network: for tests and sandboxes.</summary>
    /// <value>Null: the network.</value>
    public HttpMessageHandler? PrimaryHandler { get; set; }
}
