using System.Text;
using Dropship.Domain;
using Dropship.Files;
using Dropship.Notices;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Notices;

/// <summary>What the package says in its two languages, and what it says of a bad file of the user's.</summary>
public sealed class NoticeTextTests
{
    private static readonly OrderKey Order = FakeShop.Key("A-1");
    private static readonly Notice Changed = new(NoticeKind.Confirmed) { Day = new(2026, 3, 7), DayBefore = new(2026, 2, 28) };

    [Theory]
    [InlineData("GB", "en", "Order A-1: new shipping date, 7 March 2026", "28 February 2026")]
    [InlineData("US", "en", "Order A-1: new shipping date, March 7, 2026", "February 28, 2026")]
    [InlineData("CN", "zh", "订单 A-1:发货日期改为 2026年3月7日", "2026年2月28日")]
    public void Days_are_written_as_the_customer_writes_them(string country, string language, string subject, string before)
    {
        var said = NoticeTexts.Default.Say(Changed, Order, new(country), null);
        (said.Language, said.Subject).ShouldBe((language, subject));
        said.Text.ShouldContain(before);
    }

    [Theory]
    [InlineData("DE", "EUR", 1234.5, "€1,234.50")]
    [InlineData("US", "USD", 5, "$5.00")]
    [InlineData("GB", "USD", 5, "US$5.00")]
    [InlineData("CN", "CNY", 88.8, "¥88.80")]
    [InlineData("JP", "JPY", 1500, "JP¥1,500")]
    [InlineData("CH", "CHF", 7.5, "CHF 7.50")]
    public void Money_is_written_with_its_sign_and_its_digits(string country, string currency, decimal amount, string written) =>
        NoticeTexts.Default.Say(new(NoticeKind.Refunded) { Amount = new(amount, new(currency)) }, Order, new(country), null).Subject.ShouldContain(written);

    [Theory]
    [InlineData("GB", "https://t.17track.net/en#nums=YT2412345678")]
    [InlineData("TW", "https://t.17track.net/zh-cn#nums=YT2412345678")]
    public void A_parcel_has_carrier_number_and_link_and_what_others_wrote_makes_no_lines(string country, string link)
    {
        var text = NoticeTexts.Default.Say(new(NoticeKind.Shipped) { Number = new("YT2412345678"), Carrier = "Yun\r\nExpress" }, Order, new(country), null).Text;
        text.ShouldContain(link);
        text.ShouldContain("Yun  Express");
        text.ShouldNotContain('{');
    }

    [Theory]
    [InlineData("GB")]
    [InlineData("CN")]
    public void Every_kind_has_words_of_its_own(string country) =>
        Enum.GetValues<NoticeKind>().Select(kind => NoticeTexts.Default.Say(new(kind) { Day = new(2026, 1, 2), Number = new("YT2412345678"), Carrier = "c", Amount = new(1m, new("EUR")) }, Order, new(country), null))
            .Select(said => said.Subject).Distinct().Count().ShouldBe(Enum.GetValues<NoticeKind>().Length);

    [Fact]
    public void A_users_template_takes_the_place_of_one_and_leaves_the_others()
    {
        var texts = With("""{ "language": "en", "texts": { "Accepted": { "subject": "Hi {name}", "text": ["{{order}} is", "{order}"] } } }""");
        texts.Say(new(NoticeKind.Accepted), Order, new("FR"), Persons.Canary).ShouldBe(("en", "Hi Canary-Name", "{order} is\nA-1"));
        texts.Say(Changed, Order, new("FR"), null).Subject.ShouldStartWith("Order A-1: new shipping date");
        NoticeTexts.Default.Say(new(NoticeKind.Accepted), Order, new("FR"), null).Subject.ShouldBe("Order A-1: received");
    }

    [Theory]
    [InlineData("""{ "language": "en", "texts": { "Accepted": { "subject": "{day}", "text": "" } } }""", "Accepted.subject has the placeholder {day}, which is not known there: use one of {order}, {shop}, {name}")]
    [InlineData("""{ "language": "en", "texts": { "Accepted": { "subject": "", "text": "{price}" } } }""", "Accepted.text has the placeholder {price}")]
    [InlineData("""{ "language": "en", "texts": { "Acepted": { "subject": "", "text": "" } } }""", "the text \"Acepted\" is not known: use one of Accepted")]
    [InlineData("""{ "language": "en", "texts": { "Accepted": { "subject": "a\nb", "text": "" } } }""", "a subject is one")]
    [InlineData("""{ "language": "en", "texts": { "Accepted": { "subject": "{order", "text": "" } } }""", "has the brace '{' at character 1 without its other")]
    [InlineData("""{ "language": "en", "texts": { "Accepted": { "subject": "a}", "text": "" } } }""", "has the brace '}' at character 2 without its other")]
    [InlineData("""{ "language": "en", "texts": { "Accepted": { "subject": "a" } } }""", "Accepted lacks subject or text")]
    [InlineData("""{ "language": "en", "texts": { "Accepted": { "subject": 1, "text": "" } } }""", "Accepted.subject is not a text")]
    [InlineData("""{ "language": "en", "tracking": "{id}" }""", "tracking has the placeholder {id}")]
    [InlineData("""{ "language": "en", "formats": { "FR": { "day": "{day}" } } }""", "formats.FR is not whole")]
    [InlineData("""{ "language": "en", "text": {} }""", "\"text\" is not known")]
    [InlineData("""{ "language": "fr" }""", "the language fr lacks the texts Accepted, Confirmed")]
    [InlineData("""{ "texts": {} }""", "\"language\" is missing")]
    [InlineData("{\n{", "line 2 is not JSON")]
    public void What_is_wrong_with_a_file_is_named_with_its_cure(string json, string named) => Should.Throw<BadFileException>(() => With(json)).Message.ShouldContain(named);

    [Fact]
    public void All_faults_are_told_at_once() =>
        Should.Throw<BadFileException>(() => With("""{ "language": "en", "texts": { "Accepted": { "subject": "{a}", "text": "{b}" }, "Lost": { "subject": "{c}", "text": "" } } }""")).Message.ShouldSatisfyAllConditions(
            said => said.ShouldContain("{a}"), said => said.ShouldContain("{b}"), said => said.ShouldContain("{c}"), said => said.ShouldStartWith("mine.json: "));

    [Fact]
    public void Who_is_told_in_which_language_can_be_said()
    {
        NoticeTexts.Default.Speak("zh", "SG").Say(new(NoticeKind.Accepted), Order, new("SG"), null).Language.ShouldBe("zh");
        var chinese = NoticeTexts.Default.Speak("zh").Speak("en", "HK");
        (chinese.Say(new(NoticeKind.Accepted), Order, new("FR"), null).Language, chinese.Say(new(NoticeKind.Accepted), Order, new("HK"), null).Language).ShouldBe(("zh", "en"));
        Should.Throw<ArgumentException>(() => NoticeTexts.Default.Speak("fr")).Message.ShouldContain("use one of en, zh");
    }

    private static NoticeTexts With(string json) => NoticeTexts.Default.With("mine.json", Encoding.UTF8.GetBytes(json));
}
