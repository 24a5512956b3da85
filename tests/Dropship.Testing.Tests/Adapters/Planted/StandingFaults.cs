using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Tests.Adapters.Paper;
using Dropship.Testing.Tests.Adapters.Vendors;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>For every case of the suites of standing at least one fault that it catches.</summary>
internal static class StandingFaults
{
    public static IReadOnlyList<Planted<BrokenPenalties>> Penalties { get; } =
    [
        Page("paging gives every penalty and ends", "drops the first of a page", (page, _) => page with { Penalties = [.. page.Penalties.Skip(1)] }),
        Page("paging gives every penalty and ends", "has always more", (page, _) => page with { HasMore = true }),
        Page("paging gives every penalty and ends", "makes one up", (page, _) => page.Penalties.Count == 0 ? page : page with { Penalties = [.. page.Penalties, page.Penalties[0] with { Penalty = page.Penalties[0].Penalty with { Penalty = "x" } }] }),
        UsedUp(),
        Page("a penalty that is issued after the last page is told from its cursor", "ends for good", (page, cursor) => cursor is null ? page : page with { Penalties = [] }),
        Told("a penalty that is taken back is told again, as that, with a higher revision", "does not see it", told => told with { Penalty = told.Penalty with { Reversed = false } }),
        Told("a penalty that is taken back is told again, as that, with a higher revision", "has one revision", told => told with { Penalty = told.Penalty with { Revision = 1 } }),
        Told("a penalty that is taken back is told again, as that, with a higher revision", "tells none that stands", told => told with { Penalty = told.Penalty with { Reversed = true } }),
        Told("a penalty that is taken back is told again, as that, with a higher revision", "pays it back", told => told.Penalty.Reversed ? told with { Penalty = told.Penalty with { Amount = null } } : told),
        Told("a penalty of an order names it, and one of the store names none", "names no order", told => told with { Order = null }),
        Told("a penalty of an order names it, and one of the store names none", "is always of an order", told => told with { Subject = PenaltySubject.Order, Order = told.Order ?? new("o-1") }),
        Told("a penalty of an order names it, and one of the store names none", "takes seconds for milliseconds", told => told with { Penalty = told.Penalty with { At = new(told.Penalty.At.Milliseconds / 1000) } }),
        Told("a penalty of an order names it, and one of the store names none", "pays the shop", told => told with { Penalty = told.Penalty with { Amount = new(-5m, new("EUR")) } }),
        Told("a penalty of an order names it, and one of the store names none", "knows other reasons", told => told with { Penalty = told.Penalty with { Reason = (PenaltyReason)99 } }),
        new("a page tells a penalty as a single read does", "leaves the words out", broken => broken.Single = told => told is null ? null : told with { Penalty = told.Penalty with { Words = "" } }),
        new("an unknown penalty is null", "tells another", broken => broken.Single = told => told ?? new(new("x", 1, PenaltyReason.Other, null, new(1_800_000_000_000)), PenaltySubject.Store)),
        new("an unknown penalty is null", "throws", broken => broken.Single = told => told ?? throw new ProviderException(ProviderFault.Rejected, "Paper", "404")),
        new("the count is of what was issued within the time, taken back or not", "counts all", broken => broken.Counted = (_, until) => (new(0), until)),
        new("the count is of what was issued within the time, taken back or not", "counts to now", broken => broken.Counted = (from, _) => (from, new(4_000_000_000_000))),
        .. Spoiler.Reads<BrokenPenalties>(Names(StandingConformance.Penalties), broken => broken.Spoiler, "wish-client-secret-40b1"),
    ];

    public static IReadOnlyList<Planted<BrokenIntake>> Intake { get; } =
    [
        Set("a part of the goods is taken off the market, and nothing is put on it", "does nothing", (_, _) => new(true)),
        Set("a part of the goods is taken off the market, and nothing is put on it", "takes all off", (broken, intake) => broken.Inner.SetIntakeAsync(intake.Share < 1m ? intake with { Share = 0m } : intake, default)),
        Set("a part of the goods is taken off the market, and nothing is put on it", "leaves some on", (broken, intake) => broken.Inner.SetIntakeAsync(intake with { Share = Math.Max(0.3m, intake.Share) }, default)),
        Set("a part of the goods is taken off the market, and nothing is put on it", "never comes to an end", (_, _) => new(false)),
        Set("a smaller part is within a larger one", "keeps the first", (broken, intake) => intake.Share == 0.3m ? new(true) : broken.Inner.SetIntakeAsync(intake, default)),
        Set("a smaller part is within a larger one", "draws other goods", async (broken, intake) => await broken.Inner.SetIntakeAsync(intake, default) && (intake.Share != 0.3m || broken.PutAllOn())),
        Set("what was said before changes nothing", "says it again", async (broken, intake) => await broken.Inner.SetIntakeAsync(SalesIntake.Normal, default) && await broken.Inner.SetIntakeAsync(intake, default)),
        Set("all comes back", "keeps a part off", (broken, intake) => broken.Inner.SetIntakeAsync(intake with { Share = Math.Min(0.9m, intake.Share) }, default)),
        Set("what the merchant took off stays off", "puts all on", async (broken, intake) => await broken.Inner.SetIntakeAsync(intake, default) && (intake.Share < 1m || broken.PutAllOn())),
        Set("whatever breaks, the state is reached at last and all comes back", "takes a failure for done", async (broken, intake) =>
        {
            if (broken.IsHurt) return true;
            broken.IsHurt = !await Wrong.CatchAsync(() => broken.Inner.SetIntakeAsync(intake, default), _ => false);
            return !broken.IsHurt;
        }),
        Set("whatever breaks, the state is reached at last and all comes back", "puts all on", async (broken, intake) => await broken.Inner.SetIntakeAsync(intake, default) && (intake.Share < 1m || broken.PutAllOn())),
    ];

