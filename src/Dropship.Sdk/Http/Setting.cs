using Dropship.Ports;

namespace Dropship.Http;

/// <summary>What every account's settings must keep, whichever vendor they are for.</summary>
internal static class Setting
{
    /// <summary>True for an absolute address without user, query or fragment: https, or http on this machine.</summary>
    /// <param name="address">The address, or null.</param>
    internal static bool IsSafe(Uri? address) =>
        address is { IsAbsoluteUri: true, Query: "", Fragment: "", UserInfo: "" } && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>True if a safe address is at one of the vendor's hosts, at one that the user has named besides, or on this machine.</summary>
    /// <param name="address">The address.</param>
    /// <param name="hosts">The vendor's own hosts.</param>
    /// <param name="more">Hosts that the user has named, with the port if it is not the usual one.</param>
    internal static bool IsAt(Uri address, IEnumerable<string> hosts, IEnumerable<string> more) =>
        address.IsLoopback || hosts.Concat(more).Contains(address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}", StringComparer.OrdinalIgnoreCase);

    /// <summary>True for one visible ASCII character or more without blanks: what a header can hold.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="most">The most characters it may have.</param>
    internal static bool IsVisible(Secret? text, int most) => text is not null && IsVisible(text.Reveal(), most);

    /// <summary>True for one visible ASCII character or more without blanks: what a header can hold.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="most">The most characters it may have.</param>
    internal static bool IsVisible(string? text, int most) => text is { Length: > 0 } && text.Length <= most && text.All(static letter => letter is > ' ' and < '\x7f');
}
