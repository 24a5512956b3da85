using System.Globalization;
using Dropship.Benchmarks.Domain;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Load.Vendors;

/// <summary>What buyers ordered.</summary>
internal static class Sales
{
    /// <summary>New paid orders, one line each.</summary>
    /// <param name="count">How many.</param>
    /// <param name="now">The present.</param>
    internal static IReadOnlyList<MarketplaceOrder> New(int count, Instant now) => [.. Enumerable.Range(0, count).Select(number => One(number, now))];

    /// <summary>The sale of a rehearsed life, as the marketplace has it.</summary>
    internal static MarketplaceOrder Of(OrderId id, Life life) => new(id, (Fact.SaleSeen)life.Steps[0].Event, [], []);

    private static MarketplaceOrder One(int number, Instant now)
    {
        var (currency, text) = (new Currency("EUR"), number.ToString("D7", CultureInfo.InvariantCulture));
        var line = new OrderLine(new($"line-{text}-1"), new Sku($"SKU-{number % 100:D4}"), 2, new(19.90m, currency), new(4.95m, currency), now + TimeSpan.FromDays(5));
        var sale = new Fact.SaleSeen(0, now.Milliseconds, SaleStatus.Paid, now - TimeSpan.FromHours(1), now, new(44.75m, currency), [line], new("DE", "10"), now + TimeSpan.FromDays(21));
        return new(new($"B-{text}"), sale, [], [], new($"Buyer {text}", [$"{number} Sample Street"], "Berlin", "", "10115", "DE"));
    }
}
