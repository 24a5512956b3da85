using System.Globalization;

namespace Dropship.Domain;

/// <summary>
/// What one notice says, read from its key and the order. There is nothing in it of suppliers, costs or persons, so no text made from it can tell any.
/// </summary>
/// <param name="Kind">What is told.</param>
public sealed record Notice(NoticeKind Kind)
{
    /// <summary>The day it states: when shipping is expected or was, or when something happened to a parcel.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The day that was told before; null if none was.</summary>
    public DateOnly? DayBefore { get; init; }

    /// <summary>The number of the parcel that it is about; null if it is about none.</summary>
    public TrackingNumber? Number { get; init; }

    /// <summary>The number that was told before and that it stands in for; null if it does not.</summary>
    public TrackingNumber? NumberBefore { get; init; }

    /// <summary>The carrier, as the supplier names it.</summary>
    public string? Carrier { get; init; }

    /// <summary>The carrier that was told before for the same number; null if none was.</summary>
    public string? CarrierBefore { get; init; }

    /// <summary>What was given back.</summary>
    public Money? Amount { get; init; }

    /// <summary>True if it takes back something that was told, and names what changed.</summary>
    public bool IsCorrection => DayBefore is not null || NumberBefore is not null || CarrierBefore is not null;
}

/// <summary>Readings of what customers are told.</summary>
public static class Notices
{
    /// <summary>What a notice says; null if the key is none of a notice, or the order does not have what it is about.</summary>
    /// <param name="order">The order.</param>
    /// <param name="key">The key of its try.</param>
    public static Notice? ReadNotice(this Order order, TryKey key)
    {
        if (NoticeKey.Of(key) is not { } told) return null;
        var before = Before(order, told);
        return told.Kind switch
        {
            NoticeKind.Accepted => new(told.Kind),
            NoticeKind.Confirmed => told.Day is { } day ? new(told.Kind) { Day = day, DayBefore = before?.Day } : null,
            NoticeKind.ShipsLate => told.Day is { } day ? new(told.Kind) { Day = day } : null,
            NoticeKind.Refunded => int.TryParse(told.Subject, NumberStyles.None, CultureInfo.InvariantCulture, out var no) && order.Refund(no) is { } refund ? new(told.Kind) { Amount = refund.Amount } : null,
            _ => OfParcel(order, told, before),
        };
    }

    /// <summary>The number that a parcel's stands in for: of the same purchase and with the same contents, told before, never scanned, and more than was bought if both went. Null if there is none.</summary>
    /// <param name="order">The order.</param>
    /// <param name="parcel">A parcel.</param>
    public static TrackingNumber? Replaces(this Order order, Parcel parcel)
    {
        var since = ToldAt(order, parcel);
        foreach (var other in order.Parcels)
            if (other.Number != parcel.Number && other.Round == parcel.Round && other.Scans.IsEmpty && ToldAt(order, other) is { } told && !(since <= told) && Overlaps(order, parcel, other))
                return other.Number;
        return null;
    }

    internal static bool IsReplaced(this Order order, Parcel parcel)
    {
        if (!parcel.Scans.IsEmpty) return false;
        foreach (var other in order.Parcels)
            if (other.Number != parcel.Number && ToldAt(order, other) is not null && order.Replaces(other) == parcel.Number)
                return true;
        return false;
    }

    private static Notice? OfParcel(Order order, NoticeKey told, NoticeKey? before)
    {
        foreach (var parcel in order.Parcels)
            if (parcel.Number.Value == told.Subject)
                return told.Kind != NoticeKind.Shipped
                    ? new(told.Kind) { Day = told.Day, Number = parcel.Number, Carrier = parcel.Carrier?.Value }
                    : new(told.Kind)
                    {
                        Number = parcel.Number,
                        NumberBefore = before is null ? order.Replaces(parcel) : null,
                        Carrier = told.Fact,
                        CarrierBefore = before?.Fact,
                    };
        return null;
    }

    // The last of the same subject that may have arrived before it.
    private static NoticeKey? Before(Order order, NoticeKey key)
    {
        NoticeKey? before = null;
        foreach (var tried in order.Tries)
            if (NoticeKey.IsAbout(tried.Key, key.Kind, key.Subject) && tried.Key.Rung < key.No && tried.Outcome is not (Outcome.NotSent or Outcome.Rejected) && !(before?.No > tried.Key.Rung))
                before = NoticeKey.Of(tried.Key);
        return before;
    }

    private static Instant? ToldAt(Order order, Parcel parcel)
    {
        Instant? at = null;
        foreach (var tried in order.Tries)
            if (NoticeKey.IsAbout(tried.Key, NoticeKind.Shipped, parcel.Number.Value) && tried.Outcome is not (Outcome.NotSent or Outcome.Rejected))
                at = Instant.Earlier(at, tried.OpenedAt);
        return at;
    }

    // Both cannot have gone: of some line they hold more than was bought.
    private static bool Overlaps(Order order, Parcel one, Parcel other)
    {
        if (order.Purchase(one.Round)?.Intent is not { } intent) return false;
        foreach (var bought in intent.Units)
            foreach (var mine in one.Units)
                foreach (var theirs in other.Units)
                    if (mine.Line == bought.Line && theirs.Line == bought.Line && mine.Quantity + theirs.Quantity > bought.Quantity)
                        return true;
        return false;
    }
}
