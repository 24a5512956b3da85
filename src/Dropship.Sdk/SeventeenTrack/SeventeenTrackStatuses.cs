using System.Collections.Frozen;
using Dropship.Domain;

namespace Dropship.SeventeenTrack;

/// <summary>What an event says: where the parcel is, and what went wrong. Unknown as a phase means that it says nothing of the place.</summary>
internal readonly record struct Told(ParcelPhase Phase, ParcelIncident Incident);

/// <summary>
/// The vendor's 9 main and 30 sub-statuses as data. Expired and NotFound are verdicts of 17TRACK about its own search, not facts of the parcel.
/// A status that is not listed never throws: it is read by its main status, and counts as an incident.
/// </summary>
internal static class SeventeenTrackStatuses
{
#pragma warning disable format
    internal static readonly FrozenDictionary<string, Told> Subs = new Dictionary<string, Told>
    {
        ["NotFound_Other"]                        = new(ParcelPhase.Unknown,              ParcelIncident.None),
        ["NotFound_InvalidCode"]                  = new(ParcelPhase.Unknown,              ParcelIncident.None),
        ["InfoReceived"]                          = new(ParcelPhase.LabelCreated,         ParcelIncident.None),
        ["InTransit_PickedUp"]                    = new(ParcelPhase.PickedUp,             ParcelIncident.None),
        ["InTransit_Departure"]                   = new(ParcelPhase.InTransit,            ParcelIncident.None),
        ["InTransit_Arrival"]                     = new(ParcelPhase.ArrivedInDestination, ParcelIncident.None),
        ["InTransit_CustomsProcessing"]           = new(ParcelPhase.InTransit,            ParcelIncident.InCustoms),
        ["InTransit_CustomsReleased"]             = new(ParcelPhase.InTransit,            ParcelIncident.None),
        ["InTransit_CustomsRequiringInformation"] = new(ParcelPhase.InTransit,            ParcelIncident.CustomsNeedsInfo),
        ["InTransit_Other"]                       = new(ParcelPhase.InTransit,            ParcelIncident.None),
        ["Expired_Other"]                         = new(ParcelPhase.Unknown,              ParcelIncident.None),
        ["AvailableForPickup_Other"]              = new(ParcelPhase.AvailableForPickup,   ParcelIncident.None),
        ["OutForDelivery_Other"]                  = new(ParcelPhase.OutForDelivery,       ParcelIncident.None),
        ["DeliveryFailure_NoBody"]                = new(ParcelPhase.AttemptFailed,        ParcelIncident.RecipientAbsent),
        ["DeliveryFailure_Security"]              = new(ParcelPhase.AttemptFailed,        ParcelIncident.CustomsNeedsInfo),
        ["DeliveryFailure_Rejected"]              = new(ParcelPhase.AttemptFailed,        ParcelIncident.Refused),
        ["DeliveryFailure_InvalidAddress"]        = new(ParcelPhase.AttemptFailed,        ParcelIncident.AddressProblem),
        ["DeliveryFailure_Other"]                 = new(ParcelPhase.AttemptFailed,        ParcelIncident.Other),
        ["Delivered_Other"]                       = new(ParcelPhase.Delivered,            ParcelIncident.None),
        ["Exception_Returning"]                   = new(ParcelPhase.Returning,            ParcelIncident.None),
        ["Exception_Returned"]                    = new(ParcelPhase.Returned,             ParcelIncident.None),
        ["Exception_NoBody"]                      = new(ParcelPhase.Unknown,              ParcelIncident.AddressProblem),
        ["Exception_Security"]                    = new(ParcelPhase.Unknown,              ParcelIncident.CustomsNeedsInfo),
        ["Exception_Rejected"]                    = new(ParcelPhase.Unknown,              ParcelIncident.Refused),
        ["Exception_Damage"]                      = new(ParcelPhase.Unknown,              ParcelIncident.Damaged),
        ["Exception_Delayed"]                     = new(ParcelPhase.Unknown,              ParcelIncident.Delayed),
        ["Exception_Lost"]                        = new(ParcelPhase.Lost,                 ParcelIncident.None),
        ["Exception_Destroyed"]                   = new(ParcelPhase.Lost,                 ParcelIncident.None),
        ["Exception_Cancel"]                      = new(ParcelPhase.Lost,                 ParcelIncident.None),
        ["Exception_Other"]                       = new(ParcelPhase.Unknown,              ParcelIncident.Other),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Exception is a mixed bag and never mapped alone; the two verdicts of 17TRACK itself say nothing of the parcel.
    internal static readonly FrozenDictionary<string, Told> Mains = new Dictionary<string, Told>
    {
        ["NotFound"]           = new(ParcelPhase.Unknown,            ParcelIncident.None),
        ["InfoReceived"]       = new(ParcelPhase.LabelCreated,       ParcelIncident.None),
        ["InTransit"]          = new(ParcelPhase.InTransit,          ParcelIncident.None),
        ["Expired"]            = new(ParcelPhase.Unknown,            ParcelIncident.None),
        ["AvailableForPickup"] = new(ParcelPhase.AvailableForPickup, ParcelIncident.None),
        ["OutForDelivery"]     = new(ParcelPhase.OutForDelivery,     ParcelIncident.None),
        ["DeliveryFailure"]    = new(ParcelPhase.AttemptFailed,      ParcelIncident.Other),
        ["Delivered"]          = new(ParcelPhase.Delivered,          ParcelIncident.None),
        ["Exception"]          = new(ParcelPhase.Unknown,            ParcelIncident.Other),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    internal static readonly FrozenDictionary<string, Told> Stages = new Dictionary<string, Told>
    {
        ["InfoReceived"]       = new(ParcelPhase.LabelCreated,         ParcelIncident.None),
        ["PickedUp"]           = new(ParcelPhase.PickedUp,             ParcelIncident.None),
        ["Departure"]          = new(ParcelPhase.InTransit,            ParcelIncident.None),
        ["Arrival"]            = new(ParcelPhase.ArrivedInDestination, ParcelIncident.None),
        ["AvailableForPickup"] = new(ParcelPhase.AvailableForPickup,   ParcelIncident.None),
        ["OutForDelivery"]     = new(ParcelPhase.OutForDelivery,       ParcelIncident.None),
        ["Delivered"]          = new(ParcelPhase.Delivered,            ParcelIncident.None),
        ["Returning"]          = new(ParcelPhase.Returning,            ParcelIncident.None),
        ["Returned"]           = new(ParcelPhase.Returned,             ParcelIncident.None),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
#pragma warning restore format

    /// <summary>What an event's sub-status and stage say; the sub-status is the finer one.</summary>
    internal static Told Read(string? sub, string? stage)
    {
        var (subText, stageText) = (sub?.Trim() ?? "", stage?.Trim() ?? "");
        if (Subs.TryGetValue(subText, out var told)) return told;
        var isStaged = Stages.TryGetValue(stageText, out var staged);
        if (subText.Length == 0) return isStaged || stageText.Length == 0 ? staged : new(ParcelPhase.Unknown, ParcelIncident.Other);
        return new(isStaged ? staged.Phase : Mains.GetValueOrDefault(subText.Split('_')[0]).Phase, ParcelIncident.Other);
    }

    /// <summary>What the parcel's latest status says.</summary>
    internal static Told Latest(string? main, string? sub) =>
        Subs.TryGetValue(sub?.Trim() ?? "", out var told) ? told
        : Mains.TryGetValue(main?.Trim() ?? "", out told) ? told
        : string.IsNullOrWhiteSpace(main) ? default(Told)
        : new(ParcelPhase.Unknown, ParcelIncident.Other);
}
