using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Standing;

/// <summary>Whether a shop takes in anything at all: shut while its marketplace owes it what is overdue, whatever its standing says. Kept in the store; said twice it is the same.</summary>
internal static class IntakeDoor
{
    private const string Place = "intake closed";

    internal static async ValueTask<bool> IsShutAsync(IOrderStore store, ShopId shop, CancellationToken cancellation) =>
        await store.ReadCursorAsync(shop, Place, cancellation).ConfigureAwait(false) == "yes";

    /// <summary>What the marketplace is told: nothing is offered while the door is shut.</summary>
    internal static async ValueTask<SalesIntake> ThroughAsync(IOrderStore store, ShopId shop, SalesIntake intake, CancellationToken cancellation) =>
        await IsShutAsync(store, shop, cancellation).ConfigureAwait(false) ? intake with { Share = 0m } : intake;

    /// <summary>Shuts or opens it. If the marketplace cannot be told now, it stays as it is and is set in the next round.</summary>
    internal static async Task SetAsync(IOrderStore store, Shop shop, bool shut, ILogger logger, CancellationToken cancellation)
    {
        if (await IsShutAsync(store, shop.Id, cancellation).ConfigureAwait(false) == shut) return;
        var intake = await StandingWatch.ReadAsync(store, shop.Id, cancellation).ConfigureAwait(false);
        if (shop.Marketplace is IControlIntake control && !await StandingWatch.SetAsync(shop, control, shut ? intake with { Share = 0m } : intake, logger, cancellation).ConfigureAwait(false)) return;
        await store.SaveCursorAsync(shop.Id, Place, shut ? "yes" : "no", cancellation).ConfigureAwait(false);
        LogMessages.IntakeShut(logger, shop.Id, shut ? "shut" : "open again", shop.Marketplace is IControlIntake ? "told to the marketplace" : "set it by hand: the marketplace takes no word from here");
    }
}
