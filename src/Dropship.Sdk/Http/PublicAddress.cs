using System.Net;

namespace Dropship.Http;

/// <summary>
/// Which addresses belong to the open internet (IANA's registers of special-purpose addresses). A vendor is never in a private, local or reserved network,
/// nor where clouds keep the keys of a machine (169.254.169.254, fd00:ec2::254): whoever leads us there is none.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Reserved4 = Parse("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] Reserved6 = Parse("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");   // the way of IPv6-only networks to IPv4

    /// <summary>True for an address of the open internet; an IPv4 address in the clothes of IPv6 is judged as what it is.</summary>
    /// <param name="address">The address.</param>
    internal static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return Is(address.MapToIPv4());
        if (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork) return !Reserved4.Any(network => network.Contains(address));
        if (address.ScopeId != 0) return false;
        if (Translated.Contains(address)) return Is(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return Global6.Contains(address) && !Reserved6.Any(network => network.Contains(address));
    }

    private static IPNetwork[] Parse(params ReadOnlySpan<string> networks)
    {
        var parsed = new IPNetwork[networks.Length];
        for (var i = 0; i < networks.Length; i++) parsed[i] = IPNetwork.Parse(networks[i]);
        return parsed;
    }
}
