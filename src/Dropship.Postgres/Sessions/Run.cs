using Npgsql;
using NpgsqlTypes;

namespace Dropship.Postgres.Sessions;

/// <summary>Bytes of many rows, one behind another, sent as one value.</summary>
internal sealed class Run
{
    /// <summary>More room than this is given back when the run is cleared.</summary>
    private const int Kept = 1 << 20;
    private byte[] _room = [];

    internal NpgsqlParameter<ReadOnlyMemory<byte>> Parameter { get; } = new() { NpgsqlDbType = NpgsqlDbType.Bytea };

    internal int Length { get; private set; }

    /// <summary>Adds some; how long it is then.</summary>
    internal int Add(ReadOnlySpan<byte> bytes)
    {
        if (_room.Length - Length < bytes.Length) Array.Resize(ref _room, Math.Max(checked(Length + bytes.Length), Math.Max(1024, _room.Length < Kept ? _room.Length * 2 : _room.Length + Kept)));
        bytes.CopyTo(_room.AsSpan(Length));
        Length += bytes.Length;
        Parameter.TypedValue = _room.AsMemory(0, Length);
        return Length;
    }

    internal void Clear()
    {
        if (_room.Length > Kept) _room = [];
        Length = 0;
        Parameter.TypedValue = default;
    }
}
