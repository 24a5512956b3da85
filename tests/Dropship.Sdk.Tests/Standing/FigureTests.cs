using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;
using Dropship.Standing;

namespace Dropship.Sdk.Tests.Standing;

/// <summary>What a marketplace says of the shop's standing stands beside what is counted here, with the difference; the worse of both is acted by.</summary>
public sealed class FigureTests
{
    private const string Header = "measure,figure,as_of,days\n";
    private static readonly StandingLimit Half = new(StandingMeasure.LateShipment, 0.5m, TimeSpan.FromDays(30), default);

    private static FakeShop Shop(Action<ShopBuilder>? more = null) => new() { Rules = rules => rules with { Standing = new() { Limits = [Half] } }, More = more ?? (_ => { }) };

    private static StandingFigure Late(decimal figure, Instant at) => new(StandingMeasure.LateShipment, figure, at, TimeSpan.FromDays(30));

    [Fact]
    public async Task A_figure_that_a_person_records_stands_beside_ours_and_the_worse_one_counts()
    {
        await using var shop = Shop();
        await Reached.PhaseAsync(shop, Phase.InTransit);
        await shop.Dropship.Standing.RecordFiguresAsync(FakeShop.Id, [Late(0.4m, shop.Now)]);
        var line = (await shop.Dropship.Standing.ReportAsync(FakeShop.Id)).Of(StandingMeasure.LateShipment);
        line.Told.ShouldNotBeNull();
        (line.Told.Figure, line.Told.Own, line.Told.Difference, line.Level).ShouldBe((0.4m, line.Count.Rate, 0.4m - line.Count.Rate, StandingLevel.Warned));

        await shop.Dropship.Standing.RecordFiguresAsync(FakeShop.Id, [Late(0.6m, shop.Now + TimeSpan.FromDays(1)), Late(0.1m, shop.Now)]);
        (await shop.Dropship.Standing.ReportAsync(FakeShop.Id)).Of(StandingMeasure.LateShipment).ShouldSatisfyAllConditions(later => later.Told!.Figure.ShouldBe(0.6m, "the later one counts"), later => later.Level.ShouldBe(StandingLevel.Breached));
    }

    [Fact]
    public async Task A_figure_that_makes_no_sense_is_refused_as_a_whole()
    {
        await using var shop = Shop();
        foreach (var odd in (StandingFigure[])[Late(1.1m, shop.Now), Late(-0.1m, shop.Now), Late(0.1m, shop.Now) with { Window = TimeSpan.Zero }, Late(0.1m, shop.Now) with { Measure = (StandingMeasure)99 }])
            (await Should.ThrowAsync<ArgumentException>(() => shop.Dropship.Standing.RecordFiguresAsync(FakeShop.Id, [Late(0.2m, shop.Now), odd]))).ParamName.ShouldBe("figures");
        (await shop.Dropship.Standing.ReportAsync(FakeShop.Id)).Of(StandingMeasure.LateShipment).Told.ShouldBeNull();
        await Should.ThrowAsync<ArgumentException>(() => shop.Dropship.Standing.RecordFiguresAsync(new("elsewhere"), []));
    }

    [Fact]
    public async Task A_marketplace_that_tells_its_figures_is_asked_once_a_day_and_again_after_a_fault()
    {
        var told = new Told();
        await using var shop = Shop(builder => builder.SellOn(_ => told));
        told.Figures = [Late(0.2m, shop.Now), Late(2m, shop.Now) with { Measure = StandingMeasure.Cancelled }];
        await RoundAsync(shop, TimeSpan.Zero);
        await RoundAsync(shop, TimeSpan.FromHours(2));
        told.Asked.ShouldBe(1);
        var report = await shop.Dropship.Standing.ReportAsync(FakeShop.Id);
        (report.Of(StandingMeasure.LateShipment).Told!.Figure, report.Of(StandingMeasure.LateShipment).Told!.Own, report.Of(StandingMeasure.LateShipment).Told!.Difference).ShouldBe((0.2m, null, null));
        report.Of(StandingMeasure.Cancelled).Told.ShouldBeNull("one that makes no sense costs no other");
        shop.Logs.Lines.ShouldContain(line => line.Id.Id == 35 && line.Text.Contains("Cancelled cannot be 2", StringComparison.Ordinal));

        told.Fault = new(ProviderFault.Unreachable, "Bazaar", "no way");
        await RoundAsync(shop, TimeSpan.FromDays(1));
        (told.Fault, told.Figures) = (null, [Late(0.3m, shop.Now)]);
        await RoundAsync(shop, TimeSpan.FromMinutes(30));
        (told.Asked, (await shop.Dropship.Standing.ReportAsync(FakeShop.Id)).Of(StandingMeasure.LateShipment).Told!.Figure).ShouldBe((3, 0.3m));
    }

