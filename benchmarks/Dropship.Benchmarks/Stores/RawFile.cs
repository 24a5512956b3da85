using System.Diagnostics;
using Dropship.Benchmarks.Measuring;
using Microsoft.Win32.SafeHandles;

namespace Dropship.Benchmarks.Stores;

/// <summary>The floor: the same bytes in a plain file, one gathered write and one fsync for so many records.</summary>
internal sealed class RawFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly ReadOnlyMemory<byte>[] _records;
    private readonly int _perFlush;
    private readonly long _room;
    private long _place;
    private int _next;

    /// <summary>Opens a file.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="lives">Whose records.</param>
    /// <param name="perFlush">How many records share a flush.</param>
    /// <param name="room">Bytes that are written before the clock starts and then overwritten in turn, so that no flush has to make the file longer; 0 to append.</param>
    internal RawFile(string folder, RehearsedCommit[][] lives, int perFlush, int room = 0)
    {
        _file = File.OpenHandle(Path.Combine(folder, $"raw-{perFlush}-{room}.bin"), FileMode.Create, FileAccess.Write);
        _room = room;
        if (room > 0) RandomAccess.Write(_file, new byte[room], 0);
        RandomAccess.FlushToDisk(_file);
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

            if (_room > 0 && _place + bytes > _room) _place = 0;
            RandomAccess.Write(_file, group, _place);
            RandomAccess.FlushToDisk(_file);
            _place += bytes;
            done += group.Length;
        }

        return new(done, Stopwatch.GetElapsedTime(start));
    }

    public void Dispose() => _file.Dispose();
}
