using System.Numerics;
using System.Runtime.InteropServices;
using Dropship.Domain;

namespace Dropship.Postgres.Journal;

/// <summary>CRC-32C over a journal row and whose it is: a flipped bit in an amount must not pass for another amount.</summary>
internal static class Checksum
{
    internal static long Of(OrderKey order, long version, ReadOnlySpan<byte> events)
    {
        var sum = Over(Over(uint.MaxValue, MemoryMarshal.AsBytes(order.Shop.Value.AsSpan())), MemoryMarshal.AsBytes(order.Id.Value.AsSpan()));
        return ~Over(BitOperations.Crc32C(sum, (ulong)version), events);
    }

    private static uint Over(uint sum, ReadOnlySpan<byte> bytes)
    {
        sum = BitOperations.Crc32C(sum, (ulong)bytes.Length);
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) sum = BitOperations.Crc32C(sum, word);
        foreach (var last in bytes[(bytes.Length & ~7)..]) sum = BitOperations.Crc32C(sum, last);
        return sum;
    }
}
