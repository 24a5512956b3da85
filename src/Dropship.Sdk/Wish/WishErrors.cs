using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>Codes are scoped: the same number means other things at other endpoints.</summary>
internal enum WishScope
{
    /// <summary>Orders and what belongs to them.</summary>
    Orders,

    /// <summary>Tokens.</summary>
    OAuth,
}

/// <summary>What the vendor's sheet says of a code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Scope">Where it means this; null for everywhere.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Fault">What a read makes of it.</param>
/// <param name="Outcome">What a write makes of it. Only codes that are known to have no effect are anything but unknown.</param>
/// <param name="Refreshes">True if another token is fetched for it.</param>
internal sealed record WishCode(int Code, WishScope? Scope, string Meaning, ProviderFault Fault, Outcome Outcome, bool Refreshes = false)
{
    /// <summary>Why a write was rejected. A refusal by the vendor's rules is a person's to mend.</summary>
    internal DeclineReason Reason => Outcome == Outcome.Rejected ? DeclineReason.Invalid : DeclineReason.None;
}

/// <summary>
/// The vendor's error codes. A write whose token was refused had no effect; it is told as not sent, so that the engine tries it again
/// as a new try with its own record, and no call leaves twice by itself.
/// </summary>
#pragma warning disable format
internal static class WishErrors
{
    internal static readonly WishCode[] Table =
    [
        new(1001,  null,             "a parameter is bad or missing",                   ProviderFault.Rejected,     Outcome.Rejected),
        new(1002,  null,             "the merchant's account is disabled",              ProviderFault.Unauthorized, Outcome.NotSent),
        new(1006,  null,             "not authorized, no token, or an unknown app",     ProviderFault.Unauthorized, Outcome.NotSent),
        new(1007,  null,             "the access token has expired",                    ProviderFault.Unauthorized, Outcome.NotSent, Refreshes: true),
        new(1008,  null,             "the access token is revoked",                     ProviderFault.Unauthorized, Outcome.NotSent, Refreshes: true),
        new(1009,  null,             "the access token is refused",                     ProviderFault.Unauthorized, Outcome.NotSent, Refreshes: true),
        new(1012,  null,             "the header has no access token",                  ProviderFault.Unauthorized, Outcome.NotSent, Refreshes: true),
        new(1016,  null,             "the access token is refused",                     ProviderFault.Unauthorized, Outcome.NotSent, Refreshes: true),
        new(1003,  WishScope.Orders, "a bad order of sorting",                          ProviderFault.Rejected,     Outcome.Unknown),
        new(1000,  WishScope.Orders, "of API v2, not documented for v3",                ProviderFault.Rejected,     Outcome.Unknown),
        new(1015,  WishScope.Orders, "of API v2, not documented for v3",                ProviderFault.Rejected,     Outcome.Unknown),
        new(4000,  WishScope.Orders, "of API v2, not documented for v3",                ProviderFault.Rejected,     Outcome.Unknown),
        new(10001, WishScope.OAuth,  "client id, client secret or redirect is wrong",   ProviderFault.Unauthorized, Outcome.Unknown),
        new(10002, WishScope.OAuth,  "the authorization code was redeemed before",      ProviderFault.Unauthorized, Outcome.Unknown),
        new(10004, WishScope.OAuth,  "the authorization code has expired",              ProviderFault.Unauthorized, Outcome.Unknown),
        new(10008, WishScope.OAuth,  "the authorization code is wrong",                 ProviderFault.Unauthorized, Outcome.Unknown),
        new(NoSuchObject, null,      "a parameter is invalid or there is no such thing", ProviderFault.Rejected,    Outcome.Rejected),
    ];

    internal const int NoSuchObject = 90001;

    /// <summary>What is known of a code, or null.</summary>
    internal static WishCode? Find(WishScope scope, int code)
    {
        foreach (var row in Table)
            if (row.Code == code && (row.Scope is null || row.Scope == scope))
                return row;
        return null;
    }
}
