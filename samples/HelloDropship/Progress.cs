using System.Globalization;
using Dropship.Domain;
using Dropship.Orders;

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

    /// <summary>Says it, unless it was said just now.</summary>
    /// <param name="now">The shops' present.</param>
    /// <param name="orders">The desk.</param>
    internal async Task TellAsync(DateTimeOffset now, IOrders orders)
    {
        if (_last is { } last && time.GetElapsedTime(last) < _pause) return;
        _last = time.GetTimestamp();
        SortedDictionary<Phase, int> phases = [];
        foreach (var shop in Story.Shops)
            foreach (var header in await Reckoning.HeadersAsync(orders, shop))
                if (Enum.TryParse<Phase>(header.Phase, out var phase))
                    phases[phase] = phases.GetValueOrDefault(phase) + 1;
        var counts = string.Join(", ", phases.Select(phase => string.Create(CultureInfo.InvariantCulture, $"{phase.Value} {phase.Key}")));
        Write(string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd}  {(counts.Length == 0 ? "no orders yet" : counts)}"));
    }

    /// <summary>Leaves the line.</summary>
    internal void End()
    {
        if (isTerminal && _width > 0) writer.WriteLine();
    }

    private void Write(string line)
    {
        if (!isTerminal) writer.WriteLine(line);
        else writer.Write('\r' + line.PadRight(_width));
        _width = line.Length;
        writer.Flush();
    }
}
