using Dropship.Domain;

namespace Dropship.Funding;

/// <summary>A round made by chance from a seed: up to three suppliers in three currencies, money for a part of what is wanted.</summary>
/// <param name="Money">The money.</param>
/// <param name="Candidates">The orders.</param>
internal sealed record Instance(PurchaseFunds Money, PurchaseCandidate[] Candidates)
{
    internal static readonly Instant Now = Instant.From(new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero));
    internal static readonly Currency Euro = new("EUR");
    private const int FewForTwoPayouts = 10;
    private static readonly (SupplierId Supplier, Currency Currency, decimal Rate)[] s_suppliers = [(new("mill"), new("USD"), 0.9m), (new("forge"), new("CNY"), 0.125m), (new("loom"), Euro, 1m)];

    internal static Instance Make(int orders, int seed)
    {
        var random = new Random(unchecked((seed * 7919) + orders));
        var suppliers = random.Next(1, s_suppliers.Length + 1);
        var family = random.Next(3);
        PurchaseCandidate[] candidates = [.. Enumerable.Range(0, orders).Select(i => Candidate(random, i, suppliers, family))];
        random.Shuffle(candidates);
        var payouts = random.Next(orders <= FewForTwoPayouts || orders > Brute.MostOrders ? 3 : 2);
        return new(FundsFor(random, candidates, suppliers, payouts), candidates);
    }

    // Three families: margins by chance; margins that grow with the cost, where ratios say little; margins equal to a tenth of the cost, where only filling the money to the last coin counts.
    private static PurchaseCandidate Candidate(Random random, int number, int suppliers, int family)
    {
        List<SupplierCost> costs = [];
        var landed = 0m;
        for (var of = random.Next(5) == 0 ? 2 : 1; of > 0; of--)
        {
            var (supplier, currency, rate) = s_suppliers[random.Next(suppliers)];
            var cost = Cents(random, 300, 8_000);
            costs.Add(new(supplier, new(cost, currency)));
            landed += cost * rate;
        }

        var margin = family switch { 0 => Cents(random, -100, 3_000), 1 => (landed * 0.1m) + 2m, _ => landed * 0.1m };
        var from = Now + TimeSpan.FromHours(random.Next(-48, 24 * 7));
        return new(new(new("shop"), new($"o{number:D6}")), costs.ToFew(), EuroOf(landed), EuroOf(margin))
        {
            Late = random.Next(4) == 0 ? null : new(from, EuroOf(Cents(random, 0, 500)), EuroOf(Cents(random, 0, 100)), random.Next(2) == 0 ? EuroOf(10m) : null),
            Loss = random.Next(3) == 0 ? EuroOf(Cents(random, 0, 600)) : null,
            Until = random.Next(3) == 0 ? from + TimeSpan.FromDays(random.Next(0, 10)) : null,
        };
    }

    private static PurchaseFunds FundsFor(Random random, PurchaseCandidate[] candidates, int suppliers, int payouts)
    {
        var accounts = s_suppliers.Take(suppliers).Select(one => Account(random, candidates, one.Supplier, one.Currency)).ToFew();
        var landed = candidates.Sum(one => one.Landed.Amount);
        var hasPurse = random.Next(3) == 0;
        List<ExpectedPayout> expected = [];
        for (var i = 0; i < payouts; i++)
        {
            var to = random.Next(suppliers + (hasPurse ? 1 : 0));
            var money = to == suppliers ? EuroOf(Part(random, landed)) : new(Part(random, Wanted(candidates, s_suppliers[to].Supplier)), s_suppliers[to].Currency);
            expected.Add(new(money, Now + TimeSpan.FromHours(random.Next(1, 24 * 6)), to == suppliers ? null : s_suppliers[to].Supplier));
        }

        return new(Now, Euro) { Accounts = accounts, Purse = hasPurse ? EuroOf(Part(random, landed) * 2m) : null, Payouts = expected.ToFew() };
    }

    private static SupplierAccount Account(Random random, PurchaseCandidate[] candidates, SupplierId supplier, Currency currency)
    {
        var there = Part(random, Wanted(candidates, supplier)) * 2m;
        var (credit, reserved) = (random.Next(3) == 0 ? Cents(random, 0, 2_000) : 0m, random.Next(3) == 0 ? Cents(random, 0, 1_500) : 0m);
        return new(supplier, new(there, currency), new(credit, currency), new(reserved, currency));
    }

    private static decimal Wanted(PurchaseCandidate[] candidates, SupplierId supplier) => candidates.Sum(one => one.Costs.Where(cost => cost.Supplier == supplier).Sum(cost => cost.Amount.Amount));

    private static decimal Part(Random random, decimal whole) => decimal.Round(whole * random.Next(5, 46) / 100m, 2);

    private static decimal Cents(Random random, int least, int most) => random.Next(least, most + 1) / 100m;

    private static Money EuroOf(decimal amount) => new(decimal.Round(amount, 2), Euro);
}
