using Dropship.Domain;
using Dropship.Files;

namespace Dropship.Fuzz;

/// <summary>The files a user supplies: every row is good or told by its line and cure, and what is good is a value that calendars take.</summary>
internal static class FileTargets
{
    internal static IReadOnlyList<Target> All { get; } = [new("csv-holidays", () => static input => Task.FromResult(Holidays(input)), 1, 2_000)];

    private static string Holidays(Input input)
    {
        try
        {
            var reading = HolidayFile.Read(new StreamReader(new MemoryStream(input.Bytes)), "holidays.csv");
            foreach (var fault in reading.Faults)
                if (fault.Line < 2 || fault.Cure.Length == 0 || fault.ToString().Any(char.IsControl)) throw new UnexpectedException("a fault without line or cure, or with what cannot be shown");
            _ = new WorkCalendar(Zone.Utc, [], [.. reading.Rows], TimeSpan.FromDays(1)).Next(new(1_800_000_000_000));
            return reading.Faults.Count > 0 ? "read with bad rows" : "read";
        }
        catch (BadFileException)
        {
            return "fault of the file";
        }
    }
}
