using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Engine;

/// <summary>Collects parcels that are due at the same time into as few calls as the vendor allows.</summary>
internal sealed class TrackingDesk(ICarrierClient client, Lane lane, CancellationToken stopping)
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<Request, long> _waiting = new();
    private bool _serving;

    /// <summary>Where a parcel is; a deferral if the lane has no call left.</summary>
    internal Task<TrackingAnswer> TrackAsync(TrackedParcel parcel, Instant? deadline)
    {
        var request = new Request(parcel, new(TaskCreationOptions.RunContinuationsAsynchronously));
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
        await Task.Yield();   // whoever is about to ask gets into the first call
        while (true)
        {
            List<Request> batch = [];
            lock (_lock)
            {
                while (batch.Count < client.Descriptor.BatchSize && _waiting.TryDequeue(out var request, out _)) batch.Add(request);
                if (batch.Count == 0)
                {
                    _serving = false;
                    return;
                }
            }

            await AskAsync(batch).ConfigureAwait(false);
        }
    }

    private async Task AskAsync(List<Request> batch)
    {
        try
        {
            if (await lane.AdmitAsync(Traffic.Look, null).ConfigureAwait(false) is { IsGranted: false } later)
            {
                foreach (var request in batch) request.Answer.SetResult(new([], later.ComeAgainAt));
                return;
            }

            var readings = await client.TrackAsync(batch.ConvertAll(static request => request.Parcel), stopping).ConfigureAwait(false);
            lane.Succeeded();
            var byNumber = new Dictionary<TrackingNumber, Few<Scan>>();
            foreach (var reading in readings) byNumber[reading.Number] = reading.Scans;
            foreach (var request in batch) request.Answer.SetResult(new(byNumber.GetValueOrDefault(request.Parcel.Number), null));
        }
        catch (Exception fault)
        {
            foreach (var request in batch) request.Answer.TrySetException(fault);
        }
    }

    private sealed record Request(TrackedParcel Parcel, TaskCompletionSource<TrackingAnswer> Answer);
}

/// <summary>What the carrier knows of a parcel, or when to ask again.</summary>
internal readonly record struct TrackingAnswer(Few<Scan> Scans, Instant? ComeAgainAt);
