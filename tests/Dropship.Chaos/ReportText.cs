using System.Globalization;
using Dropship.Chaos.Rounds;

namespace Dropship.Chaos;

/// <summary>A report for people.</summary>
internal static class ReportText
{
    internal static void Write(TextWriter output, Tally tally)
    {
        Row(output, "rounds", tally.Rounds);
        Row(output, "kills", tally.Kills, "processes killed or ended, servers stopped");
        foreach (var (kind, count) in tally.Blows) Row(output, "  " + kind, count);
        Row(output, "orders", tally.Orders);
        Row(output, "double purchases", tally.DoublePurchases, "must be zero");
        Row(output, "lost orders", tally.LostOrders, "must be zero");
        Row(output, "parked", tally.Parked, "with a question and a wake-up; none for a supplier whose drafts are paid by number");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"recovery, p99",-20} {tally.RecoveryP99,8:F2}   seconds from the start after a kill to the first action, of {tally.Recoveries.Count}"));
    }

    private static void Row(TextWriter output, string name, int figure, string remark = "") =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-20} {figure,8:N0}   {remark}").TrimEnd());
}
