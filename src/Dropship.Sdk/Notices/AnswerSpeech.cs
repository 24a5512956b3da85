using System.Text;
using Dropship.Domain;

namespace Dropship.Notices;

/// <summary>Which texts an answer to a buyer is made of, which placeholders each may have, and what is left out first where the marketplace takes only so many letters.</summary>
internal static class AnswerSpeech
{
    private const string Hello = "Hello";
    private const string HelloNobody = "Hello.Nobody";
    private const string Bye = "Bye";
    private static readonly string[] OfParcel = ["number", "carrier", "link", "day"];

    /// <summary>Every text by its name.</summary>
    internal static IReadOnlyDictionary<string, string[]> Texts { get; } = Enum.GetNames<AnswerKind>().ToDictionary(static name => name, static name => PlaceholdersOf(Enum.Parse<AnswerKind>(name)))
        .Append(new(Hello, ["name", "order", "shop"])).Append(new(HelloNobody, ["order", "shop"])).Append(new(Bye, ["order", "shop"])).ToDictionary();

    /// <summary>The answer; null if nothing of it fits.</summary>
    internal static string? Say(Few<AnswerPart> parts, OrderKey order, string? name, NoticeLanguage language, string country, int most)
    {
        if (parts.IsEmpty) return null;
        var kept = parts.ToList();
        while (true)
        {
            var text = Say(kept, order, name, language, country);
            if (text.Length <= most) return text;
            if (kept.Count == 1) return null;
            kept.RemoveAt(LeastOf(kept));
        }
    }

    private static string Say(IReadOnlyList<AnswerPart> parts, OrderKey order, string? name, NoticeLanguage language, string country)
    {
        var hello = NoticeSpeech.OneLine(name ?? "").Trim();
        Dictionary<string, string> values = new() { ["order"] = order.Id.Value, ["shop"] = order.Shop.Value, ["name"] = hello };
        var text = new StringBuilder(language.Answers[hello.Length > 0 ? Hello : HelloNobody].Fill(values)).Append("\n\n");
        text.AppendJoin('\n', parts.Select(part => Say(part, language, country)));
        return text.Append("\n\n").Append(language.Answers[Bye].Fill(values)).ToString();
    }

    private static string Say(AnswerPart part, NoticeLanguage language, string country) => language.Answers[part.Kind.ToString()].Fill(new Dictionary<string, string>
    {
        ["number"] = part.Number?.Value ?? "",
        ["carrier"] = NoticeSpeech.OneLine(part.Carrier ?? ""),
        ["link"] = part.Number is { } number ? language.Link(number.Value) : "",
        ["day"] = language.Day(part.Day, country),
        ["amount"] = language.Money(part.Amount, country),
    });

    // Politeness goes first, then of the rest what stands last: of several parcels the last ones.
    private static int LeastOf(List<AnswerPart> parts)
    {
        var polite = parts.FindLastIndex(static part => part.Kind is AnswerKind.InvitesReply or AnswerKind.Follows or AnswerKind.TellsNumber);
        return polite >= 0 ? polite : parts.Count - 1;
    }

    private static string[] PlaceholdersOf(AnswerKind kind) => kind switch
    {
        AnswerKind.OnTheWay or AnswerKind.AtCustoms or AnswerKind.AttemptFailed or AnswerKind.AtPickup or AnswerKind.Delivered or AnswerKind.ComingBack or AnswerKind.Lost => OfParcel,
        AnswerKind.ShipsBy or AnswerKind.ArrivesBy => ["day"],
        AnswerKind.Refunded => ["amount"],
        _ => [],
    };
}
