using Dropship.Domain;

namespace Dropship.Funding.Tests;

/// <summary>What holds of every round, on rounds made by chance.</summary>
public sealed class RoundLaws
{
    private const int Many = 100_000;
    private const int MostOrders = 24;

    [Fact]
    public void A_round_is_never_over_the_money_and_answers_for_each_order_once()
    {
        var (bought, waiting) = (0, 0);
        for (var seed = 0; seed < Many; seed++)
        {
            var instance = Instance.Make(1 + (seed % MostOrders), seed);
            var round = PurchaseRounds.Plan(instance.Money, instance.Candidates, mostToSearch: seed % 20 == 0 ? 40 : 0);
            if (Brute.Fault(instance, round) is { } fault) Assert.Fail($"seed {seed}: {fault}");
            if (round.AtMost < round.Value) Assert.Fail($"seed {seed}: {round.Value} of at most {round.AtMost}");
            bought += round.Buy.Count();
            waiting += instance.Candidates.Length;
        }

        bought.ShouldBeInRange(waiting / 4, waiting * 3 / 4);   // rounds in which there is something to choose
    }

    [Fact]
    public void The_same_candidates_in_any_order_give_the_same_round()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var instance = Instance.Make(2 + (seed % 50), seed);
            var round = PurchaseRounds.Plan(instance.Money, instance.Candidates);
            var shuffled = instance.Candidates.ToArray();
            new Random(seed).Shuffle(shuffled);
            PurchaseRounds.Plan(instance.Money, shuffled).ShouldBe(round, $"seed {seed}");
        }
    }

    [Fact]
    public void More_money_never_makes_a_round_that_is_proven_best_worse()
    {
        var better = 0;
        for (var seed = 0; seed < 2_000; seed++)
        {
            var (money, candidates) = Instance.Make(2 + (seed % 18), seed);
            var richer = money with { Accounts = money.Accounts.Select(account => account with { Balance = account.Balance + new Money(seed % 50, account.Balance.Currency) }).ToFew() };
            var (before, after) = (PurchaseRounds.Plan(money, candidates), PurchaseRounds.Plan(richer, candidates));
            after.AtMost.ShouldBeGreaterThanOrEqualTo(before.Value, $"seed {seed}");
            if (after.IsBest) after.Value.ShouldBeGreaterThanOrEqualTo(before.Value, $"seed {seed}");
            if (after.Value > before.Value) better++;
        }

        better.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void What_a_notice_asks_for_is_enough_and_no_coin_less_is()
    {
        var asked = 0;
        for (var seed = 0; seed < 3_000; seed++)
        {
            var (money, candidates) = Instance.Make(1 + (seed % 12), seed);
            var round = PurchaseRounds.Plan(money, candidates);
            if (round.TopUps.IsEmpty) continue;
            asked++;
            var after = PurchaseRounds.Plan(Added(money, round.TopUps), candidates);
            after.Value.Amount.ShouldBe(candidates.Sum(candidate => Math.Max(candidate.ValueOfNone.Amount, candidate.ValueAt(money.AsOf)?.Amount ?? decimal.MinValue)), $"seed {seed}");
            after.TopUps.ShouldBeEmpty($"seed {seed}");
            foreach (var notice in round.TopUps)
            {
                var coin = new Money(notice.Amount.Currency.MinorUnit, notice.Amount.Currency);
                var less = PurchaseRounds.Plan(Added(money, round.TopUps.Select(one => one == notice ? one with { Amount = one.Amount - coin } : one)), candidates);
                less.Value.ShouldBeLessThan(after.Value, $"seed {seed}, {notice}");
            }
        }

        asked.ShouldBeGreaterThan(1_000);
    }

    private static PurchaseFunds Added(PurchaseFunds money, IEnumerable<TopUp> notices)
    {
        foreach (var notice in notices)
            money = notice.Supplier is null
                ? money with { Purse = money.Purse!.Value + notice.Amount }
                : money with { Accounts = money.Accounts.Select(account => account.Supplier == notice.Supplier ? account with { Balance = account.Balance + notice.Amount } : account).ToFew() };
        return money;
    }
}
