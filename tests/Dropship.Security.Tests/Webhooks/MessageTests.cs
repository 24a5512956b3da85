using System.Text;
using Dropship.Http;
using Dropship.Ports;
using Dropship.Security.Tests.Canary;
using Dropship.SeventeenTrack;
using Dropship.Wish;

namespace Dropship.Security.Tests.Webhooks;

/// <summary>Messages of the three vendors at the engine's door: played again after a month, meant for another shop, without a key.</summary>
public sealed class MessageTests
{
    [Fact]
    public async Task A_message_that_is_played_again_after_a_month_does_nothing()
    {
        await using var run = new CanaryRun(30);
        await run.LiveAsync(12, isBad: false);
        var told = run.Sent.GroupBy(sent => sent.Vendor).ToDictionary(group => group.Key, group => group.First().Message);
        told.Keys.Order(StringComparer.Ordinal).ShouldBe(["17TRACK", "Wish", "cj"]);
        run.Pass(TimeSpan.FromDays(30));
        while (!await IsQuietAsync(run)) run.Pass(TimeSpan.FromMinutes(1));
        foreach (var (vendor, message) in told)
        {
            var calls = Calls(run);
            (await run.Dropship.ReceiveAsync(CanaryRun.Shop, vendor, message)).Status.ShouldBe(200, "who sends again is told that it came");
            await run.Dropship.PumpAsync();
            Calls(run).ShouldBe(calls, $"a message of {vendor} that was seen a month ago leads to no call");
        }
    }

    [Fact]
    public async Task A_message_for_another_account_is_forged_here()
    {
        await using var theirs = new CanaryRun(31);
        await theirs.LiveAsync(12, isBad: false);
        await using var ours = new CanaryRun(32);
        await ours.LiveAsync(1, isBad: false);
        foreach (var (vendor, message) in theirs.Sent)
            (await ours.Dropship.ReceiveAsync(CanaryRun.Shop, vendor, message)).Status.ShouldBe(401, vendor);
        theirs.Sent.Select(sent => sent.Vendor).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Without_a_key_everything_is_forged()
    {
        var body = "[]"u8.ToArray();
        Signature.FitsHmac("", body, Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(Array.Empty<byte>(), body))).ShouldBeFalse();
        WebhookMessage wish = new(new Dictionary<string, string> { ["Wish-Hmac-Sha256"] = Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(Array.Empty<byte>(), body)) }, body);
        new WishWebhooks(new()).Read(wish).Verdict.ShouldBe(WebhookVerdict.Forged);
        new WishWebhooks(new() { ClientSecret = "real", PreviousClientSecret = "" }).Read(wish).Verdict.ShouldBe(WebhookVerdict.Forged);
        WebhookMessage track = new(new Dictionary<string, string> { ["sign"] = SeventeenTrackWebhooks.Sign(body, "") }, body);
        new SeventeenTrackWebhooks([""], ["sign"]).Read(track).Verdict.ShouldBe(WebhookVerdict.Forged);
    }

    [Fact]
    public void Signatures_are_compared_in_constant_time()
    {
        Sources.Read("src/Dropship.Sdk/Http/Signature.cs").ShouldContain("CryptographicOperations.FixedTimeEquals");
        List<string> readers = [.. Sources.Files("src", "*Webhooks.cs").Where(file => !file.EndsWith("IReadWebhooks.cs", StringComparison.Ordinal) && !file.Contains("/Sandbox/", StringComparison.Ordinal) && !file.Contains("/Conformance/", StringComparison.Ordinal))];
        readers.Count.ShouldBe(3);
        foreach (var reader in readers)
        {
            var code = Sources.Read(reader);
            code.ShouldContain("Signature.Fits", customMessage: reader);
            foreach (var quick in new[] { "SequenceEqual", "string.Equals", ".Equals(" }) code.ShouldNotContain(quick, customMessage: reader);
        }
    }

    [Fact]
    public async Task A_body_is_read_to_one_mebibyte_and_one_byte_and_no_further()
    {
        using var endless = new EndlessStream();
        var message = await WebhookMessage.ReadAsync(new Dictionary<string, string>(), endless);
        (message.Body.Length, endless.Given).ShouldBe(((1 << 20) + 1, (1 << 20) + 1));
        await using var run = new CanaryRun(33);
        (await run.Dropship.ReceiveAsync(CanaryRun.Shop, "Wish", message)).Status.ShouldBe(413);
        using var small = new MemoryStream(Encoding.UTF8.GetBytes("{}"));
        Encoding.UTF8.GetString((await WebhookMessage.ReadAsync(new Dictionary<string, string>(), small)).Body.Span).ShouldBe("{}");
    }

    // A poll may be due in the same round: only what a message alone leads to is counted.
    private static async Task<bool> IsQuietAsync(CanaryRun run)
    {
        await run.Dropship.PumpAsync();
        var before = Calls(run);
        await run.Dropship.PumpAsync();
        return Calls(run) == before;
    }

    private static int Calls(CanaryRun run) => run.Vendors.Wish.Calls.Values.Sum() + run.Vendors.Cj.Calls.Values.Sum() + run.Vendors.Track.Calls.Values.Sum();

    private sealed class EndlessStream : Stream
    {
        internal int Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return new(buffer.Length);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
