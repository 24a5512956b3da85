using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>The writes at CJ, so that a code can be said to hold for some of them.</summary>
[Flags]
internal enum CjWrites
{
    None = 0,
    Create = 1,
    Cart = 2,
    Confirm = 4,
    Prepare = 8,
    Pay = 16,
    Delete = 32,
    Ticket = 64,
    Dispute = 128,
    Withdraw = 256,
    Source = 512,
    Reroute = 1024,
    AfterCreate = Cart | Confirm | Prepare | Pay,
    Steps = Create | AfterCreate,
    AfterPay = Ticket | Dispute | Withdraw,
    All = Steps | Delete | AfterPay | Source | Reroute,
}

/// <summary>What a code says of a write that it answers.</summary>
internal enum CjEffect
{
    /// <summary>Nobody knows. The default for every code that is not listed.</summary>
    Unknown,

    /// <summary>It had no effect: rejected for the code's reason.</summary>
    None,

    /// <summary>The token was refused before anything was done: it may go out once more with another.</summary>
    TokenRefused,

    /// <summary>An order bears our number already: it is looked up and adopted.</summary>
    Adopt,

    /// <summary>The order is read again, and its status decides.</summary>
    ReadAgain,
}

/// <summary>One of CJ's codes and what becomes of it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Meaning">What CJ's documentation says.</param>
/// <param name="Read">The fault of a read that it answers.</param>
/// <param name="Effect">What it says of a write.</param>
/// <param name="On">The writes for which it says so; for others nobody knows.</param>
/// <param name="Reason">Why a write was rejected or a quote refused.</param>
internal sealed record CjCode(int Code, string Meaning, ProviderFault Read, CjEffect Effect = CjEffect.Unknown, CjWrites On = CjWrites.None, DeclineReason Reason = DeclineReason.None);
