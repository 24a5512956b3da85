using Dropship.Domain;
using Dropship.Files;

namespace Dropship.Hosting;

/// <summary>Who works when, as it was described for a shop; put into its rules once everything is known, in whatever order it was said.</summary>
internal sealed class WorkTimes
{
    private readonly List<Holiday> _holidays = [];
    private readonly List<string> _errors = [];
    private readonly Dictionary<SupplierId, (WorkDays Days, int? Handling)> _suppliers = [];
    private (WorkDays Days, int? ShipWithin)? _marketplace;

    internal void Holidays(string path, Action<FileFault>? onBadRow)
    {
        try
        {
            var reading = HolidayFile.Read(path);
            foreach (var fault in reading.Faults) onBadRow?.Invoke(fault);
            if (reading.Faults.Count == 0 || onBadRow is not null) _holidays.AddRange(reading.Rows);
            else _errors.AddRange(reading.Faults.Select(static fault => $"Holidays: {fault}"));
        }
        catch (BadFileException fault)
        {
            _errors.Add($"Holidays: {fault.Message}");
        }
    }

    internal void Supplier(SupplierId supplier, WorkDays days, int? handling) => _suppliers[supplier] = (days, handling);

    internal void Marketplace(WorkDays days, int? shipWithin) => _marketplace = (days, shipWithin);

    /// <summary>What is wrong with it; each error begins with its key.</summary>
    internal IEnumerable<string> Errors()
    {
        foreach (var error in _errors) yield return error;
        foreach (var (supplier, (days, handling)) in _suppliers)
            foreach (var error in Errors($"WorkDays:{supplier}", days, handling))
                yield return error;
        if (_marketplace is { } own)
            foreach (var error in Errors("WorkDays:Marketplace", own.Days, own.ShipWithin))
                yield return error;
    }

    /// <summary>The rules with the calendars in them. Only for what has no errors.</summary>
    internal Policies Into(Policies policies)
    {
        if (_suppliers.Count == 0 && _marketplace is null) return policies;
        var suppliers = policies.Deadlines.Suppliers.ToDictionary();
        foreach (var (supplier, (days, handling)) in _suppliers) suppliers[supplier] = new(Calendar(days), handling);
        var rules = policies.Deadlines with { Suppliers = suppliers };
        return policies with { Deadlines = _marketplace is { } own ? rules with { Marketplace = Calendar(own.Days), ShipWithinDays = own.ShipWithin ?? rules.ShipWithinDays } : rules };
    }

    private WorkCalendar Calendar(WorkDays days) => new(TimeZones.Of(days.TimeZone), days.Rest, [.. _holidays.Where(holiday => holiday.Region == days.Region)], days.CutOff);

    // With bad rows no region is complained of: its holidays may be among them.
    private IEnumerable<string> Errors(string key, WorkDays days, int? count)
    {
        if (days.Region is { } region && _errors.Count == 0 && _holidays.TrueForAll(holiday => holiday.Region != region)) yield return $"{key}:Region: no holiday of the region '{region}' was read; give the file with WithHolidays, and its region as it stands there.";
        if (count is < 0 or > 365) yield return $"{key}: {count} work days make no sense; give 0 to 365.";
        string? wrong = null;
        try
        {
            _ = Calendar(days);
        }
        catch (ArgumentException fault)
        {
            wrong = fault.Message;
        }

        if (wrong is not null) yield return $"{key}: {wrong}";
    }
}
