namespace Dropship.Files;

/// <summary>A CSV text (RFC 4180) whose header is read and whose rows are not yet: for those who judge several files before they read one. <see cref="CsvFile"/> reads a file in one go.</summary>
public sealed class CsvTable : IDisposable
{
    private readonly CsvRows _rows;
    private readonly CsvFields _fields;
    private readonly int _width;

    private CsvTable(CsvRows rows, CsvFields fields, int width) => (_rows, _fields, _width) = (rows, fields, width);

    /// <summary>Reads the header.</summary>
    /// <param name="text">The text; it is closed with the table, and at once if the header cannot be used.</param>
    /// <param name="name">The file's name, for the faults.</param>
    /// <param name="columns">The columns it must have, in any order.</param>
    /// <param name="optional">The columns it may have.</param>
    /// <exception cref="BadFileException">It is empty, or lacks a column.</exception>
    public static CsvTable Open(TextReader text, string name, IReadOnlyList<string> columns, IReadOnlyList<string> optional)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(optional);
        var rows = new CsvRows(text);
        try
        {
            var header = Header(rows, name, columns, optional);
            return new(rows, new(name, columns.Concat(optional).ToDictionary(column => column, column => Array.IndexOf(header, column), StringComparer.Ordinal)), header.Length);
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>Hands over every row that is not blank, also one whose form is faulty. A row is good if no fault is noted in it, before or by whoever takes it.</summary>
    /// <param name="take">Takes the row at hand.</param>
    public void Each(Action<CsvFields> take)
    {
        ArgumentNullException.ThrowIfNull(take);
        _rows.Each(row =>
        {
            _fields.Turn(row, _width);
            take(_fields);
            return _fields.IsGood;
        });
    }

    /// <inheritdoc />
    public void Dispose() => _rows.Dispose();

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
