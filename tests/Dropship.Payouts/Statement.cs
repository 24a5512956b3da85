using System.Globalization;
using System.Text;
using Dropship.Settling;

namespace Dropship.Payouts;

/// <summary>What can be wrong with a line.</summary>
internal enum Defect
{
    /// <summary>The order's number has a typing error.</summary>
    UnknownOrder,

    /// <summary>The order's number is missing.</summary>
    NoOrder,

    /// <summary>The same line stands twice.</summary>
    Twice,

    /// <summary>The same number stands twice with two amounts.</summary>
    Contradicted,

    /// <summary>It is in dollars.</summary>
    OtherCurrency,

    /// <summary>It names a line that the order does not have.</summary>
    UnknownLine,

    /// <summary>The order was never paid.</summary>
    NeverPaid,

    /// <summary>Too little was paid, and nothing more comes.</summary>
    Short,

    /// <summary>The amount cannot be read.</summary>
    Unreadable,
}

/// <summary>A payout file of a seed, the orders it is about, and what must become of each line: kept beside it while it is written, not read from it.</summary>
internal sealed class Statement
{
    private readonly StringBuilder _text = new("id,order,kind,amount,currency,paid_on,payout,line,final,note\n");
    private readonly Random _chance;

    internal Statement(int lines, decimal defects, int seed)
    {
        _chance = new(seed);
        for (var number = 1; Lines < lines; number++) Pay(new(number, 5m + (_chance.Next(1, 9_500) / 100m), IsPaid: true), lines, defects);
        Write("t-1", "", "transfer", Transferred, "EUR", line: "", isFinal: false);
        Lines--;
    }

    internal List<Sold> Orders { get; } = [];

    internal string Text => _text.ToString();

    /// <summary>Lines written, the transfer left out.</summary>
    internal int Lines { get; private set; }

    /// <summary>Planted defects by kind.</summary>
    internal SortedDictionary<Defect, int> Planted { get; } = [];

    /// <summary>Lines that must be listed, by reason.</summary>
    internal SortedDictionary<UnmatchedReason, int> Listed { get; } = [];

    internal int Unreadable { get; private set; }

    internal int Repeats { get; private set; }

    internal int ShortOrders { get; private set; }

    /// <summary>The sum of all euros of lines that can be read.</summary>
    internal decimal Told { get; private set; }

    /// <summary>Of it, what must be booked.</summary>
    internal decimal Booked { get; private set; }

    /// <summary>What the bank says: all euros that can be read, each line once.</summary>
    internal decimal Transferred { get; private set; }

    private void Pay(Sold order, int lines, decimal defects)
    {
        var fee = -decimal.Round(order.Price * 0.15m, 2);
        Line(order, "sale", order.Price, lines, defects);
        if (Lines < lines) Line(order, "fee", fee, lines, defects);
        if (Lines < lines && _chance.Next(20) == 0) Line(order, "fine", -2m, lines, defects);
        if (Lines < lines && _chance.Next(20) == 0) Line(order, "tax", -decimal.Round(order.Price * 0.02m, 2), lines, defects);
    }

    private void Line(Sold order, string kind, decimal amount, int lines, decimal defects)
    {
        if (Orders.Count == 0 || Orders[^1].Number != order.Number) Orders.Add(order);
        var id = $"p-{Lines:D7}";
        if ((decimal)_chance.NextDouble() >= defects)
        {
            Good(id, order, kind, amount);
            return;
        }

        var defect = (Defect)_chance.Next(Enum.GetValues<Defect>().Length);
        if (defect is Defect.Twice or Defect.Contradicted && Lines + 2 > lines) defect = Defect.NoOrder;
        if (defect == Defect.Short && kind != "sale") defect = Defect.UnknownOrder;
        if (defect is Defect.UnknownLine or Defect.OtherCurrency or Defect.Twice && !Orders[^1].IsPaid) defect = Defect.UnknownOrder;
        if (defect == Defect.NeverPaid && kind != "sale") defect = Defect.NoOrder;
        Planted[defect] = Planted.GetValueOrDefault(defect) + 1;
        switch (defect)
        {
            case Defect.UnknownOrder:
                List(UnmatchedReason.UnknownOrder, id, order.Id.Value + "x", kind, amount);
                break;
            case Defect.NoOrder:
                List(UnmatchedReason.NoOrder, id, "", kind, amount);
                break;
            case Defect.UnknownLine:
                List(UnmatchedReason.UnknownLine, id, order.Id.Value, kind, amount, line: "l9");
                break;
            case Defect.OtherCurrency:
                List(UnmatchedReason.OtherCurrency, id, order.Id.Value, kind, amount, "USD");
                break;
            case Defect.Contradicted:
                List(UnmatchedReason.Contradicted, id, order.Id.Value, kind, amount);
                List(UnmatchedReason.Contradicted, id, order.Id.Value, kind, amount - 1m);
                break;
            case Defect.Twice:
                Good(id, order, kind, amount);
                Write(id, order.Id.Value, kind, amount, "EUR", "l1", isFinal: false);
                Told += amount;
                Repeats++;
                break;
            case Defect.NeverPaid:
                Orders[^1] = order with { IsPaid = false };
                List(UnmatchedReason.NeverPaid, id, order.Id.Value, kind, amount);
                break;
            case Defect.Short:
                Good(id, order, kind, amount - 0.50m, isFinal: true);
                ShortOrders++;
                break;
            default:
                WriteText(id, order.Id.Value, kind, amount.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ' '), "EUR", "l1", isFinal: false);
                Unreadable++;
                break;
        }
    }

    private void Good(string id, Sold order, string kind, decimal amount, bool isFinal = false)
    {
        if (!Orders[^1].IsPaid)
        {
            List(UnmatchedReason.NeverPaid, id, order.Id.Value, kind, amount);
            return;
        }

        Write(id, order.Id.Value, kind, amount, "EUR", "l1", isFinal);
        (Told, Booked, Transferred) = (Told + amount, Booked + amount, Transferred + amount);
    }

    private void List(UnmatchedReason reason, string id, string order, string kind, decimal amount, string currency = "EUR", string line = "")
    {
        Write(id, order, kind, amount, currency, line, isFinal: false);
        Listed[reason] = Listed.GetValueOrDefault(reason) + 1;
        if (currency == "EUR") (Told, Transferred) = (Told + amount, Transferred + amount);
    }

    private void Write(string id, string order, string kind, decimal amount, string currency, string line, bool isFinal) =>
        WriteText(id, order, kind, amount.ToString("0.00", CultureInfo.InvariantCulture), currency, line, isFinal);

    private void WriteText(string id, string order, string kind, string amount, string currency, string line, bool isFinal)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{id},{order},{kind},{amount},{currency},2026-04-15,{"payout-7"},{line},{(isFinal ? "yes" : "no")},\n");
        Lines++;
    }
}
