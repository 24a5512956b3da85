using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Dropship.Testing.Sandbox;

namespace Dropship.Simulation.Runtime.Passage;

/// <summary>An adapter's way to a sandbox vendor: a call takes a moment of virtual time, and may go wrong.</summary>
internal sealed class GatedHandler(string vendor, SandboxVendor sandbox, Gate gate, Errands errands) : HttpMessageHandler
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(1_100);   // so that no account is ever called faster than it allows
    private static readonly string[] Asks = ["freightCalculate", "getOrderDetailBatch", "gettrackinfo"];
    private readonly HttpMessageInvoker _wire = new(new SandboxHandler(sandbox));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = new Operation($"{vendor} {request.Method} {request.RequestUri!.AbsolutePath}", SideOf(request));
        var mishap = gate.Begin(operation);
        Wait(mishap == Mishap.Stall ? Gate.TooLong : Latency, cancellationToken);
        if (Instead(mishap) is { } instead) return instead;
        if (mishap == Mishap.Late) await DelayAsync(request);
        if (mishap is Mishap.Fail or Mishap.Late or Mishap.Stall) throw Broken();
        var response = await _wire.SendAsync(request, CancellationToken.None);
        gate.End(operation, mishap);
        if (mishap == Mishap.StallAfter) Wait(Gate.TooLong, cancellationToken);
        if (mishap is Mishap.LoseAnswer or Mishap.StallAfter) throw Broken();
        return mishap == Mishap.Half ? await HalveAsync(response) : response;
    }

    protected override void Dispose(bool disposing)
    {
        _wire.Dispose();
        base.Dispose(disposing);
    }

    private static Side SideOf(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || Asks.Contains(request.RequestUri!.Segments[^1]) ? Side.VendorRead : Side.VendorWrite;

    private void Wait(TimeSpan span, CancellationToken cancellation)
    {
        gate.Clock.Pass(span);
        cancellation.ThrowIfCancellationRequested();
    }

    private static HttpRequestException Broken() => new(HttpRequestError.ResponseEnded, "The connection broke before an answer was there.");

    private static HttpResponseMessage? Instead(Mishap mishap) => mishap switch
    {
        Mishap.Error => Answer(HttpStatusCode.InternalServerError, "{}", "application/json"),
        Mishap.Throttle => Answer(HttpStatusCode.TooManyRequests, "{}", "application/json"),
        Mishap.Page => Answer(HttpStatusCode.OK, "<html>We will be back soon.</html>", "text/html"),
        _ => null,
    };

    private static HttpResponseMessage Answer(HttpStatusCode status, string body, string type) => new(status) { Content = new StringContent(body, Encoding.UTF8, type) };

    private static async Task<HttpResponseMessage> HalveAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        var type = response.Content.Headers.ContentType ?? new MediaTypeHeaderValue("application/json");
        response.Content = new ByteArrayContent(body[..(body.Length / 2)]) { Headers = { ContentType = type } };
        return response;
    }

    // What the vendor will carry out later is a copy: the request itself ends with the call.
    private async Task DelayAsync(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers) copy.Headers.TryAddWithoutValidation(name, values);
        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync());
            foreach (var (name, values) in content.Headers) copy.Content.Headers.TryAddWithoutValidation(name, values);
        }

        errands.Owe(gate.Clock.GetUtcNow() + Gate.TooLong * 2, async () =>
        {
            using var wire = new HttpMessageInvoker(new SandboxHandler(sandbox));
            using var late = copy;
            using var answer = await wire.SendAsync(late, CancellationToken.None);
        });
    }
}

/// <summary>What happens later in the world, whatever becomes of the process that caused it.</summary>
internal sealed class Errands
{
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, int No)> _owed = new();
    private int _no;

    public DateTimeOffset? NextAt => _owed.TryPeek(out _, out var first) ? first.At : null;

    public void Owe(DateTimeOffset at, Func<Task> work) => _owed.Enqueue(work, (at, _no++));

    public async Task RunAsync(DateTimeOffset now)
    {
        while (_owed.TryPeek(out _, out var first) && first.At <= now) await _owed.Dequeue()();
    }
}
