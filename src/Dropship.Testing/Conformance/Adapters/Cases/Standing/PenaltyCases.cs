using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Standing;

/// <summary>Every penalty comes through the pages, with what it is about and what became of it.</summary>
internal static class PenaltyCases
{
    internal static readonly Port<IPenaltyFixture> Port = new([],
    [
        new("the list of penalties", [], async (fixture, cancellation) =>
        {
            await fixture.PunishAsync(null, cancellation).ConfigureAwait(false);
            return async token => await fixture.Penalties.ListPenaltiesAsync(null, token).ConfigureAwait(false);
        }),
        new("the read of a penalty", [], async (fixture, cancellation) =>
        {
            var penalty = await fixture.PunishAsync(null, cancellation).ConfigureAwait(false);
            return async token => await fixture.Penalties.GetPenaltyAsync(penalty, token).ConfigureAwait(false);
        }),
        new("the count of penalties", [], async (fixture, cancellation) =>
        {
            await fixture.PunishAsync(null, cancellation).ConfigureAwait(false);
            return async token => await fixture.Penalties.CountPenaltiesAsync(fixture.Now - TimeSpan.FromDays(1), fixture.Now, token).ConfigureAwait(false);
        }),
    ], [], (_, _) => Task.FromResult<IReadOnlyList<string>>([]));

    internal static readonly AdapterCase<IPenaltyFixture>[] All =
    [
        new("paging gives every penalty and ends", [], EveryAsync),
        new("a page of penalties can be read again from the same cursor", [], AgainAsync),
        new("a penalty that is issued after the last page is told from its cursor", [], LaterAsync),
        new("a penalty that is taken back is told again, as that, with a higher revision", [], ReversedAsync),
        new("a penalty of an order names it, and one of the store names none", [], SubjectAsync),
        new("a page tells a penalty as a single read does", [], AsSingleAsync),
        new("an unknown penalty is null", [], UnknownAsync),
        new("the count is of what was issued within the time, taken back or not", [], CountAsync),
    ];

    private static async Task EveryAsync(IPenaltyFixture fixture, CancellationToken cancellation)
    {
        List<string> issued = [];
        for (var i = 0; i < (2 * fixture.PenaltiesAPage) + 1; i++) issued.Add(await fixture.PunishAsync(null, cancellation).ConfigureAwait(false));
        var (seen, _) = await ToEndAsync(fixture, null, cancellation).ConfigureAwait(false);
        foreach (var penalty in issued) Promise.Holds(seen.ContainsKey(penalty), "Paging gives every penalty.");
        Promise.Same(issued.Count, seen.Count, "Paging gives no other penalty.");
    }

    private static async Task AgainAsync(IPenaltyFixture fixture, CancellationToken cancellation)
    {
        for (var i = 0; i < fixture.PenaltiesAPage + 1; i++) await fixture.PunishAsync(null, cancellation).ConfigureAwait(false);
        var first = await fixture.Penalties.ListPenaltiesAsync(null, cancellation).ConfigureAwait(false);
        Promise.Holds(first.Penalties.Count > 0, "A page that must hold penalties holds some.");
        foreach (var cursor in new[] { null, first.Cursor })
            Promise.SameList(await IdsAsync(fixture, cursor, cancellation).ConfigureAwait(false), await IdsAsync(fixture, cursor, cancellation).ConfigureAwait(false), "The same cursor gives the same page while nothing changes.");
    }

    private static async Task LaterAsync(IPenaltyFixture fixture, CancellationToken cancellation)
    {
        await fixture.PunishAsync(null, cancellation).ConfigureAwait(false);
        var (_, cursor) = await ToEndAsync(fixture, null, cancellation).ConfigureAwait(false);
        var later = await fixture.PunishAsync(null, cancellation).ConfigureAwait(false);
        var (seen, _) = await ToEndAsync(fixture, cursor, cancellation).ConfigureAwait(false);
        Promise.Holds(seen.ContainsKey(later), "A penalty that is issued after the last page is told from its cursor.");
    }

    private static async Task ReversedAsync(IPenaltyFixture fixture, CancellationToken cancellation)
    {
        var order = await fixture.SellAsync(cancellation).ConfigureAwait(false);
        var penalty = await fixture.PunishAsync(order, cancellation).ConfigureAwait(false);
        await fixture.PunishAsync(null, cancellation).ConfigureAwait(false);
        var (before, cursor) = await ToEndAsync(fixture, null, cancellation).ConfigureAwait(false);
        Promise.Holds(!before[penalty].Penalty.Reversed, "A penalty that stands is not told as taken back.");
        await fixture.ReverseAsync(penalty, cancellation).ConfigureAwait(false);
        var (after, _) = await ToEndAsync(fixture, cursor, cancellation).ConfigureAwait(false);
        Promise.Holds(after.TryGetValue(penalty, out var told) && told.Penalty.Reversed, "A penalty that is taken back is told again, as that.");
        Promise.Holds(told!.Penalty.Revision > before[penalty].Penalty.Revision, "What is told later has a higher revision.");
        Promise.Same((before[penalty].Penalty.Amount, before[penalty].Penalty.At, before[penalty].Order), (told.Penalty.Amount, told.Penalty.At, told.Order), "What it cost, when it was issued and because of what stays.");
    }

