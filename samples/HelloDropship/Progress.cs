using System.Globalization;

namespace HelloDropship;

/// <summary>Says where the run is, at most five times a second: on a terminal one line that is written over, elsewhere a plain line every second.</summary>
/// <param name="writer">Where to.</param>
/// <param name="isTerminal">True if the line can be written over.</param>
/// <param name="time">Real time.</param>
internal sealed class Progress(TextWriter writer, bool isTerminal, TimeProvider time)
{
    private readonly TimeSpan _pause = isTerminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(1);
    private long? _last;
    private int _width;

    /// <summary>True if it may speak now: spares the counting where it may not.</summary>
    internal bool IsDue => _last is not { } last || time.GetElapsedTime(last) >= _pause;

    /// <summary>Says it.</summary>
    /// <param name="now">The shops' present.</param>
    /// <param name="phases">How many orders are in which phase.</param>
    internal void Tell(DateTimeOffset now, IReadOnlyDictionary<string, int> phases)
    {
        _last = time.GetTimestamp();
        var counts = string.Join(", ", phases.Select(phase => string.Create(CultureInfo.InvariantCulture, $"{phase.Value} {phase.Key}")));
        var line = string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd HH:mm}  {(counts.Length == 0 ? "no orders yet" : counts)}");
        if (!isTerminal) writer.WriteLine(line);
        else writer.Write('\r' + line.PadRight(_width));
        _width = line.Length;
        writer.Flush();
    }

    /// <summary>Leaves the line.</summary>
    internal void End()
    {
        if (isTerminal && _width > 0) writer.WriteLine();
    }
}
