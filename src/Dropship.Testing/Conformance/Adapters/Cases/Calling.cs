using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases;

/// <summary>Makes calls and says what is wrong with how they ended.</summary>
internal static class Calling
{
    internal static readonly VendorFault[] AllFaults = Enum.GetValues<VendorFault>();

    /// <summary>Writes do not throw, whatever happens.</summary>
    internal static async Task<Sent> AnswerAsync(this Sending write, CancellationToken cancellation)
    {
        try
        {
            return await write(cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new ConformanceException($"A write answers with an outcome, it does not throw. It threw {fault.GetType().Name}.");
        }
    }

    /// <summary>The one exception of reads; null if the read came back.</summary>
    internal static async Task<ProviderException?> FaultAsync(this Reading read, CancellationToken cancellation)
    {
        try
        {
            await read(cancellation).ConfigureAwait(false);
            return null;
        }
        catch (ProviderException fault)
        {
            return fault;
        }
        catch (Exception other) when (!(other is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            throw new ConformanceException($"A read throws ProviderException and nothing else. It threw {other.GetType().Name}.");
        }
    }

    /// <summary>Does something while a fault is on.</summary>
    internal static async Task<T> UnderAsync<T>(this IVendorFixture fixture, VendorFault fault, VendorCalls on, Func<Task<T>> work)
    {
        var faults = (ISteerFaults)fixture;
        faults.Provoke(fault, on);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            faults.Calm();
        }
    }

    internal static IEnumerable<VendorFault> Provocable(this IVendorFixture fixture) => AllFaults.Where(((ISteerFaults)fixture).CanProvoke);

    internal static string InWords(this VendorFault fault) => fault switch
    {
        VendorFault.NotReached => "the vendor cannot be reached",
        VendorFault.LostAnswer => "the answer is lost",
        VendorFault.ServerError => "the vendor answers 500",
        VendorFault.Throttled => "the vendor answers 429",
        VendorFault.Unauthorized => "the vendor answers 401",
        VendorFault.Redirect => "the vendor answers 308",
        VendorFault.Page => "the vendor answers with a page",
        VendorFault.Truncated => "the answer is cut off",
        VendorFault.Empty => "the answer says nothing",
        VendorFault.WrongTypes => "the answer has other types",
        VendorFault.BrokenText => "the answer is not UTF-8",
        VendorFault.DuplicateKeys => "the answer names things twice",
        VendorFault.TooLarge => "the answer is 10 MiB",
        VendorFault.Contradictory => "the answer contradicts itself",
        _ => fault.ToString(),
    };
}
