using System.Globalization;
using Dropship.Domain;

namespace Dropship.Notices;

/// <summary>A language as data: its texts, and how days and money are written in it. It needs no culture of the machine.</summary>
internal sealed record NoticeLanguage(string Name)
{
    /// <summary>Subject and text, by the names in <see cref="NoticeSpeech.Texts"/>.</summary>
    internal Dictionary<string, (NoticeTemplate Subject, NoticeTemplate Text)> Texts { get; init; } = [];

    /// <summary>What answers to buyers are made of, by the names in <see cref="AnswerSpeech.Texts"/>; a language may have none.</summary>
    internal Dictionary<string, NoticeTemplate> Answers { get; init; } = [];

    /// <summary>True if buyers can be answered in it.</summary>
    internal bool AnswersBuyers => AnswerSpeech.Texts.Keys.All(Answers.ContainsKey);

    /// <summary>Where a parcel can be followed.</summary>
    internal NoticeTemplate? Tracking { get; init; }

    /// <summary>How the language is written in a country, by its code; under an empty one everywhere else.</summary>
    internal Dictionary<string, NoticeFormat> Formats { get; init; } = [];

    internal string Link(string number) => Tracking!.Fill(new Dictionary<string, string> { ["number"] = Uri.EscapeDataString(number) });

    internal string Day(DateOnly? day, string country) => day is { } known ? FormatOf(country).Day(known) : "";

    internal string Money(Money? amount, string country) => amount is { } known ? FormatOf(country).Money(known) : "";

    private NoticeFormat FormatOf(string country) => Formats.TryGetValue(country, out var format) ? format : Formats[""];
}

/// <summary>How days and money are written.</summary>
/// <param name="OfDay">With <c>{day}</c>, <c>{month}</c> and <c>{year}</c>.</param>
/// <param name="Months">The twelve names.</param>
/// <param name="OfMoney">With <c>{symbol}</c> and <c>{amount}</c>.</param>
/// <param name="Symbols">By currency; a code stands for itself.</param>
/// <param name="Point">Between whole and part.</param>
/// <param name="Group">Between thousands.</param>
internal sealed record NoticeFormat(NoticeTemplate OfDay, IReadOnlyList<string> Months, NoticeTemplate OfMoney, IReadOnlyDictionary<string, string> Symbols, string Point, string Group)
{
    internal string Day(DateOnly day) => OfDay.Fill(new Dictionary<string, string>
    {
        ["day"] = day.Day.ToString(CultureInfo.InvariantCulture),
        ["month"] = Months[day.Month - 1],
        ["year"] = day.Year.ToString(CultureInfo.InvariantCulture),
    });

    internal string Money(Money money)
    {
        var figures = new NumberFormatInfo { NumberDecimalSeparator = Point, NumberGroupSeparator = Group, NumberDecimalDigits = money.Currency.MinorDigits };
        return OfMoney.Fill(new Dictionary<string, string>
        {
            ["symbol"] = Symbols.TryGetValue(money.Currency.Code, out var symbol) ? symbol : money.Currency.Code + " ",
            ["amount"] = money.Amount.ToString("N", figures),
        });
    }
}
