using System.Globalization;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>
/// Follows parcels at 17TRACK. A number is registered only when a reading says that it is not, so that its quota is spent once; one that is followed by a wrong carrier gets the right one instead. Its story is read at the next look. What the vendor has stopped by itself is taken up again, once, which costs nothing.
/// A look answers for all parcels or throws; a parcel that cannot be followed says why.
/// </summary>
internal sealed class SeventeenTrackClient(SeventeenTrackCalls calls, SeventeenTrackWebhooks webhooks, IReadOnlyDictionary<string, int> carriers, double callsPerSecond)
    : ICarrierClient, IStopTracking, IListTracking, ICarrierQuota, IReadWebhooks
{
    private const int ShortestNumber = 5;
    private const int StoppedCode = -18019806;
    private const string Stopped = "Stopped";
    private const string TooShort = "17TRACK: numbers have 5 to 50 characters: check the number with the supplier";

    public CarrierDescriptor Descriptor { get; } = new(SeventeenTrackCalls.Vendor, LimitOf(callsPerSecond), SeventeenTrackCalls.Most);

    public async ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation)
    {
        var asked = Ask(parcels);
        List<ParcelReading> readings = [.. parcels.Where(IsTooShort).Distinct().Select(static parcel => Troubled(parcel, TooShort))];
        List<Asked> unregistered = [];
        List<(Asked One, ItemResult Result)> stopped = [];
        List<(Asked One, int? Old)> misjudged = [];
        foreach (var (one, result) in await ReadAsync(asked, cancellation).ConfigureAwait(false))
        {
            if (result is ItemResult.Unregistered) unregistered.Add(one);
            else if (result is ItemResult.AccountBlocked blocked) throw SeventeenTrackCalls.Spent(blocked.Error);
            else if (result is ItemResult.Accepted { Item: var item } && RegistrationTag.IsMisjudged(item, one)) misjudged.Add((one, SeventeenTrackMatching.CodeOf(item.Carrier)));
            else if (SeventeenTrackMapping.IsStopped(result)) stopped.Add((one, result));
            else readings.AddRange(ReadingsOf(one, result));
        }

        foreach (var (one, result, trouble) in await RetrackAsync(stopped, cancellation).ConfigureAwait(false)) readings.AddRange(ReadingsOf(one, result).Select(reading => reading with { Trouble = trouble }));
        foreach (var (one, trouble) in await CorrectAsync(misjudged, cancellation).ConfigureAwait(false)) readings.AddRange(one.Parcels.Select(parcel => Troubled(parcel, trouble)));
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

    public async ValueTask<TrackingPage> ListTrackedAsync(string? cursor, CancellationToken cancellation)
    {
        var (page, before) = Parse(cursor);
        var (items, pages) = await calls.ListAsync(page, cancellation).ConfigureAwait(false);
        var first = items is [{ Number: { } number, Carrier: var carrier }, ..] ? $"{number}/{carrier}" : "";
        if (first.Length > 0 && first == before) return new([], null);   // the vendor repeats a page where it has no other
        List<RegisteredParcel> registered = [];
        foreach (var item in items)
            if (RegistrationTag.IsOurs(item.Tag) && ParcelOf(item) is { } parcel) registered.Add(new(parcel, item.TrackingStatus != Stopped));
        return new(registered, page < pages && items.Count > 0 ? $"{page + 1} {first}" : null);
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
        ItemResult.Accepted accepted => RegistrationTag.IsForeign(accepted.Item, one.Code) && !RegistrationTag.IsMisjudged(accepted.Item, one),
        ItemResult.RetryLater later => later.Error.Class is ErrorClass.BadRequest or ErrorClass.Unlisted,
        _ => false,
    };

    // What was told under the wrong carrier is another parcel's story, so nothing of it counts; the next look reads the right one's. A change that fails takes nothing of what was read of others; whether a lost one had its effect is read
    // at the next look, and one to what it is already is refused without harm.
    private async Task<List<(Asked One, string Trouble)>> CorrectAsync(List<(Asked One, int? Old)> misjudged, CancellationToken cancellation)
    {
        List<(Asked One, string Trouble)> troubled = [];
        foreach (var chunk in misjudged.Chunk(SeventeenTrackCalls.Most))
            try
            {
                await CorrectAsync(chunk, troubled, cancellation).ConfigureAwait(false);
            }
            catch (ProviderException fault)
            {
                troubled.AddRange(chunk.Select(each => (each.One, $"17TRACK: it is followed by a carrier that was judged wrong, and could not be told so ({fault.Fault}): it is told again at the next look")));
            }

        return troubled;
    }

    private async Task CorrectAsync((Asked One, int? Old)[] chunk, List<(Asked One, string Trouble)> troubled, CancellationToken cancellation)
    {
        List<Asked> changed = [], stopped = [];
        Asked[] asked = [.. chunk.Select(static each => each.One)];
        foreach (var (one, result) in asked.Zip(await calls.ChangeCarrierAsync(asked, [.. chunk.Select(static each => each.Old)], cancellation).ConfigureAwait(false)))
            if (result is ItemResult.Accepted or ItemResult.AlreadyDone) changed.Add(one);
            else if (result is ItemResult.RetryLater { Error.Code: StoppedCode }) stopped.Add(one);
            else if (result.Trouble is { } trouble) troubled.Add((one, trouble));
        if (stopped.Count > 0) await calls.RetrackAsync(stopped, cancellation).ConfigureAwait(false);
        if (changed.Count > 0) await calls.RetagAsync(changed, cancellation).ConfigureAwait(false);
    }

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
        var asked = fit.GroupBy(parcel => (parcel.Number, Code: CodeOf(parcel.Carrier))).Select(same => new Asked(same.Key.Number.Value, same.Key.Code) { Parcels = [.. same], Instead = [.. same.SelectMany(parcel => parcel.Instead.Select(CodeOf)).OfType<int>().Distinct()] }).ToList();
        var bearers = asked.CountBy(static one => one.Number).ToDictionary();
        return asked.ConvertAll(one => one with { IsTwin = bearers[one.Number] > 1 });
    }

    private int? CodeOf(CarrierCode carrier) =>
        carriers.TryGetValue(carrier.Value, out var code) ? (code == 0 ? null : code) : SeventeenTrackCarriers.All.TryGetValue(carrier.Value, out code) ? code : SeventeenTrackMatching.CodeOf(carrier.Value);

    // A registration has no carrier's name: its code stands for it.
    private static TrackedParcel? ParcelOf(ListedItem item)
    {
        try
        {
            return item is { Number: { } number, Carrier: { } carrier } && SeventeenTrackMatching.CodeOf(carrier) is { } code ? new(new(number), new(code.ToString(CultureInfo.InvariantCulture))) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static (int Page, string? Before) Parse(string? cursor) =>
        cursor?.Split(' ', 2) is [var page, var before] && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? (no, before) : (1, null);

    private static bool IsTooShort(TrackedParcel parcel) => parcel.Number.Value.Length < ShortestNumber;

    private static RateLimit LimitOf(double callsPerSecond)
    {
        var calls = Math.Max(1, (int)callsPerSecond);
        return new(calls, TimeSpan.FromSeconds(calls / callsPerSecond));
    }
}
