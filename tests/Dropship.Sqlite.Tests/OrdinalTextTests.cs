using CsCheck;
using Dropship.Sqlite.Native;

namespace Dropship.Sqlite.Tests;

/// <summary>Any text comes back, and its bytes sort as its code units do.</summary>
public sealed class OrdinalTextTests
{
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.Char['\0', '\u007f'], Gen.Char['\u0080', '\u07ff'], Gen.Char['\u0800', '\ud7ff'], Gen.Char['\ud800', '\udfff'], Gen.Char['\ue000', '\uffff']).Array[0, 6].Select(units => new string(units));

    [Fact]
    public void Bytes_come_back_as_the_same_text_and_sort_like_it() => Gen.Select(s_text, s_text).Sample((one, other) =>
    {
        byte[] a = Encode(one), b = Encode(other);
        return OrdinalText.Decode(a) == one && OrdinalText.Decode(b) == other
            && Math.Sign(a.AsSpan().SequenceCompareTo(b)) == Math.Sign(string.CompareOrdinal(one, other));
    }, iter: 20_000);

    [Fact]
    public void Torn_bytes_do_not_throw() => OrdinalText.Decode([0xE2, 0x82]).Length.ShouldBe(1);

    private static byte[] Encode(string text)
    {
        var bytes = new byte[OrdinalText.MaxBytes(text.Length)];
        return bytes[..OrdinalText.Encode(text, bytes)];
    }
}
