namespace Dropship.Testing.Sandbox.Cj;

/// <summary>How the CJ sandbox behaves. Everything but the catalogue has a default.</summary>
public sealed record CjSandboxOptions
{
    /// <summary>What is sold.</summary>
    public required IReadOnlyList<CjSandboxVariant> Variants { get; init; }

    /// <summary>Ways to ship.</summary>
    /// <value><see cref="CjFreightMethod.Usual"/>.</value>
    public IReadOnlyList<CjFreightMethod> Methods { get; init; } = CjFreightMethod.Usual;

    /// <summary>The account's API key.</summary>
    /// <value>CJ100@api@ and 32 zeros.</value>
    public string ApiKey { get; init; } = "CJ100@api@00000000000000000000000000000000";

    /// <summary>The account's id, which is also the key that signs webhooks.</summary>
    /// <value>123456789.</value>
    public long OpenId { get; init; } = 123_456_789;

    /// <summary>The balance before the first order, in USD.</summary>
    /// <value>100,000.00.</value>
    public decimal Balance { get; init; } = 100_000.00m;

    /// <summary>What is drawn from: processing, transit, numbers.</summary>
    /// <value>1.</value>
    public long Seed { get; init; } = 1;

    /// <summary>Sales level 0 to 5: how many calls a second the account may make (1, 1, 2, 4, 6, 6).</summary>
    /// <value>0.</value>
    public int Level { get; init; }

    /// <summary>Counts calls per interface, as CJ documents it, not over all of them, which is stricter.</summary>
    /// <value>False.</value>
    public bool LimitPerInterface { get; init; }

    /// <summary>The least time between two token calls; older pages of CJ say five minutes.</summary>
    /// <value>One second.</value>
    public TimeSpan TokenSpacing { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Points a day; HTTP 429 when they are used up; null for no points at all.</summary>
    /// <value>Null.</value>
    public int? PointsPerDay { get; init; }

    /// <summary>How long an access token lives.</summary>
    /// <value>15 days.</value>
    public TimeSpan AccessTokenLife { get; init; } = TimeSpan.FromDays(15);

    /// <summary>How long a refresh token lives.</summary>
    /// <value>180 days.</value>
    public TimeSpan RefreshTokenLife { get; init; } = TimeSpan.FromDays(180);

    /// <summary>The time from payment to hand-over, drawn between the two.</summary>
    /// <value>One to three days.</value>
    public (TimeSpan Least, TimeSpan Most) Processing { get; init; } = (TimeSpan.FromDays(1), TimeSpan.FromDays(3));

    /// <summary>The time from hand-over to the end of a parcel's way, drawn between the two.</summary>
    /// <value>Six to fourteen days.</value>
    public (TimeSpan Least, TimeSpan Most) Transit { get; init; } = (TimeSpan.FromDays(6), TimeSpan.FromDays(14));

    /// <summary>After how long a confirmed order that nobody pays is closed.</summary>
    /// <value>Seven days.</value>
    public TimeSpan PayWithin { get; init; } = TimeSpan.FromDays(7);

    /// <summary>What becomes of an order, asked once, when it is paid; null or an answer of null for <see cref="CjFate.Delivered"/>. A variant's own fate goes first.</summary>
    /// <value>Null.</value>
    public Func<CjBookedOrder, CjFate?>? Fates { get; init; }

    /// <summary>What CJ decides about a dispute, asked once, when it is opened; null or an answer of null for what is asked for.</summary>
    /// <value>Null.</value>
    public Func<CjBookedDispute, CjVerdict?>? Verdicts { get; init; }

    /// <summary>How long CJ takes to decide a dispute. Of an order that would be shipped earlier, half the time until then.</summary>
    /// <value>Three days.</value>
    public TimeSpan DisputesTake { get; init; } = TimeSpan.FromDays(3);

    /// <summary>What buyers say of products.</summary>
    /// <value>Nothing.</value>
    public IReadOnlyList<CjSandboxReview> Reviews { get; init; } = [];

    /// <summary>What is found when goods are asked for by name: the SKU of a variant; null or an answer of null for nothing.</summary>
    /// <value>Null.</value>
    public Func<string, string?>? Sourced { get; init; }

    /// <summary>How long a search for goods takes.</summary>
    /// <value>Two days.</value>
    public TimeSpan SourcingTakes { get; init; } = TimeSpan.FromDays(2);

    /// <summary>Whether changed stock and prices are told by webhooks, as CJ does for products that the account has subscribed to.</summary>
    /// <value>False.</value>
    public bool TellsChanges { get; init; }

    /// <summary>Whether an order to this address is created but held back (interceptOrderReasons, code 1001); null for never.</summary>
    /// <value>Null.</value>
    public Func<string, bool>? Intercepts { get; init; }

    /// <summary>USD that the parent order asks beside the orders' own amounts, per order: what a ceiling must catch before paying.</summary>
    /// <value>0.</value>
    public decimal ServiceFee { get; init; }

    /// <summary>Whether addCartConfirm answers missing stock with a list of intercepted orders, not with 1603001.</summary>
    /// <value>False.</value>
    public bool InterceptMissingStock { get; init; }

    /// <summary>Whether the number of a deleted order can be used again; CJ does not say.</summary>
    /// <value>False.</value>
    public bool DeletedNumbersAreFree { get; init; }

    /// <summary>Every so many-th message is sent twice; 0 for none.</summary>
    /// <value>0.</value>
    public int DuplicateEvery { get; init; }
}
