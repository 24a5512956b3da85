using System.Globalization;

namespace Dropship.Files;

/// <summary>The fields of the row at hand, by column name. What does not parse is noted as a fault with its cure and read as nothing.</summary>
/// <param name="file">The file's name, for the faults.</param>
/// <param name="columns">Where each column stands; one that the file lacks stands at -1 and reads as empty.</param>
public sealed class CsvFields(string file, IReadOnlyDictionary<string, int> columns)
{
    private readonly List<FileFault> _faults = [];
    private string[] _fields = [];

    /// <summary>The line the row begins on, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>True while no fault was found in the row.</summary>
    public bool IsGood => _faults.Count == 0;

    /// <summary>What was found wrong in the row so far.</summary>
    public IReadOnlyList<FileFault> Faults => _faults;

    /// <summary>Turns to another row; its form is checked, its fields are not yet.</summary>
    /// <param name="row">The row.</param>
    /// <param name="width">How many fields the header has.</param>
    public void Turn(CsvRow row, int width)
    {
        (Line, _fields) = (row.Line, row.Fields);
        _faults.Clear();
        var whole = string.Join(',', row.Fields);
        if (row.BadQuotes) Fault("", whole, "has a quote that does not pair: put a field that holds a quote into quotes and double the quote inside");
        else if (row.Fields.Length != width) Fault("", whole, $"has {row.Fields.Length} fields where the header has {width}: give each column one field");
    }

    /// <summary>Notes that a field's value makes no sense.</summary>
    /// <param name="column">Which; empty for the row as a whole.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="cure">What is wrong with it and what cures it.</param>
    public void Fault(string column, string value, string cure) => _faults.Add(new(file, Line, column, value, cure));

    /// <summary>The field as it stands.</summary>
    /// <param name="column">Which.</param>
    public string Value(string column) => columns[column] is >= 0 and var place ? _fields[place] : "";

    /// <summary>True if the field holds nothing, or the file has no such column.</summary>
    /// <param name="column">Which.</param>
    public bool IsEmpty(string column) => Value(column).Length == 0;

    /// <summary>Printable text of limited length; empty, with a fault, if the field holds none.</summary>
    /// <param name="column">Which.</param>
    /// <param name="longest">The most characters.</param>
    public string Words(string column, int longest = 64)
    {
        var value = Value(column);
        if (value.Length == 0) Fault(column, value, "is empty: fill it in");
        else if (value.Length > longest) Fault(column, value, $"has {value.Length} characters: give at most {longest}");
        else if (value.Contains(Shown.Undecodable)) Fault(column, value, "is not UTF-8: save the file as UTF-8");
        else if (!value.All(letter => Shown.IsPlain(letter) || char.IsSurrogate(letter))) Fault(column, value, "holds an unprintable character: remove it");
        else return value;
        return "";
    }

    /// <summary>A whole number within bounds; the least of them, with a fault, if it is none.</summary>
    /// <param name="column">Which.</param>
    /// <param name="least">The least.</param>
    /// <param name="most">The most.</param>
    public int Number(string column, int least, int most)
    {
        var value = Value(column);
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fault(column, value, $"is not a whole number from {least} to {most}: mend it");
        return least;
    }

    /// <summary>A decimal number within bounds, with a point; the least of them, with a fault, if it is none.</summary>
    /// <param name="column">Which.</param>
    /// <param name="least">The least.</param>
    /// <param name="most">The most.</param>
    public decimal Figure(string column, decimal least, decimal most)
    {
        var value = Value(column);
        if (value.Length <= 28 && decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fault(column, value, string.Create(CultureInfo.InvariantCulture, $"is not a number from {least} to {most}: write it with a point and without thousands, for example 12.5"));
        return least;
    }

    /// <summary>A day as 2026-01-31, of the years 2000 to 2099; the first of them, with a fault, if it is none.</summary>
    /// <param name="column">Which.</param>
    public DateOnly Day(string column)
    {
        var value = Value(column);
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100) return day;
        Fault(column, value, "is not a day of the years 2000 to 2099: write it as 2026-01-31");
        return new(2000, 1, 1);
    }
}
