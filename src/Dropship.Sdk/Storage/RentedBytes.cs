using System.Buffers;

namespace Dropship.Storage;

/// <summary>Room to write in, rented from the shared pool and given back cleared: it held what vendors said of buyers.</summary>
internal sealed class RentedBytes : IBufferWriter<byte>, IDisposable
{
    private byte[] _room = ArrayPool<byte>.Shared.Rent(1024);
    private int _written;

    internal ReadOnlySpan<byte> Written => _room.AsSpan(0, _written);

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _room.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _room.AsSpan(_written);
    }

    public void Dispose() => GiveBack();

    private void Reserve(int more)
    {
        if (_room.Length - _written >= Math.Max(more, 1)) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_room.Length * 2, _written + more));
        Written.CopyTo(larger);
        GiveBack();
        _room = larger;
    }

    private void GiveBack()
    {
        _room.AsSpan(0, _written).Clear();
        ArrayPool<byte>.Shared.Return(_room);
    }
}
