namespace Dropship.Domain;

/// <summary>What of one kind and subject was told, as the tries say. What may have arrived was told.</summary>
/// <param name="Last">The last that was told, or is on its way; null if none was.</param>
/// <param name="Owed">One after it that provably did not arrive; null if there is none.</param>
/// <param name="Next">The number of the next.</param>
internal readonly record struct Telling(TryKey? Last, TryKey? Owed, int Next)
{
    internal static Telling Of(Order order, NoticeKind kind, string subject, Instant now)
    {
        var (last, owed, next) = (default(TryKey?), default(TryKey?), 0);
        foreach (var tried in order.Tries)
        {
            if (!NoticeKey.IsAbout(tried.Key, kind, subject)) continue;
            next = Math.Max(next, tried.Key.Rung + 1);
            if (order.Read(tried.Key, now).Stage is WriteStage.Done or WriteStage.Open) last = Later(last, tried.Key);
            else owed = Later(owed, tried.Key);
        }

        return new(last, owed?.Rung > last?.Rung || last is null ? owed : null, next);
    }

    internal bool Says(string subject, string fact) => Last is { } last && NoticeKey.States(last, subject, fact);

    /// <summary>The key by which a fact is told: that of the try that did not arrive, if it stated the same.</summary>
    internal TryKey KeyOf(NoticeKind kind, string subject, string fact) =>
        Owed is { } owed && NoticeKey.States(owed, subject, fact) ? owed : new NoticeKey(kind, subject, fact, Next).ToTry();

    private static TryKey Later(TryKey? one, TryKey other) => one is { } known && known.Rung > other.Rung ? known : other;
}
