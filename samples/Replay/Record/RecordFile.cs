using Dropship.Files;
using System.Text;

namespace Replay.Record;

/// <summary>One file of the record, its columns found by the names in its header.</summary>
public sealed class RecordFile : IDisposable
{
    private readonly CsvRows _rows;
    private readonly CsvFields _fields;
    private readonly int _width;

    private RecordFile(string name, CsvRows rows, string[] header, string[] columns)
    {
        Name = name;
        _rows = rows;
        _width = header.Length;
        _fields = new(name, columns.ToDictionary(column => column, column => Array.IndexOf(header, column), StringComparer.Ordinal));
    }

    /// <summary>The file's name without folder.</summary>
    public string Name { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="RecordException">The file is missing, unreadable or empty, or lacks a column.</exception>
    public static RecordFile Open(string folder, string name, params string[] columns)
    {
        CsvRows? rows = null;
        try
        {
            rows = new(new StreamReader(Path.Combine(folder, name), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, 1 << 16));
            var header = Header(rows, name, columns);
            return new(name, rows, header, columns);
        }
        catch (Exception fault)
        {
            rows?.Dispose();
            if (Unreadable(fault, name, folder) is { } known) throw known;
            throw;
        }
    }

    /// <summary>Reads row by row; a row in which a fault is noted goes to the bad ones.</summary>
    /// <exception cref="RecordException">The file became unreadable on the way.</exception>
    public void Each(List<BadRow> bad, Action<CsvFields> take)
    {
        try
        {
            _rows.Each(row =>
            {
                _fields.Turn(row, _width);
                if (_fields.IsGood) take(_fields);
                if (!_fields.IsGood) bad.Add(new(Name, row.Line, string.Join("; ", _fields.Faults.Select(static fault => fault.What))));
                return _fields.IsGood;
            });
        }
        catch (IOException fault)
        {
            throw new RecordException($"{Name} could not be read to its end ({fault.Message}): check the disk and the file.", fault);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _rows.Dispose();

    private static string[] Header(CsvRows rows, string name, string[] columns)
    {
        if (rows.Header() is not { } first) throw new RecordException($"{name} is empty: its first line must name the columns {string.Join(", ", columns)}.");
        var header = first.Fields;
        var missing = columns.Where(column => !header.Contains(column)).ToList();
        if (missing.Count > 0)
            throw new RecordException($"{name} lacks the column{(missing.Count > 1 ? "s" : "")} {string.Join(", ", missing)}: name them in its first line, which is now {Shown.Of(string.Join(',', header))}.");
        if (columns.FirstOrDefault(column => header.Count(named => named == column) > 1) is { } twice)
            throw new RecordException($"{name} names the column {twice} twice: keep one of the two.");
        return header;
    }

    private static RecordException? Unreadable(Exception fault, string name, string folder) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => new($"{name} is missing in {Shown.Of(folder)}: the folder needs all five files of the record.", fault),
        UnauthorizedAccessException or IOException => new($"{name} cannot be opened ({fault.Message}): it must be a file that this user may read.", fault),
        _ => null,
    };
}
