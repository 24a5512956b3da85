using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>The webhooks: TRACKING_UPDATED with everything that was known at each news, TRACKING_STOPPED with hardly anything.</summary>
internal sealed class TrackMessages(TrackDesk desk)
{
    private readonly TrackInfo _info = new(desk.Options);

    /// <summary>Messages that are due and were not taken yet, the oldest first.</summary>
    internal IReadOnlyList<SandboxMessage> Take()
    {
        List<SandboxMessage> messages = [];
        foreach (var due in desk.Views.SelectMany(Due).Where(due => !desk.State.IsTold(due.Key)).OrderBy(due => due.At).ThenBy(due => due.Key, StringComparer.Ordinal).ToArray())
        {
            desk.Write(new TrackEntry.Told(desk.Now, due.Key));
            var message = Sign(LooseJson.Bytes(due.Write()));
            messages.Add(message);
            if (desk.Options.DuplicateEvery is > 0 and var every && Seeded.Below(desk.Options.Seed, "twice/" + due.Key, every) == 0) messages.Add(message);
        }

        return messages;
    }

    /// <summary>The sign header: lower-case hex of SHA-256 over the raw body, a slash and the key.</summary>
    internal static string Signature(ReadOnlySpan<byte> body, string key) => Convert.ToHexStringLower(SHA256.HashData([.. body, .. Encoding.UTF8.GetBytes("/" + key)]));

    internal static string NewsKey(TrackRegistration registration, DateTimeOffset seen) => string.Create(CultureInfo.InvariantCulture, $"news/{registration.No}/{registration.Carrier}/{seen:O}");

    private IEnumerable<(DateTimeOffset At, string Key, Func<JsonNode> Write)> Due(TrackView view)
    {
        var one = view.Registration;
        foreach (var seen in view.News) yield return (seen, NewsKey(one, seen), () => Updated(desk.View(one, seen)));
        foreach (var (asked, index) in one.Pushes.Select((asked, index) => (asked, index))) yield return (asked, $"push/{one.No}/{index}", () => Updated(view));
        if (view.StoppedAt is { } stopped)
            yield return (stopped, string.Create(CultureInfo.InvariantCulture, $"stop/{one.No}/{stopped:O}"), () => Event("TRACKING_STOPPED", new() { ["number"] = one.Number, ["carrier"] = one.Carrier, ["param"] = one.Registered.Param, ["tag"] = one.Tag ?? "" }));
    }

    private JsonObject Updated(TrackView view) => Event("TRACKING_UPDATED", _info.Item(view));

    private static JsonObject Event(string name, JsonObject data) => new() { ["event"] = name, ["data"] = data };

    private SandboxMessage Sign(byte[] body) => new(FrozenDictionary.ToFrozenDictionary(
        [KeyValuePair.Create("Content-Type", "application/json"), KeyValuePair.Create("sign", Signature(body, desk.Options.Key))], StringComparer.OrdinalIgnoreCase), body);
}
