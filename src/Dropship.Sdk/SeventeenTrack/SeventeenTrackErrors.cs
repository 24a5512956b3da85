using System.Collections.Frozen;
using static Dropship.SeventeenTrack.ErrorClass;

namespace Dropship.SeventeenTrack;

/// <summary>What a code means for us.</summary>
internal enum ErrorClass
{
    /// <summary>Not on the list: treated as something that passes. A wrong "for good" loses a parcel, a wrong "later" costs a few free calls.</summary>
    Unlisted,

    /// <summary>It worked.</summary>
    Fine,

    /// <summary>It was so before.</summary>
    Already,

    /// <summary>No result yet; not an error.</summary>
    Empty,

    /// <summary>The number is to be registered first.</summary>
    Unregistered,

    /// <summary>Passes by itself.</summary>
    Transient,

    /// <summary>The vendor wants to know more about the parcel.</summary>
    NeedsInput,

    /// <summary>Will not change for this parcel.</summary>
    Final,

    /// <summary>The parcel is in a state that does not allow it.</summary>
    State,

    /// <summary>The request is wrong.</summary>
    BadRequest,

    /// <summary>A setting in the vendor's dashboard is wrong.</summary>
    Settings,

    /// <summary>The account is refused: nothing it asks for is answered.</summary>
    Account,

    /// <summary>What was paid for is used up: reading goes on, registering does not.</summary>
    Quota,
}

/// <summary>A documented code.</summary>
/// <param name="Code">The vendor's number.</param>
/// <param name="Class">What it means for us.</param>
/// <param name="Meaning">What the vendor says, in our words.</param>
/// <param name="Cure">What a person can do for the parcel that hangs on it; null if it passes by itself or concerns no parcel.</param>
internal sealed record ErrorRow(int Code, ErrorClass Class, string Meaning, string? Cure = null)
{
    /// <summary>For people: the vendor's own text is never shown, it may hold data of the parcel.</summary>
    public override string ToString() => $"{Meaning} ({Code})";
}

/// <summary>The 49 documented codes and 0, as data.</summary>
internal static class SeventeenTrackErrors
{
    private const string Map = "give the carrier's 17TRACK code in Carriers";
    private const string Dashboard = "register it in 17TRACK's dashboard with that field";
    private const string Number = "check the number with the supplier";
    private const string Quota = "buy quota; it is registered at the first look after that";

#pragma warning disable format
    internal static readonly FrozenDictionary<int, ErrorRow> All = new ErrorRow[]
    {
        new(0,         Fine,         "success"),
        new(-18010001, Account,      "the calling address is not on the key's allow list"),
        new(-18010002, Account,      "the key is not valid"),
        new(-18010003, Transient,    "an internal error of the service"),
        new(-18010004, Account,      "the account is disabled"),
        new(-18010005, Account,      "access is not authorised"),
        new(-18010010, BadRequest,   "a field is missing",                                             Map),
        new(-18010011, BadRequest,   "a field's value is not valid",                                   Map),
        new(-18010012, Final,        "the number's format is not valid",                               Number),
        new(-18010013, Final,        "the submitted data are not valid",                               Number),
        new(-18010014, BadRequest,   "more than 40 numbers in a call"),
        new(-18010015, BadRequest,   "a field's value is not one that is allowed",                     Map),
        new(-18010016, BadRequest,   "a last-mile carrier may be set for postal services only",        Map),
        new(-18010018, NeedsInput,   "this carrier needs the destination's country and postal code",   Dashboard),
        new(-18010019, NeedsInput,   "this carrier needs the destination's postal code",               Dashboard),
        new(-18010020, NeedsInput,   "this carrier needs a phone number",                              Dashboard),
        new(-18010022, NeedsInput,   "this carrier needs more, for example the ship date",             Dashboard),
        new(-18010201, Settings,     "a webhook address is required"),
        new(-18010202, Settings,     "the webhook address is malformed"),
        new(-18010203, Settings,     "the webhook test failed"),
        new(-18010204, Settings,     "no webhook address is set"),
        new(-18010205, Settings,     "the format of an address is wrong"),
        new(-18010206, Transient,    "the push failed"),
        new(-18019801, BadRequest,   "the number is registered with several carriers",                 Map),
        new(-18019802, BadRequest,   "the new carrier is wrong",                                       Map),
        new(-18019803, Already,      "the new carrier is the old one"),
        new(-18019804, BadRequest,   "no new carrier is given"),
        new(-18019805, BadRequest,   "the number is not registered with this carrier",                 Map),
        new(-18019806, State,        "tracking was stopped: retrack before the carrier is changed",    "retrack it in 17TRACK's dashboard"),
        new(-18019807, Final,        "the carrier was changed five times already",                     Number),
        new(-18019808, Empty,        "the first result is not there yet"),
        new(-18019809, Already,      "registered with that carrier already"),
        new(-18019810, BadRequest,   "the condition fits more than one record"),
        new(-18019811, BadRequest,   "nothing that could be changed is given"),
        new(-18019815, Transient,    "the carrier's interface timed out"),
        new(-18019816, Transient,    "the carrier's interface failed"),
        new(-18019817, Transient,    "a system error; nothing was charged"),
        new(-18019818, Final,        "the real-time service does not know this carrier"),
        new(-18019901, Already,      "registered already"),
        new(-18019902, Unregistered, "not registered"),
        new(-18019903, NeedsInput,   "the carrier cannot be told from the number",                     Map),
        new(-18019904, State,        "only stopped numbers can be tracked again"),
        new(-18019905, Final,        "a number can be tracked again once only"),
        new(-18019906, Already,      "tracking is stopped already"),
        new(-18019907, ErrorClass.Quota, "the daily limit is reached",                                 "it goes on tomorrow, or raise the limit"),
        new(-18019908, ErrorClass.Quota, "the quota is used up",                                       Quota),
        new(-18019909, Empty,        "no tracking information yet"),
        new(-18019910, Final,        "the carrier code is wrong",                                      Map),
        new(-18019911, Transient,    "this carrier cannot be registered at the moment",                "wait, or follow it at the carrier's own site; the vendor does not say for how long"),
        new(-18019912, Account,      "the account is not authorised for the real-time service"),
    }.ToFrozenDictionary(static row => row.Code);
#pragma warning restore format

    /// <summary>The row of a code; one that is not listed is transient.</summary>
    internal static ErrorRow Of(int code) => All.GetValueOrDefault(code) ?? new(code, Unlisted, "a code that is not documented");
}
