using Dropship.Domain;
using Dropship.Engine;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Standing;

/// <summary>Whether a shop takes in anything at all: shut while its marketplace owes it what is overdue, whatever its standing says. Kept in the store; said twice it is the same.</summary>
internal static class IntakeDoor
{
    private const string Place = "intake closed";
    private const string Shut = "yes";
    private const string Shutting = "yes, to be told";
    private const string Open = "no";
    private const string Opening = "no, to be told";

    internal static async ValueTask<bool> IsShutAsync(IOrderStore store, ShopId shop, CancellationToken cancellation) =>
        await store.ReadCursorAsync(shop, Place, cancellation).ConfigureAwait(false) is Shut or Shutting;

    /// <summary>What the marketplace is told: nothing is offered while the door is shut.</summary>
    internal static async ValueTask<SalesIntake> ThroughAsync(IOrderStore store, ShopId shop, SalesIntake intake, CancellationToken cancellation) =>
        await IsShutAsync(store, shop, cancellation).ConfigureAwait(false) ? intake with { Share = 0m } : intake;

    /// <summary>Shuts or opens it. What is wanted is kept before the marketplace is told, so that whatever else it is told of the intake agrees.</summary>
    /// <returns>False if the marketplace could not be told, or not all of it yet: it is told on in the next round.</returns>
    internal static async Task<bool> SetAsync(IOrderStore store, Shop shop, bool shut, ILogger logger, CancellationToken cancellation)
    {
        var (told, untold) = shut ? (Shut, Shutting) : (Open, Opening);
        var before = await store.ReadCursorAsync(shop.Id, Place, cancellation).ConfigureAwait(false) ?? Open;
        if (before == told) return true;
        if (before != untold) await store.SaveCursorAsync(shop.Id, Place, untold, cancellation).ConfigureAwait(false);
        var intake = await ThroughAsync(store, shop.Id, await StandingWatch.ReadAsync(store, shop.Id, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        if (shop.Intake is { } control && !await StandingWatch.SetAsync(shop, control, intake, logger, cancellation).ConfigureAwait(false)) return false;
        await store.SaveCursorAsync(shop.Id, Place, told, cancellation).ConfigureAwait(false);
        LogMessages.IntakeShut(logger, shop.Id, shut ? "shut" : "open again", shop.Intake is not null ? "told to the marketplace" : "set it by hand: the marketplace takes no word from here");
        return true;
    }
}
