using System.Text;
using Dropship.Ports;
using static Dropship.Ports.WebhookVerdict;

namespace Dropship.Testing.Conformance.Adapters.Cases;

/// <summary>A message is believed only if every bit of it is the vendor's; and even then it is only a hint.</summary>
internal static class WebhookCases
{
    private const int MostBodyBits = 4096;

    internal static AdapterCase<TFixture>[] Of<TFixture>() where TFixture : IVendorFixture
    {
        Need[] needs = [Need.Fixture<ISendWebhooks>()];
        AdapterCase<TFixture> Case(string name, Func<ISendWebhooks, CancellationToken, Task> run) => new(name, needs, (fixture, cancellation) => run((ISendWebhooks)fixture, cancellation));
        return
        [
            Case("a genuine message is believed and says what to look at", GenuineAsync),
            Case("a message that is sent again gives the same nudges", AgainAsync),
            Case("two messages are told apart", ApartAsync),
            Case("header names are found in any case", HeaderCaseAsync),
            Case("a message without its signature is forged", UnsignedAsync),
            Case("a message signed with another key is forged", ForgedAsync),
            Case("a message with any bit of its signature turned is forged", SignatureBitsAsync),
            Case("a message with a bit of its body turned is forged", BodyBitsAsync),
            Case("a message that is cut or lengthened is forged", CutAsync),
            Case("a signed message that makes no sense is unreadable", NonsenseAsync),
            Case("a signed message that is huge or deep is refused", HugeAsync),
            Case("parallel messages are read as one by one", ParallelAsync),
            new("a refused message tells no secret", needs, (fixture, cancellation) => SilentAsync(fixture, (ISendWebhooks)fixture, cancellation)),
        ];
    }

