using System.Text;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>A damaged blob is an <see cref="EventFormatException"/>, never anything else: the order is parked and the rest runs.</summary>
public sealed class DamageTests
{
    private static readonly byte[] Whole = EventCodec.Pack(GoldenEvents.All).ToArray();

    [Fact]
    public void A_blob_cut_anywhere_is_refused()
    {
        for (var length = 0; length < Whole.Length; length++) Should.Throw<EventFormatException>(() => EventCodec.Unpack(Whole.AsMemory(0, length)), $"cut at {length}");
    }

    [Fact]
    public void A_flipped_bit_is_refused_or_read_but_nothing_else()
    {
        var refused = 0;
        for (var bit = 0; bit < Whole.Length * 8; bit++)
        {
            var damaged = (byte[])Whole.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                EventCodec.Unpack(damaged).Count.ShouldBe(GoldenEvents.All.Count);
            }
            catch (EventFormatException)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(Whole.Length * 4);   // the rest hit a digit or a letter of free text: a store's checksum is for those
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]]")]
    [InlineData("[] []")]
    [InlineData("[null]")]
    [InlineData("[1]")]
    [InlineData("[[]]")]
    [InlineData("[{}]")]
    [InlineData("[\"OrderCompleted\"]")]
    [InlineData("[\"OrderCompleted\",null]")]
    [InlineData("[\"OrderCompleted\",7]")]
    [InlineData("[\"OrderCompleted\",[]]")]
    [InlineData("[\"ordercompleted\",{\"release\":1,\"at\":1}]")]
    [InlineData("[\"OrderCompleted\",{\"release\":1,\"release\":2,\"at\":1}]")]
    [InlineData("[\"OrderCompleted\",{\"release\":1,\"at\":1,\"weather\":\"fine\"}]")]
    [InlineData("[\"OrderCompleted\",{\"release\":99999999999999,\"at\":1}]")]
    [InlineData("[\"OrderCompleted\",{\"release\":1.5,\"at\":1}]")]
    [InlineData("[\"OrderCompleted\",{\"release\":1,\"at\":\"soon\"}]")]
    [InlineData("[\"OrderCompleted\",{\"release\":1,\"at\":1}] x")]
    [InlineData("[\"QuoteSeen\",{\"allocation\":1,\"cost\":\"12.30\",\"at\":1}]")]
    [InlineData("[\"QuoteSeen\",{\"allocation\":1,\"cost\":\"12.30 euro\",\"at\":1}]")]
    [InlineData("[\"QuoteSeen\",{\"allocation\":1,\"cost\":\"1e99 EUR\",\"at\":1}]")]
    [InlineData("[\"QuoteSeen\",{\"allocation\":1,\"cost\":\"9999999999999 EUR\",\"at\":1}]")]
    [InlineData("[\"QuoteSeen\",{\"allocation\":1,\"cost\":null,\"at\":1}]")]
    [InlineData("[\"DraftChosen\",{\"round\":1,\"order\":\"\",\"at\":1}]")]
    [InlineData("[\"DraftChosen\",{\"round\":1,\"order\":\" x\",\"at\":1}]")]
    [InlineData("[\"ScanSeen\",{\"number\":\"??\",\"phase\":\"Delivered\",\"incident\":\"None\",\"at\":1}]")]
    [InlineData("[\"ScanSeen\",{\"number\":\"YT2412\",\"phase\":\"Evaporated\",\"incident\":\"None\",\"at\":1}]")]
    [InlineData("[\"AbsenceSeen\",{\"key\":\"Create/1\",\"no\":1,\"at\":1}]")]
    [InlineData("[\"OffersFound\",{\"search\":1,\"at\":1,\"offers\":[null]}]")]
    [InlineData("[\"OffersFound\",{\"search\":1,\"at\":1,\"offers\":{}}]")]
    [InlineData("[\"HoldReleased\",{\"no\":1,\"by\":null,\"at\":1}]")]
    public void What_is_no_commit_is_refused(string blob) => Should.Throw<EventFormatException>(() => EventCodec.Unpack(Encoding.UTF8.GetBytes(blob)));

    [Fact]
    public void Text_that_is_no_UTF8_is_refused() => Should.Throw<EventFormatException>(() => EventCodec.Unpack(new byte[] { (byte)'[', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)']' }));

    [Fact]
    public void Deep_nesting_is_refused() => Should.Throw<EventFormatException>(() => EventCodec.Unpack(Encoding.UTF8.GetBytes($"[\"OrderCompleted\",{string.Concat(Enumerable.Repeat("[", 100_000))}")));

    [Fact]
    public void An_event_of_a_newer_version_is_named() =>
        Should.Throw<EventFormatException>(() => EventCodec.Unpack("""["ClaimOpened",{"no":1}]"""u8.ToArray())).Message.ShouldContain("ClaimOpened");

    [Fact]
    public void A_refusal_does_not_repeat_what_was_stored() =>
        Should.Throw<EventFormatException>(() => EventCodec.Unpack("""["HoldReleased",{"no":1,"by":"Jane Canary","at":"Jane Canary"}]"""u8.ToArray())).Message.ShouldNotContain("Canary");
}
