using System.Globalization;
using Dropship.Files;
using Dropship.Ports;
using Dropship.Settling;

namespace Dropship.Payouts;

/// <summary>What an import came to, beside what was planted. The keys of its JSON are these names in snake_case.</summary>
internal sealed record Figures
{
    public required int Lines { get; init; }

    public required int Orders { get; init; }

    public required IReadOnlyDictionary<string, int> Planted { get; init; }

    public required int Booked { get; init; }

    public required int Known { get; init; }

    public required IReadOnlyDictionary<string, int> Listed { get; init; }

    public required int Unreadable { get; init; }

    public required int Differences { get; init; }

    public required decimal Told { get; init; }

    public required decimal BookedSum { get; init; }

    public required decimal KnownSum { get; init; }

    public required decimal ListedSum { get; init; }

    public required double Seconds { get; init; }

    /// <summary>What does not agree with what was planted; empty in a sound run.</summary>
    public required IReadOnlyList<string> Wrong { get; init; }

    internal static Figures Of(Statement statement, FileReading<PayoutRow> file, PayoutImport first, PayoutImport again, IReadOnlyList<UnmatchedPayout> listed, decimal kept, decimal bank, double seconds)
    {
        var euros = first.Totals.Single(static total => total.Told.Currency.Code == "EUR");
        var byReason = first.Unmatched.GroupBy(static row => row.Reason).ToDictionary(static row => row.Key, static row => row.Count());
        List<string> wrong = [];
        Agree("lines that can be read and those that cannot", statement.Lines + 1, file.Rows.Count + file.Faults.Select(static fault => fault.Line).Distinct().Count());
        Agree("unreadable", statement.Unreadable, file.Faults.Select(static fault => fault.Line).Distinct().Count());
        Agree("booked, known, listed and transfers", file.Rows.Count, first.Booked + first.Known + first.Unmatched.Count + first.Transfers);
        Agree("repeats", statement.Repeats, first.Known);
        foreach (var reason in Enum.GetValues<UnmatchedReason>()) Agree($"listed as {reason}", statement.Listed.GetValueOrDefault(reason), byReason.GetValueOrDefault(reason));
        Agree("told", statement.Told, euros.Told.Amount);
        Agree("booked", statement.Booked, euros.Booked.Amount);
        Agree("the parts of what was told", euros.Told.Amount, (euros.Booked + euros.Known + euros.Unmatched).Amount);
        Agree("differences", statement.ShortOrders, first.Differences.Count(static one => one.Left.Amount == 0.50m));
        Agree("the payout beside what was transferred", 0, first.TransferDifferences.Count(one => one.Lines.Amount != statement.Told || one.Transferred.Amount != statement.Transferred));
        Agree("what the exported ledger has at the bank", statement.Booked, bank);
        Agree("booked by the second import", 0, again.Booked);
        Agree("listed after both", first.Unmatched.Count, listed.Count);
        if (kept <= 0m) wrong.Add("nothing was kept by the marketplace");
        return new()
        {
            Lines = statement.Lines,
            Orders = statement.Orders.Count,
            Planted = statement.Planted.ToDictionary(static one => one.Key.ToString(), static one => one.Value),
            Booked = first.Booked,
            Known = first.Known,
            Listed = byReason.OrderBy(static one => one.Key).ToDictionary(static one => one.Key.ToString(), static one => one.Value),
            Unreadable = statement.Unreadable,
            Differences = first.Differences.Count,
            Told = euros.Told.Amount,
            BookedSum = euros.Booked.Amount,
            KnownSum = euros.Known.Amount,
            ListedSum = euros.Unmatched.Amount,
            Seconds = Math.Round(seconds, 2),
            Wrong = wrong,
        };

        void Agree<T>(string what, T planted, T found) where T : IEquatable<T>
        {
            if (!planted.Equals(found)) wrong.Add($"{what}: {planted} expected, {found} found");
        }
    }

    internal void Write(TextWriter output)
    {
        output.WriteLine($"planted     {string.Join(", ", Planted.Select(static one => $"{one.Key} {one.Value}"))}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lines       {Lines} of {Orders} orders: {Booked} booked, {Known} told twice, {Listed.Values.Sum()} listed, {Unreadable} unreadable"));
        output.WriteLine($"listed      {string.Join(", ", Listed.Select(static one => $"{one.Key} {one.Value}"))}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"EUR         {Told:0.00} told = {BookedSum:0.00} booked + {KnownSum:0.00} told twice + {ListedSum:0.00} listed"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"differences {Differences} orders; seconds {Seconds:0.00} to read, match and book, on SQLite"));
        foreach (var fault in Wrong) output.WriteLine($"WRONG       {fault}");
        output.WriteLine(Wrong.Count == 0 ? "Every line is booked, known, listed or told as unreadable, to the cent." : $"{Wrong.Count} figures are wrong.");
    }
}
