using System.Diagnostics;
using Dropship.Benchmarks.Measuring;
using Microsoft.Win32.SafeHandles;

namespace Dropship.Benchmarks.Sqlite;

/// <summary>The floor: the same bytes appended to a plain file, one gathered write and one fsync for so many records.</summary>
internal sealed class RawFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly ReadOnlyMemory<byte>[] _records;
    private readonly int _perFlush;
    private long _length;
    private int _next;

    internal RawFile(string folder, RehearsedCommit[][] lives, int perFlush)
    {
        _file = File.OpenHandle(Path.Combine(folder, $"raw-{perFlush}.bin"), FileMode.Create, FileAccess.Write);
        _records = [.. lives.SelectMany(static life => life).Select(static commit => commit.Packed)];
        _perFlush = perFlush;
    }

    internal Slice Run(TimeSpan length)
    {
        var (done, start) = (0L, Stopwatch.GetTimestamp());
        var group = new ReadOnlyMemory<byte>[_perFlush];
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            var bytes = 0L;
            for (var i = 0; i < group.Length; i++)
            {
                group[i] = _records[_next];
                _next = (_next + 1) % _records.Length;
                bytes += group[i].Length;
            }

            RandomAccess.Write(_file, group, _length);
            RandomAccess.FlushToDisk(_file);
            _length += bytes;
            done += group.Length;
        }

        return new(done, Stopwatch.GetElapsedTime(start));
    }

    public void Dispose() => _file.Dispose();
}
