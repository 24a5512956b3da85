using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Carrier;

/// <summary>Each parcel gets its own scans, whatever else is asked for with it.</summary>
internal static class TrackingCases
{
    private static readonly Need Registrations = Need.Fixture<ICountRegistrations>();

    internal static readonly AdapterCase<ICarrierFixture>[] All =
    [
        new("a parcel that was scanned has scans that make sense", [], ScansAsync),
        new("scans stay and more come", [], GrowAsync),
        new("the same call twice tells the same", [], AgainAsync),
        new("a full batch is answered", [], BatchAsync),
        new("parcels are matched by number, not by place", [], PlaceAsync),
        new("an unknown number has no scans and keeps no other back", [], UnknownAsync),
        new("a number that is asked for twice in a call is told once", [], DoubleAsync),
        new("a call for nothing is answered with nothing", [], NothingAsync),
        new("parallel calls do not mix parcels", [], ParallelAsync),
        new("a parcel is registered once, however often it is asked for", [Registrations], RegisterOnceAsync),
        new("parallel calls register a parcel once", [Registrations], RegisterParallelAsync),
        new("a registration whose answer was lost is not repeated with effect", [Registrations, Need.Fault(VendorFault.LostAnswer)], RegisterLostAsync),
        new("the descriptor is pure and makes sense", [], DescriptorAsync),
    ];

