using System.Numerics;
using System.Runtime.InteropServices;

namespace Dropship.Sqlite.Journal;

/// <summary>CRC-32C over a journal row: a flipped bit in an amount must not pass for another amount.</summary>
internal static class Checksum
{
    internal static long Of(long order, long version, ReadOnlySpan<byte> events)
    {
        var sum = BitOperations.Crc32C(BitOperations.Crc32C(uint.MaxValue, (ulong)order), (ulong)version);
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(events)) sum = BitOperations.Crc32C(sum, word);
        foreach (var last in events[(events.Length & ~7)..]) sum = BitOperations.Crc32C(sum, last);
        return ~sum;
    }
}
