using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>gettracklist: all registrations by filter, forty a page.</summary>
internal sealed class TrackListing(TrackDesk desk)
{
    private const int PageSize = 40;
    private const int MostNumbers = 200;

    internal SandboxAnswer List(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) return TrackAnswers.Invalid(TrackCodes.DataInvalid);
        var numbers = (body.Text("number") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (numbers.Count > MostNumbers) return TrackAnswers.Invalid(TrackCodes.TooMany);
        var page = body.Whole("page_no") ?? 1;
        var found = desk.Views.Where(view => (numbers.Count == 0 || numbers.Contains(view.Registration.Number)) && Passes(view, body)).ToArray();
        if (body.Text("order_by") is "RegisterTimeDesc") Array.Reverse(found);
        return LooseJson.Answer(new JsonObject
        {
            ["page"] = new JsonObject { ["data_total"] = found.Length, ["page_total"] = (found.Length + PageSize - 1) / PageSize, ["page_no"] = page, ["page_size"] = PageSize },
            ["code"] = 0, ["data"] = new JsonObject { ["accepted"] = LooseJson.List(found.Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize).Select(Tell)) },
        });
    }

    private bool Passes(TrackView view, JsonElement asked) =>
        (asked.Whole("carrier") is not { } carrier || view.Registration.Carrier == carrier)
        && Is(asked.Text("package_status"), view.Status.Status) && Is(asked.Text("tracking_status"), Tracking(view)) && Is(asked.Text("push_status"), Pushed(view)) && Is(asked.Text("data_origin"), "Api")
        && Within(asked, "register_time", view.Registration.Registered.At) && Within(asked, "track_time", view.News.LastOrDefault(view.FirstResult)) && Within(asked, "stop_track_time", view.StoppedAt);

    private JsonNode Tell(TrackView view)
    {
        var (one, latest, delivered) = (view.Registration, view.Latest, view.Scans.FirstOrDefault(scan => scan.IsDelivered));
        return new JsonObject
        {
            ["number"] = one.Number, ["carrier"] = one.Carrier, ["final_carrier"] = view.Scans.Any(scan => scan.ByLastMile) ? view.Journey!.LastMileCarrier : 0, ["param"] = one.Registered.Param, ["param_type"] = "None", ["data_origin"] = "Api",
            ["shipping_country"] = view.Journey?.From, ["recipient_country"] = view.Journey?.To, ["register_time"] = Utc(one.Registered.At), ["track_time"] = view.HasResult ? Utc(view.News.LastOrDefault(view.FirstResult)) : null,
            ["push_time"] = Pushed(view) == "Success" ? Utc(view.News.Last()) : null, ["stop_track_time"] = Utc(view.StoppedAt), ["tracking_status"] = Tracking(view), ["package_status"] = view.Status.Status, ["sync_status"] = view.HasResult,
            ["push_status"] = Pushed(view), ["push_status_code"] = Pushed(view) == "Success" ? (JsonNode)200 : null, ["stop_track_reason"] = view.StopReason, ["is_retracked"] = one.IsRetracked, ["carrier_change_count"] = one.CarrierChanges,
            ["tag"] = one.Tag, ["email"] = "", ["order_no"] = one.OrderNo, ["remark"] = one.Registered.Remark, ["lang"] = one.Lang, ["order_time"] = one.Registered.OrderTime, ["latest_event_time"] = latest is null ? null : Utc(latest.At),
            ["latest_event_info"] = latest is null ? null : $"{TrackPlace.Of(latest.Country).City}, {latest.Text}", ["delievery_time"] = Utc(delivered?.At), ["pickup_time"] = "",
        };
    }

    private string Pushed(TrackView view) => view.News.Any() && view.News.All(seen => desk.State.IsTold(TrackMessages.NewsKey(view.Registration, seen))) ? "Success" : "NotPushed";

    private static string Tracking(TrackView view) => view.StoppedAt is null ? "Tracking" : "Stopped";

    private static bool Is(string? asked, string value) => string.IsNullOrEmpty(asked) || asked == value;

    private static bool Within(JsonElement asked, string name, DateTimeOffset? at) =>
        (Time(asked.Text(name + "_from")) is not { } from || at >= from) && (Time(asked.Text(name + "_to")) is not { } to || at <= to);

    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? Utc(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