    private static async Task ScansAsync(ICarrierFixture fixture, CancellationToken cancellation)
    {
        var scans = await fixture.TrackAsync(await fixture.ScannedAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        Promise.Holds(scans.Count > 0, "A parcel that was scanned has scans.");
        foreach (var scan in scans.ToArray())
        {
            Sense.Time(scan.At, "the time of a scan");
            Promise.Holds(Enum.IsDefined(scan.Phase) && Enum.IsDefined(scan.Incident), "A scan has a phase and an incident of the list.");
        }

        Promise.Holds(scans.Any(scan => scan.Phase != ParcelPhase.Unknown), "A parcel that was handed over is somewhere.");
        Promise.Same(scans.Count, scans.Distinct().Count(), "A scan is told once.");
        Promise.SameList(scans.Order(Comparer<Scan>.Create((one, other) => one.CompareKey(other))), scans, "Scans are sorted: by time, then by phase.");
    }

    private static async Task GrowAsync(ICarrierFixture fixture, CancellationToken cancellation)
    {
        var parcel = await fixture.ScannedAsync(cancellation).ConfigureAwait(false);
        var before = await fixture.TrackAsync(parcel, cancellation).ConfigureAwait(false);
        await fixture.ScanAsync(parcel, cancellation).ConfigureAwait(false);
        var after = await fixture.TrackAsync(parcel, cancellation).ConfigureAwait(false);
        Promise.Holds(before.All(scan => after.Contains(scan)), "A scan that was told stays told.");
        Promise.Holds(after.Count > before.Count, "A new scan is told.");
    }

    private static async Task AgainAsync(ICarrierFixture fixture, CancellationToken cancellation)
    {
        var parcel = await fixture.ScannedAsync(cancellation).ConfigureAwait(false);
        var first = await fixture.TrackAsync(parcel, cancellation).ConfigureAwait(false);
        Promise.Same(first, await fixture.TrackAsync(parcel, cancellation).ConfigureAwait(false), "The same call twice tells the same.");
    }

    private static async Task BatchAsync(ICarrierFixture fixture, CancellationToken cancellation)
    {
        var parcels = await ScannedAsync(fixture, fixture.Client.Descriptor.BatchSize, cancellation).ConfigureAwait(false);
        var readings = await SettledAsync(fixture, parcels, cancellation).ConfigureAwait(false);
        Promise.Same(parcels.Count, readings.Count(reading => !reading.Scans.IsEmpty), "Every parcel of a full batch that was scanned has scans.");
        Promise.Holds(readings.All(reading => parcels.Any(parcel => parcel.Number == reading.Number)), "Only parcels that were asked for are told.");
    }

    private static async Task PlaceAsync(ICarrierFixture fixture, CancellationToken cancellation)
    {
        var parcels = await ScannedAsync(fixture, Math.Min(3, fixture.Client.Descriptor.BatchSize), cancellation).ConfigureAwait(false);
        await fixture.ScanAsync(parcels[0], cancellation).ConfigureAwait(false);
        var alone = new List<Few<Scan>>();
        foreach (var parcel in parcels) alone.Add(await fixture.TrackAsync(parcel, cancellation).ConfigureAwait(false));
        var together = await SettledAsync(fixture, [.. parcels.AsEnumerable().Reverse()], cancellation).ConfigureAwait(false);
        for (var i = 0; i < parcels.Count; i++) Promise.Same(alone[i], CarrierCalls.Of(together, parcels[i]), "A parcel has the same scans among others as alone.");
    }

    private static async Task UnknownAsync(ICarrierFixture fixture, CancellationToken cancellation)
    {
        Promise.Same(default, await fixture.TrackAsync(fixture.UnknownParcel, cancellation).ConfigureAwait(false), "A number that no carrier knows has no scans.");
        var known = await fixture.ScannedAsync(cancellation).ConfigureAwait(false);
        if (fixture.Client.Descriptor.BatchSize == 1) return;
        var readings = await SettledAsync(fixture, [fixture.UnknownParcel, known], cancellation).ConfigureAwait(false);
        Promise.Holds(CarrierCalls.Of(readings, fixture.UnknownParcel).IsEmpty && !CarrierCalls.Of(readings, known).IsEmpty, "An unknown number keeps no other back.");
    }

    private static async Task DoubleAsync(ICarrierFixture fixture, CancellationToken cancellation)
    {
        var parcel = await fixture.ScannedAsync(cancellation).ConfigureAwait(false);
        if (fixture.Client.Descriptor.BatchSize == 1) return;
        var readings = await SettledAsync(fixture, [parcel, parcel], cancellation).ConfigureAwait(false);
        Promise.Same(1, readings.Count(reading => reading.Number == parcel.Number), "A number that is asked for twice in a call is told once.");
    }

    private static async Task NothingAsync(ICarrierFixture fixture, CancellationToken cancellation) =>
        Promise.Same(0, (await fixture.Client.TrackAsync([], cancellation).ConfigureAwait(false)).Count, "A call for nothing is answered with nothing.");

    private static async Task ParallelAsync(ICarrierFixture fixture, CancellationToken cancellation)
    {
        var parcels = await ScannedAsync(fixture, 8, cancellation).ConfigureAwait(false);
        await Callers.AllAsync(parcels.Count, async caller =>
        {
            await fixture.Client.TrackAsync([parcels[caller]], cancellation).ConfigureAwait(false);
            await fixture.SettleAsync(cancellation).ConfigureAwait(false);
            var readings = await fixture.Client.TrackAsync([parcels[caller]], cancellation).ConfigureAwait(false);
            Promise.Holds(readings.All(reading => reading.Number == parcels[caller].Number) && !CarrierCalls.Of(readings, parcels[caller]).IsEmpty, "Parallel calls give each caller its own parcel.");
        }).ConfigureAwait(false);
    }

    private static async Task RegisterOnceAsync(ICarrierFixture fixture, CancellationToken cancellation)
    {
        var parcel = await fixture.ScannedAsync(cancellation).ConfigureAwait(false);
        for (var i = 0; i < 3; i++) await fixture.TrackAsync(parcel, cancellation).ConfigureAwait(false);
        Promise.Same(1, ((ICountRegistrations)fixture).CountRegistrations(parcel.Number), "A parcel is registered once, however often it is asked for.");
    }

    private static async Task RegisterParallelAsync(ICarrierFixture fixture, CancellationToken cancellation)
    {
        var parcel = await fixture.ScannedAsync(cancellation).ConfigureAwait(false);
        await Callers.AllAsync(6, async _ => await fixture.Client.TrackAsync([parcel], cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        Promise.Same(1, ((ICountRegistrations)fixture).CountRegistrations(parcel.Number), "Parallel calls register a parcel once.");
    }

    private static async Task RegisterLostAsync(ICarrierFixture fixture, CancellationToken cancellation)
    {
        var parcel = await fixture.ScannedAsync(cancellation).ConfigureAwait(false);
        Reading track = async token => await fixture.Client.TrackAsync([parcel], token).ConfigureAwait(false);
        await fixture.UnderAsync(VendorFault.LostAnswer, VendorCalls.All, () => track.FaultAsync(cancellation)).ConfigureAwait(false);
        Promise.Holds(!(await fixture.TrackAsync(parcel, cancellation).ConfigureAwait(false)).IsEmpty, "A registration whose answer was lost is no reason to lose the parcel.");
        Promise.Same(1, ((ICountRegistrations)fixture).CountRegistrations(parcel.Number), "A registration whose answer was lost has its effect once.");
    }

    private static Task DescriptorAsync(ICarrierFixture fixture, CancellationToken cancellation)
    {
        var descriptor = fixture.Client.Descriptor;
        Promise.Same(descriptor, fixture.Client.Descriptor, "The descriptor is pure data: the same each time.");
        Sense.Name(descriptor.Name);
        Sense.Limit(descriptor.Limit);
        Promise.Holds(descriptor.BatchSize >= 1, "A call may ask for at least one parcel.");
        return Task.CompletedTask;
    }

    private static async Task<List<TrackedParcel>> ScannedAsync(ICarrierFixture fixture, int count, CancellationToken cancellation)
    {
        List<TrackedParcel> parcels = [];
        for (var i = 0; i < count; i++) parcels.Add(await fixture.ScannedAsync(cancellation).ConfigureAwait(false));
        return parcels;
    }

    private static async Task<IReadOnlyList<ParcelReading>> SettledAsync(ICarrierFixture fixture, IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation)
    {
        await fixture.Client.TrackAsync(parcels, cancellation).ConfigureAwait(false);
        await fixture.SettleAsync(cancellation).ConfigureAwait(false);
        return await fixture.Client.TrackAsync(parcels, cancellation).ConfigureAwait(false);
    }
}