    private static async Task SubjectAsync(IPenaltyFixture fixture, CancellationToken cancellation)
    {
        var order = await fixture.SellAsync(cancellation).ConfigureAwait(false);
        var (ofOrder, ofStore) = (await fixture.PunishAsync(order, cancellation).ConfigureAwait(false), await fixture.PunishAsync(null, cancellation).ConfigureAwait(false));
        var (seen, _) = await ToEndAsync(fixture, null, cancellation).ConfigureAwait(false);
        Promise.Same((PenaltySubject.Order, (OrderId?)order), (seen[ofOrder].Subject, seen[ofOrder].Order), "A penalty of an order names it.");
        Promise.Holds(seen[ofStore].Subject != PenaltySubject.Order && seen[ofStore].Order is null, "A penalty of the store names no order.");
        foreach (var told in seen.Values)
        {
            Sense.Time(told.Penalty.At, "the time of a penalty");
            Promise.Holds(told.Penalty.At <= fixture.Now, "A penalty was issued before it is told.");
            Promise.Holds(Enum.IsDefined(told.Penalty.Reason) && Enum.IsDefined(told.Subject), "A penalty has a reason and a subject of the list.");
            Promise.Holds(told.Penalty.Amount is not { Amount: < 0m }, "What a penalty costs is not negative.");
        }
    }

    private static async Task AsSingleAsync(IPenaltyFixture fixture, CancellationToken cancellation)
    {
        await fixture.PunishAsync(await fixture.SellAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        await fixture.ReverseAsync(await fixture.PunishAsync(null, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var (seen, _) = await ToEndAsync(fixture, null, cancellation).ConfigureAwait(false);
        Promise.Same(2, seen.Count, "Every penalty is told.");
        foreach (var (penalty, told) in seen) Promise.Same(told, await fixture.Penalties.GetPenaltyAsync(penalty, cancellation).ConfigureAwait(false), "A page tells a penalty as a single read does.");
    }

    private static async Task UnknownAsync(IPenaltyFixture fixture, CancellationToken cancellation) =>
        Promise.Same(null, await fixture.Penalties.GetPenaltyAsync(fixture.UnknownPenalty, cancellation).ConfigureAwait(false), "A penalty that never was is null.");

    private static async Task CountAsync(IPenaltyFixture fixture, CancellationToken cancellation)
    {
        var start = fixture.Now;
        await fixture.ReverseAsync(await fixture.PunishAsync(null, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var between = fixture.Now;
        await fixture.PunishAsync(null, cancellation).ConfigureAwait(false);
        await fixture.PunishAsync(null, cancellation).ConfigureAwait(false);
        Promise.Same((1, 2, 3), (await CountAsync(start, between).ConfigureAwait(false), await CountAsync(between, fixture.Now).ConfigureAwait(false), await CountAsync(start, fixture.Now).ConfigureAwait(false)), "The count is of what was issued within the time, taken back or not.");

        ValueTask<int> CountAsync(Instant from, Instant until) => fixture.Penalties.CountPenaltiesAsync(from, until, cancellation);
    }

    private static async Task<List<string>> IdsAsync(IPenaltyFixture fixture, string? cursor, CancellationToken cancellation) =>
        [.. (await fixture.Penalties.ListPenaltiesAsync(cursor, cancellation).ConfigureAwait(false)).Penalties.Select(static told => told.Penalty.Penalty).Distinct().Order(StringComparer.Ordinal)];

    // Each as it was told last.
    private static async Task<(Dictionary<string, ToldPenalty> Seen, string Cursor)> ToEndAsync(IPenaltyFixture fixture, string? cursor, CancellationToken cancellation)
    {
        Dictionary<string, ToldPenalty> seen = [];
        for (var pages = 0; ; pages++)
        {
            var page = await fixture.Penalties.ListPenaltiesAsync(cursor, cancellation).ConfigureAwait(false);
            Promise.Same(0, page.Unreadable.Count, "Every penalty is understood.");
            foreach (var told in page.Penalties)
                if (!seen.TryGetValue(told.Penalty.Penalty, out var known) || known.Penalty.Revision <= told.Penalty.Revision)
                    seen[told.Penalty.Penalty] = told;
            cursor = page.Cursor;
            if (!page.HasMore) return (seen, cursor);
            Promise.Holds(pages < 30, "Paging ends.");
        }
    }
}
