using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases;

/// <summary>Values that can be true: an adapter that reads seconds as milliseconds, or cents as euros below zero, is found here.</summary>
internal static class Sense
{
    private static readonly Instant Earliest = Instant.From(new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly Instant Latest = Instant.From(new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

    internal static void Time(Instant? at, string what)
    {
        if (at is { } time && (time < Earliest || time >= Latest)) throw new ConformanceException($"A time lies between 2000 and 2100. {what} is {time.Milliseconds} ms after 1970.");
    }

    internal static void Amount(Money? amount, Currency currency, string what)
    {
        if (amount is { } money && (money.Amount < 0m || money.Currency != currency)) throw new ConformanceException($"Money is not negative, and one account has one currency, {currency}. {what} is {money}.");
    }

    internal static void Name(string name) => Promise.Holds(!string.IsNullOrWhiteSpace(name) && name.Length <= 64, "A vendor has a name that people can read.");

    /// <summary>Slower than a call a day is no service; <see cref="RateLimit.None"/> is the fastest that may be said.</summary>
    internal static void Limit(RateLimit limit) =>
        Promise.Holds(limit.Calls is >= 1 and <= 1_000_000 && limit.Per > TimeSpan.Zero && limit.Per <= TimeSpan.FromDays(1), "A rate limit lets something through, in a day at most.");
}
