using System.Globalization;
using Dropship.Domain;

namespace Dropship.CjDropshipping;

/// <summary>How far the order of a purchase has come for us. The order of the values is the order of the stages.</summary>
internal enum CjPaymentStage
{
    /// <summary>Created, but CJ holds it back; a person was not told yet.</summary>
    Blocked,

    /// <summary>Its lines are known to be ours.</summary>
    Checked,

    /// <summary>Confirmed: the parent order is named.</summary>
    Confirmed,

    /// <summary>The payment is prepared.</summary>
    Prepared,
}

/// <summary>
/// What must be kept of an order to pay it, written into <see cref="SupplierOrder.PaymentReference"/>. Of two sightings the greater
/// text stays: the stage comes first, then the time at which the payment ends, so that later always wins.
/// </summary>
/// <param name="Stage">How far it has come.</param>
/// <param name="Parent">The parent order (<c>shipmentOrderId</c>), or empty.</param>
/// <param name="PayId">The payment, or empty.</param>
/// <param name="Expires">When the payment ends, or null.</param>
/// <param name="Reason">Why it is held back, in CJ's codes, or empty.</param>
internal sealed record CjPayment(CjPaymentStage Stage, string Parent = "", string PayId = "", Instant? Expires = null, string Reason = "")
{
    private const char Mark = '|';
    private const string Form = "yyyyMMddHHmmss";

    /// <summary>The text that is kept: stage, end, parent, payment, reason.</summary>
    internal string Pack() => string.Join(Mark, ((int)Stage).ToString(CultureInfo.InvariantCulture), Expires?.ToDateTimeOffset().ToString(Form, CultureInfo.InvariantCulture) ?? "", Parent, PayId, Reason);

    /// <summary>What was kept; null if nothing was, for example because the order was found by our number alone.</summary>
    internal static CjPayment? Read(string? packed)
    {
        if (packed?.Split(Mark) is not [[>= '0' and <= '3' and var stage], var end, var parent, var payId, var reason]) return null;
        var ends = DateTimeOffset.TryParseExact(end, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? Instant.From(time) : default(Instant?);
        return new((CjPaymentStage)(stage - '0'), parent, payId, ends, reason);
    }

    /// <summary>True if a number of CJ's can be kept in this form and sent back. A yes or no where a number should stand is none.</summary>
    internal static bool IsUsable(string? number) => number is { Length: > 0 and <= 128 } and not ("true" or "false") && number.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
