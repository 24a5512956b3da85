using System.Globalization;

namespace Dropship.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Seconds">How long each part measures at least; never fewer than <see cref="Measuring.Contest.FewestRounds"/> rounds.</param>
/// <param name="Only">The only part to run, or null for all.</param>
/// <param name="Markdown">A file that gets the table as well, or null.</param>
internal sealed record Arguments(int Seconds = 0, string? Only = null, string? Markdown = null)
{
    internal const string Usage = "usage: [--seconds N] [--only domain|sqlite|postgres] [--markdown FILE]";

    internal bool Has(string part) => Only is null || Only == part;

    /// <summary>Reads the arguments; null if they make no sense.</summary>
    internal static Arguments? Parse(string[] args)
    {
        var parsed = new Arguments();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            Arguments? next = (args[i], args[i + 1]) switch
            {
                ("--seconds", var text) when int.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 => parsed with { Seconds = seconds },
                ("--only", "domain" or "sqlite" or "postgres") => parsed with { Only = args[i + 1] },
                ("--markdown", var file) => parsed with { Markdown = file },
                _ => null,
            };
            if (next is null) return null;
            parsed = next;
        }

        return args.Length % 2 == 0 ? parsed : null;
    }
}
