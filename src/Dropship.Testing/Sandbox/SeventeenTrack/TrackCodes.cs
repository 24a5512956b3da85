using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>17TRACK's codes that the sandbox answers with, and their texts.</summary>
internal static class TrackCodes
{
    internal const int KeyInvalid = -18010002;
    internal const int Disabled = -18010004;
    internal const int Missing = -18010010;
    internal const int FormatInvalid = -18010012;
    internal const int DataInvalid = -18010013;
    internal const int TooMany = -18010014;
    internal const int ValueInvalid = -18010015;
    internal const int SeveralCarriers = -18019801;
    internal const int NewCarrierWrong = -18019802;
    internal const int SameCarrier = -18019803;
    internal const int NoNewCarrier = -18019804;
    internal const int OldCarrierWrong = -18019805;
    internal const int StoppedNumber = -18019806;
    internal const int ChangesUsed = -18019807;
    internal const int TooEarly = -18019808;
    internal const int HasThatCarrier = -18019809;
    internal const int Ambiguous = -18019810;
    internal const int NothingToChange = -18019811;
    internal const int AlreadyRegistered = -18019901;
    internal const int NotRegistered = -18019902;
    internal const int CarrierUnknown = -18019903;
    internal const int NotStopped = -18019904;
    internal const int RetrackedBefore = -18019905;
    internal const int NotTracked = -18019906;
    internal const int DayUsed = -18019907;
    internal const int QuotaUsed = -18019908;
    internal const int NothingYet = -18019909;
    internal const int CarrierWrong = -18019910;
    internal const int NoRealTime = -18019912;

    private static readonly FrozenDictionary<int, CompositeFormat> Messages = new Dictionary<int, string>
    {
        [KeyInvalid] = "Invalid security key.",
        [Disabled] = "The account is disabled.",
        [Missing] = "The data '{0}' is required.",
        [FormatInvalid] = "The format of '{0}' is invalid.",
        [DataInvalid] = "The submitted data is invalid.",
        [TooMany] = "The number of tracking numbers is over 40.",
        [ValueInvalid] = "The value of the field '{0}' is invalid.",
        [SeveralCarriers] = "The number '{0}' is registered with several carriers, please give carrier_old.",
        [NewCarrierWrong] = "The carrier_new of '{0}' is incorrect.",
        [SameCarrier] = "The new carrier of '{0}' is the old one.",
        [NoNewCarrier] = "Please give carrier_new or final_carrier_new for '{0}'.",
        [OldCarrierWrong] = "The number '{0}' is not registered with this carrier.",
        [StoppedNumber] = "The number '{0}' is stopped, please retrack it first.",
        [ChangesUsed] = "The carrier of '{0}' cannot be changed any more.",
        [TooEarly] = "There is no result for '{0}' yet, please wait.",
        [HasThatCarrier] = "The number '{0}' is registered with that carrier already.",
        [Ambiguous] = "The condition for '{0}' matches more than one record.",
        [NothingToChange] = "There is nothing valid to change for '{0}'.",
        [AlreadyRegistered] = "Tracking number {0} is already registered.",
        [NotRegistered] = "The tracking number '{0}' does not register, please register first.",
        [CarrierUnknown] = "The carrier of '{0}' cannot be detected.",
        [NotStopped] = "Only stopped numbers can be retracked: '{0}'.",
        [RetrackedBefore] = "The number '{0}' was retracked before.",
        [NotTracked] = "Only tracked numbers can be stopped: '{0}'.",
        [DayUsed] = "The daily limit is reached.",
        [QuotaUsed] = "The quota is used up.",
        [NothingYet] = "No tracking information of '{0}' yet.",
        [CarrierWrong] = "The carrier code of '{0}' is incorrect.",
        [NoRealTime] = "The account is not authorised for real-time tracking.",
    }.ToFrozenDictionary(pair => pair.Key, pair => CompositeFormat.Parse(pair.Value));

    internal static string Message(int code, string about = "") => string.Format(CultureInfo.InvariantCulture, Messages[code], about);
}
