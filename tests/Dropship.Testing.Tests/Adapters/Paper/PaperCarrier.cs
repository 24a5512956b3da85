using System.Globalization;
using System.Text.Json.Nodes;
using Dropship.Testing.Sandbox;

namespace Dropship.Testing.Tests.Adapters.Paper;

/// <summary>A tracking vendor that exists on paper only: it follows what was registered with it, and registers a number once.</summary>
internal sealed class PaperCarrier(TimeProvider clock) : SandboxVendor("Paper", clock)
{
    private static readonly string[] Journey = ["picked-up", "in-transit", "arrived", "delivered"];
    private readonly Dictionary<string, int> _scans = [];
    private readonly Dictionary<string, int> _registered = [];

    public string HandOver() => Alone(() =>
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"YT{_scans.Count + 1:D8}");
        _scans[number] = 0;
        return number;
    });

    public void Scan(string number) => Alone(() => ++_scans[number]);

    public int CountRegistrations(string number) => Alone(() => _registered.GetValueOrDefault(number));

    /// <summary>A number is registered once more: what happens if the vendor is not kept from taking money twice.</summary>
    public void Register(string number) => Alone(() => _registered[number] = _registered.GetValueOrDefault(number) + 1);

    protected override SandboxAnswer Answer(SandboxRequest request) => (request.Path, JsonNode.Parse(request.Body.Span)!["numbers"]!.AsArray().Select(number => number!.GetValue<string>()).ToList()) switch
    {
        (_, { Count: > 5 }) => SandboxAnswer.Json("{\"error\":\"too-many\"}", 409),
        ("/register", var numbers) => Register(numbers),
        ("/track", var numbers) => Track(numbers),
        _ => SandboxAnswer.Json("{\"error\":\"unknown-route\"}", 404),
    };

    private SandboxAnswer Register(List<string> numbers)
    {
        foreach (var number in numbers) _registered.TryAdd(number, 1);
        return SandboxAnswer.Json(new JsonObject { ["registered"] = numbers.Count }.ToJsonString());
    }

    private SandboxAnswer Track(List<string> numbers) => SandboxAnswer.Json(new JsonObject
    {
        ["missing"] = new JsonArray([.. numbers.Where(number => !_registered.ContainsKey(number)).Select(number => JsonValue.Create(number))]),
        ["parcels"] = new JsonArray([.. numbers.Where(_registered.ContainsKey).Order(StringComparer.Ordinal).Select(Show)]),
    }.ToJsonString());

    private JsonObject Show(string number) => new()
    {
        ["number"] = number,
        ["scans"] = new JsonArray([.. Enumerable.Range(0, _scans.GetValueOrDefault(number)).Reverse().Select(place => new JsonObject
        {
            ["at"] = new DateTimeOffset(2026, 1, 6 + place, 8, 0, 0, TimeSpan.Zero).ToString("O", CultureInfo.InvariantCulture),
            ["what"] = Journey[Math.Min(place, Journey.Length - 1)],
        })]),
    };
}
