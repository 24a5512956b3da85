using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases;

/// <summary>What a read says when it goes wrong.</summary>
internal static class ReadCases
{
    internal static IEnumerable<AdapterCase<TFixture>> Of<TFixture>(Port<TFixture> port) where TFixture : IVendorFixture
    {
        foreach (var fault in Calling.AllFaults)
            yield return new($"a read is {Words(fault)} when {fault.InWords()}", [.. port.Needs, Need.Fault(fault)], (fixture, cancellation) => JudgeAsync(fixture, port, fault, cancellation));
        yield return new("a read hands on how long the vendor asks to wait", [.. port.Needs, Need.Fault(VendorFault.Throttled)], (fixture, cancellation) => WaitAsync(fixture, port, cancellation));
        yield return new("a read works again after every fault", [.. port.Needs, Need.AnyFault], (fixture, cancellation) => RecoverAsync(fixture, port, cancellation));
        yield return new("a read tells no secret", [.. port.Needs, Need.AnyFault], (fixture, cancellation) => SilentAsync(fixture, port, cancellation));
    }

    private static ProviderFault[] Expected(VendorFault fault) => fault switch
    {
        VendorFault.NotReached or VendorFault.LostAnswer or VendorFault.ServerError => [ProviderFault.Unreachable],
        VendorFault.Throttled => [ProviderFault.Throttled],
        VendorFault.Unauthorized => [ProviderFault.Unauthorized],
        VendorFault.Redirect => [ProviderFault.Malformed, ProviderFault.Rejected, ProviderFault.Unreachable],
        VendorFault.Contradictory => [ProviderFault.Rejected, ProviderFault.Malformed],
        _ => [ProviderFault.Malformed],
    };

    private static string Words(VendorFault fault) => string.Join(" or ", Expected(fault).Select(kind => $"{kind}"));

    private static async Task JudgeAsync<TFixture>(TFixture fixture, Port<TFixture> port, VendorFault fault, CancellationToken cancellation) where TFixture : IVendorFixture
    {
        foreach (var read in port.Reads.Where(read => read.IsOf(fixture)))
        {
            var call = await read.PrepareAsync(fixture, cancellation).ConfigureAwait(false);
            var thrown = await fixture.UnderAsync(fault, VendorCalls.All, () => call.FaultAsync(cancellation)).ConfigureAwait(false);
            if (thrown is null || !Expected(fault).Contains(thrown.Fault))
                throw new ConformanceException($"{read.Name} is {Words(fault)} when {fault.InWords()}. It {(thrown is null ? "came back as if nothing were wrong" : $"was {thrown.Fault}")}.");
        }
    }

    private static async Task WaitAsync<TFixture>(TFixture fixture, Port<TFixture> port, CancellationToken cancellation) where TFixture : IVendorFixture
    {
        foreach (var read in port.Reads.Where(read => read.IsOf(fixture)))
        {
            var call = await read.PrepareAsync(fixture, cancellation).ConfigureAwait(false);
            var thrown = await fixture.UnderAsync(VendorFault.Throttled, VendorCalls.All, () => call.FaultAsync(cancellation)).ConfigureAwait(false);
            Promise.Same(((ISteerFaults)fixture).RetryAfter, thrown?.RetryAfter, $"{read.Name} hands on how long the vendor asks to wait.");
        }
    }

    private static async Task RecoverAsync<TFixture>(TFixture fixture, Port<TFixture> port, CancellationToken cancellation) where TFixture : IVendorFixture
    {
        foreach (var read in port.Reads.Where(read => read.IsOf(fixture)))
            foreach (var fault in fixture.Provocable())
            {
                var call = await read.PrepareAsync(fixture, cancellation).ConfigureAwait(false);
                await fixture.UnderAsync(fault, VendorCalls.All, () => call.FaultAsync(cancellation)).ConfigureAwait(false);
                if (await call.FaultAsync(cancellation).ConfigureAwait(false) is { } still) throw new ConformanceException($"{read.Name} works again after every fault. After {fault} it stays {still.Fault}.");
            }
    }

    private static async Task SilentAsync<TFixture>(TFixture fixture, Port<TFixture> port, CancellationToken cancellation) where TFixture : IVendorFixture
    {
        var secrets = await Secrecy.OfAsync(fixture, port, cancellation).ConfigureAwait(false);
        foreach (var read in port.Reads.Where(read => read.IsOf(fixture)))
            foreach (var fault in fixture.Provocable())
            {
                var call = await read.PrepareAsync(fixture, cancellation).ConfigureAwait(false);
                var thrown = await fixture.UnderAsync(fault, VendorCalls.All, () => call.FaultAsync(cancellation)).ConfigureAwait(false);
                secrets.Judge($"{thrown}", $"{read.Name}'s exception when {fault.InWords()}");
            }
    }
}
