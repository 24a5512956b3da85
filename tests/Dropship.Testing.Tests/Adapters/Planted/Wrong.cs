using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>What no adapter may make of a fault: written down a second time, apart from the suite.</summary>
internal static class Wrong
{
    public static readonly VendorFault[] Faults = Enum.GetValues<VendorFault>();

    public static Outcome[] Outcomes(VendorFault fault) => fault switch
    {
        VendorFault.NotReached => [Outcome.Unknown, Outcome.Pending, Outcome.Rejected, Outcome.Done],
        VendorFault.Throttled or VendorFault.Unauthorized => [Outcome.Pending, Outcome.Rejected, Outcome.Done],
        VendorFault.Contradictory => [Outcome.NotSent, Outcome.Rejected],
        _ => [Outcome.Pending, Outcome.NotSent, Outcome.Rejected, Outcome.Done],
    };

    public static ProviderFault Kind(VendorFault fault) => fault == VendorFault.Unauthorized ? ProviderFault.Throttled : ProviderFault.Unauthorized;

    /// <summary>The read, with its exceptions made into something else.</summary>
    public static async ValueTask<T> CatchAsync<T>(Func<ValueTask<T>> read, Func<ProviderException, T> make)
    {
        try
        {
            return await read();
        }
        catch (ProviderException fault)
        {
            return make(fault);
        }
    }

    public static ProviderException As(this ProviderException fault, ProviderFault kind) => new(kind, fault.Vendor, fault.Message, fault.RetryAfter);

    /// <summary>The name of a case of the fault matrix.</summary>
    public static string CaseOf(IEnumerable<string> names, string begin, VendorFault fault)
    {
        var end = fault switch
        {
            VendorFault.NotReached => "when the vendor cannot be reached",
            VendorFault.LostAnswer => "when the answer is lost",
            VendorFault.ServerError => "answers 500",
            VendorFault.Throttled => "answers 429",
            VendorFault.Unauthorized => "answers 401",
            VendorFault.Redirect => "answers 308",
            VendorFault.Page => "with a page",
            VendorFault.Truncated => "is cut off",
            VendorFault.Empty => "says nothing",
            VendorFault.WrongTypes => "has other types",
            VendorFault.BrokenText => "is not UTF-8",
            VendorFault.DuplicateKeys => "names things twice",
            VendorFault.TooLarge => "is 10 MiB",
            VendorFault.Contradictory => "contradicts itself",
            _ => "there is no such case",
        };
        return names.Single(name => name.StartsWith($"{begin} is ", StringComparison.Ordinal) && name.EndsWith(end, StringComparison.Ordinal));
    }
}
