using Dropship.Domain;

namespace Dropship.Testing.Conformance.Adapters.Cases;

/// <summary>What a write says when it goes wrong, and how often it goes out.</summary>
internal static class WriteCases
{
    internal static IEnumerable<AdapterCase<TFixture>> Of<TFixture>(Port<TFixture> port) where TFixture : IVendorFixture
    {
        foreach (var write in port.Writes)
        {
            foreach (var fault in Calling.AllFaults)
                yield return new($"{write.Name} is {Verdict(fault)} when {fault.InWords()}", [.. port.Needs, .. write.Needs, Need.Fault(fault)], (fixture, cancellation) => JudgeAsync(fixture, write, fault, cancellation));
            yield return new($"{write.Name} is one request", [.. port.Needs, .. write.Needs, Need.CountedWrites], (fixture, cancellation) => OneRequestAsync(fixture, write, cancellation));
            yield return new($"{write.Name} is one request whatever goes wrong", [.. port.Needs, .. write.Needs, Need.CountedWrites, Need.AnyFault], (fixture, cancellation) => OneFaultyRequestAsync(fixture, write, cancellation));
            yield return new($"{write.Name} tells no secret", [.. port.Needs, .. write.Needs, Need.AnyFault], (fixture, cancellation) => SilentAsync(fixture, port, write, cancellation));
        }
    }

    private static string Verdict(VendorFault fault) => fault switch
    {
        VendorFault.NotReached => "not sent",
        VendorFault.Throttled or VendorFault.Unauthorized => "not refused",
        VendorFault.Contradictory => "never refused",
        _ => "unknown",
    };

    // A vendor that turned the call away before its work may be believed; one that did the work must not be taken for a no.
    private static bool IsJust(VendorFault fault, Outcome outcome) => fault switch
    {
        VendorFault.NotReached => outcome is Outcome.NotSent,
        VendorFault.Throttled or VendorFault.Unauthorized => outcome is Outcome.Unknown or Outcome.NotSent,
        VendorFault.Contradictory => outcome is Outcome.Unknown or Outcome.Pending or Outcome.Done,
        _ => outcome is Outcome.Unknown,
    };

    private static async Task JudgeAsync<TFixture>(TFixture fixture, PortWrite<TFixture> write, VendorFault fault, CancellationToken cancellation) where TFixture : IVendorFixture
    {
        foreach (var sending in await write.PrepareAsync(fixture, cancellation).ConfigureAwait(false))
        {
            var sent = await fixture.UnderAsync(fault, VendorCalls.Writes, () => sending.AnswerAsync(cancellation)).ConfigureAwait(false);
            if (!IsJust(fault, sent.Outcome)) throw new ConformanceException($"{write.Name} is {Verdict(fault)} when {fault.InWords()}. It was {sent.Outcome}.");
        }
    }

    private static async Task OneRequestAsync<TFixture>(TFixture fixture, PortWrite<TFixture> write, CancellationToken cancellation) where TFixture : IVendorFixture
    {
        foreach (var sending in await write.PrepareAsync(fixture, cancellation).ConfigureAwait(false))
        {
            var before = ((ICountWrites)fixture).WritesSent;
            var sent = await sending.AnswerAsync(cancellation).ConfigureAwait(false);
            Promise.Holds(sent.Outcome is Outcome.Done or Outcome.Pending, $"{write.Name} that the vendor takes is done, or accepted.");
            Promise.Same(1, ((ICountWrites)fixture).WritesSent - before, $"{write.Name} is one request.");
        }
    }

    private static async Task OneFaultyRequestAsync<TFixture>(TFixture fixture, PortWrite<TFixture> write, CancellationToken cancellation) where TFixture : IVendorFixture
    {
        foreach (var fault in fixture.Provocable())
            foreach (var sending in await write.PrepareAsync(fixture, cancellation).ConfigureAwait(false))
            {
                var before = ((ICountWrites)fixture).WritesSent;
                await fixture.UnderAsync(fault, VendorCalls.Writes, () => sending.AnswerAsync(cancellation)).ConfigureAwait(false);
                Promise.Same(fault == VendorFault.NotReached ? 0 : 1, ((ICountWrites)fixture).WritesSent - before, $"{write.Name} goes out once when {fault.InWords()}.");
            }
    }

    private static async Task SilentAsync<TFixture>(TFixture fixture, Port<TFixture> port, PortWrite<TFixture> write, CancellationToken cancellation) where TFixture : IVendorFixture
    {
        var secrets = await Secrecy.OfAsync(fixture, port, cancellation).ConfigureAwait(false);
        foreach (var fault in fixture.Provocable())
            foreach (var sending in await write.PrepareAsync(fixture, cancellation).ConfigureAwait(false))
                secrets.Judge((await fixture.UnderAsync(fault, VendorCalls.Writes, () => sending.AnswerAsync(cancellation)).ConfigureAwait(false)).Text, $"the receipt when {fault.InWords()}");
    }
}
