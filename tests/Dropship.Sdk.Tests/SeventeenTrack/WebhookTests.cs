using System.Text;
using CsCheck;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>Messages: verified on the raw bytes, never more than a nudge.</summary>
public sealed class WebhookTests
{
    private static async Task<WebhookReading> ReadAsync(byte[] body, Action<SeventeenTrackOptions>? configure = null, params (string Name, string Value)[] headers)
    {
        using var rig = new Rig((_, _) => "", configure);
        return await ((IReadWebhooks)rig.Client).ReadWebhookAsync(new(headers.ToDictionary(static header => header.Name, static header => header.Value), body), CancellationToken.None);
    }

    private static Task<WebhookReading> SignedAsync(string body, string key = Rig.Key) => ReadAsync(Encoding.UTF8.GetBytes(body), null, ("sign", SeventeenTrackWebhooks.Sign(Encoding.UTF8.GetBytes(body), key)));

    [Theory]
    [InlineData(Samples.UpdatedVector, Samples.UpdatedSign, "TRACKING_UPDATED")]
    [InlineData(Samples.StoppedVector, Samples.StoppedSign, "TRACKING_STOPPED")]
    public async Task The_vectors_of_the_sheet_are_genuine(string body, string sign, string happened)
    {
        var reading = await ReadAsync(Encoding.UTF8.GetBytes(body), null, ("Sign", sign));
        reading.Verdict.ShouldBe(WebhookVerdict.Genuine);
        var nudge = reading.Nudges.ShouldHaveSingleItem().ShouldBeOfType<Nudge.Parcel>();
        nudge.Number.ShouldBe(new("RR123456789CN"));
        nudge.Message.ShouldStartWith($"{happened} RR123456789CN 3011 ");
    }

    [Theory]
    [InlineData("sign")]
    [InlineData("SIGN")]
    [InlineData("X-17Track-Signature")]
    public async Task The_signature_may_stand_in_either_header_in_any_case(string header) =>
        (await ReadAsync(Encoding.UTF8.GetBytes(Samples.UpdatedVector), null, (header, Samples.UpdatedSign.ToUpperInvariant()))).Verdict.ShouldBe(WebhookVerdict.Genuine);

    [Fact]
    public async Task One_header_that_fits_is_enough() =>
        (await ReadAsync(Encoding.UTF8.GetBytes(Samples.UpdatedVector), null, ("sign", "of a proxy"), ("x-17track-signature", Samples.UpdatedSign))).Verdict.ShouldBe(WebhookVerdict.Genuine);

