using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dropship.Domain;
using Dropship.Ports;
using Microsoft.Extensions.Logging;

namespace Dropship.Security.Tests.Canary;

/// <summary>A shop's own code beside the adapters. It breaks on one SKU without telling anything; a leak may be planted in it.</summary>
internal sealed class Planted(Marks marks, Sinks sinks) : IOfferSource
{
    private static readonly ActivitySource Source = new("canary");
    private static readonly Meter Meter = new("canary");
    private static readonly Counter<long> Orders = Meter.CreateCounter<long>("canary.orders");

    /// <summary>What leaks; nothing by default.</summary>
    internal Action<Planted> Leak { get; set; } = _ => { };

    internal Marks Marks => marks;

    public ValueTask<IReadOnlyList<Offer>> FindOffersAsync(OrderKey order, IReadOnlyList<OrderLine> lines, CancellationToken cancellation)
    {
        Leak(this);
        if (lines.Any(line => line.Sku is { Value: "POISON" })) throw new InvalidOperationException("the shop's own code is broken");
        return new([.. lines.Where(line => line.Sku is not null).Select(line => new Offer(line.Id, new("cj"), line.Sku!.Value, 0))]);
    }

    internal void Log(string text) => sinks.Log(LogLevel.Debug, default, text, null, (state, _) => state);

    internal static void Throw(string text) => throw new FormatException(text);

    internal static void Count(string text) => Orders.Add(1, new KeyValuePair<string, object?>("who", text));

    internal static void Trace(string text)
    {
        using var span = Source.StartActivity("order");
        span?.SetTag("who", text);
    }
}