    [Fact]
    public void A_file_gives_each_figure_as_of_the_end_of_its_day()
    {
        var reading = FigureFile.Read(new StringReader(Header + "late_shipment,0.05,2026-01-31,30\nrating,4.2,2026-01-31,90\npenalty_sum,125.5,2026-01-31,365\n"), "figures.csv");
        var end = Instant.From(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        reading.All.ShouldBe(
        [
            new(StandingMeasure.LateShipment, 0.05m, end, TimeSpan.FromDays(30)),
            new(StandingMeasure.Rating, 4.2m, end, TimeSpan.FromDays(90)),
            new(StandingMeasure.PenaltySum, 125.5m, end, TimeSpan.FromDays(365)),
        ]);
    }

    [Fact]
    public void Every_measure_has_its_word() => FigureFile.Read(new StringReader(Header + string.Concat(((string[])["late_shipment", "late_delivery", "no_valid_tracking", "no_confirmed_delivery", "cancelled", "refunded", "rating", "penalties", "penalty_count", "penalty_sum", "late_reply"]).Select(word => $"{word},1,2026-01-31,30\n"))), "figures.csv")
        .All.Select(figure => figure.Measure).ShouldBe(Enum.GetValues<StandingMeasure>());

    [Theory]
    [InlineData("lateness,0.05,2026-01-31,30", "measure", "is no measure")]
    [InlineData("late_shipment,5,2026-01-31,30", "figure", "from 0 to 1")]
    [InlineData("rating,5.1,2026-01-31,30", "figure", "from 0 to 5")]
    [InlineData("refunded,-0.1,2026-01-31,30", "figure", "from 0 to 1")]
    [InlineData("refunded,5%,2026-01-31,30", "figure", "from 0 to 1")]
    [InlineData("refunded,0.1,31.01.2026,30", "as_of", "2026-01-31")]
    [InlineData("refunded,0.1,2026-01-31,0", "days", "from 1 to 3650")]
    public void A_row_that_makes_no_sense_is_told_by_field_value_and_cure_and_costs_no_other(string row, string column, string cure)
    {
        var reading = FigureFile.Read(new StringReader(Header + row + "\nrating,4,2026-01-31,30\n"), "figures.csv");
        reading.Rows.ShouldHaveSingleItem().Measure.ShouldBe(StandingMeasure.Rating);
        var fault = reading.Faults.ShouldHaveSingleItem();
        (fault.Line, fault.Column).ShouldBe((2, column));
        fault.ToString().ShouldContain(cure);
    }

    private static async Task RoundAsync(FakeShop shop, TimeSpan after)
    {
        shop.Clock.Advance(after);
        (await shop.Dropship.PumpAsync()).ShouldBeTrue();
    }

    /// <summary>A marketplace without orders that tells its figures.</summary>
    private sealed class Told : IMarketplaceClient, IReportStanding
    {
        public IReadOnlyList<StandingFigure> Figures { get; set; } = [];

        public ProviderException? Fault { get; set; }

        public int Asked { get; private set; }

        public MarketplaceDescriptor Descriptor { get; } = new("Bazaar", RateLimit.None, TimeSpan.FromHours(1));

        public ValueTask<IReadOnlyList<StandingFigure>> ReadStandingAsync(CancellationToken cancellation)
        {
            Asked++;
            return Fault is { } fault ? throw fault : new(Figures);
        }

        public ValueTask<OrderPage> ListChangedAsync(string? cursor, CancellationToken cancellation) => new(new OrderPage([], cursor ?? "0", false));

        public ValueTask<MarketplaceOrder?> GetOrderAsync(OrderId order, CancellationToken cancellation) => new(default(MarketplaceOrder));

        public ValueTask<WriteReceipt> SubmitShipmentAsync(MarketplaceWrite.Shipment shipment, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<WriteReceipt> RefundAsync(MarketplaceWrite.Refund refund, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<Verification> VerifyWriteAsync(OrderId order, MarketplaceWrite write, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
