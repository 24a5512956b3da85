namespace Dropship.Benchmarks.Measuring;

/// <summary>The least, the middle and the greatest of many figures.</summary>
internal readonly record struct Spread(double Min, double Median, double Max)
{
    internal static Spread Of(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new(sorted[0], median, sorted[^1]);
    }
}
