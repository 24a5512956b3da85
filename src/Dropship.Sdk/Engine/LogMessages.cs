using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Engine;

/// <summary>Everything the engine logs. Orders are named by their number; nothing personal and no secret is in a message.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Information, "Dropship runs {Shops} shops.")]
    internal static partial void Started(ILogger logger, int shops);

    [LoggerMessage(2, LogLevel.Warning, "{Order}: nobody knows whether {Write} had an effect. It is looked into, never simply sent again.")]
    internal static partial void OutcomeUnknown(ILogger logger, OrderKey order, TryKey write);

    [LoggerMessage(3, LogLevel.Warning, "{Order}: {Look} failed, {Fault}: {Reason}")]
    internal static partial void LookFailed(ILogger logger, OrderKey order, string look, ProviderFault fault, string reason);

    [LoggerMessage(4, LogLevel.Error, "{Order} is parked: {Reason}")]
    internal static partial void Parked(ILogger logger, OrderKey order, string reason, Exception? cause);

    [LoggerMessage(30, LogLevel.Critical, "{Order}: the store refused a purchase because a live one binds its units already. Nothing was sent; look at the order's purchases.")]
    internal static partial void UnitsGuarded(ILogger logger, OrderKey order);

    [LoggerMessage(31, LogLevel.Warning, "Shop {Shop}: the gate before spending is {State}, {By}: {Reason}")]
    internal static partial void GateSet(ILogger logger, ShopId shop, GateState state, string by, string reason);

    [LoggerMessage(5, LogLevel.Error, "{Order} still has work after {Turns} turns; it is looked at again in an hour.")]
    internal static partial void DoesNotRest(ILogger logger, OrderKey order, int turns);

    [LoggerMessage(6, LogLevel.Warning, "Shop {Shop}: reading {Source} failed, {Fault}: {Reason}")]
    internal static partial void InboxFailed(ILogger logger, ShopId shop, string source, ProviderFault fault, string reason);

    [LoggerMessage(9, LogLevel.Error, "Shop {Shop}: reading {Source} broke; it is read again at the next poll.")]
    internal static partial void InboxBroke(ILogger logger, ShopId shop, string source, Exception cause);

    [LoggerMessage(10, LogLevel.Warning, "Shop {Shop}: a message of {Vendor} was refused, {Fate}: {Why}")]
    internal static partial void WebhookRefused(ILogger logger, ShopId shop, string vendor, WebhookFate fate, string why);

    [LoggerMessage(11, LogLevel.Information, "Shop {Shop}: a message of {Vendor} came again; it does nothing.")]
    internal static partial void WebhookRepeated(ILogger logger, ShopId shop, string vendor);

    [LoggerMessage(12, LogLevel.Error, "The adapter of {Vendor} broke on a message: {Fault}")]
    internal static partial void WebhookBroke(ILogger logger, string vendor, string fault);

    [LoggerMessage(13, LogLevel.Information, "Shop {Shop}: a message of {Vendor} names a {Kind} that no order has; the next poll brings it, if it is ours.")]
    internal static partial void NudgeOfNothing(ILogger logger, ShopId shop, string vendor, string kind);

    [LoggerMessage(14, LogLevel.Error, "Shop {Shop}: what a message of {Vendor} asked to look at could not be; the polls bring it.")]
    internal static partial void ErrandBroke(ILogger logger, ShopId shop, string vendor, Exception cause);

    [LoggerMessage(15, LogLevel.Information, "The personal data of {Orders} orders were kept as long as they may be and are erased.")]
    internal static partial void PersonalDataErased(ILogger logger, int orders);

    [LoggerMessage(32, LogLevel.Warning, "Shop {Shop}: its standing is {Level} ({Measures}); new sales come in with {ExtraDays} more days of handling and {Share} of the goods offered; {How}.")]
    internal static partial void IntakeChanged(ILogger logger, ShopId shop, StandingLevel level, string measures, int extraDays, decimal share, string how);

    [LoggerMessage(33, LogLevel.Warning, "Shop {Shop}: the marketplace could not be told how new sales are to come in, {Fault}: {Reason}; it is told again in the next round.")]
    internal static partial void IntakeNotSet(ILogger logger, ShopId shop, ProviderFault fault, string reason);

    [LoggerMessage(40, LogLevel.Warning, "Shop {Shop}: {Sums}; {What}.")]
    internal static partial void ExposureNear(ILogger logger, ShopId shop, string sums, string what);

    [LoggerMessage(41, LogLevel.Error, "Shop {Shop}: its marketplace should have paid {Sum} by now. Look at the receivables; nothing is to be expected of what it does not pay.")]
    internal static partial void ReceivablesOverdue(ILogger logger, ShopId shop, string sum);

    [LoggerMessage(42, LogLevel.Error, "Shop {Shop}: its intake is {State}, for what the marketplace owes; {How}.")]
    internal static partial void IntakeShut(ILogger logger, ShopId shop, string state, string how);

    [LoggerMessage(43, LogLevel.Information, "Shop {Shop}: payout file {File}: {Booked} lines booked, {Known} known, {Listed} listed for a person, {Differences} orders and payouts that do not add up.")]
    internal static partial void PayoutsImported(ILogger logger, ShopId shop, string file, int booked, int known, int listed, int differences);

    [LoggerMessage(44, LogLevel.Error, "Shop {Shop}: payout file {File} is kept for a person, because not all of it could be read: {Why}")]
    internal static partial void PayoutsKept(ILogger logger, ShopId shop, string file, string why);

    [LoggerMessage(34, LogLevel.Warning, "Shop {Shop}: penalty {Penalty} belongs to no order, it is about {Subject} {About}: {What}. It is listed with the shop's standing until somebody takes note of it.")]
    internal static partial void PenaltyListed(ILogger logger, ShopId shop, string penalty, PenaltySubject subject, string about, string what);

    [LoggerMessage(35, LogLevel.Warning, "Shop {Shop}: the marketplace's own figures could not be read, {Fault}: {Reason}; they are read again in the next round.")]
    internal static partial void FiguresNotRead(ILogger logger, ShopId shop, ProviderFault fault, string reason);

    [LoggerMessage(36, LogLevel.Information, "Shop {Shop}: {Vendor} does not follow parcels of {Missing} orders that are followed here, they are looked at again; {Over} parcels that have come to an end are not followed there any more either.")]
    internal static partial void TrackingDiffers(ILogger logger, ShopId shop, string vendor, int missing, int over);

    [LoggerMessage(16, LogLevel.Information, "{Order}: its buyer is put {Way} the shop's list by {By}; {Orders} known orders are theirs.")]
    internal static partial void BuyerListed(ILogger logger, OrderKey order, string way, string by, int orders);

    [LoggerMessage(7, LogLevel.Error, "The store cannot be used for now; nothing is sent until it can: {Reason}")]
    internal static partial void StoreUnavailable(ILogger logger, string reason);

    [LoggerMessage(8, LogLevel.Error, "{Order} belongs to shop {Shop}, which is not configured; it waits.")]
    internal static partial void NoSuchShop(ILogger logger, OrderKey order, ShopId shop);

    [LoggerMessage(37, LogLevel.Warning, "Shop {Shop}: the inquiry {Inquiry} ({Kind}, {State}) is of no order that is known here. It is listed with the open ones; answer it on the marketplace's own page.")]
    internal static partial void InquiryApart(ILogger logger, ShopId shop, string inquiry, InquiryKind kind, InquiryState state);
}
