using System.Globalization;
using Dropship.Domain;
using Dropship.Files;

namespace Replay.Record;

/// <summary>How the record writes times and money.</summary>
public static class RecordFields
{
    private const decimal LargestAmount = 1_000_000m;
    private const string TimeForm = "yyyy-MM-dd HH:mm:ss";
    private static readonly DateTime s_earliest = new(2000, 1, 1);
    private static readonly DateTime s_latest = new(2100, 1, 1);

    /// <summary>A local time, read as UTC.</summary>
    public static Instant Time(this CsvFields fields, string column)
    {
        if (fields.TimeOrNull(column) is { } time) return time;
        if (fields.IsEmpty(column)) fields.Fault(column, "", $"is empty: give a time as {TimeForm}");
        return default;
    }

    /// <summary>A local time, read as UTC; an empty field is null.</summary>
    public static Instant? TimeOrNull(this CsvFields fields, string column)
    {
        var value = fields.Value(column);
        if (value.Length == 0) return null;
        if (!DateTime.TryParseExact(value, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            fields.Fault(column, value, $"is not a time: write it as {TimeForm}");
        else if (time < s_earliest || time >= s_latest)
            fields.Fault(column, value, "is outside the years 2000 to 2099: mend the year");
        return Instant.From(new DateTimeOffset(time, TimeSpan.Zero));
    }

    /// <summary>Reais and whole cents, from zero to a million.</summary>
    public static Money Amount(this CsvFields fields, string column)
    {
        var value = fields.Value(column);
        if (value.Length == 0) fields.Fault(column, value, "is empty: give an amount, 0.00 if nothing was charged");
        else if (!decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount))
            fields.Fault(column, value, "is not an amount: write reais and cents with a point, for example 12.34");
        else if (value.StartsWith('-')) fields.Fault(column, value, "is negative: give what was charged, zero or more");
        else if (amount > LargestAmount) fields.Fault(column, value, "is more than 1000000.00, which is taken for a mistake: mend it");
        else if (amount != decimal.Round(amount, 2) || value.Length > 28) fields.Fault(column, value, "is finer than a cent: give two digits after the point");
        else return Reais.Of(decimal.Round(amount, 2));
        return Reais.Zero;
    }
}
