using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>
/// Follows parcels at 17TRACK. A number is registered only when a reading says that it is not, so that its quota is spent once; its story is read at the next look. What the vendor has stopped by itself is taken up again, once, which costs nothing.
/// A look answers for all parcels or throws; a parcel that cannot be followed says why.
/// </summary>
internal sealed class SeventeenTrackClient(SeventeenTrackCalls calls, SeventeenTrackWebhooks webhooks, IReadOnlyDictionary<string, int> carriers, double callsPerSecond)
    : ICarrierClient, IStopTracking, ICarrierQuota, IReadWebhooks
{
    private const int ShortestNumber = 5;
    private const string TooShort = "17TRACK: numbers have 5 to 50 characters: check the number with the supplier";

    public CarrierDescriptor Descriptor { get; } = new(SeventeenTrackCalls.Vendor, LimitOf(callsPerSecond), SeventeenTrackCalls.Most);

    public async ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation)
    {
        var asked = Ask(parcels);
        List<ParcelReading> readings = [.. parcels.Where(IsTooShort).Distinct().Select(static parcel => Troubled(parcel, TooShort))];
        List<Asked> unregistered = [];
        List<(Asked One, ItemResult Result)> stopped = [];
        foreach (var (one, result) in await ReadAsync(asked, cancellation).ConfigureAwait(false))
        {
            if (result is ItemResult.Unregistered) unregistered.Add(one);
            else if (result is ItemResult.AccountBlocked blocked) throw SeventeenTrackCalls.Spent(blocked.Error);
            else if (SeventeenTrackMapping.IsStopped(result)) stopped.Add((one, result));
            else readings.AddRange(ReadingsOf(one, result));
        }

        foreach (var (one, result, trouble) in await RetrackAsync(stopped, cancellation).ConfigureAwait(false)) readings.AddRange(ReadingsOf(one, result).Select(reading => reading with { Trouble = trouble }));
        foreach (var (one, result) in await RegisterAsync(unregistered, isAlone: unregistered.Count == asked.Count, cancellation).ConfigureAwait(false))
            if (result.Trouble is { } trouble)
                readings.AddRange(one.Parcels.Select(parcel => Troubled(parcel, trouble)));
        return readings;
    }

    public async ValueTask<IReadOnlyList<TrackedParcel>> StopAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation)
    {
        List<TrackedParcel> ended = [.. parcels.Where(IsTooShort).Distinct()];
        foreach (var chunk in Ask(parcels).Chunk(SeventeenTrackCalls.Most))
            foreach (var (one, result) in chunk.Zip(await calls.StopAsync(chunk, cancellation).ConfigureAwait(false)))
                if (result is ItemResult.Accepted or ItemResult.AlreadyDone or ItemResult.Unregistered)
                    ended.AddRange(one.Parcels);
        return ended;
    }

    public async ValueTask<CarrierQuota> GetQuotaAsync(CancellationToken cancellation) => await calls.QuotaAsync(cancellation).ConfigureAwait(false);

    public ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation) => new(webhooks.Read(message));

    // First by number alone, which also finds a parcel whose carrier the vendor has corrected; by its carrier, too, where the number does not tell.
    private async Task<List<(Asked One, ItemResult Result)>> ReadAsync(IReadOnlyList<Asked> asked, CancellationToken cancellation)
    {
        List<(Asked One, ItemResult Result)> told = [];
        List<Asked> again = [];
        foreach (var chunk in asked.Chunk(SeventeenTrackCalls.Most))
            foreach (var (one, result) in chunk.Zip(await calls.ReadAsync(chunk, withCarrier: false, cancellation).ConfigureAwait(false)))
                if (IsAmbiguous(one, result)) again.Add(one);
                else told.Add((one, result));
        foreach (var chunk in again.Chunk(SeventeenTrackCalls.Most)) told.AddRange(chunk.Zip(await calls.ReadAsync(chunk, withCarrier: true, cancellation).ConfigureAwait(false)));
        return told;
    }

    private static bool IsAmbiguous(Asked one, ItemResult result) => one is { Code: not null, IsTwin: false } && result switch
    {
        ItemResult.Accepted accepted => RegistrationTag.IsForeign(accepted.Item, one.Code),
        ItemResult.RetryLater later => later.Error.Class is ErrorClass.BadRequest or ErrorClass.Unlisted,
        _ => false,
    };

    // A used-up quota stops the chunks behind it: they would be refused as well. Where registering fails, what was read of other parcels is not thrown away with it.
    private async Task<List<(Asked One, ItemResult Result)>> RegisterAsync(List<Asked> unregistered, bool isAlone, CancellationToken cancellation)
    {
        List<(Asked One, ItemResult Result)> told = [];
        ErrorRow? spent = null;
        foreach (var chunk in unregistered.Chunk(SeventeenTrackCalls.Most))
        {
            if (spent is not null)
            {
                told.AddRange(chunk.Select(one => (one, (ItemResult)new ItemResult.NotAttempted(spent))));
                continue;
            }

            try
            {
                var results = await calls.RegisterAsync(chunk, cancellation).ConfigureAwait(false);
                told.AddRange(chunk.Zip(results));
                spent = results.OfType<ItemResult.AccountBlocked>().FirstOrDefault()?.Error;
            }
            catch (ProviderException fault) when (!isAlone && fault.Fault is not (ProviderFault.Throttled or ProviderFault.Unauthorized))
            {
                told.AddRange(unregistered.Skip(told.Count).Select(one => (one, (ItemResult)new ItemResult.NotRegistered(fault.Message))));
                break;
            }
        }

        return told;
    }

    // What was read counts, whatever becomes of it. An answer that is lost is no matter: the next look finds it followed again, or asks once more, which is refused without harm.
    private async Task<List<(Asked One, ItemResult Result, string? Trouble)>> RetrackAsync(List<(Asked One, ItemResult Result)> stopped, CancellationToken cancellation)
    {
        List<(Asked One, ItemResult Result, string? Trouble)> told = [];
        foreach (var chunk in stopped.Chunk(SeventeenTrackCalls.Most))
            try
            {
                foreach (var ((one, result), again) in chunk.Zip(await calls.RetrackAsync([.. chunk.Select(static each => each.One)], cancellation).ConfigureAwait(false)))
                    told.Add((one, result, again is ItemResult.Accepted ? null : again is ItemResult.RejectedForGood ? SeventeenTrackMapping.Ended : Trouble(result)));
            }
            catch (ProviderException)
            {
                told.AddRange(chunk.Select(static each => (each.One, each.Result, Trouble(each.Result))));
            }

        return told;

        static string? Trouble(ItemResult result) => SeventeenTrackMapping.Trouble((result as ItemResult.Accepted)?.Item.TrackInfo?.LatestStatus);
    }

    private static IEnumerable<ParcelReading> ReadingsOf(Asked one, ItemResult result)
    {
        if (result is ItemResult.Accepted { Item.TrackInfo: { } info })
        {
            var (scans, trouble) = (SeventeenTrackMapping.Scans(info), SeventeenTrackMapping.Trouble(info.LatestStatus));
            return one.Parcels.Select(parcel => new ParcelReading(parcel.Number, scans) { Carrier = parcel.Carrier, Trouble = trouble, To = SeventeenTrackMapping.Country(info), Legs = SeventeenTrackMapping.Legs(info, parcel.Number) });
        }

        return result.Trouble is { } why ? one.Parcels.Select(parcel => Troubled(parcel, why)) : [];
    }

    private static ParcelReading Troubled(TrackedParcel parcel, string trouble) => new(parcel.Number, []) { Carrier = parcel.Carrier, Trouble = trouble };

    // Each number once for each code, however many parcels bear it and whatever names their carriers have.
    private List<Asked> Ask(IReadOnlyList<TrackedParcel> parcels)
    {
        var fit = parcels.Where(static parcel => !IsTooShort(parcel)).Distinct().ToList();
        var asked = fit.GroupBy(parcel => (parcel.Number, Code: CodeOf(parcel.Carrier))).Select(static same => new Asked(same.Key.Number.Value, same.Key.Code) { Parcels = [.. same] }).ToList();
        var bearers = asked.CountBy(static one => one.Number).ToDictionary();
        return asked.ConvertAll(one => one with { IsTwin = bearers[one.Number] > 1 });
    }

    private int? CodeOf(CarrierCode carrier) =>
        carriers.TryGetValue(carrier.Value, out var code) ? (code == 0 ? null : code) : SeventeenTrackCarriers.All.TryGetValue(carrier.Value, out code) ? code : null;

    private static bool IsTooShort(TrackedParcel parcel) => parcel.Number.Value.Length < ShortestNumber;

    private static RateLimit LimitOf(double callsPerSecond)
    {
        var calls = Math.Max(1, (int)callsPerSecond);
        return new(calls, TimeSpan.FromSeconds(calls / callsPerSecond));
    }
}
