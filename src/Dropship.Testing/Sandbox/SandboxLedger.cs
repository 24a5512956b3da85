using System.Text;

namespace Dropship.Testing.Sandbox;

/// <summary>A vendor's books: lines of text that are only ever added, kept in a file if it has one, so that a second run remembers what was really ordered and paid.</summary>
public sealed class SandboxLedger : IDisposable
{
    private readonly FileStream? _file;
    private readonly List<string> _lines = [];

    /// <summary>Books in memory.</summary>
    public SandboxLedger()
    {
    }

    /// <summary>Books in a file, made if it is not there. A last line that was cut off by a crash is dropped.</summary>
    /// <param name="path">The file.</param>
    public SandboxLedger(string path)
    {
        _file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        _lines.AddRange(whole.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        _file.SetLength(Encoding.UTF8.GetByteCount(whole));
        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>All lines, the oldest first.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds a line. It is with the operating system when the call returns: it outlives the process, though not a power cut.</summary>
    /// <param name="line">The line, without a line break.</param>
    /// <exception cref="ArgumentException">It holds a line break.</exception>
    public void Add(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.AsSpan().ContainsAny('\n', '\r')) throw new ArgumentException("A line of the ledger holds no line break.", nameof(line));
        _lines.Add(line);
        if (_file is null) return;
        _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        _file.Flush();
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file?.Dispose();
}
