using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>For every case of the suite of lists of parcels at least one fault that it catches.</summary>
internal static class RegistryFaults
{
    public static IReadOnlyList<Planted<BrokenRegistry>> All { get; } =
    [
        Page("every parcel that is followed is listed, and the pages end", "drops the last of a page", (page, _) => page with { Parcels = [.. page.Parcels.SkipLast(1)] }),
        Page("every parcel that is followed is listed, and the pages end", "lists the first page alone", (page, _) => page with { Next = null }),
        Page("every parcel that is followed is listed, and the pages end", "does not end", (page, cursor) => page with { Next = page.Next ?? cursor ?? "1" }),
        Page("every parcel that is followed is listed, and the pages end", "makes one up", (page, _) => page with { Parcels = [.. page.Parcels, new(new(new("YT88888888"), new("190008")), true)] }),
        Page("every parcel that is followed is listed, and the pages end", "follows none", (page, _) => page with { Parcels = [.. page.Parcels.Select(one => one with { IsFollowed = false })] }),
        Page("a parcel that is not followed any more says so", "follows all", (page, _) => page with { Parcels = [.. page.Parcels.Select(one => one with { IsFollowed = true })] }),
        new("a page of parcels can be read again from the same cursor", "uses a cursor up", broken =>
        {
            HashSet<string> used = [];
            broken.Page = (page, cursor) => used.Add(cursor ?? "") ? page : page with { Parcels = [] };
        }),
        Page("where nothing is followed nothing is listed", "makes one up", (_, _) => new([new(new(new("YT88888888"), new("190008")), true)], null)),
        .. Spoiler.Reads<BrokenRegistry>([.. RegistryConformance.Suite.Cases.Select(known => known.Name)], broken => broken.Spoiler, "0C7A5D1E93B84F26A0D7"),
    ];

    private static Planted<BrokenRegistry> Page(string name, string fault, Func<TrackingPage, string?, TrackingPage> wrong) => new(name, fault, broken => broken.Page = wrong);
}

/// <summary>A list of parcels that is another.</summary>
internal sealed class BrokenRegistry(IListTracking inner) : IListTracking
{
    public Spoiler Spoiler { get; } = new();

    public Func<TrackingPage, string?, TrackingPage> Page { get; set; } = (page, _) => page;

    public async ValueTask<TrackingPage> ListTrackedAsync(string? cursor, CancellationToken cancellation) => Page(await Spoiler.RunAsync(token => inner.ListTrackedAsync(cursor, token), new([], null), cancellation), cursor);
}
