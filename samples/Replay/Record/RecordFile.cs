using Dropship.Files;
using System.Text;

namespace Replay.Record;

/// <summary>One file of the record, its columns found by the names in its header.</summary>
public sealed class RecordFile : IDisposable
{
    private readonly CsvTable _table;

    private RecordFile(string name, CsvTable table) => (Name, _table) = (name, table);

    /// <summary>The file's name without folder.</summary>
    public string Name { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="RecordException">The file is missing, unreadable or empty, or lacks a column.</exception>
    public static RecordFile Open(string folder, string name, params string[] columns)
    {
        try
        {
            return new(name, CsvTable.Open(new StreamReader(Path.Combine(folder, name), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, 1 << 16), name, columns, []));
        }
        catch (BadFileException fault)
        {
            throw new RecordException(fault.Message, fault);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RecordException($"{name} is missing in {Shown.Of(folder)}: the folder needs all five files of the record.", fault);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new RecordException($"{name} cannot be opened ({fault.Message}): it must be a file that this user may read.", fault);
        }
    }

    /// <summary>Reads row by row; a row in which a fault is noted goes to the bad ones.</summary>
    /// <exception cref="RecordException">The file became unreadable on the way.</exception>
    public void Each(List<BadRow> bad, Action<CsvFields> take)
    {
        try
        {
            _table.Each(row =>
            {
                if (row.IsGood) take(row);
                if (!row.IsGood) bad.Add(new(Name, row.Line, string.Join("; ", row.Faults.Select(static fault => fault.What))));
            });
        }
        catch (IOException fault)
        {
            throw new RecordException($"{Name} could not be read to its end ({fault.Message}): check the disk and the file.", fault);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _table.Dispose();
}
