namespace Dropship.Domain;

/// <summary>How a supplier's API lets a doubt be resolved: the kind of purchase protocol.</summary>
public enum ProtocolKind
{
    /// <summary>The supplier drops a repeated reference: the same request may be sent again within the horizon.</summary>
    UniqueReference,

    /// <summary>Orders can be looked up by our reference; a repeat would buy twice.</summary>
    LookUp,

    /// <summary>Neither: a person resolves every doubt.</summary>
    PersonOnly,

    /// <summary>An order is created unpaid, then one chosen order is paid by its number; paying it twice takes money once.</summary>
    DraftThenPay,
}

/// <summary>A step of a purchase. A single-step supplier has <see cref="Create"/> alone, and it commits.</summary>
public enum PurchaseStep
{
    /// <summary>Create the order at the supplier.</summary>
    Create,

    /// <summary>Put it into the cart.</summary>
    Cart,

    /// <summary>Confirm it, so that it can be paid.</summary>
    Confirm,

    /// <summary>Prepare the payment: learn what is payable, until when.</summary>
    Prepare,

    /// <summary>Pay it: the money leaves with this step.</summary>
    Pay,
}

/// <summary>What a supplier's adapter declares of its protocol. Frozen in each purchase, so that a change of settings does not change what is under way.</summary>
/// <param name="Kind">How a doubt is resolved.</param>
/// <param name="Steps">The steps of a purchase in their order, <see cref="PurchaseStep.Create"/> first; the last one commits the money.</param>
/// <param name="Settle">How long after a try's deadline a look-up may be believed to find nothing.</param>
/// <param name="ResendAfterSettle">For <see cref="ProtocolKind.LookUp"/>: send again after a look-up that found nothing. Once under bounded delay only; off by default.</param>
/// <param name="Horizon">For <see cref="ProtocolKind.UniqueReference"/>: how long the supplier remembers a reference.</param>
/// <param name="MaxTries">How many tries a step gets before a person is asked. Tries that never left are gone on with beside the question, an hour apart at most; what has left so often and had no effect waits for the answer.</param>
/// <param name="CanCancel">True if a paid order can be asked to be cancelled through the API.</param>
/// <param name="HasWallet">True if purchases are paid from a balance that can be read.</param>
/// <param name="CancelFor">How long after it was bought an order can be asked to be cancelled; later the supplier counts as having refused and is not asked. Null: until it is shipped.</param>
public sealed record SupplierTerms(
    ProtocolKind Kind,
    Few<PurchaseStep> Steps,
    TimeSpan Settle,
    bool ResendAfterSettle = false,
    TimeSpan Horizon = default,
    int MaxTries = 3,
    bool CanCancel = true,
    bool HasWallet = false,
    TimeSpan? CancelFor = null)
{
    /// <summary>True if a paid order can be disputed through the API. Where it cannot be cancelled, that is how it is.</summary>
    /// <value>False.</value>
    public bool CanDispute { get; init; }

    /// <summary>One step, look-up by our reference, five minutes to settle, no second send.</summary>
    public static SupplierTerms SingleStep { get; } = new(ProtocolKind.LookUp, [PurchaseStep.Create], TimeSpan.FromMinutes(5));

    /// <summary>Create, cart, confirm, prepare, pay: the form CJ Dropshipping needs.</summary>
    public static SupplierTerms Staged { get; } = new(
        ProtocolKind.DraftThenPay,
        [PurchaseStep.Create, PurchaseStep.Cart, PurchaseStep.Confirm, PurchaseStep.Prepare, PurchaseStep.Pay],
        TimeSpan.FromMinutes(2),
        HasWallet: true);

    /// <summary>What the supplier's order reads once a step is done.</summary>
    /// <param name="step">A step of these terms.</param>
    public SupplierOrderStatus ResultOf(PurchaseStep step) => step == Steps[^1]
        ? SupplierOrderStatus.Paid
        : step switch
        {
            PurchaseStep.Create => SupplierOrderStatus.Draft,
            PurchaseStep.Cart => SupplierOrderStatus.InCart,
            PurchaseStep.Confirm => SupplierOrderStatus.Unpaid,
            PurchaseStep.Prepare => SupplierOrderStatus.Payable,
            _ => SupplierOrderStatus.Paid,
        };
}
