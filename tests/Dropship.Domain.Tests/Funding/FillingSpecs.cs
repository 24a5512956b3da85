using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Funding;

/// <summary>How a plan is bettered: one goes forward, two are exchanged, and what does not help is put back with its money.</summary>
public sealed class FillingSpecs
{
    private static readonly SupplierId s_mill = new("mill");

    // Money now, and as much more a day later.
    private static RoundProblem Problem(decimal now, decimal later, params PurchaseCandidate[] candidates) =>
        new(new PurchaseFunds(T0, Eur) { Accounts = [new(s_mill, Euro(now), Euro(0m), Euro(0m))], Payouts = [new(Euro(later), T0 + Days(1), s_mill)] }, candidates);

    // For ten, and worth so much now and so much a day later.
    private static PurchaseCandidate Worth(decimal now, decimal later) =>
        new(new(new("shop"), new("o")), [new(s_mill, Euro(10m))], Euro(10m), Euro(now)) { Late = now == later ? null : new(T0 + Hours(12), Euro(now - later), Euro(0m)) };

    private static Filling Filled(RoundProblem problem, params int[] slots)
    {
        Filling filling = new(problem);
        for (var i = 0; i < slots.Length; i++)
            if (slots[i] != RoundProblem.None)
                filling.Put(i, slots[i]);
        return filling;
    }

    private static (int, int) Slots(Filling filling) => (filling[0], filling[1]);

    [Fact]
    public void Two_change_places_where_both_together_gain_by_it()
    {
        var filling = Filled(Problem(10m, 10m, Worth(9m, 6m), Worth(5m, 5m)), 1, 0).Improve([0, 1]);
        Slots(filling).ShouldBe((0, 1));
        filling.Gain.ShouldBe(140_000m);
    }

    [Fact]
    public void Two_that_do_not_gain_by_it_are_put_back_with_their_money()
    {
        var filling = Filled(Problem(10m, 10m, Worth(9m, 8m), Worth(5m, 3m), Worth(3m, 2m)), 1, 0, RoundProblem.None).Improve([0, 1, 2]);
        Slots(filling).ShouldBe((1, 0));
        filling[2].ShouldBe(RoundProblem.None, "their money is not for others");
        (filling.Gain, filling.Fits(0, 0), filling.Fits(0, 1)).ShouldBe((130_000m, false, false));
    }

    [Fact]
    public void What_goes_forward_takes_its_money_along()
    {
        var filling = Filled(Problem(20m, 0.01m, Worth(9m, 3m)), 1).Improve([0]);
        filling[0].ShouldBe(0);
        filling.Fits(0, 0).ShouldBeTrue("there is as much left as one more needs");
    }

    [Fact]
    public void What_has_no_money_now_takes_that_of_a_later_day() => Filled(Problem(0m, 10m, Worth(9m, 3m)), RoundProblem.None).Improve([0])[0].ShouldBe(1);

    [Fact]
    public void Nothing_waits_that_need_not() => Filled(Problem(10m, 10m, Worth(9m, 3m)), 1).Hasten([0])[0].ShouldBe(0);
}
