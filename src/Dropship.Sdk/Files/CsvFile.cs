using System.Text;

namespace Dropship.Files;

/// <summary>A CSV file (RFC 4180, UTF-8) whose columns are found by the names in its header, in any order; columns that nobody asks for are passed over.</summary>
public static class CsvFile
{
    /// <summary>Reads a file from the disk.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="path">Where it lies.</param>
    /// <param name="columns">The columns it must have.</param>
    /// <param name="optional">The columns it may have.</param>
    /// <param name="read">Makes something of a row, and notes what makes no sense; what it returns for a faulty row is dropped.</param>
    /// <exception cref="BadFileException">The file cannot be opened, is empty, or lacks a column.</exception>
    public static FileReading<T> Read<T>(string path, IReadOnlyList<string> columns, IReadOnlyList<string> optional, Func<CsvFields, T> read)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var text = new StreamReader(path, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
            return Read(text, Path.GetFileName(path), columns, optional, read);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BadFileException($"{Shown.Of(path)} cannot be read ({fault.Message}): give a file that exists and that this user may read.", fault);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="text">The text; it is closed at the end.</param>
    /// <param name="name">The file's name, for the faults.</param>
    /// <param name="columns">The columns it must have.</param>
    /// <param name="optional">The columns it may have.</param>
    /// <param name="read">Makes something of a row, and notes what makes no sense; what it returns for a faulty row is dropped.</param>
    /// <exception cref="BadFileException">It is empty, or lacks a column.</exception>
    public static FileReading<T> Read<T>(TextReader text, string name, IReadOnlyList<string> columns, IReadOnlyList<string> optional, Func<CsvFields, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        using var table = CsvTable.Open(text, name, columns, optional);
        List<T> good = [];
        List<FileFault> faults = [];
        table.Each(row =>
        {
            if (row.IsGood && read(row) is var made && row.IsGood) good.Add(made);
            faults.AddRange(row.Faults);
        });
        return new(name, good, faults);
    }
}
