using System.Diagnostics;
using System.Globalization;

namespace Dropship.Domain.Tests.Laws;

/// <summary>What a trial saw.</summary>
internal sealed record Tally(int Histories, long Events, long Turns, long Faults, long Crashes, int Bought, int Closed, double Seconds, IReadOnlyList<string> Broken)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Histories} histories ({Closed} closed, {Bought} purchases paid), {Events} events, {Turns} turns, {Faults} faults, {Crashes} crashes, {Seconds:F1} s");
}

/// <summary>Runs numbered histories and judges them.</summary>
internal static class Trial
{
    internal static int Count { get; } = Number("DROPSHIP_LAWS_COUNT", 1000);

    /// <summary>Every law looks at numbers of its own, so that together they see more.</summary>
    internal static int First(Law law) => Number("DROPSHIP_LAWS_FIRST", 1) + (Count * int.Parse(law.Name.AsSpan(1), CultureInfo.InvariantCulture));

    internal static Tally Run(Rules rules, IReadOnlyList<Law> laws, int first, int count)
    {
        var watch = Stopwatch.StartNew();
        var (events, turns, faults, crashes, bought, closed) = (0L, 0L, 0L, 0L, 0, 0);
        var broken = new List<string>();
        Parallel.For(first, first + count, number =>
        {
            var history = Simulation.Run(Settings.Of(number), rules);
            Interlocked.Add(ref events, history.Events.Count());
            Interlocked.Add(ref turns, history.Turns.Count);
            Interlocked.Add(ref faults, history.World.Faults);
            Interlocked.Add(ref crashes, history.Crashes);
            Interlocked.Add(ref bought, history.World.Suppliers.Sum(static supplier => supplier.Orders.Count(static order => order.PaidAt is not null)));
            Interlocked.Add(ref closed, history.Ending == Ending.Closed ? 1 : 0);
            foreach (var law in laws)
                if (Judge(law, history) is { } why)
                    lock (broken)
                        broken.Add($"{law.Name} is broken in history {number}: {why}{(broken.Count == 0 ? $"\n{history.Setting}\n{history.Tail()}" : "")}");
        });
        return new(count, events, turns, faults, crashes, bought, closed, watch.Elapsed.TotalSeconds, broken);
    }

    /// <summary>Why a history breaks a law, or null. A history that could not go on is broken whatever the law.</summary>
    internal static string? Judge(Law law, History history) =>
        history.Thrown is { } thrown ? $"{thrown.GetType().Name}: {thrown.Message}\n{thrown.StackTrace}" : law.Broken(history);

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
