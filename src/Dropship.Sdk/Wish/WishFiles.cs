using Dropship.Http;
using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>
/// Fetches files that an answer names. The address comes from outside: it must be at a host that the user has allowed, is asked without the account's token, and leads nowhere else; the body is limited like any other.
/// </summary>
internal sealed class WishFiles(HttpClient http, WishOptions options)
{
    private const int MostUrl = 4_096;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="ProviderException">It may not be fetched, or could not be.</exception>
    internal async Task<byte[]> FetchAsync(string? url, CancellationToken cancellation)
    {
        var address = Judge(url, options);
        try
        {
            using var response = await http.GetAsync(address, cancellation).ConfigureAwait(false);
            return (int)response.StatusCode switch
            {
                200 => await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false),   // in memory already, see BodyLimit
                >= 300 and < 400 => throw Fault(ProviderFault.Rejected, address, "redirects are not followed"),
                >= 500 or 408 or 429 => throw Fault(ProviderFault.Unreachable, address, $"HTTP {(int)response.StatusCode}"),
                var status => throw Fault(ProviderFault.Rejected, address, $"HTTP {status}"),
            };
        }
        catch (OversizedBodyException fault)
        {
            throw Fault(ProviderFault.Malformed, address, fault.Message);
        }
        catch (HttpRequestException fault)
        {
            throw Fault(ProviderFault.Unreachable, address, fault.InnerException is RefusedPlaceException refused ? refused.Message : $"no answer ({fault.HttpRequestError})");
        }
        catch (Exception fault) when (fault is IOException or NotSentException or Polly.ExecutionRejectedException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw Fault(ProviderFault.Unreachable, address, "no answer in time, or the connection broke");
        }
    }

    /// <summary>The address, if it is one that may be asked.</summary>
    internal static Uri Judge(string? url, WishOptions options)
    {
        if (url is not { Length: <= MostUrl } || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address is not { UserInfo: "" } || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && options.Address.IsLoopback)))
            throw new ProviderException(ProviderFault.Rejected, WishAnswer.Vendor, "a payout file has an address that is no https address: it is not fetched");
        if (!IsAllowed(address, options)) throw Fault(ProviderFault.Rejected, address, "the host is not allowed: if it is where Wish keeps its files, add it to WishOptions.InvoiceHosts");
        return address;
    }

    private static bool IsAllowed(Uri address, WishOptions options) =>
        address.IsLoopback ? options.Address.IsLoopback && address.Port == options.Address.Port
        : (options.InvoiceHosts.Append(options.Address.IdnHost).Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase) && address.IsDefaultPort);

    // Path and query may be the key to the file: only the host is told.
    private static ProviderException Fault(ProviderFault kind, Uri address, string what) => new(kind, WishAnswer.Vendor, $"a payout file at {address.IdnHost}: {what}");
}
