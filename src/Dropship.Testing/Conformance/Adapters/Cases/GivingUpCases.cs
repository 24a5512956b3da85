using Dropship.Domain;

namespace Dropship.Testing.Conformance.Adapters.Cases;

/// <summary>A caller that gives up is let go, and what may have been written is not called done.</summary>
internal static class GivingUpCases
{
    internal static IEnumerable<AdapterCase<TFixture>> Of<TFixture>(Port<TFixture> port) where TFixture : IVendorFixture
    {
        yield return new("a read that is cancelled before it starts throws OperationCanceledException", port.Needs, (fixture, cancellation) => ReadBeforeAsync(fixture, port, cancellation));
        yield return new("a read that is cancelled under way ends at once", [.. port.Needs, Need.HeldAnswers], (fixture, cancellation) => ReadUnderWayAsync(fixture, port, cancellation));
        foreach (var write in port.Writes)
        {
            yield return new($"{write.Name} that is cancelled before it starts does nothing", [.. port.Needs, .. write.Needs], (fixture, cancellation) => WriteBeforeAsync(fixture, write, cancellation));
            yield return new($"{write.Name} that is cancelled under way ends at once and is not done", [.. port.Needs, .. write.Needs, Need.HeldAnswers], (fixture, cancellation) => WriteUnderWayAsync(fixture, write, cancellation));
        }
    }

    private static async Task ReadBeforeAsync<TFixture>(TFixture fixture, Port<TFixture> port, CancellationToken cancellation) where TFixture : IVendorFixture
    {
        foreach (var read in port.Reads.Where(read => read.IsOf(fixture)))
        {
            var call = await read.PrepareAsync(fixture, cancellation).ConfigureAwait(false);
            Promise.Holds(await IsLetGoAsync(call(new(canceled: true))).ConfigureAwait(false), $"{read.Name} that is cancelled throws OperationCanceledException.");
        }
    }

    private static async Task ReadUnderWayAsync<TFixture>(TFixture fixture, Port<TFixture> port, CancellationToken cancellation) where TFixture : IVendorFixture
    {
        foreach (var read in port.Reads.Where(read => read.IsOf(fixture)))
        {
            var call = await read.PrepareAsync(fixture, cancellation).ConfigureAwait(false);
            await GiveUpAsync(fixture, VendorCalls.All, token => IsLetGoAsync(call(token)), $"{read.Name} that is cancelled under way throws OperationCanceledException at once.").ConfigureAwait(false);
        }
    }

    private static async Task WriteBeforeAsync<TFixture>(TFixture fixture, PortWrite<TFixture> write, CancellationToken cancellation) where TFixture : IVendorFixture
    {
        foreach (var sending in await write.PrepareAsync(fixture, cancellation).ConfigureAwait(false))
        {
            var before = (fixture as ICountWrites)?.WritesSent;
            Promise.Holds(await IsNotDoneAsync(sending(new(canceled: true))).ConfigureAwait(false), $"{write.Name} that is cancelled before it starts throws OperationCanceledException, or is unknown or not sent.");
            Promise.Same(before, (fixture as ICountWrites)?.WritesSent, $"{write.Name} that is cancelled before it starts sends nothing.");
        }
    }

    private static async Task WriteUnderWayAsync<TFixture>(TFixture fixture, PortWrite<TFixture> write, CancellationToken cancellation) where TFixture : IVendorFixture
    {
        foreach (var sending in await write.PrepareAsync(fixture, cancellation).ConfigureAwait(false))
            await GiveUpAsync(fixture, VendorCalls.Writes, token => IsNotDoneAsync(sending(token)), $"{write.Name} that is cancelled under way throws OperationCanceledException at once, or is unknown.").ConfigureAwait(false);
    }

    private static async Task GiveUpAsync(IVendorFixture fixture, VendorCalls on, Func<CancellationToken, Task<bool>> call, string promise)
    {
        var holding = (IHoldAnswers)fixture;
        var held = holding.Hold(on);
        using var giveUp = new CancellationTokenSource();
        var ended = call(giveUp.Token);
        try
        {
            await Task.WhenAny(held.Reached, ended).ConfigureAwait(false);
            await giveUp.CancelAsync().ConfigureAwait(false);
            Promise.Holds(await ended.WaitAsync(holding.Patience, TimeProvider.System).ConfigureAwait(false), promise);
        }
        catch (TimeoutException)
        {
            throw new ConformanceException($"{promise} It went on waiting for the vendor.");
        }
        finally
        {
            held.Release();
        }
    }

    private static async Task<bool> IsLetGoAsync(Task call)
    {
        try
        {
            await call.ConfigureAwait(false);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private static async Task<bool> IsNotDoneAsync(Task<Sent> call)
    {
        try
        {
            return (await call.ConfigureAwait(false)).Outcome is Outcome.Unknown or Outcome.NotSent;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
