using System.Net.Sockets;

namespace Dropship.Testing.Wire;

/// <summary>
/// A vendor down to the bytes, on loopback: it reads each request to its last byte, keeps it, and then sends what it was told to, however wrong.
/// What an adapter's own HTTP stack does by itself (repeats, redirects) shows here and nowhere else.
/// </summary>
public sealed class RawVendor : IAsyncDisposable
{
    private readonly Func<RawRequest, RawAnswer> _answer;
    private readonly List<RawRequest> _requests = [];
    private readonly SemaphoreSlim _heard = new(0);
    private readonly SemaphoreSlim _ended = new(0);
    private readonly Loopback _loopback;

    /// <summary>Answers in the order of a script; its last answer is repeated.</summary>
    /// <param name="script">The answers; at least one.</param>
    public RawVendor(params RawAnswer[] script) : this(InOrder(script))
    {
    }

    /// <summary>Answers by what is asked.</summary>
    /// <param name="answer">Called for one request at a time, in the order in which they were read whole.</param>
    public RawVendor(Func<RawRequest, RawAnswer> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _answer = answer;
        _loopback = new(ServeAsync);
    }

    /// <summary>Asked when the head of a request is there, its body empty; what it gives is sent at once, in place of reading on, and the request is none that was read whole.</summary>
    /// <value>Null: every request is read to its end.</value>
    public Func<RawRequest, RawAnswer?>? AtHead { get; init; }

    /// <summary>Where it listens.</summary>
    public Uri Address => _loopback.Address;

    /// <summary>The requests that were read whole, in that order.</summary>
    public IReadOnlyList<RawRequest> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    /// <summary>Waits until a request was read whole; each is told to one waiter.</summary>
    /// <param name="cancellation">Gives up.</param>
    public Task HeardAsync(CancellationToken cancellation = default) => _heard.WaitAsync(cancellation);

    /// <summary>Waits until it has closed or reset a connection; each is told to one waiter.</summary>
    /// <param name="cancellation">Gives up.</param>
    public Task EndedAsync(CancellationToken cancellation = default) => _ended.WaitAsync(cancellation);

    /// <summary>Stops listening and closes every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _loopback.DisposeAsync().ConfigureAwait(false);
        _heard.Dispose();
        _ended.Dispose();
    }

    private static Func<RawRequest, RawAnswer> InOrder(RawAnswer[] script)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentOutOfRangeException.ThrowIfZero(script.Length);
        var next = 0;
        return _ => script[Math.Min(next++, script.Length - 1)];
    }

    private async Task ServeAsync(Socket socket, CancellationToken cancellation)
    {
        while (await ReadAsync(socket, cancellation).ConfigureAwait(false) is { } answer)
        {
            await Loopback.SendAsync(socket, answer.Bytes, cancellation).ConfigureAwait(false);
            if (answer.After == RawEnd.Keep) continue;
            if (answer.After == RawEnd.Silence) await socket.ReceiveAsync(new byte[1], cancellation).ConfigureAwait(false);
            if (answer.After == RawEnd.Reset) Loopback.Reset(socket);
            socket.Dispose();
            _ended.Release();
            return;
        }
    }

    // The answer to the next request. Null at the end of the connection: what was begun and not finished is no request.
    private async Task<RawAnswer?> ReadAsync(Socket socket, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var (buffer, head) = (new byte[4096], default(RawRequest));
        while (await socket.ReceiveAsync(buffer, cancellation).ConfigureAwait(false) is var count and > 0)
        {
            read.Write(buffer, 0, count);
            if (head is null && (head = RawRequest.ParseHead(read.ToArray())) is not null && Cut(head) is { } cut) return cut;
            if (head?.Complete(read.ToArray()) is { } request) return Answer(request);
        }

        return null;
    }

    private RawAnswer? Cut(RawRequest head)
    {
        lock (_requests) return AtHead?.Invoke(head);
    }

    private RawAnswer Answer(RawRequest request)
    {
        RawAnswer answer;
        lock (_requests)
        {
            _requests.Add(request);
            answer = _answer(request);
        }

        _heard.Release();
        return answer;
    }
}
