using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Sandbox;

namespace Dropship.Chaos.Soaking;

/// <summary>Of so many calls to the vendors one goes wrong, in the ways vendors do. Drawn from a seed; which call meets which draw is up to the machine.</summary>
internal sealed class Mishaps(long seed)
{
    private const int OneOf = 50;
    private static readonly VendorFault[] s_faults = [VendorFault.NotReached, VendorFault.LostAnswer, VendorFault.ServerError, VendorFault.Throttled, VendorFault.Page, VendorFault.Truncated];
    private readonly Lock _lock = new();
    private readonly Random _random = new(unchecked((int)seed));

    /// <summary>How many calls there were.</summary>
    internal int Calls { get; private set; }

    /// <summary>How many of them went wrong.</summary>
    internal int Faults { get; private set; }

    internal SandboxFault? At(SandboxRequest request)
    {
        lock (_lock)
        {
            Calls++;
            if (_random.Next(OneOf) != 0) return null;
            Faults++;
            return s_faults[_random.Next(s_faults.Length)].ToSandbox(request);
        }
    }
}
