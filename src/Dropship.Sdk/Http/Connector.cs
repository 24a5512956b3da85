using System.Net;
using System.Net.Sockets;

namespace Dropship.Http;

/// <summary>A connection that is refused, because the place it leads to is none of a vendor's.</summary>
/// <param name="why">Why, for people.</param>
internal sealed class RefusedPlaceException(string why) : Exception(why);

/// <summary>
/// Opens the connections of an account. What a name leads to is judged when it is connected to, so that a name which is turned round later helps nobody: an
/// account on the internet is reached at public addresses alone, one on this machine at this machine alone.
/// </summary>
/// <param name="account">The account's base address.</param>
/// <param name="resolve">Finds the addresses of a name.</param>
/// <param name="more">Other hosts that may be connected to, for files that the account's answers name; null for none.</param>
internal sealed class Connector(Uri account, Func<string, CancellationToken, Task<IPAddress[]>> resolve, IReadOnlyList<string>? more = null)
{
    /// <summary>Asks the machine's own resolver.</summary>
    internal static Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Dns.GetHostAddressesAsync(host, cancellation);

    /// <summary>Connects to the account, or to the proxy that the host has set: who sets a proxy lets it judge.</summary>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var isTunnel = context.InitialRequestMessage.Method == HttpMethod.Connect;
        var places = await FindAsync(context.DnsEndPoint, isTunnel, cancellation).ConfigureAwait(false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(places, context.DnsEndPoint.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses that may be connected to.</summary>
    /// <exception cref="RefusedPlaceException">One of them is none of a vendor's, or the name is not the account's.</exception>
    internal async Task<IPAddress[]> FindAsync(DnsEndPoint asked, bool isTunnel, CancellationToken cancellation)
    {
        var host = asked.Host.Trim('[', ']');
        if (!isTunnel && !IsAccount(host)) throw new RefusedPlaceException("the call does not go to the account's host");
        var places = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellation).ConfigureAwait(false);
        if (!isTunnel && !places.All(IsAllowed)) throw new RefusedPlaceException(account.IsLoopback ? "the account's host is not on this machine" : "the account's host has an address that is not public");
        return places;
    }

    private bool IsAccount(string host) => host.Equals(account.IdnHost.Trim('[', ']'), StringComparison.OrdinalIgnoreCase) || host.Equals(account.DnsSafeHost, StringComparison.OrdinalIgnoreCase) || more?.Contains(host, StringComparer.OrdinalIgnoreCase) == true;

    private bool IsAllowed(IPAddress place) => account.IsLoopback ? IPAddress.IsLoopback(place.IsIPv4MappedToIPv6 ? place.MapToIPv4() : place) : PublicAddress.Is(place);
}
