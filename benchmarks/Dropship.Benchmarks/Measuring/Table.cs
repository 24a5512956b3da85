using System.Globalization;
using System.Text;

namespace Dropship.Benchmarks.Measuring;

/// <summary>A Markdown table of figures.</summary>
internal sealed class Table(string title, string figure)
{
    private readonly StringBuilder _rows = new($"### {title}\n\n| {figure} | min | median | max | goal | |\n|---|---:|---:|---:|---:|---|\n");

    internal Table Count(string name, Spread spread) => Row(name, spread, "N0", "", "");

    /// <summary>A ratio, with the least it should be.</summary>
    internal Table Ratio(string name, Spread spread, double? goal = null) =>
        goal is { } least ? Row(name, spread, "0.00", least.ToString("0.00", CultureInfo.InvariantCulture), spread.Median >= least ? "reached" : "not reached yet") : Row(name, spread, "0.00", "", "");

    /// <summary>A size, with the most it should be.</summary>
    internal Table Size(string name, double bytes, double? goal = null) =>
        goal is { } most ? Row(name, new(bytes, bytes, bytes), "N0", $"≤ {most.ToString("N0", CultureInfo.InvariantCulture)}", bytes <= most ? "reached" : "not reached yet") : Row(name, new(bytes, bytes, bytes), "N0", "", "");

    public override string ToString() => _rows.ToString();

    private Table Row(string name, Spread spread, string format, string goal, string verdict)
    {
        _rows.Append(CultureInfo.InvariantCulture, $"| {name} | {Show(spread.Min)} | {Show(spread.Median)} | {Show(spread.Max)} | {goal} | {verdict} |\n");
        return this;

        string Show(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
