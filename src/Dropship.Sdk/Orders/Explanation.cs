using Dropship.Domain;

namespace Dropship.Orders;

/// <summary>An order in words.</summary>
/// <param name="Order">Which order.</param>
/// <param name="Phase">Its phase.</param>
/// <param name="Where">Where it is: a sentence for each purchase and parcel.</param>
/// <param name="Why">Why it is there: what a person is asked, what is waited for.</param>
/// <param name="Next">What comes next.</param>
/// <param name="NextAt">When it is looked at again; null if it is closed.</param>
/// <param name="Deadline">The nearest deadline, or null.</param>
/// <param name="Paid">What the buyer paid.</param>
/// <param name="Refunded">What was given back.</param>
/// <param name="Costs">What it cost so far, by currency: charged less credited.</param>
/// <param name="Earns">What was paid out, or what is still expected, before cost.</param>
public sealed record Explanation(
    OrderKey Order,
    Phase Phase,
    IReadOnlyList<string> Where,
    IReadOnlyList<string> Why,
    IReadOnlyList<string> Next,
    Instant? NextAt,
    Instant? Deadline,
    Money? Paid,
    Money? Refunded,
    IReadOnlyList<Money> Costs,
    Money? Earns)
{
    /// <summary>Why the order was taken out of the normal run, or null: what failed, and <see cref="NextAt"/> when it is tried again.</summary>
    /// <value>Null.</value>
    public string? Parked { get; init; }

    /// <summary>What money it waits for while <see cref="Phase"/> is <see cref="Domain.Phase.AwaitingFunds"/>; null otherwise.</summary>
    /// <value>Null.</value>
    public AwaitedFunds? AwaitsFunds { get; init; }

    /// <summary>The explanation as a few lines of text.</summary>
    public override string ToString()
    {
        List<string> lines = [$"Order {Order}: {Phase}"];
        if (Parked is not null) lines.Add("  parked: " + Parked);
        lines.AddRange(Where.Select(static line => "  " + line));
        lines.AddRange(Why.Select(static line => "  because " + line));
        lines.AddRange(Next.Select(static line => "  next: " + line));
        lines.Add(NextAt is { } at ? $"  looked at again {at}{(Deadline is { } deadline ? $", deadline {deadline}" : "")}" : "  closed: nothing more to do");
        lines.Add($"  paid {Paid?.ToString() ?? "nothing"}, given back {Refunded?.ToString() ?? "nothing"}, cost {(Costs.Count == 0 ? "nothing" : string.Join(" + ", Costs))}, brings {Earns?.ToString() ?? "nothing"}");
        return string.Join('\n', lines);
    }
}

/// <summary>Money that a purchase waits for.</summary>
/// <param name="Supplier">At whose account.</param>
/// <param name="Amount">How much the purchase may cost, in the account's currency.</param>
/// <param name="By">The last moment at which it can be bought and is not late.</param>
/// <param name="Since">Since when it waits, as far as that is known.</param>
/// <param name="Notice">What a person is asked, in words: which account lacks how much, and for which orders.</param>
public sealed record AwaitedFunds(SupplierId Supplier, Money Amount, Instant By, Instant Since, string Notice);
