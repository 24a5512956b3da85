namespace Dropship.Domain;

/// <summary>
/// A round as numbers: whole ten-thousandths of each currency, money rounded down and costs up, so that no sum is ever
/// over the money. Slot 0 is now, the others are when money is expected; what is bought in a slot takes money of that
/// slot and of all later ones.
/// </summary>
internal sealed class RoundProblem
{
    internal const int None = -1;
    private const decimal Unit = 0.0001m;
    private const int MostSlots = 12;
    private const long MostMoney = 4_000_000_000_000_000_000;
    private readonly int[] _first;
    private readonly int[] _resources;
    private readonly long[] _amounts;
    private readonly long[] _gains;
    private readonly long[] _money;

    internal RoundProblem(PurchaseFunds funds, PurchaseCandidate[] candidates)
    {
        Count = candidates.Length;
        Slots = SlotsOf(funds);
        Resources = funds.Accounts.Count + (funds.Purse is null ? 0 : 1);
        _money = MoneyOf(funds);
        _gains = GainsOf(candidates);
        _first = new int[Count + 1];
        (List<int> resources, List<long> amounts) = ([], []);
        for (var i = 0; i < Count; i++)
        {
            Draw(funds, candidates[i], resources, amounts, _first[i]);
            _first[i + 1] = resources.Count;
        }

        (_resources, _amounts) = ([.. resources], [.. amounts]);
    }

    internal int Count { get; }

    /// <summary>When something can be bought: now, and whenever money is expected.</summary>
    internal Instant[] Slots { get; }

    /// <summary>Accounts, then the purse.</summary>
    internal int Resources { get; }

    /// <summary>What buying in a slot brings more than never buying; zero if that is impossible or no better. The earlier the more.</summary>
    internal long Gain(int candidate, int slot) => slot == None ? 0 : _gains[(candidate * Slots.Length) + slot];

    /// <summary>What may be spent of a resource up to and in a slot: zero or more.</summary>
    internal long Money(int resource, int slot) => Math.Max(0, There(resource, slot));

    /// <summary>What there is of a resource in a slot; less than zero if it is overdrawn. No plan can mend that, so it is no limit that one could break.</summary>
    internal long There(int resource, int slot) => _money[(resource * Slots.Length) + slot];

    internal ReadOnlySpan<int> ResourcesOf(int candidate) => _resources.AsSpan(_first[candidate].._first[candidate + 1]);

    internal ReadOnlySpan<long> AmountsOf(int candidate) => _amounts.AsSpan(_first[candidate].._first[candidate + 1]);

    internal static Money Amount(decimal units, Currency currency) => new(units * Unit, currency);

    internal static long Units(decimal amount) => (long)decimal.Floor(amount / Unit);

    private static long UnitsUp(decimal amount) => (long)decimal.Ceiling(amount / Unit);

    // Money that comes after the last slot counts in none; what is merged into a later slot comes later than it could, never earlier.
    private static Instant[] SlotsOf(PurchaseFunds funds)
    {
        SortedSet<Instant> later = [];
        foreach (var payout in funds.Payouts)
            if (payout.At > funds.AsOf)
                later.Add(payout.At);
        var slots = new List<Instant> { funds.AsOf };
        foreach (var at in later)
            if (slots.Count < MostSlots - 1 || at == later.Max)
                slots.Add(at);
        return [.. slots];
    }

    private long[] MoneyOf(PurchaseFunds funds)
    {
        var money = new long[Resources * Slots.Length];
        for (var r = 0; r < Resources; r++)
        {
            var account = r < funds.Accounts.Count ? funds.Accounts[r] : null;
            var there = account?.Available ?? funds.Purse!.Value;
            for (var slot = 0; slot < Slots.Length; slot++)
            {
                var sum = there.Amount;
                foreach (var payout in funds.Payouts)
                    if (payout.At > funds.AsOf && payout.At <= Slots[slot] && payout.To == account?.Supplier && payout.Amount.Currency == there.Currency)
                        sum += payout.Amount.Amount;
                money[(r * Slots.Length) + slot] = (long)Math.Clamp(decimal.Floor(sum / Unit), -MostMoney, MostMoney);
            }
        }

        return money;
    }

    private long[] GainsOf(PurchaseCandidate[] candidates)
    {
        var gains = new long[Count * Slots.Length];
        for (var i = 0; i < Count; i++)
            for (var slot = 0; slot < Slots.Length; slot++)
                if (candidates[i].ValueAt(Slots[slot]) is { } value)
                    gains[(i * Slots.Length) + slot] = Math.Max(0, Units(value.Amount) - Units(candidates[i].ValueOfNone.Amount));
        return gains;
    }

    private static void Draw(PurchaseFunds funds, PurchaseCandidate candidate, List<int> resources, List<long> amounts, int first)
    {
        foreach (var cost in candidate.Costs)
            for (var r = 0; r < funds.Accounts.Count; r++)
                if (funds.Accounts[r].Supplier == cost.Supplier && funds.Accounts[r].Balance.Currency == cost.Amount.Currency)
                    Draw(r, cost.Amount.Amount, resources, amounts, first);
        if (funds.Purse is not null) Draw(funds.Accounts.Count, candidate.Landed.Amount, resources, amounts, first);
    }

    private static void Draw(int resource, decimal amount, List<int> resources, List<long> amounts, int first)
    {
        if (amount <= 0m) return;
        var known = resources.IndexOf(resource, first);
        if (known < 0)
        {
            resources.Add(resource);
            amounts.Add(UnitsUp(amount));
        }
        else
        {
            amounts[known] += UnitsUp(amount);
        }
    }
}
