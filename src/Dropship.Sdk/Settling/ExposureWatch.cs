using Dropship.Domain;
using Dropship.Engine;
using Dropship.Standing;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Settling;

/// <summary>
/// Looks through what the marketplace of each shop with a cap owes, now and then and after each payout: warns before the cap is reached, tells what is overdue, closes the intake if the shop wants that, and lets orders go on
/// for which there is room again. What was told is kept in the store, so that a restart tells nothing twice.
/// </summary>
internal sealed class ExposureWatch(ExposureDesk desk, IReadOnlyDictionary<ShopId, Shop> shops, IOrderStore store, Func<OrderKey, string, CancellationToken, Task<Refusal?>> release, TimeProvider clock, ILogger logger)
{
    private const string Place = "exposure told";
    private readonly Dictionary<ShopId, Instant> _judged = [];

    // Doors of which the marketplace has not been told to the end: it is told on without counting the orders again.
    private readonly Dictionary<ShopId, bool> _halfway = [];

    /// <summary>Looks through those that are due.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var (id, shop) in shops)
        {
            if (_halfway.TryGetValue(id, out var shut)) await SetDoorAsync(shop, shut, cancellation).ConfigureAwait(false);
            // A shop whose cap was taken away is not shut by it any more.
            if (shop.Exposure is null && _judged.TryAdd(id, clock.Now())) await SetDoorAsync(shop, shut: false, cancellation).ConfigureAwait(false);
            if (shop.Exposure is not { } book || (!book.HasMoneyCome && _judged.TryGetValue(id, out var judged) && clock.Now() < judged + book.Rules.JudgeEvery)) continue;
            book.LookedThrough();
            await JudgeAsync(shop, book, cancellation).ConfigureAwait(false);
            _judged[id] = clock.Now();
        }
    }

    private async Task JudgeAsync(Shop shop, ExposureBook book, CancellationToken cancellation)
    {
        var (report, held) = await desk.CountAsync(shop, cancellation).ConfigureAwait(false);
        var isOverdue = report.Lines.Any(static line => line.IsOverdue);
        await TellAsync(shop, report, cancellation).ConfigureAwait(false);
        await SetDoorAsync(shop, isOverdue && book.Rules.ClosesIntake, cancellation).ConfigureAwait(false);
        if (held.Count > 0) await LetGoAsync(book, held, cancellation).ConfigureAwait(false);
    }

    private async Task SetDoorAsync(Shop shop, bool shut, CancellationToken cancellation)
    {
        if (await IntakeDoor.SetAsync(store, shop, shut, logger, cancellation).ConfigureAwait(false)) _halfway.Remove(shop.Id);
        else _halfway[shop.Id] = shut;
    }

    // Each thing once, while it lasts: a line that is warned of is not told again at each look.
    private async Task TellAsync(Shop shop, ExposureReport report, CancellationToken cancellation)
    {
        var before = await store.ReadCursorAsync(shop.Id, Place, cancellation).ConfigureAwait(false) ?? "";
        HashSet<string> known = [.. before.Split(' ')];
        List<string> now = [];
        foreach (var line in report.Lines)
        {
            var code = line.Owed.Currency.Code;
            if (line.Level > ExposureLevel.Good) now.Add($"{code}:{line.Level}");
            if (line.IsOverdue) now.Add($"{code}:overdue");
            if (line.Level > ExposureLevel.Good && !known.Contains($"{code}:{line.Level}")) LogMessages.ExposureNear(logger, shop.Id, line.ToString(), line.Level == ExposureLevel.Full ? "purchases are held for a person" : "purchases are held once the cap is reached");
            if (line.IsOverdue && !known.Contains($"{code}:overdue")) LogMessages.ReceivablesOverdue(logger, shop.Id, line.Overdue.ToString());
        }

        var told = string.Join(' ', now);
        if (told != before) await store.SaveCursorAsync(shop.Id, Place, told, cancellation).ConfigureAwait(false);
    }

    // Those whose ship-by is nearest first, as long as what their buyers paid fits under the cap. The cap is asked once more when they buy.
    private async Task LetGoAsync(ExposureBook book, List<Order> held, CancellationToken cancellation)
    {
        Dictionary<Currency, Money> rooms = [];
        foreach (var cap in book.Rules.Caps.AsEnumerable()) rooms[cap.Currency] = cap - await book.OwedAsync(store, cap.Currency, cancellation).ConfigureAwait(false);
        foreach (var order in held.OrderBy(static order => order.Latest()?.ShipBy()?.Milliseconds ?? long.MaxValue).ThenBy(static order => order.Key.Id))
        {
            if (order.Latest() is not { } sale) continue;
            if (rooms.TryGetValue(sale.Paid.Currency, out var room))
            {
                if (sale.Paid > room) continue;
                rooms[sale.Paid.Currency] = room - sale.Paid;
            }

            await release(order.Key, Exposures.Room, cancellation).ConfigureAwait(false);
        }
    }
}
