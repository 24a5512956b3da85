using System.Globalization;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>Writes scans. Every third parcel's delivery tells no time zone: only the local date and time stand there, and time_iso and time_utc are null.</summary>
internal sealed class TrackEvents(SeventeenTrackSandboxOptions options)
{
    internal JsonObject Write(TrackView view, TrackScan scan, bool isLatest)
    {
        JsonObject told = [];
        foreach (var (name, value) in Times(view, scan)) told[name] = value;
        told["description"] = scan.Text;
        if (isLatest && view.Registration.Lang is { } lang) told["description_translation"] = new JsonObject { ["lang"] = lang, ["description"] = scan.Text };
        var place = TrackPlace.Of(scan.Country);
        told["location"] = $"{place.City}, {place.State}";
        told["stage"] = scan.Stage;
        told["sub_status"] = scan.SubStatus;
        told["address"] = Address(scan.Country, named: true);
        return told;
    }

    /// <summary>The three times of a scan; all empty if there is none.</summary>
    internal IEnumerable<(string Name, JsonNode? Value)> Times(TrackView view, TrackScan? scan)
    {
        var local = scan?.At.ToOffset(TrackPlace.Of(scan.Country).Offset);
        var zoned = local is not null && !(scan!.IsDelivered && Seeded.Below(options.Seed, "zone/" + view.Registration.Number, 3) == 0);
        yield return ("time_iso", zoned ? Text(local!.Value, "yyyy-MM-dd'T'HH:mm:sszzz") : null);
        yield return ("time_utc", zoned ? Text(local!.Value.ToUniversalTime(), "yyyy-MM-dd'T'HH:mm:ss'Z'") : null);
        yield return ("time_raw", new JsonObject
        {
            ["date"] = local is { } day ? Text(day, "yyyy-MM-dd") : null, ["time"] = local is { } hour ? Text(hour, "HH:mm:ss") : null, ["timezone"] = zoned ? Text(local!.Value, "zzz") : null,
        });
    }

    internal static JsonObject Address(string country, bool named) => new()
    {
        ["country"] = country, ["state"] = named ? TrackPlace.Of(country).State : null, ["city"] = named ? TrackPlace.Of(country).City : null, ["street"] = null, ["postal_code"] = null,
        ["coordinates"] = new JsonObject { ["longitude"] = null, ["latitude"] = null },
    };

    private static string Text(DateTimeOffset at, string form) => at.ToString(form, CultureInfo.InvariantCulture);
}
