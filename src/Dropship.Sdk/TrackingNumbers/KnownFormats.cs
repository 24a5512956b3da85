using Dropship.Domain;

namespace Dropship.TrackingNumbers;

/// <summary>The formats of tracking numbers that come with the package: the public data set of jkeen/tracking_number_data (MIT), see the README beside it.</summary>
public static class KnownFormats
{
    private const string Place = "tracking-numbers/";

    // These couriers have numbers that the data set does not know.
    private static readonly string[] Open = ["amazon", "dhl", "dpd", "gofo", "landmark", "yodel"];

    // Names that suppliers use beside the couriers' own; a name that stands for several carriers is not in it.
    private static readonly (string Name, string Courier)[] MoreNames =
    [
        ("FedEx Express", "fedex"), ("FedEx Ground", "fedex"), ("FedEx International", "fedex"), ("UPS Express", "ups"), ("UPS Ground", "ups"), ("USPS Ground Advantage", "usps"), ("USPS Priority Mail", "usps"),
        ("DHL Express", "dhl"), ("YunTu", "yunexpress"), ("Amazon Logistics", "amazon"), ("GOFO", "gofo"), ("GOFO US", "gofo"), ("Landmark Global", "landmark"), ("Spee-Dee", "speedee"),
    ];

    private static readonly Lazy<IReadOnlyList<FormatFile>> Read = new(ReadAll);
    private static readonly Lazy<NumberFormats> Made = new(static () => Of(Read.Value));

    /// <summary>All of them; read once, when the first number is looked at.</summary>
    public static NumberFormats All => Made.Value;

    /// <summary>The couriers' files, with their examples.</summary>
    internal static IReadOnlyList<FormatFile> Files => Read.Value;

    private static NumberFormats Of(IReadOnlyList<FormatFile> files)
    {
        var names = files.ToDictionary(static file => file.Name, static file => file.Courier);
        foreach (var (name, courier) in MoreNames) names[name] = courier;
        return new(files.SelectMany(static file => file.Formats), names, Open);
    }

    private static List<FormatFile> ReadAll()
    {
        List<FormatFile> files = [];
        var assembly = typeof(KnownFormats).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Place, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            files.Add(FormatFile.Read(file));
        }

        return files;
    }
}
