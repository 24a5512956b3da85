using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>An account at 17TRACK, whose Tracking API v2.4 follows the parcels. Checked at start, all errors at once.</summary>
public sealed class SeventeenTrackOptions
{
    internal static readonly string[] Hosts = ["api.17track.net"];

    /// <summary>The security key of the account (dashboard, Settings, Security). It signs the vendor's messages, too, and lets a finder spend quota: secret, never logged.</summary>
    /// <value>None; it must be given.</value>
    public Secret Key { get; set; } = "";

    /// <summary>The key before the last change, by which messages are still believed. Calls are made with <see cref="Key"/> alone. A new key works within five minutes, and the old one ends then: take it out afterwards.</summary>
    /// <value>null: no key was changed lately.</value>
    public Secret? PreviousKey { get; set; }

    /// <summary>Where the API is; https, except on the machine itself.</summary>
    /// <value>https://api.17track.net/track/v2.4</value>
    public Uri BaseAddress { get; set; } = new("https://api.17track.net/track/v2.4");

    /// <summary>Hosts beside the vendor's own that <see cref="BaseAddress"/> may name, exactly, for a gateway of yours: <c>host</c>, or <c>host:port</c> where the port is not the usual one. It must have a public address.</summary>
    /// <value>Empty: the vendor's own hosts, and this machine for tests.</value>
    public IList<string> MoreHosts { get; } = [];

    /// <summary>
    /// The vendor's codes of carriers by the name that suppliers give them, in any case; asked before the built-in table. 0 lets the vendor detect the carrier.
    /// The codes are in the vendor's list apicarrier.all.json. Names that are found nowhere are detected by the vendor from the number.
    /// </summary>
    /// <value>Empty: the built-in table alone.</value>
    public IDictionary<string, int> Carriers { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How many calls a second may be made. The vendor allows 3 for a key, whoever makes them: divide them if several processes share the key. 0.01 to 100.</summary>
    /// <value>3</value>
    public double CallsPerSecond { get; set; } = 3;

    /// <summary>How long one call may take, its answer included; from 1 second to 5 minutes. The vendor documents 30 seconds as its longest.</summary>
    /// <value>30 seconds</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The headers in which a message's signature may stand, in any case; the vendor's pages do not agree on the name. Several names do not weaken the check: one of them must fit.</summary>
    /// <value>sign, x-17track-signature</value>
    public IList<string> SignatureHeaders { get; } = ["sign", "x-17track-signature"];

    /// <summary>Takes the place of the network, for tests and sandboxes.</summary>
    /// <value>null: the network.</value>
    public HttpMessageHandler? PrimaryHandler { get; set; }
}
