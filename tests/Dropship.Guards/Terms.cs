using Dropship.Domain;

namespace Dropship.Guards;

/// <summary>The truth of one order: what was sold, by what rules, at which rates. The judge knows all of it; the shop is told it too, unless a guard is taken away.</summary>
internal sealed class Terms
{
    internal static readonly Currency Eur = new("EUR");
    internal static readonly Currency Usd = new("USD");
    internal static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    internal static readonly SupplierId One = new("one");
    internal static readonly SupplierId Two = new("two");
    private static readonly string[] Skus = ["CUP", "LAMP", "RUG"];

    internal Terms(Draw draw)
    {
        Few<OrderLine> lines = [];
        for (var i = 0; i < draw.Between(1, 3); i++)
            lines = lines.Add(new(new($"l{i + 1}"), new Sku(Skus[i]), draw.Between(1, 3), new(draw.Of(4) ? 0m : draw.Between(300, 6_000) / 100m, Eur), new(draw.Pick(0m, 0m, 1.99m), Eur)));
        var total = lines.Aggregate(0m, static (sum, line) => sum + line.Total.Amount);
        Sale = new(0, 1, SaleStatus.Paid, Start, Start, new(Math.Max(0.50m, draw.Of(10) ? decimal.Round(total * 0.9m, 2) : total), Eur), lines, new("DE", draw.Pick("10", "27")));
        IsStaged = draw.Of(60);
        HasSecond = draw.Of(35);
        Currency = draw.Of(65) ? Usd : Eur;
        Policies = Rules(draw);
    }

    internal Fact.SaleSeen Sale { get; }

    internal bool IsStaged { get; }

    internal bool HasSecond { get; }

    /// <summary>The suppliers' currency.</summary>
    internal Currency Currency { get; }

    internal Policies Policies { get; }

    /// <summary>The rules as the shop is told them.</summary>
    internal Policies Told(Forgotten without) => without switch
    {
        Forgotten.Floor => Policies with { MinimumMargin = null },
        Forgotten.LineFloor => Policies with { Costs = Policies.Costs with { MinimumLineMargin = null } },
        Forgotten.Drift => Policies with { PriceTolerance = 0.5m },
        Forgotten.Fees => Policies with { FeeRate = 0m, Costs = Policies.Costs with { FeePerOrder = null, FeePerLine = null } },
        Forgotten.Taxes => Policies with { Costs = Policies.Costs with { Taxes = TaxTable.Empty } },
        Forgotten.Returns => Policies with { Costs = Policies.Costs with { Returns = [] } },
        Forgotten.RateExpiry => Policies with { Rates = Policies.Rates.Select(static rate => rate with { Until = null }).ToFew() },
        Forgotten.RateChange => Policies with { Rates = Policies.Rates.IsEmpty ? [] : [Policies.Rates[0]] },
        _ => Policies,
    };

    private Policies Rules(Draw draw) => Policies.Default with
    {
        FeeRate = draw.Pick(0m, 0.08m, 0.15m),
        MinimumMargin = draw.Pick(0m, 0.05m, 0.10m, 0.20m),
        PriceTolerance = draw.Pick(0m, 0.02m, 0.05m),
        OrderCeiling = draw.Of(10) ? new Money(draw.Between(20, 120), Eur) : null,
        MaxSearches = 1,
        WhenUnsupplied = WhenUnsupplied.Ask,
        DefaultTerms = IsStaged ? SupplierTerms.Staged with { HasWallet = false } : SupplierTerms.SingleStep,
        Rates = Rates(draw),
        Costs = new()
        {
            FeePerOrder = draw.Of(40) ? new Money(0.35m, Eur) : null,
            FeePerLine = draw.Of(30) ? new Money(0.20m, Eur) : null,
            MinimumLineMargin = draw.Pick<decimal?>(null, 0m, 0.05m, 0.15m),
            Taxes = draw.Of(60) ? Taxes(draw) : TaxTable.Empty,
            Origins = new Dictionary<SupplierId, string> { [One] = "CN" },
            Classes = new Dictionary<Sku, string> { [new("CUP")] = "6912", [new("RUG")] = "5703" },
            Returns = draw.Of(50) ? [new(0.02m), new(0.05m, Two), new(0.04m, null, new Sku("LAMP"))] : [],
        },
    };

    // The rate may change or end while a purchase waits to be sent, or have ended before.
    private static Few<ExchangeRate> Rates(Draw draw)
    {
        var first = new ExchangeRate(Usd, Eur, draw.Between(85, 95) / 100m, Start - TimeSpan.FromDays(1));
        var turn = Start + TimeSpan.FromMinutes(draw.Between(-10, 180));
        return draw.Below(4) switch
        {
            0 => [first with { Until = turn }],
            1 => [first, new(Usd, Eur, draw.Between(80, 130) / 100m, turn)],
            2 => [first with { Until = turn }, new(Usd, Eur, draw.Between(80, 110) / 100m, turn + TimeSpan.FromMinutes(30))],
            _ => [first],
        };
    }

    private static TaxTable Taxes(Draw draw)
    {
        var vat = new TaxRule("VAT", "DE", Start - TimeSpan.FromDays(60), 0.19m) { Base = draw.Pick(TaxBase.Goods, TaxBase.GoodsAndFreight, TaxBase.Price), IsIncluded = draw.Of(20) };
        var duty = new TaxRule("duty", "DE", Start - TimeSpan.FromDays(60), 0.06m) { Origin = "CN", Threshold = new(draw.Pick(0m, 10m, 150m), draw.Pick(Eur, Usd)), Fixed = draw.Of(50) ? new Money(0.75m, Eur) : null };
        return TaxTable.Of([vat, vat with { Region = "27", Rate = 0.07m, Base = TaxBase.Goods }, duty, duty with { Class = "69", Rate = 0.12m }, duty with { Class = "57", Rate = 0.02m, Until = Start + TimeSpan.FromHours(1) }]);
    }
}
