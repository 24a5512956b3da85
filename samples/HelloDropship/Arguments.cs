using System.Globalization;

namespace HelloDropship;

/// <summary>What the command line asks for.</summary>
/// <param name="Folder">Where the database and the vendors' books are.</param>
/// <param name="Orders">How many orders are placed; a folder keeps the number it began with.</param>
internal sealed record Arguments(string Folder, int Orders)
{
    private const int FewestOrders = 20;
    private const int MostOrders = 1_000;
    private const string OrdersFile = "orders.txt";

    /// <summary>Reads the command line; null if it makes no sense.</summary>
    /// <param name="words">Folder and number of orders; both may be left out.</param>
    internal static Arguments? Read(IReadOnlyList<string> words)
    {
        var folder = words.Count > 0 ? words[0] : "hello-dropship";
        var orders = Story.Usual;
        if (words.Count > 2 || folder.StartsWith('-') || File.Exists(folder) || (words.Count == 2 && !(int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out orders) && orders is >= FewestOrders and <= MostOrders))) return null;
        var kept = Path.Combine(folder, OrdersFile);
        if (!Directory.Exists(folder)) File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, OrdersFile), orders.ToString(CultureInfo.InvariantCulture));
        return File.Exists(kept) && int.TryParse(File.ReadAllText(kept), NumberStyles.None, CultureInfo.InvariantCulture, out orders) ? new(folder, orders) : null;
    }

    /// <summary>Says how it is called.</summary>
    /// <returns>The exit code.</returns>
    internal static int Complain()
    {
        Console.Error.WriteLine($"HelloDropship [FOLDER] [ORDERS]   FOLDER is a new folder or one of an earlier run (default: hello-dropship), ORDERS a number from {FewestOrders} to {MostOrders} (default: {Story.Usual}).");
        return 2;
    }
}
