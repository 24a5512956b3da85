using Dropship.Domain;
using Dropship.Files;
using Dropship.Ports;

namespace Dropship.Settling;

/// <summary>A line on its way to an order, and where it comes from.</summary>
/// <param name="Row">The line.</param>
/// <param name="File">Its file.</param>
/// <param name="IsNew">False if it was listed before and is tried again.</param>
internal sealed record Incoming(PayoutRow Row, string File, bool IsNew);

/// <summary>One import: sorts the lines, and counts what becomes of each.</summary>
internal sealed class Importing
{
    private readonly FileReading<PayoutRow> _file;
    private readonly List<UnmatchedPayout> _listed;
    private readonly ILookup<PayoutId, UnmatchedPayout> _before;
    private readonly List<UnmatchedPayout> _unmatched = [];
    private readonly List<Incoming> _incoming = [];
    private readonly Dictionary<PayoutId, Incoming> _told = [];
    private readonly SortedDictionary<string, PayoutTotal> _totals = new(StringComparer.Ordinal);
    private readonly List<PayoutDifference> _differences = [];
    private int _booked;
    private int _known;

    internal Importing(FileReading<PayoutRow> file, IReadOnlyList<UnmatchedPayout> listed)
    {
        (_file, _listed, _before) = (file, [.. listed], listed.ToLookup(static known => known.Row.Id));
        HashSet<PayoutId> ids = [];
        foreach (var alike in file.Rows.Where(static row => row.Kind != PayoutKind.Transfer).GroupBy(static row => row.Id))
        {
            ids.Add(alike.Key);
            Sort([.. alike]);
        }

        foreach (var known in listed)
            if (IsRetried(known) && !ids.Contains(known.Row.Id))
                _incoming.Add(new(known.Row, known.File, IsNew: false));
    }

    /// <summary>What a person has to look at after it: what was listed before and is still, then what is new.</summary>
    internal IEnumerable<UnmatchedPayout> Listed => [.. _listed, .. _unmatched];

    internal IEnumerable<IGrouping<OrderId, Incoming>> ByOrder() => _incoming.GroupBy(static incoming => incoming.Row.Order!.Value);

    /// <summary>Holds the lines of an order against it; gives what is to be taken in.</summary>
    internal IReadOnlyList<Fact> Match(Order? order, IEnumerable<Incoming> rows)
    {
        List<Fact> facts = [];
        foreach (var incoming in rows)
            switch (Matching.Match(order, incoming.Row))
            {
                case { Told: { } told }:
                    facts.Add(told);
                    _told[told.Payout] = incoming;
                    break;
                case { Reason: { } reason }:
                    List(incoming, reason);
                    break;
                default:
                    Settle(incoming);
                    Know(incoming);
                    break;
            }

        return facts;
    }

    /// <summary>Counts what an order has taken in.</summary>
    internal void Book(Order order)
    {
        foreach (var payout in order.Settlement.Payouts)
            if (_told.Remove(payout.Payout, out var incoming))
            {
                Settle(incoming);
                if (!incoming.IsNew) continue;
                _booked++;
                Count(incoming.Row.Amount, static (total, amount) => total with { Booked = total.Booked + amount });
            }

        if (Matching.Difference(order) is { } difference) _differences.Add(difference);
    }

    /// <summary>What it came to. What no order has taken in by now is listed.</summary>
    internal PayoutImport Report()
    {
        foreach (var lost in _told.Values) List(lost, UnmatchedReason.NotBooked);
        _told.Clear();
        var transfers = _file.Rows.Where(static row => row.Kind == PayoutKind.Transfer).ToList();
        var sums = _file.Rows.Where(static row => row.Kind != PayoutKind.Transfer && row.Payout is not null).GroupBy(static row => (row.Payout, row.Amount.Currency)).ToDictionary(static payout => payout.Key, static payout => payout.Sum(static row => row.Amount.Amount));
        var differences = transfers.Select(transfer => new TransferDifference(transfer.Payout!, new(sums.GetValueOrDefault((transfer.Payout, transfer.Amount.Currency)), transfer.Amount.Currency), transfer.Amount));
        return new(_file.File, _file.Rows.Count, _booked, _known, transfers.Count, _unmatched, [.. _totals.Values], [.. _differences.OrderBy(static one => one.Order)], [.. differences.Where(static one => one.Lines != one.Transferred)]);
    }

    // Of two lines of one number with different contents nobody knows which is right: neither is booked.
    private void Sort(IReadOnlyList<PayoutRow> alike)
    {
        var isOne = alike.All(row => Content(row) == Content(alike[0])) && _before[alike[0].Id].All(known => Content(known.Row) == Content(alike[0]));
        for (var i = 0; i < alike.Count; i++)
        {
            var incoming = new Incoming(alike[i], _file.File, IsNew: true);
            Count(alike[i].Amount, static (total, amount) => total with { Told = total.Told + amount });
            if ((isOne && i > 0) || _before[alike[i].Id].Any(known => Content(known.Row) == Content(alike[i]) && !IsRetried(known))) Know(incoming);
            else if (!isOne) List(incoming, UnmatchedReason.Contradicted);
            else if (alike[i].Order is null) List(incoming, UnmatchedReason.NoOrder);
            else _incoming.Add(incoming);
        }
    }

    private static bool IsRetried(UnmatchedPayout known) => known is { AcceptedBy: null, Reason: UnmatchedReason.UnknownOrder or UnmatchedReason.NeverPaid or UnmatchedReason.NotBooked };

    // Where it stands in a file, and the words beside it, may differ from file to file.
    private static PayoutRow Content(PayoutRow row) => row with { At = 0, Note = "" };

    private void List(Incoming incoming, UnmatchedReason reason)
    {
        if (!incoming.IsNew) return;   // it stays listed as it was
        Settle(incoming);
        _unmatched.Add(new(incoming.Row, incoming.File, reason));
        Count(incoming.Row.Amount, static (total, amount) => total with { Unmatched = total.Unmatched + amount });
    }

    // Off the list of those that were tried again.
    private void Settle(Incoming incoming)
    {
        if (_before[incoming.Row.Id].Any(IsRetried)) _listed.RemoveAll(known => IsRetried(known) && Content(known.Row) == Content(incoming.Row));
    }

    private void Know(Incoming incoming)
    {
        if (!incoming.IsNew) return;
        _known++;
        Count(incoming.Row.Amount, static (total, amount) => total with { Known = total.Known + amount });
    }

    private void Count(Money amount, Func<PayoutTotal, Money, PayoutTotal> add)
    {
        var zero = Money.Zero(amount.Currency);
        _totals[amount.Currency.Code] = add(_totals.TryGetValue(amount.Currency.Code, out var known) ? known : new(zero, zero, zero, zero), amount);
    }
}
