using System.Globalization;
using Dropship.Domain;
using Dropship.TrackingNumbers;

namespace Dropship.Tracking;

/// <summary>How the numbers of one courier are judged. Right: as the data set's authors say. Unknown: nothing speaks for or against the number.</summary>
internal sealed record NumberRow(string Courier, int Formats, int Checked)
{
    /// <summary>Examples that a format itself judges otherwise than its authors.</summary>
    internal int FormatWrong { get; init; }

    internal int ValidRight { get; init; }

    internal int ValidWrong { get; init; }

    internal int ValidUnknown { get; init; }

    internal int InvalidRight { get; init; }

    internal int InvalidWrong { get; init; }

    internal int InvalidUnknown { get; init; }

    /// <summary>Valid numbers told as those of each other courier, and how many of these are found suspect.</summary>
    internal int Foreign { get; init; }

    internal int ForeignFound { get; init; }

    /// <summary>Valid numbers of formats with a check digit, each with one digit changed in every way, and how many of these are found.</summary>
    internal int Mistyped { get; init; }

    internal int MistypedFound { get; init; }
}

/// <summary>The table of right, wrong and unknown for each courier of the data set, by the judgement that keeps numbers from the marketplace.</summary>
internal static class NumberTable
{
    internal static IReadOnlyList<NumberRow> Make() => [.. KnownFormats.Files.Select(Make)];

    internal static IEnumerable<string> Lines(IReadOnlyList<NumberRow> rows)
    {
        yield return "| courier | formats | with check digit | valid: right | wrong | unknown | invalid: right | wrong | unknown | told for another courier: found | one digit wrong: found |";
        yield return "|---|---|---|---|---|---|---|---|---|---|---|";
        foreach (var row in rows) yield return Line(row);
        yield return Line(new("all", rows.Sum(static row => row.Formats), rows.Sum(static row => row.Checked))
        {
            ValidRight = rows.Sum(static row => row.ValidRight), ValidWrong = rows.Sum(static row => row.ValidWrong), ValidUnknown = rows.Sum(static row => row.ValidUnknown),
            InvalidRight = rows.Sum(static row => row.InvalidRight), InvalidWrong = rows.Sum(static row => row.InvalidWrong), InvalidUnknown = rows.Sum(static row => row.InvalidUnknown),
            Foreign = rows.Sum(static row => row.Foreign), ForeignFound = rows.Sum(static row => row.ForeignFound), Mistyped = rows.Sum(static row => row.Mistyped), MistypedFound = rows.Sum(static row => row.MistypedFound),
        });
    }

    private static string Line(NumberRow row) => string.Create(CultureInfo.InvariantCulture,
        $"| {row.Courier} | {row.Formats} | {row.Checked} | {row.ValidRight} | {row.ValidWrong} | {row.ValidUnknown} | {row.InvalidRight} | {row.InvalidWrong} | {row.InvalidUnknown} | {Share(row.ForeignFound, row.Foreign)} | {Share(row.MistypedFound, row.Mistyped)} |");

    private static string Share(int some, int all) => all == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{some} of {all}");

    private static NumberRow Make(FormatFile file)
    {
        var row = new NumberRow(file.Name, file.Formats.Count, file.Formats.Count(static format => format.Check is not null));
        foreach (var example in file.Examples)
        {
            if (IsOf(example.Format, example.Number) != example.IsValid) row = row with { FormatWrong = row.FormatWrong + 1 };
            row = example.IsValid ? Mistype(Abroad(Valid(row, file, example), file, example), example) : Invalid(row, file, example);
        }

        return row;
    }

    // The examples of the post are told for a carrier that nobody knows, as most of its numbers are.
    private static NumberCheck Judge(FormatFile file, string number) => KnownFormats.All.Check(new(number), new(file.Courier == "s10" ? "China Post" : file.Name));

    private static NumberRow Valid(NumberRow row, FormatFile file, NumberExample example) => Judge(file, example.Number) switch
    {
        { Found: not ParcelSuspicions.None } => row with { ValidWrong = row.ValidWrong + 1 },
        { Fit: NumberFit.Fits } => row with { ValidRight = row.ValidRight + 1 },
        _ => row with { ValidUnknown = row.ValidUnknown + 1 },
    };

    // A number that is none of one format may well be one of another format of the courier; that is no mistake of the judgement.
    private static NumberRow Invalid(NumberRow row, FormatFile file, NumberExample example) => Judge(file, example.Number) switch
    {
        { Found: not ParcelSuspicions.None } => row with { InvalidRight = row.InvalidRight + 1 },
        { Fit: NumberFit.Fits, Formats: var fits } when fits.Contains(example.Format.Name) => row with { InvalidWrong = row.InvalidWrong + 1 },
        _ => row with { InvalidUnknown = row.InvalidUnknown + 1 },
    };

    private static NumberRow Abroad(NumberRow row, FormatFile file, NumberExample example)
    {
        foreach (var other in KnownFormats.Files)
            if (other != file && other.Courier != "s10")
                row = row with { Foreign = row.Foreign + 1, ForeignFound = row.ForeignFound + (KnownFormats.All.Check(new(example.Number), new(other.Name)).Found == ParcelSuspicions.None ? 0 : 1) };
        return row;
    }

    private static NumberRow Mistype(NumberRow row, NumberExample example)
    {
        if (example.Format.Check is null) return row;
        for (var place = 0; place < example.Number.Length; place++)
        {
            if (!char.IsAsciiDigit(example.Number[place])) continue;
            for (var digit = '0'; digit <= '9'; digit++)
                if (digit != example.Number[place])
                    row = row with { Mistyped = row.Mistyped + 1, MistypedFound = row.MistypedFound + (IsOf(example.Format, $"{example.Number[..place]}{digit}{example.Number[(place + 1)..]}") ? 0 : 1) };
        }

        return row;
    }

    private static bool IsOf(NumberFormat format, string number) => format.Judge(new(number)) == NumberFit.Fits;
}
