using Dropship.Domain;
using Microsoft.Extensions.Time.Testing;
using Replay.Report;

namespace Dropship.Replay.Tests;

public sealed class ProgressLineTests
{
    [Fact]
    public void At_most_one_line_a_second_is_written_and_the_first_at_once()
    {
        var time = new FakeTimeProvider();
        using var writer = new StringWriter { NewLine = "\n" };
        var progress = new ProgressLine(time, writer);
        var now = Instant.From(new(2017, 5, 3, 23, 59, 0, TimeSpan.Zero));
        for (var step = 0; step < 25; step++)
        {
            progress.Tell(now, 1000 + step, 5711, step);
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        writer.ToString().ShouldBe("""
            2017-05-03  1,000 of 5,711 orders seen, 0 open
            2017-05-03  1,010 of 5,711 orders seen, 10 open
            2017-05-03  1,020 of 5,711 orders seen, 20 open

            """);
    }
}
