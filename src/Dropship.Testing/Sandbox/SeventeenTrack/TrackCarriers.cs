using System.Collections.Frozen;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>A carrier as 17TRACK knows it.</summary>
internal sealed record TrackCarrier(int Key, string Name, string Country);

/// <summary>Carriers that the sandbox knows, and how a number tells its carrier.</summary>
internal static class TrackCarriers
{
    private static readonly FrozenDictionary<int, TrackCarrier> Known = ((IEnumerable<TrackCarrier>)
    [
        new(3011, "China Post", "CN"), new(3013, "China EMS", "CN"), new(190008, "YunExpress", "CN"), new(190094, "4PX", "CN"), new(190012, "Yanwen", "CN"), new(190208, "CNE", "CN"),
        new(190271, "Cainiao", "CN"), new(190283, "CJPacket", "CN"), new(190165, "WishPost", "CN"), new(190072, "Sunyou", "CN"), new(100003, "FedEx", "US"), new(21051, "USPS", "US"),
        new(100002, "UPS", "US"), new(100001, "DHL Express", "DE"), new(7041, "DHL Paket", "DE"), new(11031, "Royal Mail", "GB"), new(6051, "La Poste (Colissimo)", "FR"), new(3041, "Canada Post", "CA"),
        new(1151, "Australia Post", "AU"), new(14041, "PostNL", "NL"), new(2151, "Correios", "BR"), new(9071, "Poste Italiane", "IT"), new(19181, "Correos Spain", "ES"), new(100005, "GLS", "DE"),
    ]).ToFrozenDictionary(carrier => carrier.Key);

    internal static bool IsKnown(int key) => Known.ContainsKey(key);

    internal static TrackCarrier Named(int key) => Known.GetValueOrDefault(key) ?? new(key, $"Carrier {key}", "CN");

    /// <summary>A carrier's code by its name in any case, or null.</summary>
    internal static int? Find(string name) => Known.Values.FirstOrDefault(carrier => string.Equals(carrier.Name, name, StringComparison.OrdinalIgnoreCase))?.Key;

    /// <summary>The carrier that a number alone gives away, or null.</summary>
    internal static int? Detect(string number) => number switch
    {
        _ when number.StartsWith("CJPKL", StringComparison.Ordinal) => 190283,
        _ when number.StartsWith("YT", StringComparison.Ordinal) && number.Length == 18 => 190008,
        _ when number.Length == 13 && number.EndsWith("CN", StringComparison.Ordinal) => 3011,
        _ when number.Length == 13 && number.EndsWith("GB", StringComparison.Ordinal) => 11031,
        _ when number.Length == 13 && number.EndsWith("BR", StringComparison.Ordinal) => 2151,
        _ when number.Length == 22 && number.StartsWith('9') => 21051,
        _ => null,
    };
}
