using System.Net;
using System.Net.Sockets;

namespace Dropship.Testing.Wire;

/// <summary>
/// Stands between an adapter and a vendor on loopback and does to their connections what a bad network does. It waits by its clock alone,
/// so that a test lets time pass when <see cref="StruckAsync"/> says that the fault has struck, and never waits for it.
/// </summary>
public sealed class TcpFaultProxy : IAsyncDisposable
{
    private readonly Uri _vendor;
    private readonly TcpFault? _fault;
    private readonly TcpWay _way;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _strikes = new(0);
    private readonly Loopback? _loopback;
    private readonly Socket? _closed;
    private int _begun;

    /// <summary>Begins to listen, unless it is down.</summary>
    /// <param name="vendor">Where the vendor listens; its path is kept.</param>
    /// <param name="fault">What goes wrong; null for nothing.</param>
    /// <param name="way">In which direction.</param>
    /// <param name="clock">The time by which it waits.</param>
    public TcpFaultProxy(Uri vendor, TcpFault? fault, TcpWay way, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(vendor);
        ArgumentNullException.ThrowIfNull(clock);
        (_vendor, _fault, _way, _clock) = (vendor, fault, way, clock);
        if (fault is TcpFault.Down)
        {
            // Bound, so that nobody else gets the port, and not listening, so that whoever calls is refused.
            _closed = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        }
        else
        {
            _loopback = new(ServeAsync);
        }
    }

    /// <summary>Where to call instead of the vendor.</summary>
    public Uri Address => new(_loopback?.Address ?? Loopback.At((IPEndPoint)_closed!.LocalEndPoint!), _vendor.PathAndQuery);

    /// <summary>How many connections have carried a byte of a caller: more than there were attempts means that something has sent again by itself.</summary>
    public int Begun => Volatile.Read(ref _begun);

    /// <summary>Waits until the fault has struck a connection; each connection counts once, and each is told to one waiter.</summary>
    /// <param name="cancellation">Gives up.</param>
    public Task StruckAsync(CancellationToken cancellation = default) => _strikes.WaitAsync(cancellation);

    /// <summary>Stops listening and closes every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_loopback is not null) await _loopback.DisposeAsync().ConfigureAwait(false);
        _closed?.Dispose();
        _strikes.Dispose();
    }

    private async Task ServeAsync(Socket caller, CancellationToken cancellation)
    {
        using var vendor = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await vendor.ConnectAsync(_vendor.Host, _vendor.Port, cancellation).ConfigureAwait(false);
        await new TcpRelay(caller, vendor, _fault, _way, _clock) { Begun = () => Interlocked.Increment(ref _begun), Struck = () => _strikes.Release() }.RunAsync(cancellation).ConfigureAwait(false);
    }
}
