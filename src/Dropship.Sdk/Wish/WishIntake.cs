using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Wish;

/// <summary>
/// Takes a part of the goods off the market by disabling variations, and puts back on what it has turned off itself, never what the merchant or Wish did. It walks the catalogue in slices, and what it is about to turn off is durable
/// before the call: whenever it is stopped, it goes on where it was.
/// </summary>
internal sealed class WishIntake(WishCatalogue catalogue, Notebook<WishIntakeBook> book, WishShelf shelf, WishOptions options, ILogger logger) : IControlIntake
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public async ValueTask<bool> SetIntakeAsync(SalesIntake intake, CancellationToken cancellation)
    {
        var state = await book.ReadAsync(cancellation).ConfigureAwait(false);
        if (state.Share is null && intake.Share >= 1m && state.Turned.Count == 0 && intake.ExtraDays == 0) return true;
        if (state.Share != intake.Share)
        {
            if (intake.ExtraDays > 0) WishLog.DaysByHand(logger, intake.ExtraDays);
            state = await book.ChangeAsync(before => before with { Share = intake.Share, IsDone = false, From = 0, Done = [] }, cancellation).ConfigureAwait(false);
        }

        if (state.IsDone) return true;
        var isDone = intake.Share >= 1m ? await PutBackAsync(state, cancellation).ConfigureAwait(false) : await WalkAsync(state, intake.Share, cancellation).ConfigureAwait(false);
        if (isDone) await book.ChangeAsync(before => before.Share == intake.Share ? before with { IsDone = true, Done = [] } : null, cancellation).ConfigureAwait(false);
        return isDone;
    }

    // Everything is offered again: only the products that something was turned off of are looked at.
    private async ValueTask<bool> PutBackAsync(WishIntakeBook state, CancellationToken cancellation)
    {
        var left = options.IntakeCallsPerRound;
        var after = state.Done is [var last, ..] ? last : "";
        foreach (var product in state.Turned.Keys.Where(id => string.CompareOrdinal(id, after) > 0).Order(StringComparer.Ordinal))
        {
            if (left <= 0) return false;
            if (await TurnAsync(product, 1m, cancellation).ConfigureAwait(false) is not { } calls) return false;
            left -= calls;
            await book.ChangeAsync(before => before.Share >= 1m ? before with { Done = [product] } : null, cancellation).ConfigureAwait(false);
        }

        return true;
    }

    private async ValueTask<bool> WalkAsync(WishIntakeBook state, decimal share, CancellationToken cancellation)
    {
        var (left, from) = (options.IntakeCallsPerRound, new Instant(state.From));
        HashSet<string> done = [.. state.Done];
        while (true)
        {
            var (listed, last, isFull) = await catalogue.ListAsync(from, options.PageSize, cancellation).ConfigureAwait(false);
            left--;
            var isNews = false;
            foreach (var (product, at) in listed)
            {
                if (done.Contains(product)) continue;
                if (left <= 0 && isNews) return false;   // one at least, or it would never come to an end
                if (await TurnAsync(product, share, cancellation).ConfigureAwait(false) is not { } calls) return false;
                (left, isNews) = (left - calls, true);
                if (Floor(at) is var second && second > from)
                {
                    from = second;
                    done.Clear();
                }

                done.Add(product);
                await KeepAsync(share, from, [.. done], cancellation).ConfigureAwait(false);
            }

            if (!isFull) return true;
            if (isNews) continue;
            var ahead = last is { } newest ? Floor(newest) : from;
            if (ahead <= from)
            {
                WishLog.CrowdedSecond(logger, options.PageSize, WishCursor.Text(from));
                ahead = from + Second;
            }

            (from, done) = (ahead, []);
            await KeepAsync(share, from, [], cancellation).ConfigureAwait(false);
        }
    }

    private ValueTask<WishIntakeBook> KeepAsync(decimal share, Instant from, IReadOnlyList<string> done, CancellationToken cancellation) =>
        book.ChangeAsync(before => before.Share == share ? before with { From = from.Milliseconds, Done = done } : null, cancellation);

    /// <summary>Brings one product to what is to be offered of it.</summary>
    /// <returns>How many calls it took; null if it could not be brought there now.</returns>
    private async ValueTask<int?> TurnAsync(string id, decimal share, CancellationToken cancellation)
    {
        var known = (await book.ReadAsync(cancellation).ConfigureAwait(false)).Of(id);   // before the product is read: what was turned off by then is off in what is read
        var product = await catalogue.FindAsync(id, cancellation).ConfigureAwait(false);
        List<WishTurned> turned = [];
        List<string> off = [], on = [];
        foreach (var variation in product?.Variations ?? [])
            if (variation is { Id: { } number, Sku: var sku, Status: var status })
                Judge(number, status, await shelf.IsOffAsync(sku, share, cancellation).ConfigureAwait(false), known.FirstOrDefault(one => one.Id == number)?.Turn, turned, off, on);

        if (!turned.SequenceEqual(known)) await book.ChangeAsync(before => before.With(id, Merge(before.Of(id), known, turned)), cancellation).ConfigureAwait(false);
        if (off.Count + on.Count == 0) return 1;
        var receipt = await catalogue.SetAsync(id, off, on, cancellation).ConfigureAwait(false);
        if (receipt.Outcome is not (Outcome.Done or Outcome.Rejected)) return null;   // what is pending stays so, and is looked at again
        await book.ChangeAsync(before => before.With(id, receipt.Outcome == Outcome.Done ? Confirmed(before.Of(id), off, on) : [.. before.Of(id).Where(one => !off.Contains(one.Id))]), cancellation).ConfigureAwait(false);
        return 2;
    }

    // What is to be done about a variation, and what is kept of it beforehand.
    private static void Judge(string id, string? status, bool isToBeOff, WishTurn? turn, List<WishTurned> turned, List<string> off, List<string> on)
    {
        switch (isToBeOff, turn, status)
        {
            case (true, null or WishTurn.Pending, WishCatalogue.Enabled):
                turned.Add(new(id, WishTurn.Pending));
                off.Add(id);
                break;
            case (true, WishTurn.Pending or WishTurn.Off, WishCatalogue.Disabled):
                turned.Add(new(id, WishTurn.Off));
                break;
            case (true, WishTurn.Off or WishTurn.Theirs, WishCatalogue.Enabled):
                turned.Add(new(id, WishTurn.Theirs));
                break;
            case (true, WishTurn.Theirs, WishCatalogue.Disabled):
                turned.Add(new(id, WishTurn.Theirs));
                break;
            case (false, WishTurn.Pending or WishTurn.Off, WishCatalogue.Disabled):
                turned.Add(new(id, turn.Value));
                on.Add(id);
                break;
        }
    }

    // Another process may have gone further with the same product meanwhile: what it has turned off stays known.
    private static IReadOnlyList<WishTurned> Merge(IReadOnlyList<WishTurned> now, IReadOnlyList<WishTurned> known, List<WishTurned> turned)
    {
        List<WishTurned> merged = [];
        foreach (var one in turned)
            merged.Add(one.Turn == WishTurn.Pending && now.FirstOrDefault(other => other.Id == one.Id) is { } further ? further : one);
        foreach (var other in now)
            if (!turned.Exists(one => one.Id == other.Id) && known.All(one => one.Id != other.Id)) merged.Add(other);
        return [.. merged.OrderBy(static one => one.Id, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<WishTurned> Confirmed(IReadOnlyList<WishTurned> now, List<string> off, List<string> on) =>
        [.. now.Where(one => !on.Contains(one.Id)).Select(one => off.Contains(one.Id) ? one with { Turn = WishTurn.Off } : one)];

    private static Instant Floor(Instant at) => new(at.Milliseconds - (((at.Milliseconds % 1000) + 1000) % 1000));
}