    public static IReadOnlyList<Planted<BrokenFigures>> Figures { get; } =
    [
        Figure("figures make sense", "tells none", _ => []),
        Figure("figures make sense", "tells percent", figures => [.. figures.Select(told => told with { Figure = told.Figure * 100m })]),
        Figure("figures make sense", "is below nothing", figures => [.. figures.Select(told => told with { Figure = -told.Figure })]),
        Figure("figures make sense", "takes seconds for milliseconds", figures => [.. figures.Select(told => told with { At = new(told.At.Milliseconds / 1000) })]),
        Figure("figures make sense", "knows no window", figures => [.. figures.Select(told => told with { Window = TimeSpan.Zero })]),
        Figure("figures make sense", "knows other measures", figures => [.. figures.Select(told => told with { Measure = (StandingMeasure)99 })]),
        Figure("each measure is told once", "tells them twice", figures => [.. figures, .. figures]),
        new("figures that did not change read the same", "counts reads", broken => broken.Tell = figures => [.. figures.Select(told => told with { At = told.At + TimeSpan.FromSeconds(++broken.Reads) })]),
        .. Spoiler.Reads<BrokenFigures>(Names(StandingConformance.Figures), broken => broken.Spoiler, PaperFigureFixture.Key),
    ];

    private static string[] Names<TFixture>(AdapterSuite<TFixture> suite) where TFixture : IVendorFixture => [.. suite.Cases.Select(known => known.Name)];

    private static Planted<BrokenPenalties> Page(string name, string fault, Func<PenaltyPage, string?, PenaltyPage> wrong) => new(name, fault, broken => broken.Page = wrong);

    private static Planted<BrokenPenalties> Told(string name, string fault, Func<ToldPenalty, ToldPenalty> wrong) => Page(name, fault, (page, _) => page with { Penalties = [.. page.Penalties.Select(wrong)] });

    private static Planted<BrokenPenalties> UsedUp() => new("a page of penalties can be read again from the same cursor", "uses a cursor up", broken =>
    {
        HashSet<string> used = [];
        broken.Page = (page, cursor) => used.Add(cursor ?? "") || page.Penalties.Count == 0 ? page : page with { Penalties = [] };
    });

    private static Planted<BrokenIntake> Set(string name, string fault, Func<BrokenIntake, SalesIntake, ValueTask<bool>> wrong) => new(name, fault, broken => broken.Set = intake => wrong(broken, intake));

    private static Planted<BrokenFigures> Figure(string name, string fault, Func<IReadOnlyList<StandingFigure>, IReadOnlyList<StandingFigure>> wrong) => new(name, fault, broken => broken.Tell = wrong);
}

/// <summary>A reader of penalties, of which any member can be made wrong.</summary>
internal sealed class BrokenPenalties(IPenaltyClient inner) : IPenaltyClient
{
    public Spoiler Spoiler { get; } = new();

    public Func<PenaltyPage, string?, PenaltyPage> Page { get; set; } = (page, _) => page;

    public Func<ToldPenalty?, ToldPenalty?> Single { get; set; } = told => told;

    public Func<Instant, Instant, (Instant From, Instant Until)> Counted { get; set; } = (from, until) => (from, until);

    public async ValueTask<PenaltyPage> ListPenaltiesAsync(string? cursor, CancellationToken cancellation) =>
        Page(await Spoiler.RunAsync(token => inner.ListPenaltiesAsync(cursor, token), new([], cursor ?? "", false), cancellation), cursor);

    public async ValueTask<ToldPenalty?> GetPenaltyAsync(string penalty, CancellationToken cancellation) => Single(await Spoiler.RunAsync(token => inner.GetPenaltyAsync(penalty, token), null, cancellation));

    public ValueTask<int> CountPenaltiesAsync(Instant from, Instant until, CancellationToken cancellation) =>
        Spoiler.RunAsync(token => inner.CountPenaltiesAsync(Counted(from, until).From, Counted(from, until).Until, token), 0, cancellation);
}

/// <summary>A control of the intake that does something else than it is told.</summary>
internal sealed class BrokenIntake(WishFixture fixture) : IControlIntake
{
    public IControlIntake Inner { get; } = fixture.Intake;

    public Func<SalesIntake, ValueTask<bool>> Set { get; set; } = _ => new(true);

    public bool IsHurt { get; set; }

    public ValueTask<bool> SetIntakeAsync(SalesIntake intake, CancellationToken cancellation) => Set(intake);

    /// <summary>As if the merchant put on the market whatever is off it.</summary>
    public bool PutAllOn()
    {
        foreach (var sku in fixture.All().Except(fixture.Offered()).ToArray()) fixture.PutOn(sku);
        return true;
    }
}

/// <summary>A teller of figures that tells others.</summary>
internal sealed class BrokenFigures(IReportStanding inner) : IReportStanding
{
    public Spoiler Spoiler { get; } = new();

    public int Reads { get; set; }

    public Func<IReadOnlyList<StandingFigure>, IReadOnlyList<StandingFigure>> Tell { get; set; } = figures => figures;

    public async ValueTask<IReadOnlyList<StandingFigure>> ReadStandingAsync(CancellationToken cancellation) => Tell(await Spoiler.RunAsync(inner.ReadStandingAsync, [], cancellation));
}
