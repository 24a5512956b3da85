using Dropship.Domain;

namespace HelloDropship;

/// <summary>The money of a shop, in its own currency; what suppliers took, in theirs. Read from the orders' ledgers and from nothing else.</summary>
/// <param name="Shop">Which shop.</param>
internal sealed record ShopFigures(ShopPlan Shop)
{
    private static readonly Currency Dollars = new("USD");

    internal int Orders { get; private set; }

    internal decimal Received { get; private set; }

    internal decimal Refunded { get; private set; }

    internal decimal Settled { get; private set; }

    internal decimal Fees { get; private set; }

    internal decimal Difference { get; private set; }

    internal decimal Open { get; private set; }

    internal decimal Cost { get; private set; }

    internal decimal WrittenOff { get; private set; }

    internal decimal Reserved { get; private set; }

    /// <summary>What came in and went nowhere; zero in sound books.</summary>
    internal decimal Imbalance => Received - Refunded - Settled - Fees - Difference - Open;

    internal void Add(Order order)
    {
        var own = new Currency(Shop.Currency);
        Orders++;
        // The marketplace takes a refund off what it says was paid: the highest amount it ever named came in, the rest went back.
        var received = order.Sales.AsEnumerable().Max(sale => sale.Paid.Amount);
        Received += received;
        Refunded += received - (order.Latest()!.Paid.Amount - (order.Refunded()?.Amount ?? 0m));
        Settled += order.Balance(Account.Bank, own).Amount;
        Fees += order.Balance(Account.Fees, own).Amount;
        Difference += order.Balance(Account.Difference, own).Amount;
        Open += order.Balance(Account.Receivable, own).Amount;
        Cost += order.Balance(Account.Cost, Dollars).Amount;
        WrittenOff += order.Balance(Account.WrittenOff, Dollars).Amount;
        Reserved += order.Balance(Account.Reserved, Dollars).Amount;
    }
}
