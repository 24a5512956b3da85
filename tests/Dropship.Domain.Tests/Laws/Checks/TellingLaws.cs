using static Dropship.Domain.Decision;

namespace Dropship.Domain.Tests.Laws;

/// <summary>What customers hear, by the journal and by what reached them.</summary>
internal static class TellingLaws
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    internal static string? ToldOnce(History history)
    {
        if (history.World.Policies.Notifying is not { } rules) return null;
        return Twice(history) ?? Untimely(history, rules) ?? TooEarly(history);
    }

    // What reached the customer: the same statement of one subject never twice in a row.
    private static string? Twice(History history)
    {
        Dictionary<(NoticeKind, string), string> heard = [];
        foreach (var wired in history.Wires)
        {
            if (NoticeKey.Of(wired.Key) is not { } notice) continue;
            if (heard.TryGetValue((notice.Kind, notice.Subject), out var before) && before == notice.Fact) return $"{wired.At}: {wired.Key} reached the customer twice";
            heard[(notice.Kind, notice.Subject)] = notice.Fact;
        }

        return null;
    }

    private static string? Untimely(History history, NotifyRules rules)
    {
        List<TryOpened> told = [];
        foreach (var commit in history.Commits)
        {
            if (commit.Taken.Happened is not TryOpened { Key.Kind: TryKind.Notify } opened) continue;
            if (opened.At.ToDateTimeOffset().Hour is >= 21 or < 8) return $"{opened.At}: {opened.Key} in quiet hours";
            told.Add(opened);
            if (told.Count(earlier => earlier.At + Day > opened.At && IsHeard(history, earlier)) > rules.MostPerDay) return $"{opened.At}: {opened.Key} is more than {rules.MostPerDay} a day";
        }

        return null;
    }

    private static bool IsHeard(History history, TryOpened opened) => history.Wires.Any(wired => wired.Key == opened.Key && wired.No == opened.No);

    private static string? TooEarly(History history)
    {
        foreach (var commit in history.Commits)
            if (commit.Taken.Happened is TryOpened { Key.Kind: TryKind.Notify } opened && NoticeKey.Of(opened.Key) is { Kind: NoticeKind.Refunded } notice && !commit.Before.IsDone(new(TryKind.Refund, int.Parse(notice.Subject, System.Globalization.CultureInfo.InvariantCulture))))
                return $"{opened.At}: {opened.Key} before the money has gone back";
        return null;
    }
}
