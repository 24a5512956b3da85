namespace Dropship.Domain;

/// <summary>The money there is for a purchase round, as it was at one moment.</summary>
/// <param name="AsOf">When balances and reservations were read; what is expected for this moment or earlier is not counted, for it has not come.</param>
/// <param name="Currency">The shop's currency: of the purse, of margins and of penalties.</param>
public sealed record PurchaseFunds(Instant AsOf, Currency Currency)
{
    /// <summary>Accounts at suppliers, at most one for a supplier and a currency. A supplier that is not named has no limit of its own.</summary>
    /// <value>None.</value>
    public Few<SupplierAccount> Accounts { get; init; }

    /// <summary>What may be spent at all suppliers together, in the shop's currency; null for no such limit. May be negative: then nothing is bought from it.</summary>
    /// <value>Null.</value>
    public Money? Purse { get; init; }

    /// <summary>Money that is expected, and when.</summary>
    /// <value>None.</value>
    public Few<ExpectedPayout> Payouts { get; init; }
}

/// <summary>An account at a supplier. All amounts in one currency, the account's.</summary>
/// <param name="Supplier">Whose account.</param>
/// <param name="Balance">What is in it; negative if money is owed.</param>
/// <param name="CreditLimit">How far the balance may go below zero; zero or more.</param>
/// <param name="Reserved">What is set aside for purchases that are decided and not charged yet; zero or more.</param>
public sealed record SupplierAccount(SupplierId Supplier, Money Balance, Money CreditLimit, Money Reserved)
{
    /// <summary>What can still be decided to be spent: balance and credit limit less what is reserved.</summary>
    /// <exception cref="InvalidOperationException">The amounts are in several currencies.</exception>
    public Money Available => Balance + CreditLimit - Reserved;
}

/// <summary>Money that will come: a payout of the marketplace, a transfer on its way.</summary>
/// <param name="Amount">How much; above zero. In the currency of the account it goes to.</param>
/// <param name="At">When it can be spent.</param>
/// <param name="To">The supplier's account it goes to; null for the purse.</param>
public sealed record ExpectedPayout(Money Amount, Instant At, SupplierId? To = null);
