using System.Globalization;
using Dropship.Domain;
using Microsoft.Extensions.Time.Testing;
using Replay.Record;
using Replay.Vendors;

namespace Dropship.Replay.Tests.Conformance;

/// <summary>A record made for the suites: an order every two seconds, each with the course the fixture asks for; time moves only when the fixture moves it.</summary>
internal sealed class RecordWorld : IDisposable
{
    private static readonly Instant Start = Instant.From(new(2018, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly FakeTimeProvider _clock = new(Start.ToDateTimeOffset());
    private readonly VendorBooks _books = new(":memory:");
    private readonly SourceOrder[] _orders;
    private int _placed;
    private int _paid;

    public RecordWorld(int orders, SourceStatus status, int delivered = 0)
    {
        _orders = [.. Enumerable.Range(0, orders + delivered).Select(place => Order(place, place < orders ? status : SourceStatus.Delivered))];
        _paid = orders;
        World = new(_orders, _books, _clock);
    }

    public World World { get; }

    /// <summary>The next order; its buyer has paid when this returns.</summary>
    public Story Next()
    {
        var story = World.Find(new OrderId(_orders[_placed++].Id))!;
        MoveTo(story.PaidAt!.Value);
        return story;
    }

    /// <summary>The next of the orders that are delivered; it is paid out when this returns.</summary>
    public Story NextPaidOut()
    {
        var story = World.Find(new OrderId(_orders[_paid++].Id))!;
        MoveTo(story.Payout!.At);
        return story;
    }

    public void MoveTo(Instant moment)
    {
        if (moment > World.Now) _clock.SetUtcNow(moment.ToDateTimeOffset());
    }

    public void Dispose() => _books.Dispose();

    private static SourceOrder Order(int place, SourceStatus status)
    {
        var bought = Start + TimeSpan.FromSeconds(2 * place);
        var ships = status is SourceStatus.Delivered or SourceStatus.Shipped;
        return new(string.Create(CultureInfo.InvariantCulture, $"record-{place}"), status, bought)
        {
            ApprovedAt = bought + TimeSpan.FromMinutes(20),
            HandedOverAt = ships ? bought + TimeSpan.FromDays(90) : null,
            DeliveredAt = ships ? bought + TimeSpan.FromDays(100) : null,
            PromisedAt = bought + TimeSpan.FromDays(120),
            Destination = new("01310", "sao paulo", "SP"),
            Lines = [new(1, "p-1", "s-1", new(50m, new("BRL")), new(8m, new("BRL")), bought + TimeSpan.FromDays(95), 2)],
            Payments = new(116m, new("BRL")),
        };
    }
}
