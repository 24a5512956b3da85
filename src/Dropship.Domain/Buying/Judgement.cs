using System.Globalization;

namespace Dropship.Domain;

/// <summary>What a purchase was judged by, frozen in its intent. All amounts in the shop's currency.</summary>
/// <param name="Revenue">What the bought units bring after the marketplace's expected fees.</param>
/// <param name="Cost">What the supplier takes, goods and freight.</param>
/// <param name="Committed">Cost of the order's other live purchases.</param>
/// <param name="Floor">The least part of the revenue that must remain, for example 0.10; null if none is set, or a person approved the cost.</param>
/// <param name="Ceiling">The most that may be spent on the order; null if none is set, or a person approved the cost.</param>
public sealed record Judgement(Money Revenue, Money Cost, Money Committed, decimal? Floor, Money? Ceiling)
{
    /// <summary>What each line brings and costs, part by part; null in journals of earlier versions.</summary>
    public Few<LineCost>? Lines { get; init; }

    /// <summary>The least part of a line's revenue that must remain of it; null if lines are not judged by themselves.</summary>
    public decimal? LineFloor { get; init; }

    /// <summary>What it costs beside what the supplier takes: taxes and duties on top, expected returns.</summary>
    public Money Beside => Sum(static line => line.Tax) + Sum(static line => line.Returns);

    /// <summary>What remains of the revenue.</summary>
    public Money Remains => Revenue - Cost - Beside;

    /// <summary>True if what remains is at least the floor, in all and of each line.</summary>
    public bool IsAboveFloor => (Floor is not { } floor || Remains >= Revenue * floor) && LineBelowFloor is null;

    /// <summary>The first line that falls below its floor, or null.</summary>
    public LineCost? LineBelowFloor
    {
        get
        {
            if (LineFloor is { } floor)
                foreach (var line in Lines ?? [])
                    if (!line.Keeps(floor))
                        return line;
            return null;
        }
    }

    /// <summary>True if the order's cost stays within its ceiling.</summary>
    public bool IsUnderCeiling => Ceiling is not { } ceiling || Cost + Committed <= ceiling;

    /// <summary>The sum in words, for example <c>12.30 EUR goods + 3.10 EUR freight + 2.70 EUR fees of 20.00 EUR leaves 1.90 EUR, 11.0 % after fees; the floor is 10 %</c>.</summary>
    public string Describe()
    {
        if (LineBelowFloor is { } low) return $"line {low.Line}: {Words([low], low.Goods + low.Freight, low.Price - low.Fee, low.Remains)}; the floor of a line is {Percent(LineFloor!.Value)}";
        return Words(Lines ?? [], Cost, Revenue, Remains) + (Floor is { } floor ? $"; the floor is {Percent(floor)}" : "");
    }

    private static string Words(Few<LineCost> lines, Money cost, Money revenue, Money remains)
    {
        var (freight, fee, tax, returns) = (0m, 0m, 0m, 0m);
        foreach (var line in lines) (freight, fee, tax, returns) = (freight + line.Freight.Amount, fee + line.Fee.Amount, tax + line.Tax.Amount, returns + line.Returns.Amount);
        string Part(decimal amount, string name) => amount == 0m ? "" : $" + {new Money(amount, cost.Currency).Rounded()} {name}";
        var goods = freight == 0m ? $"{cost.Rounded()} goods and freight" : $"{(cost - new Money(freight, cost.Currency)).Rounded()} goods{Part(freight, "freight")}";
        var price = revenue + new Money(fee, revenue.Currency);
        var share = revenue.Amount > 0m ? $", {Percent(remains.Amount / revenue.Amount)}{(fee == 0m ? "" : " after fees")}" : "";
        return $"{goods}{Part(tax, "tax")}{Part(returns, "expected returns")}{Part(fee, "fees")} of {price.Rounded()} leaves {remains.Rounded()}{share}";
    }

    private static string Percent(decimal part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100m:0.##} %");

    private Money Sum(Func<LineCost, Money> part)
    {
        var sum = Money.Zero(Cost.Currency);
        foreach (var line in Lines ?? []) sum += part(line);
        return sum;
    }
}
