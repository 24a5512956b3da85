using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>The rules of the shop and the protocols of its suppliers, drawn for each history.</summary>
internal static class Conditions
{
    internal static readonly Currency Eur = new("EUR");
    internal static readonly Currency Usd = new("USD");

    internal static IReadOnlyList<Warehouse> Suppliers(World world) =>
        [.. Enumerable.Range(1, world.Setting.Suppliers).Select(no => new Warehouse(world, new($"sup{no}"), Terms(world.Chance, world.Setting.Kind), world.Chance.Of(20) ? Usd : Eur))];

    internal static Policies Policies(World world)
    {
        var chance = world.Chance;
        return Dropship.Domain.Policies.Default with
        {
            FeeRate = chance.Pick(0m, 0.15m),
            MinimumMargin = chance.Pick<decimal?>(null, 0m, 0.10m),
            OrderCeiling = chance.Pick<Money?>(null, new(60m, Eur), new(200m, Eur)),
            PriceTolerance = chance.Pick(0m, 0.02m),
            Rates = Rates(chance),
            Choosing = Choosing(chance),
            Screening = new() { ChecksBuyers = world.Setting.Seed % 6 == 0, HoldAbove = world.Setting.Seed % 6 == 1 ? new Money(40m, Eur) : null },
            MaxSearches = chance.Pick(1, 1, 2),
            WhenUnsupplied = chance.Pick(WhenUnsupplied.Refund, WhenUnsupplied.Refund, WhenUnsupplied.Ask),
            WhenSupplierRefuses = chance.Pick(WhenSupplierRefuses.Refuse, WhenSupplierRefuses.RefundAndWriteOff),
            Publish = chance.Pick(PublishRule.Each, PublishRule.First, PublishRule.Last),
            Withheld = chance.Of(5) ? new("stopped by hand", World.Start, World.Start + TimeSpan.FromDays(chance.Pick(1, 3))) : null,
            MaxTries = chance.Pick(2, 5),
            Completion = Completion(world.Setting.Seed),
            Exposed = world.Setting.Seed % 13 == 0 ? new("the marketplace owes more than its cap", World.Start, World.Start) : null,
            CompleteAfter = chance.Pick(TimeSpan.Zero, TimeSpan.FromDays(3)),
            Timing = Timing(world),
            Claims = Claims(world.Setting.Seed),
            Notifying = world.Setting.Seed % 5 == 0 ? NotifyRules.Default with { MostPerDay = world.Setting.Seed % 2 == 0 ? 1 : 4, FreshFor = TimeSpan.FromDays(10) } : null,
            Terms = world.Suppliers.ToDictionary(static supplier => supplier.Id, static supplier => supplier.Terms),
        };
    }

    // A simulation of many orders looks rarely: what a look brings is the same, and it is the looks that cost.
    private static Timing Timing(World world)
    {
        var (supplier, carrier, ask) = (world.Chance.Pick(TimeSpan.FromHours(6), TimeSpan.FromDays(2)), world.Chance.Pick(1, 3), world.Chance.Pick(1, 7));
        return Dropship.Domain.Timing.Default with
        {
            PollSupplier = world.Setting.LooksRarely ? TimeSpan.FromDays(carrier) : supplier,
            PollCarrier = TimeSpan.FromDays(world.Setting.LooksRarely ? 3 : carrier),
            PollFunds = TimeSpan.FromHours(world.Setting.LooksRarely ? 6 : 1),
            AskEvery = TimeSpan.FromDays(world.Setting.LooksRarely ? 7 : ask),
        };
    }

    private static Few<CompletionRule> Completion(ulong seed) => (seed % 4) switch
    {
        0 => [new() { AfterDelivery = TimeSpan.FromDays(7), AfterScan = TimeSpan.FromDays(10), Carriers = [new(Courier.Code, TimeSpan.FromDays(9))], ScanWithin = TimeSpan.FromDays(20), Paydays = PayoutSchedule.OnDays(1, 15), Grace = TimeSpan.FromDays(2) }],
        1 => [new() { From = World.Start, AfterDelivery = null, AfterConfirmation = TimeSpan.FromDays(1), AfterHandOver = TimeSpan.FromDays(12) }, new() { From = World.Start + TimeSpan.FromDays(300) }],
        _ => [],
    };

    private static ClaimRules Claims(ulong seed) => ClaimRules.Default with
    {
        RefundUpTo = seed % 5 == 0 ? new Money(3m, Eur) : null,
        RefuseDelivered = seed % 5 == 1,
        DisputeCauses = seed % 3 == 0 ? [DisputeCause.Damaged, DisputeCause.NotReceived, DisputeCause.WrongItem] : [],
        DisputeUnwanted = seed % 7 != 0,
    };

    private static Choosing Choosing(Chance chance) => Dropship.Domain.Choosing.Default with
    {
        Policy = SourcingPolicies.All[chance.Below(SourcingPolicies.All.Count)],
        Split = chance.Of(80),
        AllowLate = chance.Of(80),
        MaxShare = chance.Pick(1d, 1d, 0.6),
        Explore = chance.Pick(0d, 0d, 0.2),
    };

    private static Few<ExchangeRate> Rates(Chance chance) => chance.Below(4) switch
    {
        0 => [],
        1 => [new(Usd, Eur, 0.9m, World.Start + TimeSpan.FromDays(6))],
        2 => [new(Usd, Eur, 0.9m, World.Start - TimeSpan.FromDays(1), World.Start + TimeSpan.FromDays(4)), new(Usd, Eur, 0.8m, World.Start + TimeSpan.FromDays(7))],
        _ => [new(Usd, Eur, 0.9m, World.Start - TimeSpan.FromDays(1))],
    };

    // Without a kind, look-up suppliers that allow a second send are among them.
    private static SupplierTerms Terms(Chance chance, ProtocolKind? kind)
    {
        var settle = TimeSpan.FromMinutes(chance.Pick(2, 5, 60));
        var terms = Terms(kind is { } only ? Place(only) : chance.Below(6), settle, chance);
        return terms with { CanCancel = chance.Of(75), CanDispute = chance.Of(60), HasWallet = terms.HasWallet || chance.Of(20) };
    }

    private static int Place(ProtocolKind kind) => kind switch
    {
        ProtocolKind.UniqueReference => 0,
        ProtocolKind.LookUp => 2,
        ProtocolKind.PersonOnly => 4,
        _ => 5,
    };

    private static SupplierTerms Terms(int place, TimeSpan settle, Chance chance) => place switch
    {
        0 or 1 => new(ProtocolKind.UniqueReference, [PurchaseStep.Create], settle, Horizon: TimeSpan.FromHours(chance.Pick(1, 24)), MaxTries: chance.Pick(2, 4)),
        2 => new(ProtocolKind.LookUp, [PurchaseStep.Create], settle),
        3 => new(ProtocolKind.LookUp, [PurchaseStep.Create], settle, ResendAfterSettle: true),
        4 => new(ProtocolKind.PersonOnly, [PurchaseStep.Create], settle),
        _ => SupplierTerms.Staged with { Settle = settle },
    };
}
