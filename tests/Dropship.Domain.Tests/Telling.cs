using System.Collections;
using System.Globalization;

namespace Dropship.Domain.Tests;

/// <summary>Short text of events, work and questions, for transcripts and tables: the name and what it carries, without what is empty.</summary>
internal static class Telling
{
    internal static string Tell(object? thing) => thing switch
    {
        null => "nothing",
        Instant at => Clock(at),
        TimeSpan span => span.ToString(null, CultureInfo.InvariantCulture),
        decimal or int or long or double => Convert.ToString(thing, CultureInfo.InvariantCulture)!,
        LineUnits units => $"{units.Quantity} of {units.Line}",
        LineAmount part => $"{part.Amount} for {part.Line}",
        Offer offer => $"{offer.Line} by {offer.Supplier}",
        Choice choice => choice.ToString(),
        OrderLine line => $"{line.Quantity} of {line.Id} at {line.UnitPrice}",
        SupplierTerms terms => terms.Kind.ToString(),
        Judgement judged => $"cost {judged.Cost} of {judged.Revenue}",
        Try tried => $"{tried.Key} try {tried.No}",
        string or TryKey => thing.ToString()!,
        IEnumerable many => $"[{string.Join(", ", many.Cast<object>().Select(Tell))}]",
        _ when thing.GetType() is { IsClass: true } type => Parts(thing) is { Length: > 0 } parts ? $"{type.Name}({parts})" : type.Name,
        _ => thing.ToString()!,
    };

    /// <summary>The moment as days and time since the scenarios' first instant, for example <c>+1d 02:00</c>.</summary>
    internal static string Clock(Instant at)
    {
        var span = at - Sample.T0;
        var text = $"{(span < TimeSpan.Zero ? '-' : '+')}{Math.Abs(span.Days)}d";
        return span.Milliseconds != 0 ? text + span.ToString(@"\ hh\:mm\:ss\.fff", CultureInfo.InvariantCulture)
            : span.Seconds != 0 ? text + span.ToString(@"\ hh\:mm\:ss", CultureInfo.InvariantCulture)
            : text + span.ToString(@"\ hh\:mm", CultureInfo.InvariantCulture);
    }

    private static string Parts(object thing)
    {
        var type = thing.GetType();
        var named = type.GetConstructors()[0].GetParameters().Select(p => p.Name!).Where(n => n != "At").ToArray();
        var others = thing is SupplierOrder ? type.GetProperties().Select(p => p.Name).Except([.. named, nameof(SupplierOrder.IsBought)]) : [];
        return string.Join(", ", named.Concat(others)
            .Select(name => type.GetProperty(name)?.GetValue(thing))
            .Where(value => value is not (null or false or "" or DeclineReason.None or ParcelIncident.None) && !(value is IEnumerable and not string && !((IEnumerable)value).Cast<object>().Any()))
            .Select(Tell));
    }
}
