using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dropship.Http;

/// <summary>A vendor down to the bytes, on the loopback interface: it reads each request to its last byte, counts it, and then does what its script says next; the last step is repeated.</summary>
internal sealed class RawVendor : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Queue<Func<Socket, Task<bool>>> _script;
    private readonly List<string> _requests = [];
    private readonly Task _serving;

    internal RawVendor(params Func<Socket, Task<bool>>[] script)
    {
        _script = new(script);
        _listener.Start();
        _serving = AcceptAsync();
    }

    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    /// <summary>Completed once the first request has been read.</summary>
    internal TaskCompletionSource Heard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first lines of the requests that were read whole.</summary>
    internal string[] Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    /// <summary>Answers, and keeps the connection.</summary>
    internal static Func<Socket, Task<bool>> Answer(int status, string body, params string[] headers) => Answer(status, Encoding.UTF8.GetBytes(body), "application/json", headers);

    /// <summary>Answers, and keeps the connection.</summary>
    internal static Func<Socket, Task<bool>> Answer(int status, byte[] body, string type, params string[] headers) => async socket =>
    {
        var head = string.Concat(headers.Prepend($"Content-Length: {body.Length}").Prepend($"Content-Type: {type}").Select(static header => header + "\r\n"));
        await SendAsync(socket, [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\n{head}\r\n"), .. body]);
        return true;
    };

    /// <summary>Sends some bytes and ends the connection in peace.</summary>
    internal static Func<Socket, Task<bool>> Break(string bytes = "") => async socket =>
    {
        await SendAsync(socket, Encoding.UTF8.GetBytes(bytes));
        return false;
    };

    /// <summary>Resets the connection.</summary>
    internal static Task<bool> Reset(Socket socket)
    {
        socket.LingerState = new(true, 0);
        return Task.FromResult(false);
    }

    /// <summary>Never answers.</summary>
    internal static async Task<bool> Silence(Socket socket)
    {
        await socket.ReceiveAsync(new byte[1]);
        return false;
    }

    /// <summary>A port of this machine at which nobody listens.</summary>
    internal static Uri NobodyThere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stopping.Dispose();
    }

    private static async Task SendAsync(Socket socket, byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;) sent += await socket.SendAsync(bytes.AsMemory(sent));
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        List<Socket> open = [];
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stopping.Token);
                open.Add(socket);
                connections.Add(ServeAsync(socket));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or InvalidOperationException)
        {
            foreach (var socket in open) socket.Dispose();
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            while (await ReadAsync(socket) is { } request)
            {
                Func<Socket, Task<bool>> step;
                lock (_requests)
                {
                    _requests.Add(request);
                    step = _script.Count > 1 ? _script.Dequeue() : _script.Peek();
                }

                Heard.TrySetResult();
                if (!await step(socket)) break;
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The client, or the end of the test, was faster.
        }
        finally
        {
            socket.Dispose();
        }
    }

    // The first line, once head and body are there; null at the end of the connection.
    private static async Task<string?> ReadAsync(Socket socket)
    {
        var (read, buffer) = (new StringBuilder(), new byte[4096]);
        while (true)
        {
            var text = read.ToString();
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0 && IsWhole(text[..head], text[(head + 4)..])) return text.Split("\r\n")[0];
            var count = await socket.ReceiveAsync(buffer);
            if (count == 0) return null;
            read.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
    }

    private static bool IsWhole(string head, string body)
    {
        foreach (var line in head.Split("\r\n"))
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) return body.Length >= int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
            else if (line.StartsWith("Transfer-Encoding:", StringComparison.OrdinalIgnoreCase)) return body.EndsWith("0\r\n\r\n", StringComparison.Ordinal);
        return true;
    }
}
