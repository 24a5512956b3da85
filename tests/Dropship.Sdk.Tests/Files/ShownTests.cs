using Dropship.Files;

namespace Dropship.Sdk.Tests.Files;

public sealed class ShownTests
{
    [Theory]
    [InlineData("", "''")]
    [InlineData("são paulo", "'são paulo'")]
    [InlineData("a\tb\u001b[31m\u202ec\ufeff", "'a\\u0009b\\u001B[31m\\u202Ec\\uFEFF'")]
    [InlineData("\ufffd", "'\\uFFFD'")]
    public void A_value_is_shown_on_one_line_with_nothing_hidden(string value, string shown) => Shown.Of(value).ShouldBe(shown);

    [Fact]
    public void Half_a_surrogate_pair_is_shown_by_its_number() => Shown.Of(new((char)0xD83D, 1)).ShouldBe("'\\uD83D'");

    [Fact]
    public void Eighty_characters_are_shown_whole_and_eighty_one_are_cut()
    {
        Shown.Of(new('x', 80)).ShouldBe($"'{new string('x', 80)}'");
        Shown.Of(new('x', 81)).ShouldBe($"'{new string('x', 80)}'...");
        Shown.Of(new string('x', 78) + "\t" + "y").ShouldBe($"'{new string('x', 78)}'...");
    }
}
