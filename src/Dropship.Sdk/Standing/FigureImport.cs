using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Standing;

/// <summary>Reads now and then by what figures a marketplace judges the shop, and how many penalties it says it issued, where it tells them. They are kept in the store, for the report.</summary>
internal sealed class FigureImport(IReadOnlyDictionary<ShopId, Shop> shops, FigureBook book, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);
    private readonly Dictionary<ShopId, Instant> _read = [];

    /// <summary>Reads those that are due; what fails is read again in the next round.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var (id, shop) in shops)
        {
            if ((shop.Marketplace is not IReportStanding && shop.Penalties is null) || (_read.TryGetValue(id, out var read) && clock.Now() < read + shop.Policies.Standing.JudgeEvery)) continue;
            if (await ReadAsync(shop, cancellation).ConfigureAwait(false)) _read[id] = clock.Now();
        }
    }

    private async Task<bool> ReadAsync(Shop shop, CancellationToken cancellation)
    {
        try
        {
            if (shop.Marketplace is IReportStanding reporting)
            {
                if (!await IsGrantedAsync(shop).ConfigureAwait(false)) return false;
                await TakeAsync(shop, await reporting.ReadStandingAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            }

            if (shop.Penalties is { } penalties)
            {
                if (!await IsGrantedAsync(shop).ConfigureAwait(false)) return false;
                var (from, until) = (clock.Now() - Window, clock.Now());
                await book.CountAsync(shop.Id, from, until, await penalties.CountPenaltiesAsync(from, until, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            }

            shop.MarketplaceLane.Succeeded();
            return true;
        }
        catch (ProviderException fault)
        {
            shop.MarketplaceLane.Failed(fault);
            LogMessages.FiguresNotRead(logger, shop.Id, fault.Fault, fault.Message);
            return fault.Fault is ProviderFault.Rejected or ProviderFault.Malformed;   // asked again at once it would say the same
        }
        catch (Exception fault) when (fault is not StoreUnavailableException && !(fault is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            LogMessages.FiguresNotRead(logger, shop.Id, ProviderFault.Malformed, fault.GetType().Name);
            return true;
        }
    }

    // One that makes no sense costs no other.
    private async ValueTask TakeAsync(Shop shop, IReadOnlyList<StandingFigure> told, CancellationToken cancellation)
    {
        foreach (var figure in told)
            if (FigureRules.Wrong(figure) is { } wrong)
                LogMessages.FiguresNotRead(logger, shop.Id, ProviderFault.Malformed, wrong);
        await book.TellAsync(shop.Id, [.. told.Where(static figure => FigureRules.Wrong(figure) is null)], cancellation).ConfigureAwait(false);
    }

    private static async ValueTask<bool> IsGrantedAsync(Shop shop) => await shop.MarketplaceLane.AdmitAsync(Traffic.Look, null).ConfigureAwait(false) is { IsGranted: true };
}
