namespace Dropship.Load;

/// <summary>One thing that was measured.</summary>
/// <param name="Key">Its name in the report.</param>
/// <param name="Value">What it came to.</param>
/// <param name="Goal">The most it may be; null for a figure that only tells.</param>
internal sealed record Figure(string Key, double Value, double? Goal = null)
{
    internal bool IsMissed => Value > Goal;

    internal const double Megabyte = 1_000_000;

    /// <summary>The least of some values that so large a share of them does not exceed; 0 if there are none.</summary>
    internal static double Percentile(IReadOnlyCollection<double> values, double share) =>
        values.Count == 0 ? 0 : values.Order().ElementAt((int)Math.Ceiling(values.Count * share) - 1);
}
