namespace Dropship.Domain;

/// <summary>What a buyer or a person should know of a parcel on its way. The numbers are stable.</summary>
public enum IncidentKind
{
    /// <summary>The carrier has not scanned it.</summary>
    NeverScanned = 1,

    /// <summary>It has not moved for longer than its phase usually takes.</summary>
    Stalled,

    /// <summary>With the customs.</summary>
    InCustoms,

    /// <summary>The customs ask for something.</summary>
    CustomsNeedsInfo,

    /// <summary>It waits at a pick-up point.</summary>
    AwaitsPickup,

    /// <summary>An attempt to deliver failed.</summary>
    AttemptFailed,

    /// <summary>Nobody was there.</summary>
    RecipientAbsent,

    /// <summary>The address does not work.</summary>
    AddressProblem,

    /// <summary>The recipient refused it.</summary>
    Refused,

    /// <summary>Damaged on the way.</summary>
    Damaged,

    /// <summary>Later than the carrier planned.</summary>
    Delayed,

    /// <summary>On its way back.</summary>
    Returning,

    /// <summary>Back at the sender.</summary>
    Returned,

    /// <summary>Lost, destroyed or cancelled on the way.</summary>
    Lost,

    /// <summary>Something that fits none of the others.</summary>
    Other,
}

/// <summary>Something that happened to a parcel. Number, kind and beginning tell it from every other, so that it can be told once.</summary>
/// <param name="Number">Which parcel.</param>
/// <param name="Kind">What.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">When the carrier told something newer; null while it lasts.</param>
public sealed record Incident(TrackingNumber Number, IncidentKind Kind, Instant Since, Instant? Until = null)
{
    /// <summary>True while it lasts.</summary>
    public bool IsOpen => Until is null;
}
