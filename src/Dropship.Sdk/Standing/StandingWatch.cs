using System.Globalization;
using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Standing;

/// <summary>Judges each shop that has limits now and then, warns, and takes in less before a limit is crossed. What holds is kept in the store, so that a restart changes nothing.</summary>
internal sealed class StandingWatch(StandingDesk desk, IReadOnlyDictionary<ShopId, Shop> shops, IOrderStore store, TimeProvider clock, ILogger logger)
{
    private const string Place = "intake";
    private readonly Dictionary<ShopId, Instant> _judged = [];

    // What the marketplace has not been told to the end: it is told on before the orders are counted again.
    private readonly Dictionary<ShopId, (SalesIntake Intake, StandingReport Report)> _halfway = [];

    /// <summary>Judges those that are due.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var (id, shop) in shops)
        {
            var rules = shop.Policies.Standing;
            if (rules.Limits.IsEmpty || (_judged.TryGetValue(id, out var judged) && clock.Now() < judged + rules.JudgeEvery)) continue;
            if (await JudgeAsync(shop, rules, cancellation).ConfigureAwait(false)) _judged[id] = clock.Now();
        }
    }

    /// <summary>What holds in a shop.</summary>
    internal static async ValueTask<SalesIntake> ReadAsync(IOrderStore store, ShopId shop, CancellationToken cancellation) =>
        (await store.ReadCursorAsync(shop, Place, cancellation).ConfigureAwait(false))?.Split(' ') is [var days, var share]
            ? new(int.Parse(days, CultureInfo.InvariantCulture), decimal.Parse(share, CultureInfo.InvariantCulture))
            : SalesIntake.Normal;

    // False if the marketplace could not be told, or not all of it yet: it is judged again in the next round.
    private async Task<bool> JudgeAsync(Shop shop, StandingRules rules, CancellationToken cancellation)
    {
        if (!_halfway.TryGetValue(shop.Id, out var told))
        {
            var before = await ReadAsync(store, shop.Id, cancellation).ConfigureAwait(false);
            var counted = await desk.CountAsync(shop, cancellation).ConfigureAwait(false);
            told = (before.Next(counted.Level, counted.Load, rules), counted);
            if (told.Intake == before) return true;
        }

        var (intake, report) = _halfway[shop.Id] = told;
        if (shop.Intake is { } control && !await SetAsync(shop, control, await IntakeDoor.ThroughAsync(store, shop.Id, intake, cancellation).ConfigureAwait(false), logger, cancellation).ConfigureAwait(false)) return false;
        _halfway.Remove(shop.Id);
        await store.SaveCursorAsync(shop.Id, Place, string.Create(CultureInfo.InvariantCulture, $"{intake.ExtraDays} {intake.Share}"), cancellation).ConfigureAwait(false);
        LogMessages.IntakeChanged(logger, shop.Id, report.Level, Describe(report), intake.ExtraDays, intake.Share, shop.Intake is not null ? "told to the marketplace" : "set it by hand: the marketplace takes no word from here");
        return true;
    }

    internal static async Task<bool> SetAsync(Shop shop, IControlIntake control, SalesIntake intake, ILogger logger, CancellationToken cancellation)
    {
        if (await shop.MarketplaceLane.AdmitAsync(Traffic.Look, null).ConfigureAwait(false) is not { IsGranted: true }) return false;
        try
        {
            var isSet = await control.SetIntakeAsync(intake, cancellation).ConfigureAwait(false);
            shop.MarketplaceLane.Succeeded();
            return isSet;
        }
        catch (ProviderException fault)
        {
            shop.MarketplaceLane.Failed(fault);
            LogMessages.IntakeNotSet(logger, shop.Id, fault.Fault, fault.Message);
            return false;
        }
        catch (Exception fault) when (fault is not StoreUnavailableException && !(fault is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            LogMessages.IntakeNotSet(logger, shop.Id, ProviderFault.Malformed, fault.GetType().Name);
            return false;
        }
    }

    private static string Describe(StandingReport report) => string.Join(", ", report.Lines.Where(static line => line.Level > StandingLevel.Good).Select(static line =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Count.Measure} {line.Count.Rate:0.####}, {line.Count.Forecast:0.####} with the open orders, limit {line.Limit!.Value.Limit}")));
}
