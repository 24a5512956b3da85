using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>Registers numbers: one of the quota for each number and carrier; a second time costs nothing.</summary>
internal sealed class TrackRegister(TrackDesk desk)
{
    private const int Detected = 1;
    private const int Confirmed = 2;
    private const int Guessed = 3;

    private static readonly IReadOnlyList<(string Name, int Longest)> Longest = [("tag", 100), ("remark", 1_000), ("email", 250), ("order_no", 50)];

    internal SandboxAnswer Register(System.Text.Json.JsonElement body) => TrackAnswers.Each(body, Register);

    private TrackResult Register(TrackItem item)
    {
        if (Longest.Any(rule => item.Raw.Text(rule.Name) is { } text && text.Length > rule.Longest)) return TrackResult.No(TrackCodes.ValueInvalid);
        if (item.Carrier is { } given && !TrackCarriers.IsKnown(given) && !desk.Options.MoreCarriers.Contains(given)) return TrackResult.No(TrackCodes.CarrierWrong);
        if (Resolve(item) is not var (carrier, origin)) return TrackResult.No(TrackCodes.CarrierUnknown);
        if (desk.Find(item.Number!, item.Carrier is null ? null : carrier).Count > 0) return TrackResult.No(TrackCodes.AlreadyRegistered);
        if (desk.Remaining <= 0) return TrackResult.No(TrackCodes.QuotaUsed);
        if (desk.Options.MostADay > 0 && desk.State.UsedOn(desk.Now) >= desk.Options.MostADay) return TrackResult.No(TrackCodes.DayUsed);
        TrackEntry.Registered made = new(desk.Now, desk.State.Used + 1, item.Number!, carrier, item.Raw.Text("tag"), item.Raw.Text("lang"), item.Raw.Text("param"), item.Raw.Text("order_no"), item.Raw.Text("order_time"), item.Raw.Text("remark"));
        desk.Write(made);
        return TrackResult.Done(new JsonObject { ["origin"] = origin, ["number"] = made.Number, ["carrier"] = carrier, ["email"] = item.Raw.Text("email"), ["lang"] = made.Lang, ["tag"] = made.Tag });
    }

    /// <summary>The carrier a number is followed with: what was given, unless the true way knows better and detection was not switched off.</summary>
    private (int Carrier, int Origin)? Resolve(TrackItem item)
    {
        var detects = item.Raw.Member("auto_detection").ValueKind != System.Text.Json.JsonValueKind.False;
        var journey = desk.Journey(item.Number!);
        if (item.Carrier is { } given)
            return journey is null || !detects || given == journey.Carrier || given == journey.LastMileCarrier ? (given, Confirmed) : (journey.Carrier, Detected);
        if (!detects) return null;
        return journey is not null ? (journey.Carrier, Detected) : TrackCarriers.Detect(item.Number!.ToUpperInvariant()) is { } guess ? (guess, Guessed) : null;
    }
}
