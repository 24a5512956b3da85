namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>A place where parcels are scanned, with its distance from UTC; the sandbox keeps no daylight saving.</summary>
internal sealed record TrackPlace(string City, string State, TimeSpan Offset)
{
    /// <summary>One place for each country.</summary>
    internal static TrackPlace Of(string country) => country switch
    {
        "CN" => new("SHENZHEN", "GD", TimeSpan.FromHours(8)),
        "US" => new("NEWARK", "NJ", TimeSpan.FromHours(-5)),
        "CA" => new("TORONTO", "ON", TimeSpan.FromHours(-5)),
        "BR" => new("RECIFE", "PE", TimeSpan.FromHours(-3)),
        "GB" => new("COVENTRY", "ENG", TimeSpan.Zero),
        "IE" or "PT" => new("DEPOT", country, TimeSpan.Zero),
        "AU" => new("SYDNEY", "NSW", TimeSpan.FromHours(10)),
        "IN" => new("MUMBAI", "MH", new(5, 30, 0)),
        _ => new("DEPOT", country, TimeSpan.FromHours(1)),
    };
}
