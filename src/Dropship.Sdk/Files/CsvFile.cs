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
        using var rows = new CsvRows(text);
        var header = Header(rows, name, columns, optional);
        var fields = new CsvFields(name, columns.Concat(optional).ToDictionary(column => column, column => Array.IndexOf(header, column), StringComparer.Ordinal));
        List<T> good = [];
        List<FileFault> faults = [];
        rows.Each(row =>
        {
            fields.Turn(row, header.Length);
            if (fields.IsGood && read(fields) is var made && fields.IsGood) good.Add(made);
            faults.AddRange(fields.Faults);
            return fields.IsGood;
        });
        return new(name, good, faults);
    }

    private static string[] Header(CsvRows rows, string name, IReadOnlyList<string> columns, IReadOnlyList<string> optional)
    {
        if (rows.Header() is not { } first) throw new BadFileException($"{name} is empty: its first line must name the columns {string.Join(", ", columns)}.");
        var header = first.Fields;
        var missing = columns.Where(column => !header.Contains(column)).ToList();
        if (missing.Count > 0)
            throw new BadFileException($"{name} lacks the column{(missing.Count > 1 ? "s" : "")} {string.Join(", ", missing)}: name them in its first line, which is now {Shown.Of(string.Join(',', header))}.");
        if (columns.Concat(optional).FirstOrDefault(column => header.Count(named => named == column) > 1) is { } twice)
            throw new BadFileException($"{name} names the column {twice} twice: keep one of the two.");
        return header;
    }
}
