namespace Dropship.Domain;

/// <summary>What a customer is told. The numbers are stored, and a message's identity hangs on them.</summary>
public enum NoticeKind
{
    /// <summary>The order is paid and taken on.</summary>
    Accepted = 1,

    /// <summary>Everything is bought; says the day on which it is expected to ship. Told again when that day changes.</summary>
    Confirmed,

    /// <summary>The day that was expected for shipping has passed, and not everything has gone.</summary>
    ShipsLate,

    /// <summary>A parcel has been handed over: carrier, number and link. Told again when the carrier or the number changes.</summary>
    Shipped,

    /// <summary>A parcel has been silent for too long, or the carrier says that it is late.</summary>
    Delayed,

    /// <summary>Customs ask for something.</summary>
    Customs,

    /// <summary>An attempt to deliver failed.</summary>
    AttemptFailed,

    /// <summary>A parcel waits at a pick-up point.</summary>
    Pickup,

    /// <summary>It still waits there.</summary>
    PickupReminder,

    /// <summary>A parcel has been delivered.</summary>
    Delivered,

    /// <summary>A parcel is on its way back; corrects what was said of its delivery.</summary>
    ComingBack,

    /// <summary>A parcel is lost.</summary>
    Lost,

    /// <summary>Money has been given back.</summary>
    Refunded,
}
