namespace Dropship.Domain;

/// <summary>
/// All formats of tracking numbers that are known. What they say is advice: posts and carriers give out numbers that break their own rules, and most carriers publish none.
/// </summary>
public sealed record NumberFormats
{
    private const string Posts = "s10";
    private readonly Few<NumberFormat> _formats;
    private readonly Dictionary<string, string> _couriers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open;

    /// <summary>Takes formats.</summary>
    /// <param name="formats">The formats.</param>
    /// <param name="names">Couriers' codes by the names that suppliers give them; letters and digits count, in any case. A courier's code is a name of its own.</param>
    /// <param name="open">Couriers that have more formats than are known: a number that fits none of them is not held against it.</param>
    public NumberFormats(IEnumerable<NumberFormat> formats, IReadOnlyDictionary<string, string>? names = null, IReadOnlyCollection<string>? open = null)
    {
        _formats = formats.ToFew();
        _open = new(open ?? [], StringComparer.Ordinal);
        foreach (var format in _formats) _couriers[Key(format.Courier)] = format.Courier;
        foreach (var (name, courier) in names ?? new Dictionary<string, string>()) _couriers[Key(name)] = courier;
    }

    /// <summary>No format at all: every number is unknown.</summary>
    public static NumberFormats None { get; } = new([]);

    /// <summary>All formats that were given, in that order.</summary>
    public Few<NumberFormat> All => _formats;

    /// <summary>The courier that a supplier's name for a carrier means, or null.</summary>
    /// <param name="carrier">The carrier.</param>
    public string? CourierOf(CarrierCode carrier) => _couriers.GetValueOrDefault(Key(carrier.Value));

    /// <summary>What a number says of itself and of the carrier that is said to have it.</summary>
    /// <param name="number">The number.</param>
    /// <param name="carrier">The carrier as the supplier names it.</param>
    /// <param name="to">Where the order goes; null if nobody knows.</param>
    public NumberCheck Check(TrackingNumber number, CarrierCode carrier, Destination? to = null)
    {
        var courier = CourierOf(carrier);
        var (any, own, post) = (NumberFit.Unknown, NumberFit.Unknown, NumberFit.Unknown);
        var elsewhere = false;
        Few<string> names = [];
        foreach (var format in _formats)
        {
            if (format.Read(number) is not { Fit: not NumberFit.Unknown } reading) continue;
            if (reading.Fit > any) any = reading.Fit;
            if (format.Courier == courier && reading.Fit > own) own = reading.Fit;
            if (format.Courier == Posts && reading.Fit > post) post = reading.Fit;
            if (reading.Fit != NumberFit.Fits) continue;
            names = names.Add(format.Name);
            elsewhere |= (courier is null || format.Courier == courier) && to is not null && GoesElsewhere(reading, to);
        }

        var found = Found(courier, any, own, post) | (elsewhere ? ParcelSuspicions.OtherDestination : ParcelSuspicions.None);
        var fit = courier is null || post == NumberFit.Fits ? any : own;
        return new(carrier, fit, found, names.OrderBy(static name => name, StringComparer.Ordinal).ToFew());
    }

    // A number of the post fits every carrier: parcels of many are delivered by posts. Of a carrier that nobody here knows only the post's own check digit is held against it.
    private ParcelSuspicions Found(string? courier, NumberFit any, NumberFit own, NumberFit post) => (courier, own) switch
    {
        (null, _) => post == NumberFit.Fails && any != NumberFit.Fits ? ParcelSuspicions.CheckDigit : ParcelSuspicions.None,
        (_, NumberFit.Fits) => ParcelSuspicions.None,
        _ when post == NumberFit.Fits => ParcelSuspicions.None,
        (_, NumberFit.Fails) => ParcelSuspicions.CheckDigit,
        _ => _open.Contains(courier) && any != NumberFit.Fits ? ParcelSuspicions.None : ParcelSuspicions.CarrierMisfit,
    };

    private static bool GoesElsewhere(in NumberReading reading, Destination to) =>
        !to.IsPlatformHub
        && ((reading.Country is { } country && country != to.Country)
            || (reading.Zip is { } zip && to is { Country: "US", PostalPrefix.Length: >= 3 } && !Begins(zip, to.PostalPrefix)));

    private static bool Begins(string zip, string prefix) => zip.StartsWith(prefix.Length > zip.Length ? prefix[..zip.Length] : prefix, StringComparison.Ordinal);

    private static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
