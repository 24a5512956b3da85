using Dropship.Domain;

namespace Dropship.Files;

/// <summary>
/// Holidays from a CSV file with the columns <c>region</c>, <c>day</c>, <c>name</c> and, if there are stretches, <c>until</c>. The dates are the user's: none come with the package.
/// </summary>
public static class HolidayFile
{
    private const int Longest = 366;
    private static readonly string[] Columns = ["region", "day", "name"];
    private static readonly string[] Optional = ["until"];

    /// <summary>Reads a file from the disk.</summary>
    /// <param name="path">Where it lies.</param>
    /// <exception cref="BadFileException">The file cannot be opened, is empty, or lacks a column.</exception>
    public static FileReading<Holiday> Read(string path) => CsvFile.Read(path, Columns, Optional, Read);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; it is closed at the end.</param>
    /// <param name="name">The file's name, for the faults.</param>
    /// <exception cref="BadFileException">It is empty, or lacks a column.</exception>
    public static FileReading<Holiday> Read(TextReader text, string name) => CsvFile.Read(text, name, Columns, Optional, Read);

    private static Holiday Read(CsvFields row)
    {
        var (region, day, name) = (row.Words("region", 32), row.Day("day"), row.Words("name"));
        if (row.IsEmpty("until")) return new(region, day, name);
        var until = row.Day("until");
        if (row.IsGood && until < day) row.Fault("until", row.Value("until"), $"is before the first day, {row.Value("day")}: give the last day of the stretch, or nothing for a single day");
        else if (row.IsGood && until.DayNumber - day.DayNumber >= Longest) row.Fault("until", row.Value("until"), $"is {until.DayNumber - day.DayNumber + 1} days from {row.Value("day")}: a stretch has at most {Longest}");
        return new(region, day, name, until);
    }
}
