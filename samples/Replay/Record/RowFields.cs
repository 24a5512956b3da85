using System.Globalization;
using Dropship.Domain;

namespace Replay.Record;

/// <summary>The fields of the row at hand, by column name. What does not parse is noted as a fault with its cure and read as nothing.</summary>
public sealed class RowFields(IReadOnlyDictionary<string, int> columns)
{
    private const decimal LargestAmount = 1_000_000m;
    private const string TimeForm = "yyyy-MM-dd HH:mm:ss";
    private static readonly DateTime Earliest = new(2000, 1, 1);
    private static readonly DateTime Latest = new(2100, 1, 1);
    private readonly List<string> _faults = [];
    private string[] _fields = [];

    /// <summary>The line the row begins on.</summary>
    public int Line { get; private set; }

    /// <summary>True while no fault was found in the row.</summary>
    public bool IsGood => _faults.Count == 0;

    /// <summary>All faults of the row in one line.</summary>
    public string Reason => string.Join("; ", _faults);

    /// <summary>Turns to another row; its form is checked, its fields are not yet.</summary>
    public void Turn(CsvRow row, int width)
    {
        (Line, _fields) = (row.Line, row.Fields);
        _faults.Clear();
        if (row.BadQuotes)
            _faults.Add($"the row {Shown.Of(string.Join(',', row.Fields))} has a quote that does not pair: put a field that holds a quote into quotes and double the quote inside");
        else if (row.Fields.Length != width)
            _faults.Add($"the row {Shown.Of(string.Join(',', row.Fields))} has {row.Fields.Length} fields where the header has {width}: give each column one field");
    }

    /// <summary>Notes that a field's value makes no sense.</summary>
    public void Fault(string column, string value, string cure) => _faults.Add($"{column} {Shown.Of(value)} {cure}");

    /// <summary>1 to 64 printable characters.</summary>
    public string Id(string column) => Words(column, 64);

    /// <summary>Printable text of limited length; empty if the field holds none.</summary>
    public string Words(string column, int longest)
    {
        var value = _fields[columns[column]];
        if (value.Length == 0) Fault(column, value, "is empty: fill it in");
        else if (value.Length > longest) Fault(column, value, $"has {value.Length} characters: give at most {longest}");
        else if (value.Contains(Shown.Undecodable)) Fault(column, value, "is not UTF-8: save the file as UTF-8");
        else if (!value.All(letter => Shown.IsPlain(letter) || char.IsSurrogate(letter))) Fault(column, value, "holds an unprintable character: remove it");
        else return value;
        return "";
    }

    /// <summary>A local time, read as UTC.</summary>
    public Instant Time(string column)
    {
        if (TimeOrNull(column) is { } time) return time;
        if (_fields[columns[column]].Length == 0) Fault(column, "", $"is empty: give a time as {TimeForm}");
        return default;
    }

    /// <summary>A local time, read as UTC; an empty field is null.</summary>
    public Instant? TimeOrNull(string column)
    {
        var value = _fields[columns[column]];
        if (value.Length == 0) return null;
        if (!DateTime.TryParseExact(value, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            Fault(column, value, $"is not a time: write it as {TimeForm}");
        else if (time < Earliest || time >= Latest)
            Fault(column, value, "is outside the years 2000 to 2099: mend the year");
        return Instant.From(new DateTimeOffset(time, TimeSpan.Zero));
    }

    /// <summary>Reais and whole cents, from zero to a million.</summary>
    public Money Amount(string column)
    {
        var value = _fields[columns[column]];
        if (value.Length == 0) Fault(column, value, "is empty: give an amount, 0.00 if nothing was charged");
        else if (!decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount))
            Fault(column, value, "is not an amount: write reais and cents with a point, for example 12.34");
        else if (value.StartsWith('-')) Fault(column, value, "is negative: give what was charged, zero or more");
        else if (amount > LargestAmount) Fault(column, value, "is more than 1000000.00, which is taken for a mistake: mend it");
        else if (amount != decimal.Round(amount, 2) || value.Length > 28) Fault(column, value, "is finer than a cent: give two digits after the point");
        else return Reais.Of(decimal.Round(amount, 2));
        return Reais.Zero;
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(string column, int least, int most)
    {
        var value = _fields[columns[column]];
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fault(column, value, $"is not a whole number from {least} to {most}: mend it");
        return least;
    }
}
