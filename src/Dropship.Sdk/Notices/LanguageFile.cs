using System.Text.Json;
using Dropship.Files;

namespace Dropship.Notices;

/// <summary>Reads a language from JSON. What a file does not say stays as it was.</summary>
internal sealed class LanguageFile(string file)
{
    private static readonly JsonDocumentOptions Relaxed = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private readonly List<string> _faults = [];

    /// <summary>The language of a file, on what is known of it.</summary>
    /// <exception cref="BadFileException">Something in it makes no sense, or the language would lack something; every fault is named.</exception>
    internal NoticeLanguage Read(ReadOnlyMemory<byte> json, Func<string, NoticeLanguage?> known)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Relaxed);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("language", out var name) || name.ValueKind != JsonValueKind.String || name.GetString() is not { Length: > 0 } language)
                throw new BadFileException($"{file}: \"language\" is missing: name the language, for example \"language\": \"en\".");
            var read = Read(root, known(language) ?? new(language));
            return _faults.Count == 0 ? read : throw new BadFileException($"{file}: {string.Join("; ", _faults)}");
        }
        catch (JsonException fault)
        {
            throw new BadFileException($"{file}: line {fault.LineNumber + 1} is not JSON: mend it there.", fault);
        }
    }

    private NoticeLanguage Read(JsonElement root, NoticeLanguage before)
    {
        var read = before with { Texts = new(before.Texts), Answers = new(before.Answers), Formats = new(before.Formats) };
        foreach (var part in root.EnumerateObject())
            switch (part.Name)
            {
                case "language":
                    break;
                case "tracking":
                    read = read with { Tracking = Template(part.Name, part.Value, ["number"]) ?? read.Tracking };
                    break;
                case "formats" when part.Value.ValueKind == JsonValueKind.Object:
                    foreach (var country in part.Value.EnumerateObject())
                        if (Format($"formats.{country.Name}", country.Value) is { } format)
                            read.Formats[country.Name] = format;
                    break;
                case "texts" when part.Value.ValueKind == JsonValueKind.Object:
                    foreach (var text in part.Value.EnumerateObject()) Text(text, read);
                    break;
                case "answers" when part.Value.ValueKind == JsonValueKind.Object:
                    foreach (var text in part.Value.EnumerateObject()) Answer(text, read);
                    break;
                default:
                    _faults.Add($"\"{part.Name}\" is not known or not of its kind: a language has language, tracking, formats, texts and answers");
                    break;
            }

        if (_faults.Count == 0) Complete(read);
        return read;
    }

    private void Text(JsonProperty text, NoticeLanguage read)
    {
        if (!NoticeSpeech.Texts.TryGetValue(text.Name, out var allowed))
        {
            _faults.Add($"the text \"{text.Name}\" is not known: use one of {string.Join(", ", NoticeSpeech.Texts.Keys)}");
            return;
        }

        if (text.Value.ValueKind != JsonValueKind.Object || !text.Value.TryGetProperty("subject", out var subject) || !text.Value.TryGetProperty("text", out var lines))
        {
            _faults.Add($"{text.Name} lacks subject or text: give both");
            return;
        }

        if (Template($"{text.Name}.subject", subject, allowed) is { } head && Template($"{text.Name}.text", lines, allowed) is { } body) read.Texts[text.Name] = (head, body);
    }

    private void Answer(JsonProperty text, NoticeLanguage read)
    {
        if (!AnswerSpeech.Texts.TryGetValue(text.Name, out var allowed)) _faults.Add($"the answer \"{text.Name}\" is not known: use one of {string.Join(", ", AnswerSpeech.Texts.Keys)}");
        else if (Template($"answers.{text.Name}", text.Value, allowed) is { } template) read.Answers[text.Name] = template;
    }

    private NoticeFormat? Format(string place, JsonElement format)
    {
        if (format.ValueKind != JsonValueKind.Object || !format.TryGetProperty("day", out var day) || !format.TryGetProperty("money", out var money)
            || Names(format, "months") is not { Count: 12 } months || Word(format, "point") is not { } point || Word(format, "group") is not { } group || !format.TryGetProperty("symbols", out var symbols) || symbols.ValueKind != JsonValueKind.Object)
        {
            _faults.Add($"{place} is not whole: it has day, twelve months, money, symbols, point and group");
            return null;
        }

        var signs = symbols.EnumerateObject().Where(static sign => sign.Value.ValueKind == JsonValueKind.String).ToDictionary(static sign => sign.Name, static sign => sign.Value.GetString()!);
        return Template($"{place}.day", day, ["day", "month", "year"]) is { } ofDay && Template($"{place}.money", money, ["symbol", "amount"]) is { } ofMoney ? new(ofDay, months, ofMoney, signs, point, group) : null;
    }

    private NoticeTemplate? Template(string place, JsonElement value, string[] allowed)
    {
        if (Lines(value) is not { } text)
        {
            _faults.Add($"{place} is not a text: give a string, or a list of lines");
            return null;
        }

        if (place.EndsWith(".subject", StringComparison.Ordinal) && text.AsSpan().IndexOfAny('\r', '\n') >= 0) _faults.Add($"{place} has more than one line: a subject is one");
        if (NoticeTemplate.Read(text, out var fault) is not { } template)
        {
            _faults.Add($"{place} {fault}");
            return null;
        }

        foreach (var placeholder in template.Placeholders.Except(allowed)) _faults.Add($"{place} has the placeholder {{{placeholder}}}, which is not known there: use one of {string.Join(", ", allowed.Select(static name => $"{{{name}}}"))}");
        return template;
    }

    private void Complete(NoticeLanguage read)
    {
        var missing = NoticeSpeech.Texts.Keys.Where(name => !read.Texts.ContainsKey(name)).ToArray();
        if (missing.Length > 0) _faults.Add($"the language {read.Name} lacks the texts {string.Join(", ", missing)}: a language that does not come with the package needs them all");
        if (read.Tracking is null) _faults.Add($"the language {read.Name} lacks \"tracking\": give a link such as https://t.17track.net/en#nums={{number}}");
        var unsaid = read.Answers.Count == 0 ? [] : AnswerSpeech.Texts.Keys.Where(name => !read.Answers.ContainsKey(name)).ToArray();
        if (unsaid.Length > 0) _faults.Add($"the language {read.Name} lacks the answers {string.Join(", ", unsaid)}: a language has all of them or none");
        if (!read.Formats.ContainsKey("")) _faults.Add($"the language {read.Name} lacks the format \"\": say how days and money are written where no country says it");
    }

    private static string? Lines(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array when value.EnumerateArray().All(static line => line.ValueKind == JsonValueKind.String) => string.Join('\n', value.EnumerateArray().Select(static line => line.GetString())),
        _ => null,
    };

    private static List<string>? Names(JsonElement format, string name) =>
        format.TryGetProperty(name, out var names) && names.ValueKind == JsonValueKind.Array ? [.. names.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.String).Select(static one => one.GetString()!)] : null;

    private static string? Word(JsonElement format, string name) => format.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
}
