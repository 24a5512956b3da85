using System.Globalization;
using Dropship.Domain;

namespace Replay.Report;

/// <summary>Progress as plain lines, at most one a second of real time: fit for a file, a pipe and a terminal.</summary>
public sealed class ProgressLine(TimeProvider time, TextWriter writer)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private long? _last;

    /// <summary>True if a line may be written now; spares the counting where none may.</summary>
    public bool IsDue => _last is not { } last || time.GetElapsedTime(last) >= Pause;

    /// <summary>Says where the replay is, unless it was said less than a second ago.</summary>
    /// <param name="now">Virtual time.</param>
    /// <param name="seen">Orders that came in so far.</param>
    /// <param name="all">Orders there are.</param>
    /// <param name="open">Orders that are not at an end.</param>
    public void Tell(Instant now, int seen, int all, int open)
    {
        if (!IsDue) return;
        _last = time.GetTimestamp();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{now.ToDateTimeOffset():yyyy-MM-dd}  {seen:#,##0} of {all:#,##0} orders seen, {open:#,##0} open"));
        writer.Flush();
    }
}
