using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Engine;

/// <summary>Asks a vendor many things in one call; what it knows nothing of is left out of the answer.</summary>
internal delegate ValueTask<IReadOnlyDictionary<TAsk, TAnswer>> AskMany<TAsk, TAnswer>(IReadOnlyList<TAsk> asks, CancellationToken cancellation);

/// <summary>Collects what is asked at the same time into as few calls as the vendor allows: parcels at a carrier, orders at a supplier. Each call takes one permit of the lane.</summary>
internal sealed class Desk<TAsk, TAnswer>(int batchSize, Lane lane, Waves waves, AskMany<TAsk, TAnswer> call, CancellationToken stopping) where TAsk : notnull
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<Request, long> _waiting = new();
    private bool _serving;

    /// <summary>What the vendor knows; a deferral if the lane has no call left.</summary>
    internal Task<DeskAnswer<TAnswer>> AskAsync(TAsk ask, Instant? deadline)
    {
        var request = new Request(ask, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            _waiting.Enqueue(request, deadline?.Milliseconds ?? long.MaxValue);
            if (!_serving)
            {
                _serving = true;
                ThreadPool.UnsafeQueueUserWorkItem(static desk => _ = desk.ServeAsync(), this, preferLocal: false);
            }
        }

        return request.Answer.Task;
    }

    private async Task ServeAsync()
    {
        await waves.GatheredAsync().ConfigureAwait(false);   // whoever is about to ask gets into the first call
        await Task.Yield();
        while (Take() is { Count: > 0 } batch) await ServeAsync(batch).ConfigureAwait(false);
    }

    // The most urgent first; two in a call who ask the same share a place.
    private List<Request> Take()
    {
        List<Request> batch = [];
        HashSet<TAsk> asks = [];
        lock (_lock)
        {
            while (asks.Count < batchSize && _waiting.TryDequeue(out var request, out _))
            {
                batch.Add(request);
                asks.Add(request.Ask);
            }

            _serving = batch.Count > 0;
        }

        return batch;
    }

    private async Task ServeAsync(List<Request> batch)
    {
        List<TAsk> asks = [.. batch.Select(static request => request.Ask).Distinct()];
        try
        {
            if (await lane.AdmitAsync(Traffic.Look, null).ConfigureAwait(false) is { IsGranted: false } later)
            {
                foreach (var request in batch) request.Answer.SetResult(new(default, later.ComeAgainAt));
                return;
            }

            var answers = await call(asks, stopping).ConfigureAwait(false);
            lane.Succeeded();
            foreach (var request in batch) request.Answer.SetResult(new(answers.GetValueOrDefault(request.Ask), null));
        }
        catch (ProviderException fault) when (asks.Count > 1 && fault.Fault is ProviderFault.Rejected or ProviderFault.Malformed)
        {
            // One of them spoils the call for all: it is found by halves.
            var first = asks.Take(asks.Count / 2).ToHashSet();
            await ServeAsync(batch.FindAll(request => first.Contains(request.Ask))).ConfigureAwait(false);
            await ServeAsync(batch.FindAll(request => !first.Contains(request.Ask))).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            if (fault is ProviderException known) lane.Failed(known);   // before the next call, not when those who asked have heard of it
            foreach (var request in batch) request.Answer.TrySetException(fault);
        }
    }

    private sealed record Request(TAsk Ask, TaskCompletionSource<DeskAnswer<TAnswer>> Answer);
}

/// <summary>What the vendor knows, if it knows anything, or when to ask again.</summary>
internal readonly record struct DeskAnswer<T>(T? Told, Instant? ComeAgainAt);