    private static async Task GenuineAsync(ISendWebhooks vendor, CancellationToken cancellation)
    {
        var reading = await vendor.Reader.ReadWebhookAsync(await vendor.SendAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        Promise.Same(Genuine, reading.Verdict, "A genuine message is believed.");
        Promise.Holds(reading.Nudges.Count > 0 && reading.Nudges.All(nudge => nudge.Message.Length > 0), "A message about something says what to look at, and which message it is.");
    }

    private static async Task AgainAsync(ISendWebhooks vendor, CancellationToken cancellation)
    {
        var message = await vendor.SendAsync(cancellation).ConfigureAwait(false);
        var first = await vendor.Reader.ReadWebhookAsync(message, cancellation).ConfigureAwait(false);
        await vendor.Reader.ReadWebhookAsync(await vendor.SendAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var again = await vendor.Reader.ReadWebhookAsync(message with { Body = message.Body.ToArray() }, cancellation).ConfigureAwait(false);
        Promise.SameList(first.Nudges, again.Nudges, "A message that is sent again gives the same nudges.");
    }

    private static async Task ApartAsync(ISendWebhooks vendor, CancellationToken cancellation)
    {
        var first = await vendor.Reader.ReadWebhookAsync(await vendor.SendAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var other = await vendor.Reader.ReadWebhookAsync(await vendor.SendAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        Promise.Holds(!first.Nudges.Select(nudge => nudge.Message).Intersect(other.Nudges.Select(nudge => nudge.Message)).Any(), "Two messages have two names: the second is no repeat of the first.");
    }

    private static async Task HeaderCaseAsync(ISendWebhooks vendor, CancellationToken cancellation)
    {
        var message = await vendor.SendAsync(cancellation).ConfigureAwait(false);
        foreach (var spell in (Func<string, string>[])[name => name.ToUpperInvariant(), name => name.ToLowerInvariant()])
            await JudgeAsync(vendor, message with { Headers = message.Headers.ToDictionary(header => spell(header.Key), header => header.Value) }, Genuine, "whose header names are spelt otherwise", cancellation).ConfigureAwait(false);
    }

    private static async Task UnsignedAsync(ISendWebhooks vendor, CancellationToken cancellation)
    {
        var message = await vendor.SendAsync(cancellation).ConfigureAwait(false);
        await JudgeAsync(vendor, message with { Headers = new Dictionary<string, string>() }, Forged, "without headers", cancellation).ConfigureAwait(false);
        foreach (var value in (string[])["", " ", "0", "null", "\u00e4"])
            await JudgeAsync(vendor, message.SignedWith(vendor, value), Forged, $"whose signature is '{value}'", cancellation).ConfigureAwait(false);
    }

    private static async Task ForgedAsync(ISendWebhooks vendor, CancellationToken cancellation)
    {
        for (var i = 0; i < 3; i++)
            await JudgeAsync(vendor, vendor.Forge((await vendor.SendAsync(cancellation).ConfigureAwait(false)).Body), Forged, "signed with another key", cancellation).ConfigureAwait(false);
    }

    private static async Task SignatureBitsAsync(ISendWebhooks vendor, CancellationToken cancellation)
    {
        var message = await vendor.SendAsync(cancellation).ConfigureAwait(false);
        var signature = message.Header(vendor.SignatureHeader) ?? throw new ConformanceException($"The fixture names '{vendor.SignatureHeader}' as the header of the signature; its message has none.");
        for (var bit = 0; bit < signature.Length * 7; bit++)
        {
            var turned = signature.ToCharArray();
            turned[bit / 7] ^= (char)(1 << (bit % 7));
            if (!Mutation.SaysTheSame(signature, new(turned)))
                await JudgeAsync(vendor, message.SignedWith(vendor, new(turned)), Forged, $"with bit {bit} of its signature turned", cancellation).ConfigureAwait(false);
        }
    }

    private static async Task BodyBitsAsync(ISendWebhooks vendor, CancellationToken cancellation)
    {
        var message = await vendor.SendAsync(cancellation).ConfigureAwait(false);
        var bits = message.Body.Length * 8;
        for (var bit = 0; bit < bits; bit += 1 + (bits / MostBodyBits))
            await JudgeAsync(vendor, message with { Body = Mutation.Turn(message.Body, bit) }, Forged, $"with bit {bit} of its body turned", cancellation).ConfigureAwait(false);
    }

    private static async Task CutAsync(ISendWebhooks vendor, CancellationToken cancellation)
    {
        var message = await vendor.SendAsync(cancellation).ConfigureAwait(false);
        foreach (var body in (ReadOnlyMemory<byte>[])[default, message.Body[1..], message.Body[..^1], message.Body[..(message.Body.Length / 2)], (byte[])[.. message.Body.Span, (byte)' '], (byte[])[.. message.Body.Span, .. message.Body.Span]])
            await JudgeAsync(vendor, message with { Body = body }, Forged, $"of {body.Length} instead of {message.Body.Length} bytes", cancellation).ConfigureAwait(false);
    }

    private static async Task NonsenseAsync(ISendWebhooks vendor, CancellationToken cancellation)
    {
        foreach (var body in (byte[][])["<html></html>"u8.ToArray(), "{"u8.ToArray(), "7"u8.ToArray(), "null"u8.ToArray(), [0xff, 0xfe, 0x00], "{\"a\":\"\xc3(\"}"u8.ToArray(), Mutation.Half((await vendor.SendAsync(cancellation).ConfigureAwait(false)).Body)])
        {
            var reading = await ReadAsync(vendor, vendor.Sign(body), cancellation).ConfigureAwait(false);
            Promise.Holds(reading is { Verdict: Unreadable, Nudges.Count: 0, Why.Length: > 0 }, $"A signed message that makes no sense is unreadable, and says why. It was {reading.Verdict}: {Encoding.Latin1.GetString(body).ReplaceLineEndings(" ")}");
        }
    }

    private static async Task HugeAsync(ISendWebhooks vendor, CancellationToken cancellation)
    {
        var genuine = (await vendor.SendAsync(cancellation).ConfigureAwait(false)).Body;
        foreach (var body in (byte[][])[Mutation.Pad(genuine, 8 << 20), Mutation.Deep(100_000)])
        {
            var reading = await ReadAsync(vendor, vendor.Sign(body), cancellation).ConfigureAwait(false);
            Promise.Holds(reading.Verdict != Genuine && reading.Nudges.Count == 0, $"A body of {body.Length} bytes is refused, whoever signed it.");
        }
    }

    private static async Task ParallelAsync(ISendWebhooks vendor, CancellationToken cancellation)
    {
        List<WebhookMessage> messages = [];
        for (var i = 0; i < 32; i++) messages.Add(await vendor.SendAsync(cancellation).ConfigureAwait(false) is var sent && i % 4 == 3 ? vendor.Forge(sent.Body) : sent);
        List<WebhookReading> one = [];
        foreach (var message in messages) one.Add(await ReadAsync(vendor, message, cancellation).ConfigureAwait(false));
        await Callers.AllAsync(messages.Count, async caller =>
        {
            var reading = await ReadAsync(vendor, messages[caller], cancellation).ConfigureAwait(false);
            Promise.Same(one[caller].Verdict, reading.Verdict, "Parallel messages are judged as one by one.");
            Promise.SameList(one[caller].Nudges, reading.Nudges, "Parallel messages are read as one by one.");
        }).ConfigureAwait(false);
    }

    private static async Task SilentAsync(IVendorFixture fixture, ISendWebhooks vendor, CancellationToken cancellation)
    {
        var secrets = new Secrecy(fixture.Secrets);
        var message = await vendor.SendAsync(cancellation).ConfigureAwait(false);
        foreach (var refused in (WebhookMessage[])[vendor.Forge(message.Body), message.SignedWith(vendor, "0"), message with { Body = default }, vendor.Sign(Mutation.Half(message.Body)), vendor.Sign("[]"u8.ToArray())])
        {
            var reading = await ReadAsync(vendor, refused, cancellation).ConfigureAwait(false);
            secrets.Judge($"{reading} {refused}", "The reading of a refused message");
        }
    }

    private static WebhookMessage SignedWith(this WebhookMessage message, ISendWebhooks vendor, string signature) =>
        message with { Headers = message.Headers.ToDictionary(header => header.Key, header => header.Key.Equals(vendor.SignatureHeader, StringComparison.OrdinalIgnoreCase) ? signature : header.Value) };

    private static async Task JudgeAsync(ISendWebhooks vendor, WebhookMessage message, WebhookVerdict expected, string which, CancellationToken cancellation)
    {
        var reading = await ReadAsync(vendor, message, cancellation).ConfigureAwait(false);
        if (reading.Verdict != expected || (expected != Genuine && reading.Nudges.Count > 0))
            throw new ConformanceException($"A message {which} is {expected}{(expected == Genuine ? "" : ", and nothing comes of it")}. It was {reading.Verdict}, with {reading.Nudges.Count} nudges.");
    }

    private static async Task<WebhookReading> ReadAsync(ISendWebhooks vendor, WebhookMessage message, CancellationToken cancellation)
    {
        try
        {
            return await vendor.Reader.ReadWebhookAsync(message, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new ConformanceException($"A message is judged, whatever it is: nothing is thrown. {fault.GetType().Name} was.");
        }
    }
}
