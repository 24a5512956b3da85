using System.Collections.Concurrent;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;
using Dropship.Testing.Sandbox.SeventeenTrack;
using Dropship.Testing.Sandbox.Wish;

namespace Dropship.Security.Tests.Canary;

/// <summary>The three vendors with marked accounts and marked buyers, and the tokens that they give.</summary>
internal sealed class Vendors : IPayoutClient
{
    private readonly ConcurrentDictionary<string, string> _tokens = new();
    private readonly Marks _marks;

    internal Vendors(Marks marks, TimeProvider clock)
    {
        _marks = marks;
        Days = [new(marks.Echo, 4), new(marks.Echo, 4), new(marks.Echo, 2)];   // the carrier is called least
        Wish = new(new() { Seed = $"canary-{marks.Name}", Currency = "EUR", ClientSecret = marks.WishSecret, RotateRefreshToken = false, RateCalls = 100_000 }, clock);
        Cj = new(new() { Variants = [new("CANARY-1"), new("CANARY-GONE") { GoneAtConfirm = true }, new("CANARY-LOST") { Fate = CjFate.Lost }], ApiKey = marks.CjKey, OpenId = marks.OpenId, Level = 5 }, clock);
        Track = new(new() { Key = marks.TrackKey, Journeys = Cj.JourneyOf, CallsPerSecond = 1_000 }, clock);
        Wish.Faults = request => Heard(request, Days[0]);
        Cj.Faults = request => Heard(request, Days[1]);
        Track.Faults = request => Heard(request, Days[2]);
        foreach (var topic in new[] { "ORDER_RELEASE", "ORDER_TRACKING_UPDATE", "ORDER_REFUND" }) Wish.Subscribe(topic);
        Add("Wish refresh token", Wish.FirstRefreshToken);
    }

    internal WishSandbox Wish { get; }

    internal CjSandbox Cj { get; }

    internal SeventeenTrackSandbox Track { get; }

    internal BadDays[] Days { get; }

    /// <summary>What opens something: the accounts' own secrets and the tokens that were given.</summary>
    internal IEnumerable<Mark> Secrets => [.. _marks.Secrets, .. _tokens.Select(token => new Mark(token.Value, token.Key))];

    /// <summary>The tokens alone: they have one place where they may be.</summary>
    internal IReadOnlyCollection<string> Tokens => [.. _tokens.Keys];

    internal string Sell(string sku, TimeSpan? hold = null) => Wish.PlaceOrder(new(sku, 2, 20m, 5m, new($"Zeb {_marks.Name}", $"77 {_marks.Street}", _marks.Town, "BE", "10115", "DE") { StreetAddress2 = _marks.Email, Phone = _marks.Phone, PhonePrefix = "49" })
    {
        Hold = hold ?? TimeSpan.Zero,
        CustomerIdentity = _marks.TaxId,
    });

    public ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation)
    {
        var (seen, payouts, eur) = (int.Parse(cursor ?? "0", System.Globalization.CultureInfo.InvariantCulture), Wish.Payouts(), new Currency("EUR"));
        List<OrderPayout> page = [.. payouts.Skip(seen).Select(paid => new OrderPayout(new(paid.OrderId), new(new($"{paid.OrderId} {paid.PaidAt:yyyy-MM-dd}"), new(paid.Amount, eur), Money.Zero(eur), true, Instant.From(paid.PaidAt))))];
        return new(new PayoutPage(page, $"{payouts.Count}", false));
    }

    /// <summary>What buyers and carriers do by now.</summary>
    internal void GoOn(DateTimeOffset now)
    {
        var sales = Cj.Books.Orders.ToDictionary(order => order.OrderNumber, order => order.Lines[0].StoreLineItemId);
        foreach (var parcel in Cj.Shipments)
            if (sales.GetValueOrDefault(parcel.OrderNumber) is { } id && Wish.Sale(id) is { State: "SHIPPED", DeliveredAt: null })
            {
                Wish.ConfirmScan(id, parcel.ShippedAt);
                if (parcel.EndsAt <= now && parcel.Fate is CjFate.Delivered or CjFate.Delayed) Wish.ConfirmDelivery(id, parcel.EndsAt);
            }
    }

    private SandboxFault? Heard(SandboxRequest request, BadDays days)
    {
        if (request.Header("Authorization") is { } bearer) Add("Wish access token", bearer.Replace("Bearer ", "", StringComparison.Ordinal));
        if (request.Header("CJ-Access-Token") is { } token) Add("CJ access token", token);
        if (request.Path.EndsWith("refreshAccessToken", StringComparison.Ordinal)) Add("CJ refresh token", JsonDocument.Parse(request.Body).RootElement.GetProperty("refreshToken").GetString()!);
        return days.Next(request);
    }

    private void Add(string name, string token) => _tokens[token] = name;
}
