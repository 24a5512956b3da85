using Dropship.Domain;
using static Dropship.Domain.Fact;
using static Dropship.Testing.Simulation.Worlds.Conditions;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>The marketplace's own truth: the sale, requests to cancel, numbers published, refunds and payouts made.</summary>
internal sealed class Market
{
    private readonly World _world;
    private readonly Dictionary<string, CancelAsked> _requests = [];
    private readonly List<RefundSeen> _refunds = [];
    private readonly List<PayoutSeen> _payouts = [];
    private SaleSeen _sale;
    private int _payoutDelay;

    internal Market(World world)
    {
        _world = world;
        _sale = Draw(world);
        Highest.AddRange(_sale.Lines);
        HighestPaid = _sale.Paid;
    }

    internal SaleSeen Sale => _sale;

    /// <summary>Every line that was ever listed, with the quantities of its time.</summary>
    internal List<OrderLine> Highest { get; } = [];

    internal Money HighestPaid { get; private set; }

    internal IReadOnlyList<RefundSeen> Refunds => _refunds;

    internal IReadOnlyList<PayoutSeen> Payouts => _payouts;

    internal Dictionary<(int Release, string Number), int> Published { get; } = [];

    internal Dictionary<string, bool> Answers { get; } = [];

    internal Money Refunded => _refunds.Aggregate(Money.Zero(Eur), static (sum, refund) => sum + refund.Amount);

    internal void Open()
    {
        _world.Tell(_sale);
        MarketPlans.Make(_world, this);
    }

    /// <summary>A new revision; every one reaches us in the end.</summary>
    internal void Revise(Func<SaleSeen, SaleSeen> change)
    {
        var before = _sale;
        _sale = change(_sale);
        if (_sale == before) return;
        _sale = _sale with { Revision = before.Revision + 1 + _world.Chance.Below(1000) };
        Highest.AddRange(_sale.Lines);
        if (_sale.Paid > HighestPaid) HighestPaid = _sale.Paid;
        _world.Mail(_sale);
    }

    internal void Ask(CancelAsked asked)
    {
        if (_sale.IsCancelled() || _sale.PaidAt is null) return;
        _requests[asked.Request] = asked;
        _world.Mail(asked);
        if (asked.Expires is { } expires)
            _world.Post.At(expires, () =>
            {
                if (!Answers.ContainsKey(asked.Request)) Revise(static sale => sale with { Status = SaleStatus.Cancelled });
            });
    }

    internal IEnumerable<Fact> Read()
    {
        yield return _sale;
        foreach (var asked in _requests.Values) yield return asked;
        foreach (var refund in _refunds) yield return refund;
        foreach (var payout in _payouts) yield return payout;
    }

    internal Reply Publish(TryKey key)
    {
        if (_sale.IsCancelled()) return Reply.No(DeclineReason.TooLate);
        Published[(key.No, key.Name)] = Published.GetValueOrDefault((key.No, key.Name)) + 1;
        return Reply.Yes();
    }

    internal Reply Answer(string request, bool accepted)
    {
        if (_sale.IsCancelled()) return Reply.No(DeclineReason.TooLate);
        Answers[request] = accepted;
        if (accepted) Revise(static sale => sale with { Status = SaleStatus.Cancelled });
        if (accepted && _world.Strikes(SimulationFaults.OwnRefunds)) GiveBack();
        return Reply.Yes();
    }

    internal Reply Refund(int no, Money amount)
    {
        if (_sale.Status == SaleStatus.Refunded || Refunded + amount > HighestPaid) return Reply.No(DeclineReason.TooLate);
        var seen = new RefundSeen($"refund-{no}", amount, _world.Now, no);
        _refunds.Add(seen);
        return Reply.Yes(seen);
    }

    /// <summary>The marketplace gives everything back by itself.</summary>
    internal void GiveBack()
    {
        if (_sale.PaidAt is null || _sale.Status == SaleStatus.Refunded) return;
        if (_world.Chance.Of(50)) Revise(static sale => sale with { Status = SaleStatus.Refunded });
        else OwnRefund(_sale.Paid - Refunded);
    }

    internal void OwnRefund(Money amount)
    {
        if (amount.Amount <= 0m || _sale.Status == SaleStatus.Refunded || Refunded + amount > HighestPaid) return;
        var seen = new RefundSeen($"own-{_refunds.Count}", amount, _world.Now);
        _refunds.Add(seen);
        _world.Mail(seen);
    }

    /// <summary>Pays what is left, in one or two parts, once the goods have come or a person has asked.</summary>
    internal void PayOut(bool final)
    {
        if (_sale.PaidAt is null || _payouts.Exists(static payout => payout.Final)) return;
        var given = _sale.Status == SaleStatus.Refunded ? _sale.Paid : Refunded;
        var left = _payouts.Aggregate(_sale.Paid - given, static (sum, payout) => sum - payout.Amount - payout.Fees);
        var part = final ? left : (left * 0.4m).Rounded();
        var fees = (part * 0.15m).Rounded();
        var off = final && _world.Chance.Of(10) ? new Money(0.5m, Eur) : Money.Zero(Eur);
        var seen = new PayoutSeen(new($"payout-{_payouts.Count + 1}"), part - fees - off, fees, final, _world.Now);
        _payouts.Add(seen);
        _world.Mail(seen);
    }

    /// <summary>Looks every few days whether the goods have come.</summary>
    internal void WatchDelivery()
    {
        if (_payoutDelay++ > 60 || _payouts.Exists(static payout => payout.Final)) return;
        if (!_sale.IsCancelled() && _world.Courier.HasDelivered)
        {
            var after = _world.Now + TimeSpan.FromDays(14);
            if (_world.Chance.Of(30)) _world.Post.At(_world.Now + TimeSpan.FromDays(2), () => PayOut(final: false));
            _world.Post.At(after, () => PayOut(final: true));
            return;
        }

        _world.Post.At(_world.Now + TimeSpan.FromDays(5), WatchDelivery);
    }

    private static SaleSeen Draw(World world)
    {
        var chance = world.Chance;
        var placed = World.Start - chance.Between(TimeSpan.FromMinutes(5), TimeSpan.FromHours(20));
        Few<OrderLine> lines = [];
        for (var no = 1; no <= world.Setting.Lines; no++)
        {
            Instant? shipBy = chance.Of(60) ? placed + chance.Between(TimeSpan.FromDays(2), TimeSpan.FromDays(9)) : null;
            lines = lines.Add(new(new($"l{no}"), new Sku($"S{no}"), 1 + chance.Below(3), new(10m + chance.Below(2000) / 100m, Eur), new(chance.Below(500) / 100m, Eur), shipBy));
        }

        var paid = lines.Aggregate(Money.Zero(Eur), static (sum, line) => sum + line.Total) + new Money(chance.Pick(0m, 0m, 1.5m, -0.5m), Eur);
        var odd = world.Strikes(SimulationFaults.OddSales);
        var unpaid = odd && chance.Of(40);
        if (odd && chance.Of(30)) lines = [];
        var hub = odd && chance.Of(30);
        return new(0, 1, unpaid ? SaleStatus.Unpaid : SaleStatus.Paid, placed, unpaid ? null : World.Start - TimeSpan.FromMinutes(1), paid, lines, new("DE", "10", hub), placed + TimeSpan.FromDays(25));
    }
}
