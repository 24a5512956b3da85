using System.Globalization;
using System.Text.Json;

namespace Dropship.Funding;

/// <summary>The table, for people and for machines.</summary>
internal sealed record Report(IReadOnlyList<Gaps> Gaps, IReadOnlyList<Times> Times)
{
    internal const int LargeRound = 10_000;
    internal const double MostMilliseconds = 1_000;

    /// <summary>What was promised and is not kept.</summary>
    internal IEnumerable<string> Missed()
    {
        foreach (var gap in Gaps.Where(gap => gap.Worst > 0)) yield return string.Create(CultureInfo.InvariantCulture, $"{gap.Orders} orders: worst gap {gap.Worst:P4}, goal 0");
        foreach (var gap in Gaps.Where(gap => gap.Faults > 0)) yield return string.Create(CultureInfo.InvariantCulture, $"{gap.Orders} orders: {gap.Faults} rounds that are no answer");
        foreach (var time in Times.Where(time => time.Orders <= LargeRound && time.Worst >= MostMilliseconds)) yield return string.Create(CultureInfo.InvariantCulture, $"{time.Orders} orders: {time.Worst:F0} ms, goal less than {MostMilliseconds:F0} ms");
    }

    internal void Write(TextWriter output)
    {
        output.WriteLine("  orders  instances   gap mean  gap worst   without search: mean      worst   no answer");
        foreach (var gap in Gaps)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {gap.Orders,6}  {gap.Instances,9}  {gap.Mean,9:P4}  {gap.Worst,9:P4}   {gap.FastMean,20:P4}  {gap.FastWorst,9:P4}   {gap.Faults,9}"));
        output.WriteLine("  orders     rounds  ms median   ms worst   a better plan is ahead by at most");
        foreach (var time in Times)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {time.Orders,6}  {time.Repeats,9}  {time.Median,9:F1}  {time.Worst,9:F1}   {time.Gap,33:P4}"));
        foreach (var missed in Missed()) output.WriteLine($"  MISSED {missed}");
    }

    /// <summary>Each figure under its key; the keys are promised, others read them.</summary>
    internal byte[] Json(int seed)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("seed", seed);
            foreach (var gap in Gaps)
            {
                json.WriteNumber($"gap_{gap.Orders}_mean", gap.Mean);
                json.WriteNumber($"gap_{gap.Orders}_worst", gap.Worst);
                json.WriteNumber($"gap_{gap.Orders}_without_search_mean", gap.FastMean);
                json.WriteNumber($"gap_{gap.Orders}_without_search_worst", gap.FastWorst);
                json.WriteNumber($"gap_{gap.Orders}_instances", gap.Instances);
            }

            foreach (var time in Times)
            {
                json.WriteNumber($"milliseconds_{time.Orders}_median", Math.Round(time.Median, 1));
                json.WriteNumber($"milliseconds_{time.Orders}_worst", Math.Round(time.Worst, 1));
                json.WriteNumber($"bound_{time.Orders}_worst", time.Gap);
            }

            json.WriteNumber("no_answer", Gaps.Sum(gap => gap.Faults));
            json.WriteNumber("goals_missed", Missed().Count());
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
