using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Hosting;

/// <summary>The engine in a real host.</summary>
public sealed class DropshipServiceTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(FakeShop.Start.ToDateTimeOffset());
    private readonly CapturedLogs _logs = new();

    [Fact]
    public async Task It_starts_works_and_stops_without_a_complaint()
    {
        var books = new MarketBooks(_clock);
        var supplier = new SupplierBooks(_clock, SupplierTerms.SingleStep);
        var calls = new Calls(new(), new());
        var idle = new Gate();
        calls.Script.On("mill.Create", Disturbance.AnswerWaits(idle));
        using var host = Host(services => services.AddDropship(dropship => dropship.UseMemory().AddShop("harbour", shop => shop
            .SellOn(_ => new FakeMarketplace(books, calls))
            .BuyFrom(_ => new FakeSupplier(FakeShop.SupplierName, supplier, calls))
            .TrackWith(_ => new FakeCarrier(new(), calls)))));
        books.Sell(new("A-1"), [new(new("l1"), new Sku("S-1"), 2, new(20m, FakeShop.Eur), new(5m, FakeShop.Eur))], null);

        await host.StartAsync();
        await idle.Reached;
        await host.StopAsync();
        supplier.Charges.Values.ShouldBe([1]);
        _logs.Lines.ShouldNotContain(line => line.Level >= LogLevel.Error);
        calls.Script.InFlight.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_wrong_is_told_before_anything_runs()
    {
        var calls = new Calls(new(), new());
        using var host = Host(services => services.AddDropship(dropship => dropship.UseMemory().AddShop("harbour", shop => shop.SellOn(_ => new FakeMarketplace(new(_clock), calls)))));
        var told = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());
        told.Failures.Count().ShouldBe(2);
        calls.Script.Made.ShouldBeEmpty();
    }

    [Fact]
    public void The_service_is_registered_once()
    {
        var services = new ServiceCollection();
        services.AddDropshipService().AddDropshipService();
        services.Count(service => service.ServiceType == typeof(IHostedService)).ShouldBe(1);
    }

    public void Dispose() => _logs.Dispose();

    private IHost Host(Action<IServiceCollection> add)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddProvider(_logs);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        add(builder.Services);
        builder.Services.AddDropshipService();
        return builder.Build();
    }
}
