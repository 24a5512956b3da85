using Dropship.Domain;
using Dropship.Simulation.Runtime.Passage;

namespace Dropship.Simulation.Runtime.Vendors;

/// <summary>The four kinds of supplier, and the sides that play them.</summary>
internal static class Kinds
{
    public static readonly IReadOnlyList<ProtocolKind> All = [ProtocolKind.UniqueReference, ProtocolKind.LookUp, ProtocolKind.PersonOnly, ProtocolKind.DraftThenPay];

    /// <summary>How long a supplier works on an order.</summary>
    public static readonly TimeSpan Processing = TimeSpan.FromDays(2);

    /// <summary>How long a parcel travels.</summary>
    public static readonly TimeSpan Transit = TimeSpan.FromDays(3);

    public static ISupplierSide Side(ProtocolKind kind, StepClock clock, Errands errands) => kind == ProtocolKind.DraftThenPay
        ? new CjSide(clock, errands, Processing, Transit)
        : new LedgerSide(Terms(kind), clock, errands, Processing, Transit);

    /// <summary>True if no unknown outcome of a purchase ever needs a person.</summary>
    public static bool ResolvesAlone(this ProtocolKind kind) => kind is ProtocolKind.UniqueReference or ProtocolKind.DraftThenPay;

    private static SupplierTerms Terms(ProtocolKind kind) => SupplierTerms.SingleStep with
    {
        Kind = kind,
        Horizon = kind == ProtocolKind.UniqueReference ? TimeSpan.FromDays(1) : default,
        CanCancel = kind != ProtocolKind.PersonOnly,
    };
}
