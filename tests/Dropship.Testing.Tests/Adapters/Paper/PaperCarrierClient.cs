using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Paper;

/// <summary>A tracking vendor's adapter as a user writes it: asks, registers what the vendor misses, asks again.</summary>
internal sealed class PaperCarrierClient(HttpClient client, string key) : ICarrierClient, IReadWebhooks
{
    private readonly PaperHttp _http = new(client, key);

    public CarrierDescriptor Descriptor { get; } = new("Paper", new(3, TimeSpan.FromSeconds(1)), BatchSize: 5);

    // <doc:track>
    public async ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (parcels.Count == 0) return [];
        string[] numbers = [.. parcels.Select(parcel => parcel.Number.Value).Distinct()];
        var told = await AskAsync<PaperParcels>("track", numbers, cancellation);
        if (told.Missing.Count > 0)
        {
            await AskAsync<PaperRegistered>("register", [.. told.Missing], cancellation);
            told = await AskAsync<PaperParcels>("track", numbers, cancellation);
        }

        return [.. told.Parcels.Select(parcel => new ParcelReading(new(parcel.Number), Scans(parcel)))];   // by number: the vendor's order is its own
    }
    // </doc:track>

    public ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation) => new(PaperWebhooks.Read(message, key));

    private static Few<Scan> Scans(PaperTracked parcel)
    {
        Few<Scan> scans = [];
        foreach (var scan in parcel.Scans)
            scans = scans.Put(new(Instant.From(scan.At), scan.What switch
            {
                "picked-up" => ParcelPhase.PickedUp,
                "in-transit" => ParcelPhase.InTransit,
                "arrived" => ParcelPhase.ArrivedInDestination,
                "delivered" => ParcelPhase.Delivered,
                _ => ParcelPhase.Unknown,
            }, ParcelIncident.None));
        return scans;
    }

    private async Task<T> AskAsync<T>(string path, string[] numbers, CancellationToken cancellation) where T : class
    {
        var reply = await _http.SendAsync<T>(HttpMethod.Post, path, new { numbers }, cancellation);
        return reply.IsOk ? reply.Body! : throw reply.Fault();
    }
}

internal sealed record PaperRegistered(int Registered);

internal sealed record PaperParcels(IReadOnlyList<string> Missing, IReadOnlyList<PaperTracked> Parcels);

internal sealed record PaperTracked(string Number, IReadOnlyList<PaperScan> Scans);

internal sealed record PaperScan(DateTimeOffset At, string What);