    [Fact]
    public async Task A_header_that_is_not_named_is_not_looked_at() =>
        (await ReadAsync(Encoding.UTF8.GetBytes(Samples.UpdatedVector), static options => options.SignatureHeaders.Remove("x-17track-signature"), ("x-17track-signature", Samples.UpdatedSign))).Verdict.ShouldBe(WebhookVerdict.Forged);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("45acb4a6f4a194a6ac1f0f712182c4e3")]
    public async Task Without_a_whole_signature_it_is_forged(string? sign)
    {
        var reading = await ReadAsync(Encoding.UTF8.GetBytes(Samples.UpdatedVector), null, sign is null ? [] : [("sign", sign)]);
        reading.Verdict.ShouldBe(WebhookVerdict.Forged);
        reading.Nudges.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_bit_of_the_body_is_enough_to_be_forged()
    {
        var body = Encoding.UTF8.GetBytes(Samples.StoppedVector);
        for (var bit = 0; bit < body.Length * 8; bit++)
        {
            var mutated = (byte[])body.Clone();
            mutated[bit / 8] ^= (byte)(1 << (bit % 8));
            (await ReadAsync(mutated, null, ("sign", Samples.StoppedSign))).Verdict.ShouldBe(WebhookVerdict.Forged);
        }
    }

    [Fact]
    public async Task One_digit_of_the_signature_is_enough_to_be_forged()
    {
        for (var i = 0; i < Samples.StoppedSign.Length; i++)
        {
            var digits = Samples.StoppedSign.ToCharArray();
            digits[i] = digits[i] == '0' ? '1' : '0';
            (await ReadAsync(Encoding.UTF8.GetBytes(Samples.StoppedVector), null, ("sign", new string(digits)))).Verdict.ShouldBe(WebhookVerdict.Forged);
        }
    }

    [Fact]
    public async Task After_a_change_the_key_before_is_believed_for_messages_alone()
    {
        var body = Encoding.UTF8.GetBytes(Samples.UpdatedVector);
        static void Changed(SeventeenTrackOptions options) => (options.Key, options.PreviousKey) = ("NEWKEY", Rig.Key);
        (await ReadAsync(body, Changed, ("sign", Samples.UpdatedSign))).Verdict.ShouldBe(WebhookVerdict.Genuine);
        (await ReadAsync(body, Changed, ("sign", SeventeenTrackWebhooks.Sign(body, "NEWKEY")))).Verdict.ShouldBe(WebhookVerdict.Genuine);
        (await ReadAsync(body, static options => options.Key = "NEWKEY", ("sign", Samples.UpdatedSign))).Verdict.ShouldBe(WebhookVerdict.Forged);

        using var rig = new Rig((_, _) => """{"code":0,"data":{"quota_remain":1}}""", Changed);
        await rig.Quota.GetQuotaAsync(CancellationToken.None);
        rig.Calls.ShouldHaveSingleItem().Key.ShouldBe("NEWKEY");
    }

    [Fact]
    public async Task The_samples_nudge_their_parcel()
    {
        (await SignedAsync(Samples.Updated)).Nudges.ShouldBe([new Nudge.Parcel(new("AA123456785BR"), "TRACKING_UPDATED AA123456785BR 2151 118220451")]);
        (await SignedAsync(Samples.Stopped)).Nudges.ShouldHaveSingleItem().Message.ShouldStartWith("TRACKING_STOPPED AA123456785BR 2151 ");
    }

    [Fact]
    public async Task The_message_is_the_same_whenever_it_is_sent_again_and_another_when_the_story_is()
    {
        var again = Samples.Updated.Replace("\"lang\":null", "\"lang\": null", StringComparison.Ordinal);
        var newer = Samples.Updated.Replace("118220451", "118220452", StringComparison.Ordinal);
        var first = (await SignedAsync(Samples.Updated)).Nudges[0].Message;
        (await SignedAsync(again)).Nudges[0].Message.ShouldBe(first);
        (await SignedAsync(newer)).Nudges[0].Message.ShouldNotBe(first);
        (await SignedAsync(Samples.Stopped)).Nudges[0].Message.ShouldNotBe((await SignedAsync(Samples.Stopped.Replace("\"tag\":\"\"", "\"tag\":\"x\"", StringComparison.Ordinal))).Nudges[0].Message);
    }

    [Theory]
    [InlineData("""{"event":"TRACKING_INVENTED","data":{"number":"AA123456785BR"}}""")]
    [InlineData("""{"event":"TRACKING_UPDATED","data":null}""")]
    [InlineData("""{"event":"TRACKING_UPDATED","data":{"number":"?"}}""")]
    public async Task What_concerns_nothing_here_is_genuine_and_moves_nothing(string body)
    {
        var reading = await SignedAsync(body);
        reading.Verdict.ShouldBe(WebhookVerdict.Genuine);
        reading.Nudges.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("<html></html>")]
    [InlineData("""{"event":"TRACKING_UPDATED","event":"TRACKING_STOPPED","data":{"number":"AA123456785BR"}}""")]
    [InlineData("""{"event":"TRACKING_UPDATED","data":{"number":["AA123456785BR"]}}""")]
    [InlineData("""{"event":"\uD800","data":{"number":"AA123456785BR"}}""")]
    public async Task A_signed_body_that_is_not_documented_is_unreadable(string body)
    {
        var reading = await SignedAsync(body);
        reading.Verdict.ShouldBe(WebhookVerdict.Unreadable);
        reading.Nudges.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_signed_body_that_is_too_long_too_deep_or_no_text_is_unreadable()
    {
        var deep = $$"""{"event":"TRACKING_UPDATED","data":{"number":"AA123456785BR","x":{{new string('[', 40)}}{{new string(']', 40)}}}""" + "}";
        (await SignedAsync(deep)).Verdict.ShouldBe(WebhookVerdict.Unreadable);
        (await SignedAsync(Samples.Stopped + new string(' ', 1024 * 1024))).Verdict.ShouldBe(WebhookVerdict.Unreadable);
        byte[] broken = [.. Encoding.UTF8.GetBytes("""{"event":"TRACKING_UPDATED","x":" """), 0xFF, .. Encoding.UTF8.GetBytes("\"}")];
        (await ReadAsync(broken, null, ("sign", SeventeenTrackWebhooks.Sign(broken, Rig.Key)))).Verdict.ShouldBe(WebhookVerdict.Unreadable);
    }

    [Fact]
    public void Whatever_comes_is_judged_and_nothing_is_thrown()
    {
        var webhooks = new SeventeenTrackWebhooks([Rig.Key], ["sign"]);
        Gen.Byte.Array[0, 200].Sample(body => webhooks.Read(new(new Dictionary<string, string> { ["sign"] = SeventeenTrackWebhooks.Sign(body, Rig.Key) }, body)).Verdict.ShouldBe(WebhookVerdict.Unreadable), iter: 2_000);
        Gen.String.Sample(sign => webhooks.Read(new(new Dictionary<string, string> { ["sign"] = sign }, Encoding.UTF8.GetBytes(Samples.Stopped))).Verdict.ShouldBe(WebhookVerdict.Forged), iter: 2_000);
    }

    [Fact]
    public async Task Nothing_of_a_refused_message_is_repeated()
    {
        var reading = await ReadAsync(Encoding.UTF8.GetBytes("""{"event":"TRACKING_UPDATED","data":{"consignee":"a person"}}"""), null, ("sign", "of nobody"));
        reading.Why.ShouldBe("the signature does not fit");
    }
}
