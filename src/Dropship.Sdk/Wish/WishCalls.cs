using Dropship.Domain;
using Dropship.Http;
using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>A call with the account's token.</summary>
internal delegate Task<HttpResponseMessage> WishCall(IWishApi api, string bearer, string language, CancellationToken cancellation);

/// <summary>
/// Makes the calls of an account. A read whose token is refused is made once more with another; a write goes out once, whatever the
/// answer: with a fresh token it is the engine's next try.
/// </summary>
internal sealed class WishCalls(IWishApi reads, IWishApi writes, TokenKeeper tokens, WishRate rate, string language)
{
    /// <summary>Reads.</summary>
    /// <exception cref="ProviderException">It could not be read.</exception>
    internal ValueTask<WishAnswer> ReadAsync(WishCall call, CancellationToken cancellation) => GoodAsync(reads, call, cancellation);

    /// <summary>Reads what may not be there.</summary>
    /// <exception cref="ProviderException">It could not be asked for.</exception>
    internal ValueTask<WishAnswer> FindAsync(WishCall call, CancellationToken cancellation) => AskAsync(reads, call, cancellation);

    /// <summary>Starts something that is read later. A second one does no harm but takes the vendor's time, so it is not repeated for want of an answer.</summary>
    /// <exception cref="ProviderException">Nobody knows whether it was started.</exception>
    internal ValueTask<WishAnswer> StartAsync(WishCall call, CancellationToken cancellation) => GoodAsync(writes, call, cancellation);

    private async ValueTask<WishAnswer> GoodAsync(IWishApi api, WishCall call, CancellationToken cancellation)
    {
        var answer = await AskAsync(api, call, cancellation).ConfigureAwait(false);
        return answer.IsGood ? answer : throw answer.Fail();
    }

    private async ValueTask<WishAnswer> AskAsync(IWishApi api, WishCall call, CancellationToken cancellation)
    {
        if (rate.Rest is { } rest) throw new ProviderException(ProviderFault.Throttled, WishAnswer.Vendor, "the account's calls are used up for now", rest);
        var token = await tokens.GetAsync(cancellation).ConfigureAwait(false);
        var answer = await SendAsync(api, call, token, cancellation).ConfigureAwait(false);
        if (!answer.IsTokenRefused) return answer;
        token = await tokens.RefusedAsync(token, cancellation).ConfigureAwait(false);
        return await SendAsync(api, call, token, cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes, once.</summary>
    /// <returns>The answer, or what came of it without a good one.</returns>
    internal async ValueTask<(WishAnswer? Answer, WriteReceipt? Receipt)> WriteAsync(WishCall call, CancellationToken cancellation)
    {
        if (rate.Rest is not null) return (null, new(Outcome.NotSent, Code: "the account's calls are used up for now"));
        TokenSet token;
        try
        {
            token = await tokens.GetAsync(cancellation).ConfigureAwait(false);
        }
        catch (ProviderException fault)
        {
            return (null, Unsent(fault));
        }

        var answer = await SendAsync(writes, call, token, cancellation).ConfigureAwait(false);
        if (answer.IsGood) return (answer, null);
        if (answer.IsTokenRefused) await RefreshAsync(token, cancellation).ConfigureAwait(false);
        return (null, answer.Refusal());
    }

    /// <summary>A write that came to an end before it began.</summary>
    internal static WriteReceipt Unsent(ProviderException fault) => new(Outcome.NotSent, Code: $"not sent, {fault.Message}");

    private async ValueTask<WishAnswer> SendAsync(IWishApi api, WishCall call, TokenSet token, CancellationToken cancellation)
    {
        var reply = await VendorHttp.SendAsync(given => call(api, $"Bearer {token.Access}", language, given), WishJson.Default.WishEnvelope, cancellation).ConfigureAwait(false);
        return new(reply, WishScope.Orders, rate.Hear(reply));
    }

    // The next call would fetch it as well; whether it can be had does not change what became of the write.
    private async ValueTask RefreshAsync(TokenSet refused, CancellationToken cancellation)
    {
        try
        {
            await tokens.RefusedAsync(refused, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is ProviderException or OperationCanceledException)
        {
            // The write is over: its answer is what is told.
        }
    }
}
