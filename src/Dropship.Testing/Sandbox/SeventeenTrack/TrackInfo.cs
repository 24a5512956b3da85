using System.Globalization;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>Writes what is known of a parcel as 17TRACK does: one item of gettrackinfo, and the body of TRACKING_UPDATED.</summary>
internal sealed class TrackInfo(SeventeenTrackSandboxOptions options)
{
    private static readonly string[] Milestones = ["InfoReceived", "PickedUp", "Departure", "Arrival", "AvailableForPickup", "OutForDelivery", "Delivered", "Returning", "Returned"];

    private readonly TrackEvents _events = new(options);

    internal JsonObject Item(TrackView view) => new()
    {
        ["number"] = view.Registration.Number, ["carrier"] = view.Registration.Carrier, ["param"] = view.Registration.Registered.Param, ["tag"] = view.Registration.Tag, ["lang"] = view.Registration.Lang,
        ["track_info"] = view.Journey is { } journey && view.Latest is { } latest ? Known(view, journey, latest) : Unknown(view),
    };

    /// <summary>Changes whenever anything is news; within signed 32 bit.</summary>
    internal int Hash(TrackView view) => view.Latest is null ? 0 : (int)Seeded.Number(options.Seed, $"hash/{view.Registration.No}/{view.Registration.Carrier}/{view.Scans.Count()}");

    private JsonObject Known(TrackView view, SandboxJourney journey, TrackScan latest) => new()
    {
        ["shipping_info"] = new JsonObject { ["shipper_address"] = TrackEvents.Address(journey.From, named: false), ["recipient_address"] = TrackEvents.Address(journey.To, named: true) },
        ["latest_status"] = Status(view),
        ["latest_event"] = _events.Write(view, latest, isLatest: true),
        ["time_metrics"] = Metrics(view, latest),
        ["milestone"] = LooseJson.List(Milestones.Select(stage => Milestone(view, stage))),
        ["misc_info"] = Misc(view, journey),
        ["tracking"] = new JsonObject { ["providers_hash"] = Hash(view), ["providers"] = LooseJson.List(Providers(view, journey)) },
    };

    private static JsonObject Unknown(TrackView view) => new()
    {
        ["latest_status"] = Status(view), ["latest_event"] = null, ["time_metrics"] = Metrics(view, null), ["milestone"] = new JsonArray(),
        ["tracking"] = new JsonObject { ["providers_hash"] = 0, ["providers"] = new JsonArray() },
    };

    private static JsonObject Status(TrackView view) => new() { ["status"] = view.Status.Status, ["sub_status"] = view.Status.SubStatus, ["sub_status_descr"] = null };

    private static JsonObject Metrics(TrackView view, TrackScan? latest)
    {
        var picked = view.Scans.FirstOrDefault(scan => scan.Stage == "PickedUp")?.At;
        var done = view.Scans.FirstOrDefault(scan => scan.IsDelivered)?.At;
        var transit = picked is { } from ? (int)((done ?? view.AsOf) - from).TotalDays : 0;
        return new()
        {
            ["days_after_order"] = (int)(view.AsOf - view.Registration.Registered.At).TotalDays, ["days_of_transit"] = transit, ["days_of_transit_done"] = done is null ? 0 : transit,
            ["days_after_last_update"] = latest is null ? null : (JsonNode)(int)(view.AsOf - latest.At).TotalDays,
            ["estimated_delivery_date"] = new JsonObject { ["source"] = null, ["from"] = null, ["to"] = null },
        };
    }

    private JsonObject Milestone(TrackView view, string stage)
    {
        JsonObject told = new() { ["key_stage"] = stage };
        foreach (var (name, value) in _events.Times(view, view.Scans.FirstOrDefault(scan => scan.Stage == stage))) told[name] = value;
        return told;
    }

    private static JsonObject Misc(TrackView view, SandboxJourney journey)
    {
        var handed = view.Scans.Any(scan => scan.ByLastMile);
        return new()
        {
            ["risk_factor"] = 0, ["service_type"] = null, ["weight_raw"] = null, ["weight_kg"] = null, ["pieces"] = null, ["dimensions"] = null, ["customer_number"] = null, ["reference_number"] = null,
            ["local_number"] = handed ? journey.LastMileNumber : null, ["local_provider"] = handed ? TrackCarriers.Named(journey.LastMileCarrier!.Value).Name : null, ["local_key"] = handed ? journey.LastMileCarrier : 0,
        };
    }

    /// <summary>Who delivers stands first; the first carrier tells the whole way, so the last mile appears twice.</summary>
    private IEnumerable<JsonNode> Providers(TrackView view, SandboxJourney journey)
    {
        var lastMile = view.Scans.Where(scan => scan.ByLastMile).ToArray();
        if (lastMile.Length > 0) yield return Provider(view, journey.LastMileCarrier!.Value, lastMile);
        yield return Provider(view, journey.Carrier, [.. view.Scans]);
    }

    private JsonObject Provider(TrackView view, int key, TrackScan[] scans)
    {
        var carrier = TrackCarriers.Named(key);
        return new()
        {
            ["provider"] = new JsonObject { ["key"] = carrier.Key, ["name"] = carrier.Name, ["alias"] = carrier.Name, ["tel"] = null, ["homepage"] = null, ["country"] = carrier.Country },
            ["provider_lang"] = "en", ["service_type"] = null, ["latest_sync_status"] = "Success", ["latest_sync_time"] = view.AsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["events_hash"] = (int)Seeded.Number(options.Seed, $"events/{view.Registration.No}/{key}/{scans.Length}"), ["provider_tips"] = null,
            ["events"] = LooseJson.List(scans.Reverse().Select(scan => (JsonNode)_events.Write(view, scan, isLatest: false))),
        };
    }
}
