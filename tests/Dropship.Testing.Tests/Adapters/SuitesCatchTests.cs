using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Tests.Adapters.Paper;
using Dropship.Testing.Tests.Adapters.Planted;
using Dropship.Testing.Tests.Adapters.Vendors;

namespace Dropship.Testing.Tests.Adapters;

/// <summary>Each case of the suites catches the faults that were planted for it: none is a case that cannot fail.</summary>
public sealed class SuitesCatchTests
{
    public static TheoryData<string, string> OfMarketplaces => Rows(MarketplaceFaults.All);

    [Theory]
    [MemberData(nameof(OfMarketplaces))]
    public async Task A_marketplace_is_caught(string promise, string fault)
    {
        await using var fixture = new PaperMarketplaceFixture { Patience = TimeSpan.FromMilliseconds(200) };
        var broken = new BrokenMarketplace(fixture);
        fixture.Client = broken;
        Find(MarketplaceFaults.All, promise, fault).Break(broken);
        await CatchesAsync(() => MarketplaceConformance.Suite.Named(promise).RunAsync(fixture));
    }

    public static TheoryData<string, string> OfSuppliers => Rows(SupplierFaults.All);

    [Theory]
    [MemberData(nameof(OfSuppliers))]
    public async Task A_supplier_is_caught(string promise, string fault)
    {
        var paysAtOnce = SupplierConformance.Suite.Named(promise).Needs.Any(need => need.EndsWith($"{ProtocolKind.UniqueReference}", StringComparison.Ordinal));
        await using var fixture = new PaperSupplierFixture(paysAtOnce) { Patience = TimeSpan.FromMilliseconds(200) };
        var broken = new BrokenSupplier(fixture);
        fixture.Client = broken;
        Find(SupplierFaults.All, promise, fault).Break(broken);
        await CatchesAsync(() => SupplierConformance.Suite.Named(promise).RunAsync(fixture));
    }

    public static TheoryData<string, string> OfCarriers => Rows(CarrierFaults.All);

    [Theory]
    [MemberData(nameof(OfCarriers))]
    public async Task A_carrier_is_caught(string promise, string fault)
    {
        await using var fixture = new PaperCarrierFixture { Patience = TimeSpan.FromMilliseconds(200) };
        var broken = new BrokenCarrier(fixture);
        fixture.Client = broken;
        Find(CarrierFaults.All, promise, fault).Break(broken);
        await CatchesAsync(() => CarrierConformance.Suite.Named(promise).RunAsync(fixture));
    }

    public static TheoryData<string, string> OfPenalties => Rows(StandingFaults.Penalties);

    [Theory]
    [MemberData(nameof(OfPenalties))]
    public async Task A_reader_of_penalties_is_caught(string promise, string fault)
    {
        await using var fixture = new WishFixture { Patience = TimeSpan.FromMilliseconds(200) };
        var broken = new BrokenPenalties(fixture.Penalties);
        fixture.Penalties = broken;
        Find(StandingFaults.Penalties, promise, fault).Break(broken);
        await CatchesAsync(() => StandingConformance.Penalties.Named(promise).RunAsync(fixture));
    }

    public static TheoryData<string, string> OfIntakes => Rows(StandingFaults.Intake);

    [Theory]
    [MemberData(nameof(OfIntakes))]
    public async Task A_control_of_the_intake_is_caught(string promise, string fault)
    {
        await using var fixture = new WishFixture();
        var broken = new BrokenIntake(fixture);
        fixture.Intake = broken;
        Find(StandingFaults.Intake, promise, fault).Break(broken);
        await CatchesAsync(() => StandingConformance.Intake.Named(promise).RunAsync(fixture));
    }

    public static TheoryData<string, string> OfFigures => Rows(StandingFaults.Figures);

    [Theory]
    [MemberData(nameof(OfFigures))]
    public async Task A_teller_of_figures_is_caught(string promise, string fault)
    {
        await using var fixture = new PaperFigureFixture { Patience = TimeSpan.FromMilliseconds(200) };
        var broken = new BrokenFigures(fixture.Figures);
        fixture.Figures = broken;
        Find(StandingFaults.Figures, promise, fault).Break(broken);
        await CatchesAsync(() => StandingConformance.Figures.Named(promise).RunAsync(fixture));
    }

    public static TheoryData<string, string> OfRegistries => Rows(RegistryFaults.All);

    [Theory]
    [MemberData(nameof(OfRegistries))]
    public async Task A_list_of_parcels_is_caught(string promise, string fault)
    {
        await using var fixture = new SeventeenTrackFixture { Patience = TimeSpan.FromMilliseconds(200) };
        var broken = new BrokenRegistry(fixture.Registry);
        fixture.Registry = broken;
        Find(RegistryFaults.All, promise, fault).Break(broken);
        await CatchesAsync(() => RegistryConformance.Suite.Named(promise).RunAsync(fixture));
    }

    public static TheoryData<string, string> OfInquiries => Rows(InquiryFaults.All);

    [Theory]
    [MemberData(nameof(OfInquiries))]
    public async Task An_inquiry_client_is_caught(string promise, string fault)
    {
        await using var fixture = new WishFixture { Patience = TimeSpan.FromMilliseconds(200) };
        var broken = new BrokenInquiries(fixture.Inquiries);
        fixture.Inquiries = broken;
        Find(InquiryFaults.All, promise, fault).Break(broken);
        await CatchesAsync(() => InquiryConformance.Suite.Named(promise).RunAsync(fixture));
    }

    [Fact]
    public void Every_case_has_a_fault_to_catch()
    {
        Names(MarketplaceConformance.Suite).Except(MarketplaceFaults.All.Select(planted => planted.Case)).ShouldBeEmpty();
        Names(SupplierConformance.Suite).Except(SupplierFaults.All.Select(planted => planted.Case)).ShouldBeEmpty();
        Names(InquiryConformance.Suite).Except(InquiryFaults.All.Select(planted => planted.Case)).ShouldBeEmpty();
        Names(CarrierConformance.Suite).Except(CarrierFaults.All.Select(planted => planted.Case)).ShouldBeEmpty();
        Names(StandingConformance.Penalties).Except(StandingFaults.Penalties.Select(planted => planted.Case)).ShouldBeEmpty();
        Names(StandingConformance.Intake).Except(StandingFaults.Intake.Select(planted => planted.Case)).ShouldBeEmpty();
        Names(StandingConformance.Figures).Except(StandingFaults.Figures.Select(planted => planted.Case)).ShouldBeEmpty();
        Names(RegistryConformance.Suite).Except(RegistryFaults.All.Select(planted => planted.Case)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Names<TFixture>(AdapterSuite<TFixture> suite) where TFixture : IVendorFixture => suite.Cases.Select(known => known.Name);

    private static TheoryData<string, string> Rows<TBroken>(IEnumerable<Planted<TBroken>> all)
    {
        var rows = new TheoryData<string, string>();
        foreach (var planted in all) rows.Add(planted.Case, planted.Fault);
        return rows;
    }

    private static Planted<TBroken> Find<TBroken>(IEnumerable<Planted<TBroken>> all, string promise, string fault) => all.Single(planted => planted.Case == promise && planted.Fault == fault);

    // Where the case makes a call that must succeed, the broken adapter's own fault stands for the verdict.
    private static async Task CatchesAsync(Func<Task> run)
    {
        var thrown = await Record.ExceptionAsync(run);
        (thrown is ConformanceException or ProviderException).ShouldBeTrue($"{thrown}");
    }
}
