namespace Dropship.Testing.Wire;

/// <summary>What a network does to one direction of a connection. Spans of time are those of the proxy's clock, never of the machine's.</summary>
public abstract record TcpFault
{
    private TcpFault()
    {
    }

    /// <summary>Every piece arrives later; nothing is lost.</summary>
    /// <param name="Wait">How much later.</param>
    public sealed record Latency(TimeSpan Wait) : TcpFault;

    /// <summary>Nobody listens: connections are refused, in both directions.</summary>
    public sealed record Down : TcpFault;

    /// <summary>Little passes at a time; nothing is lost.</summary>
    /// <param name="Bytes">How many bytes pass in the time; 1 or more.</param>
    /// <param name="Per">The time.</param>
    public sealed record Bandwidth(int Bytes, TimeSpan Per) : TcpFault;

    /// <summary>Everything passes, but the end of the connection is told later.</summary>
    /// <param name="Wait">How much later.</param>
    public sealed record SlowClose(TimeSpan Wait) : TcpFault;

    /// <summary>Nothing passes, and nobody is told: the connection stays open until the caller gives up.</summary>
    public sealed record Timeout : TcpFault;

    /// <summary>The connection is reset, on both sides, as soon as anything comes; what came does not pass.</summary>
    public sealed record ResetPeer : TcpFault;

    /// <summary>Everything passes, cut into small pieces that are sent one by one.</summary>
    /// <param name="Bytes">The most bytes a piece has; 1 or more.</param>
    public sealed record Slicer(int Bytes) : TcpFault;

    /// <summary>So many bytes pass, then the connection is closed in peace.</summary>
    /// <param name="Bytes">How many; 0 for none.</param>
    public sealed record LimitData(int Bytes) : TcpFault;
}

/// <summary>The direction in which a fault works.</summary>
public enum TcpWay
{
    /// <summary>On what the caller sends: the vendor sees a part of the request, or nothing.</summary>
    ToVendor,

    /// <summary>On what the vendor sends: it has read the request and may have acted.</summary>
    ToCaller,
}
