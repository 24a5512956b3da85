using Dropship.Testing.Wire;

namespace Dropship.Sdk.Tests.Wire;

/// <summary>What a spoilt answer is made of.</summary>
/// <param name="Call">The call it answers.</param>
/// <param name="Good">The good answer, JSON.</param>
/// <param name="Elsewhere">A server that must see nothing.</param>
internal sealed record WireScene(MoneyCall Call, string Good, Uri Elsewhere);

/// <summary>One thing that goes wrong with one call.</summary>
/// <param name="Name">What, in words.</param>
internal sealed record WireFault(string Name)
{
    /// <summary>What the network does, given the bytes of the good answer; null for nothing.</summary>
    public Func<byte[], TcpFault>? Network { get; init; }

    public TcpWay Way { get; init; } = TcpWay.ToCaller;

    /// <summary>What the vendor answers; null where the call has no such answer.</summary>
    public Func<WireScene, RawAnswer?> Answer { get; init; } = static scene => RawAnswer.Json(200, scene.Good);

    /// <summary>The connection has carried a good answer before; null if it is new.</summary>
    public RawEnd? Before { get; init; }

    /// <summary>The connection is closed when the head of the request is there.</summary>
    public bool IsCutAtHead { get; init; }

    /// <summary>It ends by the time-out alone.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The answer comes whole: the call is done.</summary>
    public bool IsHarmless { get; init; }

    /// <summary>How many requests of an attempt the vendor reads to their end: 1, or 0 where the network kept it back.</summary>
    public int Whole { get; init; } = 1;

    public override string ToString() => Name;
}
