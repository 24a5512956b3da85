using Dropship.Http;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>A route of the API, to be called with a token.</summary>
internal delegate Task<HttpResponseMessage> CjRoute(ICjApi api, string token, CancellationToken cancellation);

/// <summary>Makes the calls of an account: with its token, once more if the token is refused, everything else judged by the caller.</summary>
internal sealed class CjCalls(ICjApi reads, ICjApi money, CjTokens tokens)
{
    /// <summary>Asks; a refusal is an answer.</summary>
    /// <exception cref="ProviderException">No answer, or one that contradicts itself.</exception>
    internal async Task<CjAnswer> AskAsync(CjRoute route, CancellationToken cancellation)
    {
        var token = await tokens.GetAsync(cancellation).ConfigureAwait(false);
        var answer = await SendAsync(reads, route, token, cancellation).ConfigureAwait(false);
        if (answer.IsTokenRefused) answer = await SendAsync(reads, route, await tokens.RefusedAsync(token, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        return answer.IsGood || (answer.IsRefused && CjErrors.Find(answer.Code) is not { Read: not ProviderFault.Rejected }) ? answer : throw answer.Fault();
    }

    /// <summary>Reads.</summary>
    /// <exception cref="ProviderException">No good answer.</exception>
    internal async Task<CjAnswer> ReadAsync(CjRoute route, CancellationToken cancellation)
    {
        var answer = await AskAsync(route, cancellation).ConfigureAwait(false);
        return answer.IsGood ? answer : throw answer.Fault();
    }

    /// <summary>Writes: one request, and a second one only if CJ has refused the token before it did anything. Never throws for what the vendor does.</summary>
    internal async Task<CjAnswer> WriteAsync(CjRoute route, CancellationToken cancellation)
    {
        TokenSet token;
        try
        {
            token = await tokens.GetAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return NotSent(fault);
        }

        var answer = await SendAsync(money, route, token, cancellation).ConfigureAwait(false);
        if (!answer.IsTokenRefused) return answer;
        try
        {
            token = await tokens.RefusedAsync(token, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return NotSent(fault);
        }

        answer = await SendAsync(money, route, token, cancellation).ConfigureAwait(false);
        return answer.IsTokenRefused ? CjAnswer.NotSent($"the token is refused twice ({answer.Detail})") : answer;
    }

    private static CjAnswer NotSent(Exception fault) => CjAnswer.NotSent(fault is ProviderException ? fault.Message : $"no token ({fault.GetType().Name})");

    private static async Task<CjAnswer> SendAsync(ICjApi api, CjRoute route, TokenSet token, CancellationToken cancellation) =>
        new(await VendorHttp.SendAsync(left => route(api, token.Access, left), CjJson.Default.CjEnvelope, cancellation).ConfigureAwait(false));
}
