using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Carrier;

/// <summary>Every parcel that is followed comes through the pages.</summary>
internal static class RegistryCases
{
    internal static readonly Port<IRegistryFixture> Port = new([],
    [
        new("the list of followed parcels", [], async (fixture, cancellation) =>
        {
            await fixture.FollowAsync(cancellation).ConfigureAwait(false);
            return async token => await fixture.Registry.ListTrackedAsync(null, token).ConfigureAwait(false);
        }),
    ], [], (_, _) => Task.FromResult<IReadOnlyList<string>>([]));

    internal static readonly AdapterCase<IRegistryFixture>[] All =
    [
        new("every parcel that is followed is listed, and the pages end", [], EveryAsync),
        new("a parcel that is not followed any more says so", [], EndedAsync),
        new("a page of parcels can be read again from the same cursor", [], AgainAsync),
        new("where nothing is followed nothing is listed", [], NothingAsync),
    ];

    private static async Task EveryAsync(IRegistryFixture fixture, CancellationToken cancellation)
    {
        List<TrackingNumber> followed = [];
        for (var i = 0; i < (2 * fixture.ParcelsAPage) + 1; i++) followed.Add((await fixture.FollowAsync(cancellation).ConfigureAwait(false)).Number);
        var listed = await ToEndAsync(fixture, cancellation).ConfigureAwait(false);
        foreach (var number in followed) Promise.Holds(listed.Any(one => one.Parcel.Number == number && one.IsFollowed), "Every parcel that is followed is listed.");
        Promise.Same(followed.Count, listed.Count, "Each is listed once, and no other.");
    }

    private static async Task EndedAsync(IRegistryFixture fixture, CancellationToken cancellation)
    {
        var (ended, followed) = (await fixture.FollowAsync(cancellation).ConfigureAwait(false), await fixture.FollowAsync(cancellation).ConfigureAwait(false));
        await fixture.EndAsync(ended, cancellation).ConfigureAwait(false);
        var listed = await ToEndAsync(fixture, cancellation).ConfigureAwait(false);
        Promise.Holds(!listed.Any(one => one.Parcel.Number == ended.Number && one.IsFollowed), "A parcel that is not followed any more is not listed as followed.");
        Promise.Holds(listed.Any(one => one.Parcel.Number == followed.Number && one.IsFollowed), "The others are.");
    }

    private static async Task AgainAsync(IRegistryFixture fixture, CancellationToken cancellation)
    {
        for (var i = 0; i < fixture.ParcelsAPage + 1; i++) await fixture.FollowAsync(cancellation).ConfigureAwait(false);
        var first = await fixture.Registry.ListTrackedAsync(null, cancellation).ConfigureAwait(false);
        Promise.Holds(first.Parcels.Count > 0, "A page that must hold parcels holds some.");
        foreach (var cursor in new[] { null, first.Next })
            Promise.SameList(await PageAsync(cursor).ConfigureAwait(false), await PageAsync(cursor).ConfigureAwait(false), "The same cursor gives the same page while nothing changes.");

        async Task<List<string>> PageAsync(string? cursor) => [.. (await fixture.Registry.ListTrackedAsync(cursor, cancellation).ConfigureAwait(false)).Parcels.Select(static one => one.Parcel.Number.Value).Order(StringComparer.Ordinal)];
    }

    private static async Task NothingAsync(IRegistryFixture fixture, CancellationToken cancellation) =>
        Promise.Same(0, (await ToEndAsync(fixture, cancellation).ConfigureAwait(false)).Count, "Where nothing is followed nothing is listed.");

    private static async Task<List<RegisteredParcel>> ToEndAsync(IRegistryFixture fixture, CancellationToken cancellation)
    {
        List<RegisteredParcel> listed = [];
        string? cursor = null;
        for (var pages = 0; ; pages++)
        {
            var page = await fixture.Registry.ListTrackedAsync(cursor, cancellation).ConfigureAwait(false);
            listed.AddRange(page.Parcels);
            if ((cursor = page.Next) is null) return listed;
            Promise.Holds(pages < 30, "Paging ends.");
        }
    }
}
