using System.Collections.Frozen;
using Dropship.Domain;
using static Dropship.CjDropshipping.CjEffect;
using static Dropship.CjDropshipping.CjWrites;
using static Dropship.Domain.DeclineReason;
using static Dropship.Ports.ProviderFault;

namespace Dropship.CjDropshipping;

/// <summary>
/// Every code that CJ documents as data. A write is rejected only where the row says "no effect"; a code that is not here, or
/// answers a write its row does not name, leaves the outcome unknown. Rate limits are unknown too: CJ does not say that the call was dropped.
/// </summary>
internal static class CjErrors
{
    /// <summary>All rows.</summary>
    internal static IEnumerable<CjCode> All => Rows.Values.OrderBy(static row => row.Code);

#pragma warning disable format // a table
    private static readonly FrozenDictionary<int, CjCode> Rows = new CjCode[]
    {
        new(1600000, "system busy",                              Unreachable),
        new(1600001, "token invalid",                            Unauthorized, TokenRefused, CjWrites.All),
        new(1600002, "token empty",                              Unauthorized, TokenRefused, CjWrites.All),
        new(1600003, "refresh token invalid",                    Unauthorized),
        new(1600004, "authorisation wrong",                      Unauthorized, CjEffect.None, CjWrites.All, Invalid),
        new(1600005, "authorisation wrong",                      Unauthorized, CjEffect.None, CjWrites.All, Invalid),
        new(1600006, "authorisation wrong",                      Unauthorized, CjEffect.None, CjWrites.All, Invalid),
        new(1600007, "authorisation wrong",                      Unauthorized, CjEffect.None, CjWrites.All, Invalid),
        new(1600008, "authorisation wrong",                      Unauthorized, CjEffect.None, CjWrites.All, Invalid),
        new(1600009, "delegated authorisation wrong",            Unauthorized, CjEffect.None, CjWrites.All, Invalid),
        new(1600010, "delegated authorisation wrong",            Unauthorized, CjEffect.None, CjWrites.All, Invalid),
        new(1600011, "delegated authorisation wrong",            Unauthorized, CjEffect.None, CjWrites.All, Invalid),
        new(1600012, "delegated authorisation wrong",            Unauthorized, CjEffect.None, CjWrites.All, Invalid),
        new(1600013, "authorisation wrong",                      Unauthorized, CjEffect.None, CjWrites.All, Invalid),
        new(1600030, "token invalidated",                        Unauthorized, TokenRefused, CjWrites.All),
        new(1600031, "platform token invalid",                   Unauthorized, CjEffect.None, CjWrites.All, Invalid),
        new(1600100, "interface offline",                        Rejected, CjEffect.None, CjWrites.All, Invalid),
        new(1600101, "interface not found",                      Rejected, CjEffect.None, CjWrites.All, Invalid),
        new(1600200, "too many requests",                        Throttled),
        new(1600201, "quota used up",                            Throttled),
        new(1600300, "parameter error; order not found",         Rejected, CjEffect.None, CjWrites.All, Invalid),
        new(1600301, "read timed out",                           Unreachable),
        new(1601000, "user not found",                           Unauthorized, CjEffect.None, CjWrites.All, Invalid),
        new(1602000, "variant not found",                        Rejected, CjEffect.None, Create, Declined),
        new(1602001, "product not found",                        Rejected, CjEffect.None, Create, Declined),
        new(1602002, "product taken off sale",                   Rejected, CjEffect.None, Create, OutOfStock),
        new(1602003, "variant taken off sale",                   Rejected, CjEffect.None, Create, OutOfStock),
        new(1602004, "infringement report failed",               Rejected),
        new(1603000, "order create fail",                        Unreachable),
        new(1603001, "order confirm fail",                       Rejected, ReadAgain, Confirm | Pay, OutOfStock),
        new(1603002, "order delete fail",                        Rejected, ReadAgain, Delete, TooLate),
        new(1603003, "order exists",                             Rejected, Adopt, Create),
        new(1603100, "order not found",                          Rejected, CjEffect.None, AfterCreate | AfterPay | Reroute, Invalid),
        new(1603101, "order pay fail",                           Rejected, ReadAgain, Pay, Invalid),
        new(1603102, "inventory deduction fail",                 Rejected, ReadAgain, Steps, OutOfStock),
        new(1604000, "balance insufficient",                     Rejected, CjEffect.None, Steps, Funds),
        new(1604001, "balance payment restricted",               Rejected, CjEffect.None, Steps, Invalid),
        new(1605000, "logistic not found",                       Rejected, CjEffect.None, Create | Reroute, Invalid),
        new(1605001, "logistic invalid, calculate freight again", Rejected, CjEffect.None, Create | Reroute, Invalid),
        new(1605002, "country code not found",                   Rejected, CjEffect.None, Create, DeclineReason.Destination),
        new(1606000, "webhook set-up refused",                   Rejected),
        new(1606001, "webhook set-up refused",                   Rejected),
        new(1606010, "product subscription disabled",            Rejected),
        new(1606011, "product subscription limit",               Rejected),
        new(1606012, "product not subscribable",                 Rejected),
        new(1606013, "product subscription failed",              Rejected),
        new(1607000, "webhook set-up refused",                   Rejected),
        new(1607001, "webhook set-up refused",                   Rejected),
        new(1607002, "webhook set-up refused",                   Rejected),
        new(1607003, "webhook set-up refused",                   Rejected),
        new(1607004, "freight calculation failed",               Rejected),
        new(1607006, "dispute query failed",                     Rejected),
        new(1607007, "dispute confirm failed",                   Rejected),
        new(1607008, "dispute create failed",                    Rejected, ReadAgain, CjWrites.Dispute, Declined),
        new(1607009, "dispute cancel failed",                    Rejected, ReadAgain, Withdraw, Declined),
        new(1607010, "product update fail",                      Rejected),
        new(16900202, "wrong verb",                              Rejected, CjEffect.None, CjWrites.All, Invalid),
        new(16900203, "wrong content type",                      Rejected, CjEffect.None, CjWrites.All, Invalid),
        new(16900204, "no body",                                 Rejected, CjEffect.None, CjWrites.All, Invalid),
        new(16900205, "bad JSON",                                Rejected, CjEffect.None, CjWrites.All, Invalid),
        new(16900403, "field empty",                             Rejected, CjEffect.None, CjWrites.All, Invalid),
        new(8002, "order no longer editable",                    Rejected, ReadAgain, Reroute, TooLate),
        new(803, "sandbox tracking error",                       Rejected),
        new(804, "waybill upload error",                         Rejected),
        new(806, "waybill upload error",                         Rejected),
        new(811, "sandbox tracking error",                       Rejected),
        new(818, "sandbox tracking error",                       Rejected),
        new(819, "sandbox tracking error",                       Rejected),
        new(820, "sandbox tracking error",                       Rejected),
        new(821, "sandbox tracking error",                       Rejected),
    }.Concat(Enumerable.Range(1609000, 17).Select(static code => new CjCode(code, "ticket refused", Rejected, CjEffect.None, Ticket, Declined))).ToFrozenDictionary(static row => row.Code);
#pragma warning restore format

    /// <summary>The row of a code, or null.</summary>
    internal static CjCode? Find(int? code) => code is { } known && Rows.TryGetValue(known, out var row) ? row : null;

    /// <summary>What a code says of a write.</summary>
    internal static (CjEffect Effect, DeclineReason Reason) Judge(int? code, CjWrites write) =>
        Find(code) is { } row && row.On.HasFlag(write) ? (row.Effect, row.Reason) : (CjEffect.Unknown, DeclineReason.None);
}
