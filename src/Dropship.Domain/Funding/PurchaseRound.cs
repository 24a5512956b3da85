namespace Dropship.Domain;

/// <summary>What a round says of an order.</summary>
public enum RoundAnswer
{
    /// <summary>Buy it now.</summary>
    Buy = 1,

    /// <summary>It waits for money that is expected.</summary>
    AwaitPayout,

    /// <summary>There is no money for it, now or expected: an account must be topped up.</summary>
    AwaitTopUp,

    /// <summary>Buying it would cost more than not buying it, however much money there is; or it is too late for it.</summary>
    Leave,
}

/// <summary>A purchase round: what to buy now with the money there is.</summary>
/// <param name="Choices">One for each candidate: those to be bought first, in the order in which to buy them, then the others by order.</param>
/// <param name="TopUps">What is missing where, so that nothing need be late or lost for want of money; by supplier, the purse last.</param>
/// <param name="Value">What the plan brings: margins less penalties and losses, in the shop's currency.</param>
/// <param name="AtMost">What no plan with this money can exceed, in the shop's currency; equal to <paramref name="Value"/> if the plan is proven best.</param>
public sealed record PurchaseRound(Few<RoundChoice> Choices, Few<TopUp> TopUps, Money Value, Money AtMost)
{
    /// <summary>The orders to be bought now, the most urgent first.</summary>
    public IEnumerable<OrderKey> Buy
    {
        get
        {
            for (var i = 0; i < Choices.Count && Choices[i].Answer == RoundAnswer.Buy; i++)
                yield return Choices[i].Order;
        }
    }

    /// <summary>True if it is proven that no plan brings more.</summary>
    public bool IsBest => Value == AtMost;
}

/// <summary>What becomes of one candidate.</summary>
/// <param name="Order">Which.</param>
/// <param name="Answer">What to do with it.</param>
/// <param name="At">When it is to be bought; null if it is not planned to be.</param>
public sealed record RoundChoice(OrderKey Order, RoundAnswer Answer, Instant? At);

/// <summary>A notice that money is missing.</summary>
/// <param name="Supplier">The account; null for the purse.</param>
/// <param name="Amount">The least that must be there beside what is expected, so that no order is late or lost for want of it; in the account's currency.</param>
/// <param name="By">When the first of them begins to cost; the present if one costs already; null if none has a date.</param>
/// <param name="Orders">Which orders are late, or lost, without it.</param>
public sealed record TopUp(SupplierId? Supplier, Money Amount, Instant? By, Few<OrderKey> Orders);
