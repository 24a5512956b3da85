using Dropship.Domain;
using Dropship.Engine;
using Dropship.Inquiries;
using Dropship.Orders;
using Dropship.Ports;
using Dropship.Settling;
using Dropship.Standing;
using Dropship.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dropship.Hosting;

/// <summary>Puts the parts together and runs them.</summary>
internal sealed class DropshipEngine : IDropship, IDisposable
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly Dictionary<ShopId, Shop> _shops = [];
    private readonly Dictionary<ShopId, Inbox> _inboxes = [];
    private readonly IOrderStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Pump _pump;
    private readonly Errands _errands;
    private readonly Intake _intake;
    private readonly SettlementDesk _settlements;
    private readonly Reconciliation _reconciliation;
    private readonly StandingWatch _watch;
    private readonly ExposureWatch _exposures;
    private readonly FigureImport _figures;
    private readonly TrackingReview _review;
    private readonly bool _reconcileFirst;
    private bool _started;

    public DropshipEngine(IServiceProvider services, IEnumerable<ShopDefinition> definitions, IOrderStore store, IPersonalDataStore persons, ITokenStore tokens, Telemetry telemetry, TimeProvider clock, IOptions<DropshipOptions> options, ILogger<IDropship> logger)
    {
        (_store, _clock, _logger) = (store, clock, logger);
        var (lanes, waves) = (new Lanes(clock), new Waves());
        var records = services.GetService(typeof(IBuyerRecords)) as IBuyerRecords;
        var book = records is null ? null : new OwnBook(records, tokens);
        foreach (var definition in definitions) _shops.Add(definition.Id, definition.Build(services, lanes, waves, book, _stopping.Token));

        var residents = new Residents(store, options.Value.ResidentOrders);
        var retention = new Retention(store, persons, options.Value.KeepPersonalDataFor, options.Value.MaxInFlight, clock, logger);
        var scorecards = new Scorecards(_shops, store, clock);
        var visit = new Visit(store, persons, residents, new(scorecards, new(store), persons, clock), new(clock, persons), retention, telemetry, clock, options.Value.Instance, logger);
        var penalties = new PenaltyBook(tokens, logger);
        var told = new FigureBook(tokens);
        foreach (var shop in _shops.Values) _inboxes.Add(shop.Id, new(shop, store, (statement, cancellation) => _settlements!.TakeInAsync(shop.Id, statement, logger, cancellation), penalties.ListAsync, clock, telemetry, logger));
        _pump = new(_shops, [.. _inboxes.Values], store, residents, visit, scorecards, retention, waves, telemetry, clock, new(options.Value.Instance, options.Value.MaxInFlight, options.Value.LeaseFor), logger);
        var orders = new OrderDesk(StartAsync, _shops, store, residents, clock, new(StartAsync, _shops, persons, residents, clock), (news, cancellation) => _pump.TakeAsync([news], cancellation));
        Orders = orders;
        Inquiries = new InquiryDesk(StartAsync, _shops, store, persons, residents, orders.DecideAsync, _pump.TakeAsync, _inboxes, clock);
        var standing = new StandingDesk(StartAsync, _shops, store, penalties, told, clock);
        (Standing, _watch, _figures) = (standing, new(standing, _shops, store, clock, logger), new(_shops, told, clock, logger));
        var exposure = new ExposureDesk(store, clock);
        _settlements = new(StartAsync, _shops, store, residents, exposure, clock, _pump.TakeAsync);
        _exposures = new(exposure, _shops, store, (order, by, cancellation) => Orders.ReleaseHoldAsync(order, by, cancellation: cancellation), clock, logger);
        Spending = new SpendingGate(StartAsync, _shops, store, clock, logger);
        Buyers = new BuyerDesk(StartAsync, records, book, persons, residents, clock, logger);
        _reconciliation = new(_shops, _inboxes, store, residents, _pump.TakeAsync, clock, logger);
        _review = new(_shops, store, _pump.TakeAsync, clock, logger);
        _reconcileFirst = options.Value.ReconcileFirst;
        _errands = new(_inboxes, store, _pump.TakeAsync, telemetry, logger, _stopping.Token);
        _intake = new(_shops, store, _errands, telemetry, clock, logger, _stopping.Token);
    }

    public IOrders Orders { get; }

    public ISettlements Settlements => _settlements;

    public IStanding Standing { get; }

    public IInquiries Inquiries { get; }

    public ISpendingGate Spending { get; }

    public IBuyers Buyers { get; }

    public async Task<bool> PumpAsync(CancellationToken cancellation = default)
    {
        if (!await TryAsync(given => StartAsync(given).AsTask(), cancellation).ConfigureAwait(false)) return false;
        await _errands.RunAsync(cancellation).ConfigureAwait(false);
        var isDone = await _pump.RunAsync(cancellation).ConfigureAwait(false);
        await TryAsync(_reconciliation.RunAsync, cancellation).ConfigureAwait(false);
        await TryAsync(_review.RunAsync, cancellation).ConfigureAwait(false);
        await TryAsync(_figures.RunAsync, cancellation).ConfigureAwait(false);
        await TryAsync(_watch.RunAsync, cancellation).ConfigureAwait(false);
        await TryAsync(_exposures.RunAsync, cancellation).ConfigureAwait(false);
        return isDone;
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            // A store that is not there yet when the host starts is waited for, like one that goes away later.
            await TryAsync(PumpAsync, cancellation).ConfigureAwait(false);
            var next = await NextAsync(cancellation).ConfigureAwait(false);
            var sleep = next is { } at ? at - _clock.Now() : LongestSleep;
            await Task.Delay(sleep < ShortestSleep ? ShortestSleep : sleep > LongestSleep ? LongestSleep : sleep, _clock, cancellation).ConfigureAwait(false);
        }
    }

    public async ValueTask<Instant?> NextAsync(CancellationToken cancellation = default)
    {
        if (!_started) return null;
        if (_errands.AreOwed) return _clock.Now();
        try
        {
            return await _pump.NextAtAsync(cancellation).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            return null;   // said already; the next round tries again
        }
    }

    public async Task<bool> NudgeAsync(OrderKey order, string source, string message, CancellationToken cancellation = default)
    {
        if (!_inboxes.TryGetValue(order.Shop, out var inbox)) throw new ArgumentException($"Shop {order.Shop} is not configured.", nameof(order));
        await StartAsync(cancellation).ConfigureAwait(false);
        if (!await _store.ReceiveAsync(order.Shop, source, message, _clock.Now(), cancellation).ConfigureAwait(false)) return false;
        if (await inbox.ReadAsync(order.Id, cancellation).ConfigureAwait(false) is { } news) await _pump.TakeAsync([news], cancellation).ConfigureAwait(false);
        return true;
    }

    public async Task<WebhookAnswer> ReceiveAsync(ShopId shop, string vendor, WebhookMessage message, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(vendor);
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            await StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (StoreUnavailableException fault)
        {
            LogMessages.StoreUnavailable(_logger, fault.Message);
            return new(WebhookFate.NotNoted.Status(), "");
        }

        return await _intake.ReceiveAsync(shop, vendor, message, cancellation).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _starting.Dispose();
        _errands.Dispose();
        _settlements.Dispose();
        _pump.Dispose();
    }

    private async ValueTask StartAsync(CancellationToken cancellation)
    {
        if (_started) return;
        await _starting.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_started) return;
            await _store.InitializeAsync(cancellation).ConfigureAwait(false);
            foreach (var shop in _shops.Keys)
                if (_reconcileFirst && await _store.ReadGateAsync(shop, cancellation).ConfigureAwait(false) is not { State: GateState.Stopped })
                {
                    await _store.SetGateAsync(shop, new(GateState.Reconciling, "ReconcileFirst is set", "start", _clock.Now()), cancellation).ConfigureAwait(false);
                    await Reconciliation.BeginAsync(_store, shop, cancellation).ConfigureAwait(false);
                }

            foreach (var shop in _shops.Values) await ExposureBook.BeginAsync(_store, shop, _clock.Now(), cancellation).ConfigureAwait(false);
            LogMessages.Started(_logger, _shops.Count);
            _started = true;
        }
        finally
        {
            _starting.Release();
        }
    }

    // What is not done now is done in another round: the gate stays as it is, and the shop is judged again.
    private async Task<bool> TryAsync(Func<CancellationToken, Task> run, CancellationToken cancellation)
    {
        try
        {
            await run(cancellation).ConfigureAwait(false);
            return true;
        }
        catch (StoreUnavailableException fault)
        {
            LogMessages.StoreUnavailable(_logger, fault.Message);
            return false;
        }
    }
}
