using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>One number of a call.</summary>
internal sealed record TrackItem(JsonElement Raw)
{
    internal string? Number { get; } = Raw.Text("number")?.Trim();

    /// <summary>The carrier that was given; null for none, which 0 means too.</summary>
    internal int? Carrier { get; } = Raw.Whole("carrier") is not 0 and var carrier ? carrier : null;

    /// <summary>Five to fifty letters, digits and hyphens.</summary>
    internal bool IsWellFormed => Number is { Length: >= 5 and <= 50 } && Number.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}

/// <summary>What becomes of one number: accepted with these data, or rejected with a code.</summary>
internal sealed record TrackResult(JsonObject? Accepted, int Code)
{
    internal static TrackResult Done(JsonObject data) => new(data, 0);

    internal static TrackResult Done(TrackRegistration registration) => Done(new JsonObject { ["number"] = registration.Number, ["carrier"] = registration.Carrier });

    internal static TrackResult No(int code) => new(null, code);

    /// <summary>A rejected item; a number that is not registered has its carrier told as text.</summary>
    internal JsonNode Rejection(TrackItem item)
    {
        JsonObject told = new() { ["number"] = item.Number, ["carrier"] = Code == TrackCodes.NotRegistered && item.Carrier is { } named ? named.ToString(CultureInfo.InvariantCulture) : item.Carrier ?? 0 };
        if (item.Raw.Text("tag") is { } tag) told["tag"] = tag;
        told["error"] = new JsonObject { ["code"] = Code, ["message"] = TrackCodes.Message(Code, item.Number ?? "number") };
        return told;
    }
}

/// <summary>The envelopes of answers.</summary>
internal static class TrackAnswers
{
    private const int MostNumbers = 40;

    /// <summary>Works through the numbers of a call; a body that is no list of at most forty is refused as a whole.</summary>
    internal static SandboxAnswer Each(JsonElement body, Func<TrackItem, TrackResult> work, int most = MostNumbers)
    {
        if (body.ValueKind != JsonValueKind.Array || body.Items().Any(raw => raw.ValueKind != JsonValueKind.Object)) return Invalid(TrackCodes.DataInvalid);
        if (body.GetArrayLength() == 0) return Invalid(TrackCodes.Missing);
        if (body.GetArrayLength() > most) return Invalid(TrackCodes.TooMany);
        JsonArray accepted = [], rejected = [];
        foreach (var item in body.Items().Select(raw => new TrackItem(raw)))
        {
            var result = string.IsNullOrEmpty(item.Number) ? TrackResult.No(TrackCodes.Missing) : item.IsWellFormed ? work(item) : TrackResult.No(TrackCodes.FormatInvalid);
            if (result.Accepted is { } data) accepted.Add((JsonNode)data);
            else rejected.Add(result.Rejection(item));
        }

        return Done(new JsonObject { ["accepted"] = accepted, ["rejected"] = rejected });
    }

    internal static SandboxAnswer Done(JsonObject data) => LooseJson.Answer(new JsonObject { ["code"] = 0, ["data"] = data });

    /// <summary>The whole request is wrong: the code stands only in the list of errors.</summary>
    internal static SandboxAnswer Invalid(int code) => Done(Errors(code));

    /// <summary>The account may not: the code stands in the envelope too.</summary>
    internal static SandboxAnswer Account(int code, int status) => LooseJson.Answer(new JsonObject { ["code"] = code, ["data"] = Errors(code) }, status);

    private static JsonObject Errors(int code) => new() { ["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = TrackCodes.Message(code, "data") }) };
}
