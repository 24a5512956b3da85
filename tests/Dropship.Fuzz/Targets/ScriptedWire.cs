using System.Net;
using System.Text;

namespace Dropship.Fuzz;

/// <summary>A vendor by script: one route answers with the input, the others with samples. Bounded, so that nobody asks for ever.</summary>
internal sealed class ScriptedWire(Func<HttpRequestMessage, string?> answers, Func<HttpRequestMessage, bool> isFuzzed) : HttpMessageHandler
{
    private const int MostCalls = 60;
    private int _calls;

    internal Input Input { get; set; } = new([]);

    /// <summary>Counts the calls of the next run from none.</summary>
    internal void Begin(Input input) => (Input, _calls) = (input, 0);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Increment(ref _calls) > MostCalls) throw new UnexpectedException($"more than {MostCalls} calls for one input");
        var (bytes, status) = isFuzzed(request) ? (Input.Bytes, Input.Status) : (Encoding.UTF8.GetBytes(answers(request) ?? throw new UnexpectedException($"{request.RequestUri!.AbsolutePath} is not in the script")), 200);
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = content, RequestMessage = request });
    }
}
