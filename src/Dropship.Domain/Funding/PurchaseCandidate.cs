namespace Dropship.Domain;

/// <summary>An order that is ready to be bought: wholly or not at all. Margin, penalty and loss are in the shop's currency.</summary>
/// <param name="Order">Which order; once in a round.</param>
/// <param name="Costs">What it takes from which supplier's account, in the account's currency; zero or more. An order may need several suppliers.</param>
/// <param name="Landed">What it takes from the purse: all its costs in the shop's currency.</param>
/// <param name="Margin">What remains of the sale if it is bought in time; may be negative.</param>
public sealed record PurchaseCandidate(OrderKey Order, Few<SupplierCost> Costs, Money Landed, Money Margin)
{
    /// <summary>What buying it late costs; null if nothing.</summary>
    /// <value>Null.</value>
    public LatePenalty? Late { get; init; }

    /// <summary>What is lost if it is never bought, beside its margin: the penalty for a cancelled order. Null for nothing.</summary>
    /// <value>Null.</value>
    public Money? Loss { get; init; }

    /// <summary>The last moment at which it can be bought; null if there is none.</summary>
    /// <value>Null.</value>
    public Instant? Until { get; init; }

    /// <summary>When it begins to cost not to have bought it; null if it never does.</summary>
    internal Instant? Urgent => Instant.Earlier(Late?.From, Until);

    /// <summary>What buying it at a moment brings; null if that is too late.</summary>
    /// <param name="at">When.</param>
    public Money? ValueAt(Instant at) => Until < at ? null : Late is { } late ? Margin - late.At(at) : Margin;

    /// <summary>What never buying it brings: zero or less.</summary>
    public Money ValueOfNone => Loss is { } loss ? -loss : Money.Zero(Margin.Currency);
}

/// <summary>What an order takes from a supplier's account.</summary>
/// <param name="Supplier">Whose account.</param>
/// <param name="Amount">How much, in the account's currency.</param>
public sealed record SupplierCost(SupplierId Supplier, Money Amount);

/// <summary>What it costs to buy an order too late to ship it in time, in the shop's currency.</summary>
/// <param name="From">The last moment at which nothing is due.</param>
/// <param name="AtOnce">What is due as soon as it is late.</param>
/// <param name="PerDay">What is due for each day that has begun since.</param>
/// <param name="Most">The most that is due in all; null for no limit.</param>
public sealed record LatePenalty(Instant From, Money AtOnce, Money PerDay, Money? Most = null)
{
    /// <summary>What is due if it is bought at a moment.</summary>
    /// <param name="at">When.</param>
    public Money At(Instant at)
    {
        if (at <= From) return Money.Zero(AtOnce.Currency);
        var days = ((at.Milliseconds - From.Milliseconds - 1) / (long)TimeSpan.FromDays(1).TotalMilliseconds) + 1;
        var due = AtOnce + (PerDay * days);
        return Most is { } most && due > most ? most : due;
    }
}

/// <summary>A marketplace's rule of what late orders cost, as it holds from a date on. The newest rule that held when an order was placed judges it. Amounts count for orders that were paid in their currency.</summary>
/// <param name="AsOf">From when on it holds.</param>
/// <param name="AtOnceRate">The part of what the buyer paid that is due as soon as an order is late, for example 0.20.</param>
/// <param name="PerDayRate">The part of it for each day that has begun since.</param>
/// <param name="MostRate">The part of it that is due at most; null for no limit.</param>
public sealed record LateRule(Instant AsOf, decimal AtOnceRate, decimal PerDayRate, decimal? MostRate = null)
{
    /// <summary>What is due for an order beside the rates, as soon as it is late, in the shop's currency; null for nothing.</summary>
    /// <value>Null.</value>
    public Money? AtOnce { get; init; }

    /// <summary>What is due beside the rates for each day that has begun, in the shop's currency; null for nothing.</summary>
    /// <value>Null.</value>
    public Money? PerDay { get; init; }

    /// <summary>What is lost if the order is never shipped, as a part of what the buyer paid.</summary>
    /// <value>0.</value>
    public decimal CancelRate { get; init; }

    /// <summary>What is lost beside that rate, in the shop's currency; null for nothing.</summary>
    /// <value>Null.</value>
    public Money? Cancel { get; init; }

    /// <summary>The rule that judges an order placed at a moment; null if none held then.</summary>
    /// <param name="rules">The known rules, in any order.</param>
    /// <param name="placed">When the order was placed.</param>
    public static LateRule? For(Few<LateRule> rules, Instant placed)
    {
        LateRule? newest = null;
        foreach (var rule in rules)
            if (rule.AsOf <= placed && !(newest?.AsOf >= rule.AsOf))
                newest = rule;
        return newest;
    }

    /// <summary>The penalty of one order.</summary>
    /// <param name="paid">What its buyer paid.</param>
    /// <param name="from">The last moment at which it can be bought and still ships in time.</param>
    public LatePenalty Of(Money paid, Instant from) => new(from, Sum(paid, AtOnceRate, AtOnce), Sum(paid, PerDayRate, PerDay), MostRate is { } most ? (paid * most).Rounded() : null);

    /// <summary>What is lost if an order is never bought.</summary>
    /// <param name="paid">What its buyer paid.</param>
    public Money LossOf(Money paid) => Sum(paid, CancelRate, Cancel);

    private static Money Sum(Money paid, decimal rate, Money? amount) => ((paid * rate) + (amount is { } more && more.Currency == paid.Currency ? more : Money.Zero(paid.Currency))).Rounded();
}
