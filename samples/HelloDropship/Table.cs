namespace HelloDropship;

/// <summary>Rows of text in columns: the first to the left, the others to the right, without lines around them.</summary>
/// <param name="title">What it shows.</param>
/// <param name="columns">What stands above the columns.</param>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; cells that are left out are empty.</summary>
    /// <param name="cells">Its cells.</param>
    internal void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes it.</summary>
    /// <param name="writer">Where to.</param>
    internal void Write(TextWriter writer)
    {
        string[][] all = [columns, .. _rows];
        var widths = Enumerable.Range(0, all.Max(row => row.Length)).Select(column => all.Max(row => column < row.Length ? row[column].Length : 0)).ToArray();
        writer.WriteLine();
        writer.WriteLine(title);
        foreach (var row in all)
            writer.WriteLine("  " + string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
    }
}
