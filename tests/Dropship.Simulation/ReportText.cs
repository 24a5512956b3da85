using System.Globalization;
using Dropship.Testing.Simulation;

namespace Dropship.Simulation;

/// <summary>A report for people: a small table, and every failure told with what is needed to live it again.</summary>
internal static class ReportText
{
    internal static void Write(TextWriter output, SimulationReport report, string commit)
    {
        Row(output, "orders", report.Orders);
        Row(output, "faults injected", report.FaultsInjected, string.Create(CultureInfo.InvariantCulture, $"{(double)report.FaultsInjected / report.Orders:F1} an order"));
        Row(output, "crashes", report.Crashes);
        Row(output, "double purchases", report.DoublePurchases, Must(report.DoublePurchases));
        Row(output, "lost orders", report.LostOrders, Must(report.LostOrders));
        Row(output, "silent orders", report.SilentOrders, Must(report.SilentOrders));
        Row(output, "imbalance", report.Imbalance, Must(report.Imbalance));
        Row(output, "illegal transitions", report.IllegalTransitions, Must(report.IllegalTransitions));
        Row(output, "parked", report.Parked, "with a question and a wake-up");
        output.WriteLine($"  {"trace hash",-20} {report.TraceHash}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"seconds",-20} {report.Seconds,14:F1}   {report.Orders / Math.Max(0.001, report.Seconds):F0} orders a second"));
        foreach (var failure in report.Failures) Write(output, failure, commit);
    }

    private static void Write(TextWriter output, SimulationFailure failure, string commit)
    {
        output.WriteLine();
        output.WriteLine($"{failure.Figure}: seed {failure.Seed}, order {failure.Order}, commit {commit}");
        output.WriteLine($"  {failure.Why}");
        output.WriteLine($"  again: --seed {failure.Seed} --orders {failure.Order + 1}, and the other arguments as they were");
        foreach (var happened in failure.Events) output.WriteLine($"    {happened}");
    }

    private static string Must(int figure) => figure == 0 ? "" : "must be zero";

    private static void Row(TextWriter output, string name, long figure, string remark = "") =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-20} {figure,14:N0}   {remark}").TrimEnd());
}
