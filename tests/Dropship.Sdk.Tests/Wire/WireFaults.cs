using System.IO.Compression;
using System.Text;
using Dropship.Http;
using Dropship.Testing.Wire;

namespace Dropship.Sdk.Tests.Wire;

/// <summary>Everything that goes wrong with every money call: the network, the vendor's answers, connections that were used before.</summary>
internal static class WireFaults
{
    private const string Page = "<html><body>Please wait</body></html>";
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Piece = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly int[] Redirects = [301, 302, 307, 308];
    private static readonly byte[] Bomb = Pack(16 * 1024 * 1024);

    internal static IReadOnlyList<WireFault> All { get; } = [.. Networks, .. Statuses, .. Bodies, .. Reused];

    private static IEnumerable<WireFault> Networks =>
    [
        new("none") { IsHarmless = true },
        Both("latency", new TcpFault.Latency(Moment), TcpWay.ToVendor) with { IsHarmless = true },
        Both("latency", new TcpFault.Latency(Moment), TcpWay.ToCaller) with { IsHarmless = true },
        Both("latency beyond the time-out", new TcpFault.Latency(Hour), TcpWay.ToCaller) with { IsSilent = true },
        new("down") { Network = static _ => new TcpFault.Down(), Whole = 0 },
        Both("bandwidth", new TcpFault.Bandwidth(512, Piece), TcpWay.ToVendor) with { IsHarmless = true },
        Both("bandwidth", new TcpFault.Bandwidth(512, Piece), TcpWay.ToCaller) with { IsHarmless = true },
        new("slow close") { Network = static _ => new TcpFault.SlowClose(Moment), Answer = static scene => RawAnswer.UntilClosed(scene.Good), IsHarmless = true },
        new("slow close beyond the time-out") { Network = static _ => new TcpFault.SlowClose(Hour), Answer = static scene => RawAnswer.UntilClosed(scene.Good), IsSilent = true },
        Both("time-out", new TcpFault.Timeout(), TcpWay.ToVendor) with { IsSilent = true, Whole = 0 },
        Both("time-out", new TcpFault.Timeout(), TcpWay.ToCaller) with { IsSilent = true },
        Both("reset", new TcpFault.ResetPeer(), TcpWay.ToVendor) with { Whole = 0 },
        Both("reset", new TcpFault.ResetPeer(), TcpWay.ToCaller),
        Both("sliced", new TcpFault.Slicer(37), TcpWay.ToVendor) with { IsHarmless = true },
        Both("sliced", new TcpFault.Slicer(37), TcpWay.ToCaller) with { IsHarmless = true },
        Both("cut", new TcpFault.LimitData(20), TcpWay.ToVendor) with { Whole = 0 },
        new("cut before the answer") { Network = static _ => new TcpFault.LimitData(0) },
        new("cut in its head") { Network = static _ => new TcpFault.LimitData(20) },
        new("cut in its body") { Network = static good => new TcpFault.LimitData(good.Length - 10) },
    ];

    private static IEnumerable<WireFault> Statuses =>
    [
        new("HTTP 500") { Answer = static _ => RawAnswer.Json(500, "{}") },
        new("HTTP 502") { Answer = static _ => RawAnswer.Of(502, Encoding.UTF8.GetBytes(Page), "text/html") },
        new("HTTP 503") { Answer = static _ => RawAnswer.Json(503, "{}", "Retry-After: 1") },
        new("HTTP 500 with a good body") { Answer = static scene => RawAnswer.Json(500, scene.Good) },
        new("HTTP 429") { Answer = static _ => RawAnswer.Json(429, "{}") },
        new("HTTP 429 with Retry-After") { Answer = static _ => RawAnswer.Json(429, "{}", "Retry-After: 1") },
        .. Redirects.Select(static status => new WireFault($"HTTP {status}") { Answer = scene => RawAnswer.Json(status, scene.Good, $"Location: {scene.Elsewhere}") }),
    ];

    private static IEnumerable<WireFault> Bodies =>
    [
        new("HTML with 200") { Answer = static _ => RawAnswer.Of(200, Encoding.UTF8.GetBytes(Page), "text/html") },
        new("HTML that says it is JSON") { Answer = static _ => RawAnswer.Json(200, Page) },
        new("empty 200") { Answer = static _ => RawAnswer.Json(200, "") },
        new("shorter than its length") { Answer = static scene => Shortened(RawAnswer.Json(200, scene.Good)) },
        new("half of the JSON") { Answer = static scene => RawAnswer.Json(200, scene.Good[..(scene.Good.Length / 2)]) },
        new("no HTTP") { Answer = static _ => RawAnswer.Break("220 mail.example.org ESMTP\r\n\r\n") },
        new("contradiction") { Answer = static scene => scene.Call.Contradiction(scene.Good) },
        new("nothing named") { Answer = static scene => scene.Call.Nothing is { } body ? RawAnswer.Json(200, body) : null },
        new("another's") { Answer = static scene => scene.Call.Another is { } body ? RawAnswer.Json(200, body) : null },
        new("a negative amount") { Answer = static scene => Priced(scene, "-1") },
        new("an amount of 30 digits") { Answer = static scene => Priced(scene, "123456789012345678901234567890") },
        new("a key twice") { Answer = static scene => RawAnswer.Json(200, "{\"code\":9," + scene.Good.TrimStart()[1..]) },
        new("invalid UTF-8") { Answer = static scene => RawAnswer.Of(200, (byte[])[.. "{\"x\":\""u8, 0xC3, 0x28, .. "\","u8, .. Encoding.UTF8.GetBytes(scene.Good.TrimStart()[1..])], "application/json") },
        new("too long") { Answer = static scene => RawAnswer.Json(200, scene.Good + new string(' ', BodyLimit.Most)) },
        new("a bomb of gzip") { Answer = static _ => RawAnswer.Of(200, Bomb, "application/json", "Content-Encoding: gzip") },
        new("no gzip") { Answer = static scene => RawAnswer.Json(200, scene.Good, "Content-Encoding: gzip") },
    ];

    private static IEnumerable<WireFault> Reused =>
    [
        new("reused") { Before = RawEnd.Keep, IsHarmless = true },
        new("closed while idle") { Before = RawEnd.Close, IsHarmless = true },
        new("reused, closed at its head") { Before = RawEnd.Keep, IsCutAtHead = true, Whole = 0 },
        new("reused, closed when read") { Before = RawEnd.Keep, Answer = static _ => RawAnswer.Break() },
        new("reused, reset when read") { Before = RawEnd.Keep, Answer = static _ => RawAnswer.Reset },
    ];

    private static WireFault Both(string name, TcpFault fault, TcpWay way) => new($"{name}, {(way == TcpWay.ToVendor ? "to the vendor" : "to us")}") { Network = _ => fault, Way = way };

    private static RawAnswer? Priced(WireScene scene, string amount) =>
        scene.Call.Amount is { } told ? RawAnswer.Json(200, scene.Good.Replace(told, $"\"actualPayment\":{amount}", StringComparison.Ordinal)) : null;

    private static RawAnswer Shortened(RawAnswer whole) => new(whole.Bytes[..^10], RawEnd.Close);

    private static byte[] Pack(int blanks)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(Enumerable.Repeat((byte)' ', blanks).ToArray());
        return packed.ToArray();
    }
}
