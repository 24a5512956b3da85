using System.Text;
using Dropship.Domain;
using Dropship.Files;
using Dropship.Notices;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Notices;

/// <summary>What buyers are answered in the package's two languages, and what is said of a bad file of the user's.</summary>
public sealed class AnswerTextTests
{
    private static readonly OrderKey Order = FakeShop.Key("A-1");

    private static readonly Few<AnswerPart> Parts =
    [
        new(AnswerKind.OnTheWay) { Number = new("YT2412345678"), Carrier = "Yun\nExpress", Day = new(2026, 3, 7) }, new(AnswerKind.ArrivesBy) { Day = new(2026, 3, 9) }, new(AnswerKind.Follows), new(AnswerKind.InvitesReply),
    ];

    [Theory]
    [InlineData("GB", null, "en", "Hello Jane,\n\nYour parcel is on its way with Yun Express.", "9 March 2026")]
    [InlineData("US", "en_GB", "en", "Hello Jane,", "March 9, 2026")]
    [InlineData("CN", null, "zh", "Jane，您好", "2026年3月9日")]
    [InlineData("GB", "zh-TW", "zh", "Jane，您好", "2026年3月9日")]
    [InlineData("FR", "fr_FR", "en", "Hello Jane,", "9 March 2026")]
    public void An_answer_is_in_the_buyers_language_with_the_days_of_the_country(string country, string? locale, string language, string hello, string day)
    {
        var said = NoticeTexts.Default.Answer(Parts, Order, new(country), "Jane", locale, 2_000)!.Value;
        said.Language.ShouldBe(language);
        said.Text.ShouldStartWith(hello);
        said.Text.ShouldContain(day);
        said.Text.ShouldContain("YT2412345678");
        said.Text.ShouldNotContain('{');
    }

    [Theory]
    [InlineData("GB")]
    [InlineData("CN")]
    public void Every_part_has_words_of_its_own(string country) =>
        Enum.GetValues<AnswerKind>().Select(kind => NoticeTexts.Default.Answer([new(kind) { Day = new(2026, 1, 2), Number = new("YT2412345678"), Carrier = "c", Amount = new(1m, new("EUR")) }], Order, new(country), null, null, 2_000)!.Value.Text)
            .Distinct().Count().ShouldBe(Enum.GetValues<AnswerKind>().Length);

    [Fact]
    public void What_does_not_fit_is_left_out_politeness_first_and_never_cut()
    {
        string Say(int most) => NoticeTexts.Default.Answer(Parts, Order, new("GB"), null, null, most)?.Text ?? "";
        var all = Say(2_000);
        Say(all.Length).ShouldBe(all);
        var less = Say(all.Length - 1);
        less.ShouldNotContain("write to us again");
        less.ShouldContain("following");
        Say(less.Length - 1).ShouldNotContain("following");
        Say(10).ShouldBe("");
        NoticeTexts.Default.Answer([], Order, new("GB"), null, null, 2_000).ShouldBeNull();
    }

    [Fact]
    public void A_users_answer_takes_the_place_of_one_and_leaves_the_others()
    {
        var texts = With("""{ "language": "en", "answers": { "Follows": "We watch {{it}} closely." } }""");
        var said = texts.Answer(Parts, Order, new("GB"), null, null, 2_000)!.Value.Text;
        said.ShouldContain("We watch {it} closely.");
        said.ShouldStartWith("Hello,");
    }

    [Theory]
    [InlineData("""{ "language": "en", "answers": { "Follows": "{price}" } }""", "answers.Follows has the placeholder {price}, which is not known there")]
    [InlineData("""{ "language": "en", "answers": { "ShipsBy": "{number}" } }""", "answers.ShipsBy has the placeholder {number}")]
    [InlineData("""{ "language": "en", "answers": { "Folows": "" } }""", "the answer \"Folows\" is not known: use one of Received")]
    [InlineData("""{ "language": "en", "answers": { "Follows": 7 } }""", "answers.Follows is not a text")]
    [InlineData("""{ "language": "en", "answers": [] }""", "\"answers\" is not known or not of its kind")]
    public void What_is_wrong_with_a_file_is_named_with_its_cure(string json, string named) => Should.Throw<BadFileException>(() => With(json)).Message.ShouldContain(named);

    [Fact]
    public void A_language_has_all_answers_or_none_and_one_without_is_answered_in_another()
    {
        var texts = string.Join(", ", NoticeSpeech.Texts.Keys.Select(name => $$"""  "{{name}}": { "subject": "x", "text": "y" } """));
        var base_ = $$"""{ "language": "fr", "tracking": "https://x.example/{number}", "formats": { "": {{Format}} }, "texts": { {{texts}} } """;
        With(base_ + "}").Answer(Parts, Order, new("FR"), null, "fr", 2_000)!.Value.Language.ShouldBe("en");
        Should.Throw<BadFileException>(() => With(base_ + """, "answers": { "Follows": "oui" } }""")).Message.ShouldContain("a language has all of them or none");
    }

    private const string Format = """{ "day": "{day} {month} {year}", "months": ["1","2","3","4","5","6","7","8","9","10","11","12"], "money": "{amount} {symbol}", "symbols": {}, "point": ",", "group": " " }""";

    private static NoticeTexts With(string json) => NoticeTexts.Default.With("mine.json", Encoding.UTF8.GetBytes(json));
}
