using System.Collections.Immutable;
using Dropship.Domain;
using Dropship.Files;

namespace Dropship.Notices;

/// <summary>
/// What customers are told, in their languages: English and Chinese come with the package, others and other words from files of the same form (docs/operating.md).
/// Immutable. An unknown placeholder is an error when the file is read.
/// </summary>
public sealed class NoticeTexts
{
    private static readonly Lazy<NoticeTexts> Built = new(static () => new NoticeTexts([], [], "en").Embedded("en").Embedded("zh").Speak("zh", "CN", "HK", "MO", "TW"));
    private readonly ImmutableDictionary<string, NoticeLanguage> _languages;
    private readonly ImmutableDictionary<string, string> _countries;
    private readonly string _elsewhere;

    private NoticeTexts(ImmutableDictionary<string, NoticeLanguage> languages, ImmutableDictionary<string, string> countries, string elsewhere) =>
        (_languages, _countries, _elsewhere) = (languages, countries, elsewhere);

    /// <summary>English, and Chinese to China, Hong Kong, Macao and Taiwan.</summary>
    public static NoticeTexts Default => Built.Value;

    /// <summary>With the texts of a file. What it does not say of a language that is known stays as it is.</summary>
    /// <param name="path">Where it lies; JSON in UTF-8.</param>
    /// <exception cref="BadFileException">The file cannot be read, has an unknown text or placeholder, or a new language lacks something; every fault is named with its cure.</exception>
    public NoticeTexts Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            return With(Path.GetFileName(path), File.ReadAllBytes(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BadFileException($"{path} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>With a language for the customers of some countries.</summary>
    /// <param name="language">The language, for example <c>zh</c>.</param>
    /// <param name="countries">ISO 3166 codes; none: for all countries that no call has named.</param>
    /// <exception cref="ArgumentException">There are no texts in this language.</exception>
    public NoticeTexts Speak(string language, params IReadOnlyList<string> countries)
    {
        ArgumentNullException.ThrowIfNull(countries);
        if (!_languages.ContainsKey(language)) throw new ArgumentException($"There are no texts in the language '{language}': use one of {string.Join(", ", _languages.Keys.Order(StringComparer.Ordinal))}, or read a file first.", nameof(language));
        return countries.Count == 0 ? new(_languages, _countries, language) : new(_languages, _countries.SetItems(countries.Select(country => KeyValuePair.Create(country, language))), _elsewhere);
    }

    /// <summary>Subject and text of a notice in the language of its destination.</summary>
    internal (string Language, string Subject, string Text) Say(Notice notice, OrderKey order, Destination destination, Address? to)
    {
        var language = _languages[_countries.GetValueOrDefault(destination.Country, _elsewhere)];
        var (subject, text) = language.Texts[NoticeSpeech.NameOf(notice)];
        var values = NoticeSpeech.Values(notice, order, to, language, destination.Country);
        return (language.Name, subject.Fill(values), text.Fill(values));
    }

    /// <summary>An answer to a buyer in the buyer's language: that of the locale, else of the destination, else the usual one, else English; null if there is nothing to say, or nothing of it fits.</summary>
    internal (string Language, string Text)? Answer(Few<AnswerPart> parts, OrderKey order, Destination destination, string? name, string? locale, int most)
    {
        var language = Spoken(locale?.Split('-', '_')[0].ToLowerInvariant()) ?? Spoken(_countries.GetValueOrDefault(destination.Country)) ?? Spoken(_elsewhere) ?? _languages["en"];
        return AnswerSpeech.Say(parts, order, name, language, destination.Country, most) is { } text ? (language.Name, text) : null;
    }

    private NoticeLanguage? Spoken(string? language) => language is not null && _languages.TryGetValue(language, out var known) && known.AnswersBuyers ? known : null;

    internal NoticeTexts With(string file, ReadOnlyMemory<byte> json)
    {
        var language = new LanguageFile(file).Read(json, name => _languages.GetValueOrDefault(name));
        return new(_languages.SetItem(language.Name, language), _countries, _elsewhere);
    }

    private NoticeTexts Embedded(string name)
    {
        using var stream = typeof(NoticeTexts).Assembly.GetManifestResourceStream($"Dropship.Notices.Texts.{name}.json")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return With($"{name}.json", memory.ToArray());
    }
}
