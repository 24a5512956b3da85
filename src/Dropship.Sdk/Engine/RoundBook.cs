using Dropship.Domain;
using static Dropship.Domain.Decision;

namespace Dropship.Engine;

/// <summary>
/// Who wants to buy in a shop, and what the last round said to each. In memory alone: who waits is woken by its own
/// wake-up and joins again, so a crash costs a round and nothing else. It is advice; what may be spent the store judges.
/// </summary>
internal sealed class RoundBook(FundingRules rules, Policies policies)
{
    private static readonly TimeSpan RoundWithin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan HoldsFor = TimeSpan.FromMinutes(5);
    private readonly Lock _lock = new();
    private readonly Dictionary<OrderKey, Entry> _entries = [];
    private bool _hasMoneyCome;

    internal FundingRules Rules => rules;

    internal Policies Policies => policies;

    internal TimeSpan PollFunds => policies.Timing.PollFunds;

    /// <summary>The answer to a purchase that is about to be decided; the first time it takes a seat in the next round.</summary>
    internal Seat Join(Order order, PurchaseIntended wanted, Instant now)
    {
        if (!wanted.Terms.HasWallet && !IsLimited(wanted)) return new(true);
        lock (_lock)
        {
            var known = _entries.GetValueOrDefault(order.Key);
            if (known is not null && known.Wanted.Round == wanted.Round && known.Wanted.Supplier == wanted.Supplier && known.Wanted.Ceiling == wanted.Ceiling)
            {
                if (known.Answer is { MayBuy: true } && now <= known.AnsweredAt + HoldsFor) return known.Answer;
                if (known.Answer?.Awaits is { } awaits && now < awaits.Until) return known.Answer;
            }

            _entries[order.Key] = new(order, wanted, known?.Answer?.Awaits?.Since ?? now, null, default, rules.LateFrom(order, policies));
            return new(false, RoundAt: now + RoundWithin);
        }
    }

    /// <summary>What an order waits for by the last round; null if it does not wait, or the round was held elsewhere.</summary>
    internal Withholding? AwaitedBy(OrderKey order)
    {
        lock (_lock) return _entries.GetValueOrDefault(order)?.Answer?.Awaits;
    }

    /// <summary>A payout was booked: the next round is for those who wait, though nobody is new.</summary>
    internal void MoneyCame()
    {
        lock (_lock) _hasMoneyCome = _entries.Count > 0;
    }

    /// <summary>True if a round is to be held because money came.</summary>
    internal bool HasMoneyCome
    {
        get
        {
            lock (_lock) return _hasMoneyCome;
        }
    }

    /// <summary>All who want to buy: new ones and those who wait still. None if nobody is new and no money came.</summary>
    internal IReadOnlyList<Entry> Gather(Instant now)
    {
        lock (_lock)
        {
            if (!_hasMoneyCome && _entries.Values.All(static entry => entry.Answer is not null)) return [];
            _hasMoneyCome = false;
            foreach (var (order, entry) in _entries.ToArray())
                if (entry.Answer is { } answer && (answer.Awaits?.Until ?? entry.AnsweredAt) + HoldsFor < now)
                    _entries.Remove(order);
            return [.. _entries.Values.Where(static entry => entry.Answer is not { MayBuy: true })];
        }
    }

    /// <summary>Tells what the round says; false if the order has changed its mind since.</summary>
    internal bool Tell(Entry entry, Seat answer, Instant now)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(entry.Order.Key, out var known) || !ReferenceEquals(known, entry)) return false;
            _entries[entry.Order.Key] = entry with { Answer = answer, AnsweredAt = now };
            return true;
        }
    }

    /// <summary>The currency that purchases at a supplier are in.</summary>
    internal Currency CurrencyAt(SupplierId supplier)
    {
        lock (_lock) return _entries.Values.First(entry => entry.Wanted.Supplier == supplier).Wanted.Ceiling.Currency;
    }

    // A purse and ceilings limit also those whose balance nobody can read.
    private bool IsLimited(PurchaseIntended wanted) =>
        rules.Purse?.Currency == wanted.Judged.Cost.Currency || policies.DayCeiling?.Currency == wanted.Judged.Cost.Currency
        || (policies.SupplierCeilings.TryGetValue(wanted.Supplier, out var ceiling) && ceiling.Currency == wanted.Ceiling.Currency);

    internal PurchaseCandidate CandidateOf(Entry entry, Currency currency) => rules.CandidateOf(entry.Order, entry.Wanted, policies, currency);

    /// <summary>A purchase that wants to be decided.</summary>
    /// <param name="Order">Its order.</param>
    /// <param name="Wanted">The purchase.</param>
    /// <param name="Since">Since when it waits.</param>
    /// <param name="Answer">What the last round said; null if none has yet.</param>
    /// <param name="AnsweredAt">When that was.</param>
    /// <param name="LateFrom">The last moment at which it can be bought and is not late.</param>
    internal sealed record Entry(Order Order, PurchaseIntended Wanted, Instant Since, Seat? Answer, Instant AnsweredAt, Instant LateFrom);
}

/// <summary>What a round says to a purchase.</summary>
/// <param name="MayBuy">True if it may be decided.</param>
/// <param name="Limits">The most that may be set aside in all, itself included.</param>
/// <param name="Awaits">What it waits for, if it may not.</param>
/// <param name="RoundAt">When to come again, if no round was held yet.</param>
internal sealed record Seat(bool MayBuy, RoundLimits Limits = default, Withholding? Awaits = null, Instant? RoundAt = null);

/// <summary>How far sums may grow that the store keeps, as a round saw them.</summary>
/// <param name="Wallet">All that was ever set aside at a wallet; null for no limit.</param>
/// <param name="Purse">All that was ever set aside in the purse; null for no limit.</param>
internal readonly record struct RoundLimits(decimal? Wallet, decimal? Purse);
