using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Tests.Adapters.Paper;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>For every case of the carrier suite at least one fault that it catches.</summary>
internal static class CarrierFaults
{
    private static readonly string[] Names = [.. CarrierConformance.Suite.Cases.Select(known => known.Name)];

    public static IReadOnlyList<Planted<BrokenCarrier>> All { get; } =
    [
        .. Tracking(), .. Registering(), .. Reads(),
        .. BrokenWebhooks.All.Select(broken => new Planted<BrokenCarrier>(broken.Case, broken.Fault, client => client.Read = broken.Break(client.Read, PaperCarrierFixture.Key))),
    ];

    private static IEnumerable<Planted<BrokenCarrier>> Tracking() =>
    [
        Scans("a parcel that was scanned has scans that make sense", "loses them", _ => []),
        Scans("a parcel that was scanned has scans that make sense", "takes seconds for milliseconds", scans => [.. scans.Select(scan => scan with { At = new(scan.At.Milliseconds / 1000) })]),
        Scans("a parcel that was scanned has scans that make sense", "knows other phases", scans => [.. scans.Select(scan => scan with { Phase = (ParcelPhase)99 })]),
        Scans("a parcel that was scanned has scans that make sense", "knows no phase", scans => [.. scans.Select(scan => scan with { Phase = ParcelPhase.Unknown })]),
        Scans("a parcel that was scanned has scans that make sense", "tells them twice", scans => [.. scans, .. scans]),
        Scans("a parcel that was scanned has scans that make sense", "tells them unsorted", scans => scans.Count == 0 ? scans : [.. scans, scans[0] with { At = new(1_000_000_000_000) }]),
        Scans("scans stay and more come", "tells the last alone", scans => [.. scans.TakeLast(1)]),
        Scans("scans stay and more come", "tells the first alone", scans => [.. scans.Take(1)]),
        new("the same call twice tells the same", "counts calls", client => Counting(client, 0)),
        new("a full batch is answered", "cuts it", client => client.Track = (parcels, cancellation) => client.Inner.TrackAsync([.. parcels.Take(4)], cancellation)),
        Told("a full batch is answered", "tells others", readings => [.. readings, new(new("YT88888888"), [new(new(1_800_000_000_000), ParcelPhase.Lost, ParcelIncident.None)])]),
        new("parcels are matched by number, not by place", "tells by place", client => client.Track = async (parcels, cancellation) => [.. (await client.Inner.TrackAsync(parcels, cancellation)).Zip(parcels).Select(pair => new ParcelReading(pair.Second.Number, pair.First.Scans))]),
        new("an unknown number has no scans and keeps no other back", "gives up", client => client.Track = async (parcels, cancellation) =>
            await client.Inner.TrackAsync(parcels, cancellation) is var readings && parcels.Contains(client.Fixture.UnknownParcel) ? throw new ProviderException(ProviderFault.Rejected, "Paper", "unknown") : readings),
        new("an unknown number has no scans and keeps no other back", "loses the others", client => client.Track = async (parcels, cancellation) => parcels.Contains(client.Fixture.UnknownParcel) ? [] : await client.Inner.TrackAsync(parcels, cancellation)),
        Scans("an unknown number has no scans and keeps no other back", "makes one up", scans => scans.Count > 0 ? scans : [new(new(1_800_000_000_000), ParcelPhase.LabelCreated, ParcelIncident.None)]),
        new("a number that is asked for twice in a call is told once", "tells each call", client => client.Track = async (parcels, cancellation) => await client.Inner.TrackAsync(parcels, cancellation) is var readings && parcels.Count > 1 ? [.. readings, .. readings] : readings),
        new("a call for nothing is answered with nothing", "refuses it", client => client.Track = (parcels, cancellation) => parcels.Count == 0 ? throw new ProviderException(ProviderFault.Rejected, "Paper", "no numbers") : client.Inner.TrackAsync(parcels, cancellation)),
        new("parallel calls do not mix parcels", "keeps the call in a field", client => Mixing(client, new())),
        new("the descriptor is pure and makes sense", "changes", client => Changing(client, 0)),
        Describes("has no name", descriptor => descriptor with { Name = "" }),
        Describes("asks for nothing", descriptor => descriptor with { BatchSize = 0 }),
        Describes("may never call", descriptor => descriptor with { Limit = RateLimit.None with { Per = TimeSpan.Zero } }),
    ];

