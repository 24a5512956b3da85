using System.Net;
using System.Net.Sockets;

namespace Dropship.Testing.Wire;

/// <summary>Listens on a free port of the loopback interface and serves each connection; at the end it closes them all and waits for those who served them.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<Socket, CancellationToken, Task> _serve;
    private readonly Task _accepting;

    internal Loopback(Func<Socket, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal Uri Address => At((IPEndPoint)_listener.LocalEndpoint);

    internal static Uri At(IPEndPoint end) => new($"http://{end.Address}:{end.Port}/");

    /// <summary>Sends all of it.</summary>
    internal static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (!bytes.IsEmpty) bytes = bytes[await socket.SendAsync(bytes, cancellation).ConfigureAwait(false)..];
    }

    /// <summary>Closes a connection so that the other side is told it was reset.</summary>
    internal static void Reset(Socket socket)
    {
        socket.LingerState = new(true, 0);
        socket.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> serving = [];
        try
        {
            while (true) serving.Add(ServeAsync(await _listener.AcceptSocketAsync(_stopping.Token).ConfigureAwait(false)));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(serving).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
            try
            {
                socket.NoDelay = true;   // small pieces are meant to arrive as such
                await _serve(socket, _stopping.Token).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The other side, or the end of the test, was faster.
            }
    }
}
