using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>Reads what is known of numbers, and the quota.</summary>
internal sealed class TrackReading(TrackDesk desk)
{
    private readonly TrackInfo _info = new(desk.Options);

    /// <summary>Only the number and the carrier may be sent; anything else makes the item invalid.</summary>
    internal SandboxAnswer Info(JsonElement body) => TrackAnswers.Each(body, item =>
        item.Raw.EnumerateObject().Any(member => member.Name is not "number" and not "carrier") ? TrackResult.No(TrackCodes.DataInvalid) : desk.Find(item.Number!, item.Carrier) switch
        {
            [] => TrackResult.No(TrackCodes.NotRegistered),
            [{ HasResult: false }] => TrackResult.No(TrackCodes.NothingYet),
            [var only] => TrackResult.Done(_info.Item(only)),
            _ => TrackResult.No(TrackCodes.Ambiguous),
        });

    internal SandboxAnswer RealTime(JsonElement body) => TrackAnswers.Account(TrackCodes.NoRealTime, desk.Options.AccountFailureStatus);

    internal SandboxAnswer Quota(JsonElement body) => TrackAnswers.Done(new JsonObject
    {
        ["quota_total"] = desk.Options.Quota, ["quota_used"] = desk.State.Used, ["quota_remain"] = desk.Remaining, ["today_used"] = desk.State.UsedOn(desk.Now),
        ["max_track_daily"] = desk.Options.MostADay, ["free_email_quota"] = 300, ["free_email_quotaused"] = 0,
    });
}