    private static IEnumerable<Planted<BrokenCarrier>> Registering() =>
    [
        new("a parcel is registered once, however often it is asked for", "registers with every call", client => client.Track = async (parcels, cancellation) =>
        {
            foreach (var parcel in parcels) client.Fixture.Vendor.Register(parcel.Number.Value);
            return await client.Inner.TrackAsync(parcels, cancellation);
        }),
        new("parallel calls register a parcel once", "registers in each", client => client.Track = async (parcels, cancellation) =>
        {
            foreach (var parcel in parcels) client.Fixture.Vendor.Register(parcel.Number.Value);
            return await client.Inner.TrackAsync(parcels, cancellation);
        }),
        new("a registration whose answer was lost is not repeated with effect", "registers again", client => client.Track = (parcels, cancellation) => Wrong.CatchAsync<IReadOnlyList<ParcelReading>>(() => client.Inner.TrackAsync(parcels, cancellation), thrown =>
        {
            foreach (var parcel in parcels) client.Fixture.Vendor.Register(parcel.Number.Value);
            foreach (var parcel in parcels) client.Fixture.Vendor.Register(parcel.Number.Value);
            throw thrown;
        })),
        new("a registration whose answer was lost is not repeated with effect", "forgets the parcel", client => Forgetting(client, [])),
    ];

    private static IEnumerable<Planted<BrokenCarrier>> Reads()
    {
        foreach (var fault in Wrong.Faults)
        {
            var name = Wrong.CaseOf(Names, "a read", fault);
            yield return Caught(name, "has no news", _ => []);
            yield return Caught(name, "calls it otherwise", thrown => throw thrown.As(Wrong.Kind(fault)));
            yield return Caught(name, "throws what it caught", _ => throw new HttpRequestException());
        }

        yield return Caught("a read hands on how long the vendor asks to wait", "forgets it", thrown => throw new ProviderException(thrown.Fault, "Paper", ""));
        yield return new("a read works again after every fault", "stays broken", client => Sulking(client, false));
        yield return Caught("a read tells no secret", "shows its key", thrown => throw new ProviderException(thrown.Fault, "Paper", PaperCarrierFixture.Key));
        yield return new("a read that is cancelled before it starts throws OperationCanceledException", "does not listen", client => client.Track = (parcels, _) => client.Inner.TrackAsync(parcels, default));
        yield return new("a read that is cancelled under way ends at once", "does not listen", client => client.Track = (parcels, _) => client.Inner.TrackAsync(parcels, default));
    }

    private static Planted<BrokenCarrier> Told(string name, string fault, Func<IReadOnlyList<ParcelReading>, IReadOnlyList<ParcelReading>> wrong) =>
        new(name, fault, client => client.Track = async (parcels, cancellation) => wrong(await client.Inner.TrackAsync(parcels, cancellation)));

    private static Planted<BrokenCarrier> Scans(string name, string fault, Func<Few<Scan>, Few<Scan>> wrong) => Told(name, fault, readings => [.. readings.Select(reading => reading with { Scans = wrong(reading.Scans) })]);

    private static Planted<BrokenCarrier> Describes(string fault, Func<CarrierDescriptor, CarrierDescriptor> wrong) =>
        new("the descriptor is pure and makes sense", fault, client => client.Describe = () => wrong(client.Inner.Descriptor));

    private static Planted<BrokenCarrier> Caught(string name, string fault, Func<ProviderException, IReadOnlyList<ParcelReading>> make) =>
        new(name, fault, client => client.Track = (parcels, cancellation) => Wrong.CatchAsync(() => client.Inner.TrackAsync(parcels, cancellation), make));

    private static void Counting(BrokenCarrier client, int calls) => client.Track = async (parcels, cancellation) =>
    {
        var readings = await client.Inner.TrackAsync(parcels, cancellation);
        calls++;
        return [.. readings.Select(reading => reading with { Scans = reading.Scans.Put(new(new(1_900_000_000_000 + calls), ParcelPhase.InTransit, ParcelIncident.None)) })];
    };

    private static void Changing(BrokenCarrier client, int asked) => client.Describe = () => client.Inner.Descriptor with { BatchSize = ++asked };

    private static void Mixing(BrokenCarrier client, Mixed<IReadOnlyList<TrackedParcel>> mixed) => client.Track = async (parcels, cancellation) => await client.Inner.TrackAsync(await mixed.OtherAsync(parcels), cancellation);

    private static void Forgetting(BrokenCarrier client, HashSet<TrackedParcel> lost) => client.Track = async (parcels, cancellation) =>
        await Wrong.CatchAsync<IReadOnlyList<ParcelReading>>(() => client.Inner.TrackAsync(parcels, cancellation), thrown =>
        {
            lost.UnionWith(parcels);
            throw thrown;
        }) is var readings && parcels.Any(lost.Contains) ? [] : readings;

    private static void Sulking(BrokenCarrier client, bool hurt) => client.Track = (parcels, cancellation) => hurt
        ? throw new ProviderException(ProviderFault.Unreachable, "Paper", "")
        : Wrong.CatchAsync<IReadOnlyList<ParcelReading>>(() => client.Inner.TrackAsync(parcels, cancellation), thrown =>
        {
            hurt = true;
            throw thrown;
        });
}
