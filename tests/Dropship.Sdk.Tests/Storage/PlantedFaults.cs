using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>For every promise a store that breaks it: the promise's name, and how the store is broken.</summary>
internal static class PlantedFaults
{
    internal static readonly Dictionary<string, Action<BrokenStore>> All = new()
    {
        ["append and load give the commits back in order"] = store => store.Load = async (order, cancellation) =>
            await store.Inner.LoadAsync(order, cancellation) is { } loaded ? loaded with { Commits = [.. loaded.Commits.Reverse()] } : null,
        ["load of an unknown order is null"] = store => store.Load = async (order, cancellation) =>
            await store.Inner.LoadAsync(order, cancellation) ?? new StoredOrder(0, [], default),
        ["bytes come back exactly"] = store => store.Append = (commits, cancellation) =>
            store.Inner.AppendAsync([.. commits.Select(commit => commit with { Events = commit.Events[..Math.Min(commit.Events.Length, ushort.MaxValue)] })], cancellation),
        ["hostile strings are kept apart and come back"] = store => (store.Append, store.Load) = (
            (commits, cancellation) => store.Inner.AppendAsync([.. commits.Select(commit => commit with { Order = Composed(commit.Order) })], cancellation),
            (order, cancellation) => store.Inner.LoadAsync(Composed(order), cancellation)),
        ["many orders are appended in one call"] = store => store.Append = async (commits, cancellation) =>
            [.. await store.Inner.AppendAsync([.. commits.Take(1000)], cancellation), .. commits.Skip(1000).Select(_ => AppendResult.Written)],
        ["an empty call is harmless"] = store => store.Append = (commits, cancellation) =>
            new([.. commits.DefaultIfEmpty().Select(_ => AppendResult.Written)]),
        ["the marks of the last commit come back"] = store => store.Append = (commits, cancellation) =>
            store.Inner.AppendAsync([.. commits.Select(commit => commit with { Marks = default })], cancellation),
        ["initialize is harmless when repeated"] = store => store.Initialize = () =>
        {
            store.Load = (_, _) => new((StoredOrder?)null);
            return default;
        },
        ["a wrong version is answered with conflict and changes nothing"] = store => store.Append = async (commits, cancellation) =>
            await store.Inner.AppendAsync([.. await Task.WhenAll(commits.Select(async commit => await LatestAsync(store, commit)))], cancellation),
        ["version 0 on an existing order is a conflict"] = store => store.Append = async (commits, cancellation) =>
            await store.Inner.AppendAsync([.. await Task.WhenAll(commits.Select(async commit => commit.ExpectedVersion == 0 ? await LatestAsync(store, commit) : commit))], cancellation),
        ["a conflict leaves the other commits of the call written"] = store => store.Append = async (commits, cancellation) =>
        {
            var answers = new List<AppendResult>();
            foreach (var commit in commits)
                answers.Add(answers.Contains(AppendResult.Conflict) ? AppendResult.Conflict : (await store.Inner.AppendAsync([commit], cancellation))[0]);
            return answers;
        },
        ["of parallel appends to one order exactly one wins per version"] = store => store.Append = async (commits, cancellation) =>
        {
            await store.Inner.AppendAsync(commits, cancellation);
            return [.. commits.Select(_ => AppendResult.Written)];
        },
        ["parallel appends to many orders all land"] = store => store.Append = async (commits, cancellation) =>
            commits[0].Order.Id.Value == "P-7" ? [AppendResult.Written] : await store.Inner.AppendAsync(commits, cancellation),
        ["due orders come earliest deadline first, then by wake-up"] = store => store.Due = async (now, limit, cancellation) =>
            [.. (await store.Inner.DueAsync(now, limit, cancellation)).OrderBy(header => header.WakeAt)],
        ["an order is due at its wake-up and not before"] = store => store.Due = (now, limit, cancellation) =>
            store.Inner.DueAsync(new(now.Milliseconds - 1), limit, cancellation),
        ["due gives at most the limit, the most urgent"] = store => store.Due = async (now, limit, cancellation) =>
            [.. (await store.Inner.DueAsync(now, 1000, cancellation)).OrderBy(header => header.WakeAt).Take(limit)],
        ["a closed order is never due"] = store => store.Append = (commits, cancellation) =>
            store.Inner.AppendAsync([.. commits.Select(commit => commit with { WakeAt = commit.WakeAt ?? new Instant(long.MaxValue) })], cancellation),
        ["an append moves wake-up, deadline and phase"] = store => store.Append = async (commits, cancellation) =>
            await store.Inner.AppendAsync([.. await Task.WhenAll(commits.Select(async commit => commit with { WakeAt = await FirstWakeAsync(store, commit) ?? commit.WakeAt }))], cancellation),
        ["next wake is the earliest of all shops"] = store => store.NextWake = async cancellation =>
            (await store.Inner.FindAsync(new(new("harbour")), cancellation)).Min(header => header.WakeAt),
        ["a touch moves the due time, seen by the next due"] = store => store.Touch = (_, _) => default,
        ["a touch on another version is ignored"] = store => store.Touch = async (touches, cancellation) =>
            await store.Inner.TouchAsync([.. await Task.WhenAll(touches.Select(async touch => touch with { Version = await VersionAsync(store, touch.Order) }))], cancellation),
        ["a touch of an unknown order makes none"] = store => store.Touch = async (touches, cancellation) =>
        {
            foreach (var touch in touches) await store.Inner.AppendAsync([new(touch.Order, 0, default, touch.WakeAt, null, "New", default)], cancellation);
        },
        ["a touch never changes the journal"] = store => store.Touch = async (touches, cancellation) =>
        {
            foreach (var touch in touches) await store.Inner.AppendAsync([new(touch.Order, touch.Version, default, touch.WakeAt, null, "Buying", touch.Marks)], cancellation);
        },
        ["an append after a touch wins"] = store =>
        {
            var touched = new Dictionary<OrderKey, Instant?>();
            store.Touch = (touches, cancellation) =>
            {
                foreach (var touch in touches) touched[touch.Order] = touch.WakeAt;
                return store.Inner.TouchAsync(touches, cancellation);
            };
            store.NextWake = async cancellation => touched.Values.FirstOrDefault() ?? await store.Inner.NextWakeAsync(cancellation);
        },
        ["a parked order shows its reason and wakes when told"] = store => store.Park = (order, _, wakeAt, cancellation) =>
            store.Inner.ParkAsync(order, "parked", wakeAt, cancellation),
        ["an append lifts a parked order"] = store => store.Find = async (query, cancellation) =>
            [.. (await store.Inner.FindAsync(query with { Parked = false }, cancellation)).Select(header => header with { Parked = "for ever" })],
        ["a touch lifts a parked order, unless it is for another version"] = store => store.Touch = async (touches, cancellation) =>
        {
            var parked = await store.Inner.FindAsync(new(new("harbour"), Parked: true), cancellation);
            await store.Inner.TouchAsync(touches, cancellation);
            foreach (var header in parked) await store.Inner.ParkAsync(header.Order, header.Parked!, header.WakeAt!.Value, cancellation);
        },
        ["load tells when an order wakes and why it is parked"] = store => store.Load = async (order, cancellation) =>
            await store.Inner.LoadAsync(order, cancellation) is { } loaded ? loaded with { Parked = null } : null,
        ["parking an unknown order makes none"] = store => store.Park = async (order, _, wakeAt, cancellation) =>
            await store.Inner.AppendAsync([new(order, 0, default, wakeAt, null, "Held", default)], cancellation),
        ["find pages through all orders, each once, sorted by key"] = store => store.Find = async (query, cancellation) =>
            [.. (await store.Inner.FindAsync(query with { After = null, Limit = 10_000 }, cancellation)).Where(header => query.After is not { } after || header.Order.Id.CompareTo(after) > 0).OrderByDescending(header => header.Version).Take(query.Limit)],
        ["find by phase sees the phase of the last commit"] = store => store.Find = async (query, cancellation) =>
            [.. (await store.Inner.FindAsync(query with { Phase = null }, cancellation)).Where(header => query.Phase is null || string.Equals(header.Phase, query.Phase, StringComparison.OrdinalIgnoreCase))],
        ["two shops never see each other"] = store => store.Find = async (query, cancellation) =>
            [.. await store.Inner.FindAsync(query with { Shop = new("harbour") }, cancellation), .. await store.Inner.FindAsync(query with { Shop = new("hill") }, cancellation)],
        ["an order is found by every name its commits gave it"] = store => store.Append = (commits, cancellation) =>
            store.Inner.AppendAsync([.. commits.Select(commit => commit with { Names = [.. commit.Names.Take(1)] })], cancellation),
        ["orders that share a name are all found, sorted by key"] = store => store.FindByName = async (shop, name, cancellation) =>
            [.. (await store.Inner.FindByNameAsync(shop, name, cancellation)).OrderBy(order => order.Id.Value, StringComparer.OrdinalIgnoreCase)],
        ["a name is its shop's only"] = store => store.FindByName = async (_, name, cancellation) =>
            [.. await store.Inner.FindByNameAsync(new("harbour"), name, cancellation), .. await store.Inner.FindByNameAsync(new("hill"), name, cancellation)],
        // Names in a write of their own, before it is known whether the commit stands.
        ["a commit that is refused gives no name"] = store => store.FindByName = async (shop, name, cancellation) =>
            name == "ds-1" ? [new(shop, new("A"))] : await store.Inner.FindByNameAsync(shop, name, cancellation),
        ["names are compared exactly, whatever is in them"] = store => store.FindByName = (shop, name, cancellation) =>
            store.Inner.FindByNameAsync(shop, name.Trim(), cancellation),
        ["two holders never have one order, and together they have all that is due"] = store => store.Lease = (request, cancellation) => store.Inner.DueAsync(request.Now, request.Limit, cancellation),
        ["leases are given in the order of due, with their headers"] = store => store.Lease = async (request, cancellation) =>
            [.. (await store.Inner.LeaseAsync(request, cancellation)).Reverse()],
        ["a lease that was released can be taken by another"] = store => store.Release = (_, _, _) => default,
        ["a lease of no length is free at once, and its epoch is behind"] = store => store.Lease = (request, cancellation) =>
            store.Inner.LeaseAsync(request with { Span = TimeSpan.FromHours(1) }, cancellation),
        ["a holder takes its own again"] = store =>
        {
            var no = 0;
            store.Lease = (request, cancellation) => store.Inner.LeaseAsync(request with { Holder = $"{request.Holder} {no++}" }, cancellation);
        },
        ["who lost a lease decides nothing, and his facts are kept"] = store => store.Append = (commits, cancellation) =>
            store.Inner.AppendAsync([.. commits.Select(commit => commit with { Epoch = null })], cancellation),
        ["load tells the epoch and the holder"] = store => store.Load = async (order, cancellation) =>
            await store.Inner.LoadAsync(order, cancellation) is { } loaded ? loaded with { Holder = null } : null,
        ["releasing what another holds ends nothing"] = store => store.Release = async (_, leased, cancellation) =>
        {
            foreach (var header in leased) await store.Inner.ReleaseAsync("two", [header], cancellation);
        },
        ["a unit is bound by one live purchase"] = store => store.Append = (commits, cancellation) => store.Inner.AppendAsync([.. commits.Select(commit => commit with { Claims = [] })], cancellation),
        ["units of a freed purchase can be bound again"] = store => store.Append = (commits, cancellation) => store.Inner.AppendAsync([.. commits.Select(commit => commit with { Frees = [] })], cancellation),
        ["units are bound per order, line and shop"] = store => store.Append = (commits, cancellation) =>
            store.Inner.AppendAsync([.. commits.Select(commit => commit with { Claims = [.. commit.Claims.Select(claim => claim with { Line = new("any") })] })], cancellation),
        ["what is set aside stays under its limit"] = store => store.Append = (commits, cancellation) =>
            store.Inner.AppendAsync([.. commits.Select(commit => commit with { Reserves = [.. commit.Reserves.Select(one => one with { Limit = null })] })], cancellation),
        ["of parallel reservations no more pass than the limit holds"] = store => store.Append = async (commits, cancellation) =>
        {
            await store.Inner.AppendAsync(commits, cancellation);
            return [.. commits.Select(_ => AppendResult.Written)];
        },
        ["a freed purchase gives back what was set aside for it"] = store => store.Append = (commits, cancellation) =>
            store.Inner.AppendAsync([.. commits.Select(commit => commit with { Frees = [] })], cancellation),
        ["two purchases of one commit are judged together"] = store => store.Append = (commits, cancellation) =>
            store.Inner.AppendAsync([.. commits.Select(commit => commit with { Claims = [.. commit.Claims.DistinctBy(claim => claim.Line)], Reserves = [.. commit.Reserves.DistinctBy(one => one.Scope)] })], cancellation),
        ["a shut gate lets no commit pass that spends"] = store => store.SetGate = (_, _, _) => default,
        ["what is refused writes nothing and stops no other"] = store => store.Append = async (commits, cancellation) =>
        {
            var answers = new List<AppendResult>();
            foreach (var commit in commits) answers.Add(answers.Exists(answer => answer != AppendResult.Written) ? AppendResult.Conflict : (await store.Inner.AppendAsync([commit], cancellation))[0]);
            return answers;
        },
        ["a cursor is kept per shop and source"] = store => store.ReadCursor = (_, source, cancellation) =>
            store.Inner.ReadCursorAsync(new("harbour"), source, cancellation),
        ["the inbox tells the first from the repeat"] = store => store.Receive = (shop, _, message, at, cancellation) =>
            store.Inner.ReceiveAsync(shop, "any vendor", message, at, cancellation),
        ["of parallel deliveries of a message exactly one is the first"] = store => store.Receive = (_, _, _, _, _) => new(true),
        ["a token is saved only over the version that was read"] = store => store.SaveToken = (account, _, value, cancellation) => LatestTokenAsync(store, account, value),
        ["of parallel token saves exactly one wins per version"] = store => store.SaveToken = async (account, expectedVersion, value, cancellation) =>
            await store.Inner.SaveTokenAsync(account, expectedVersion, value, cancellation) || expectedVersion > 5,
        ["an address is kept and replaced"] = store => store.SaveAddress = async (order, address, cancellation) =>
        {
            if (await store.Inner.FindAddressAsync(order, cancellation) is null) await store.Inner.SaveAddressAsync(order, address, cancellation);
        },
        ["the tax numbers of an address are kept with it and erased with it"] = store => store.SaveAddress = (order, address, cancellation) =>
            store.Inner.SaveAddressAsync(order, address with { ImportTaxNumber = null }, cancellation),
        // Leaves no tombstone for an order whose address never came.
        ["an erased address stays erased"] = store => store.Erase = async (order, cancellation) =>
        {
            if (await store.Inner.FindAddressAsync(order, cancellation) is not null) await store.Inner.EraseAsync(order, cancellation);
        },
        ["words to a buyer are kept by their order and name, and replaced"] = store => store.SaveWords = (order, name, words, cancellation) => store.Inner.SaveWordsAsync(order, name.ToUpperInvariant(), words, cancellation),
        // Erases nothing, and notes that it was to.
        ["erased words stay erased"] = store => store.Erase = (order, cancellation) => store.Inner.KeepUntilAsync(order, new(0), cancellation),
        ["words are erased with the order when its time is over, without an address too"] = store => store.Overdue = async (now, limit, cancellation) =>
        {
            List<OrderKey> overdue = [];
            foreach (var order in await store.Inner.OverdueAsync(now, limit, cancellation))
                if (await store.Inner.FindAddressAsync(order, cancellation) is not null)
                    overdue.Add(order);
            return overdue;
        },
        ["words that are kept while the order is erased are gone"] = store => store.Erase = (order, cancellation) => store.Inner.KeepUntilAsync(order, new(0), cancellation),
        ["what may not be kept any longer is found, the longest first"] = store => store.Overdue = async (now, limit, cancellation) =>
            [.. (await store.Inner.OverdueAsync(now, limit, cancellation)).Order()],
        // Moves the date of what is gone, so that nothing is left to prove when it went.
        ["an erased order keeps the moment it had to be erased"] = store => store.Erase = async (order, cancellation) =>
        {
            await store.Inner.KeepUntilAsync(order, null, cancellation);
            await store.Inner.EraseAsync(order, cancellation);
        },
        ["a person is found by name, telephone, e-mail or tax number"] = store => store.FindPerson = async (shop, text, cancellation) =>
            [.. await store.Inner.FindPersonAsync(shop, text, cancellation), .. shop == new ShopId("harbour") ? await store.Inner.FindPersonAsync(new("hill"), text, cancellation) : []],
        ["orders that share a mark of a buyer are found, the latest placed first"] = store => store.MeetBuyer = async (met, most, cancellation) =>
            [.. (await store.Inner.MeetBuyerAsync(met, most, cancellation)).Reverse()],
        // Takes the place for a mark of the person: who lives at the same address is blocked as well.
        ["the list of buyers holds every order of the person and nobody else's"] = store => store.MeetBuyer = (met, most, cancellation) =>
            store.Inner.MeetBuyerAsync(met.Place is { } place ? met with { Persons = met.Persons.Add(place) } : met, most, cancellation),
        ["an order that is noted again keeps its troubles and its block"] = store => store.MeetBuyer = async (met, most, cancellation) =>
        {
            await store.Inner.TellBuyerAsync(met.Order, 0, cancellation);
            return await store.Inner.MeetBuyerAsync(met, most, cancellation);
        },
        // Forgets the address, and keeps the buyer in the book.
        ["an erased order is gone from the book of buyers and does not come back"] = store => store.Erase = (order, cancellation) => store.Inner.KeepUntilAsync(order, new(0), cancellation),
        ["an order that is erased while it is noted is gone from the book of buyers"] = store => store.Erase = (order, cancellation) => store.Inner.KeepUntilAsync(order, new(0), cancellation),
        // Looks first and notes afterwards: two that come together miss each other.
        ["of orders noted at the same time each finds the others or is found"] = store =>
        {
            var all = new CountdownEvent(2);
            store.MeetBuyer = async (met, most, cancellation) =>
            {
                var found = await store.Inner.MeetBuyerAsync(met with { Order = new(met.Order.Shop, new($"look for {met.Order.Id}")), Persons = [.. met.Persons] }, most, cancellation);
                await store.Inner.EraseAsync(new(met.Order.Shop, new($"look for {met.Order.Id}")), cancellation);
                if (!all.IsSet) all.Signal();
                all.Wait(cancellation);
                await store.Inner.MeetBuyerAsync(met, most, cancellation);
                return [.. found.Where(other => other.Order != met.Order && !other.Order.Id.Value.StartsWith("look", StringComparison.Ordinal))];
            };
        },
        ["a cancelled call throws and does nothing"] = store => store.Append = (commits, _) => store.Inner.AppendAsync(commits, default),
    };

    private static OrderKey Composed(OrderKey key) => new(key.Shop, new(key.Id.Value.Replace("e\u0301", "\u00e9", StringComparison.Ordinal)));

    private static async Task<long> VersionAsync(BrokenStore store, OrderKey order) => (await store.Inner.LoadAsync(order, default))?.Version ?? 0;

    private static async Task<OrderCommit> LatestAsync(BrokenStore store, OrderCommit commit) => commit with { ExpectedVersion = await VersionAsync(store, commit.Order) };

    private static async Task<Instant?> FirstWakeAsync(BrokenStore store, OrderCommit commit) =>
        (await store.Inner.FindAsync(new(commit.Order.Shop), default)).FirstOrDefault(header => header.Order == commit.Order)?.WakeAt;

    private static async ValueTask<bool> LatestTokenAsync(BrokenStore store, string account, string value) =>
        await store.Inner.SaveTokenAsync(account, (await store.Inner.FindTokenAsync(account, default))?.Version ?? 0, value, default);
}
