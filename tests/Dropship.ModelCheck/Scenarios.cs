using Dropship.Domain;

namespace Dropship.ModelCheck;

/// <summary>The scenarios, by name.</summary>
internal static class Scenarios
{
    private static readonly SupplierTerms Repeatable = SupplierTerms.SingleStep with { Kind = ProtocolKind.UniqueReference, Horizon = TimeSpan.FromHours(24) };
    private static readonly SupplierTerms Drafts = SupplierTerms.SingleStep with { Kind = ProtocolKind.DraftThenPay, Steps = [PurchaseStep.Create, PurchaseStep.Pay] };

    /// <summary>One unit, a supplier of each kind.</summary>
    internal static Scenario Reference { get; } = new("a", "one unit; the supplier drops a repeated reference", Repeatable);

    internal static Scenario LookUp { get; } = new("b", "one unit; orders can be looked up by our reference", SupplierTerms.SingleStep);

    internal static Scenario Person { get; } = new("c", "one unit; a doubt is for a person", SupplierTerms.SingleStep with { Kind = ProtocolKind.PersonOnly });

    internal static Scenario Draft { get; } = new("d", "one unit; an order is created unpaid, then paid", Drafts);

    internal static Scenario Staged { get; } = new("staged", "one unit; create, cart, confirm, prepare, pay", SupplierTerms.Staged with { HasWallet = false });

    internal static Scenario TwoUnits { get; } = new("two-units", "two units of one line, shipped one by one; the whole order is asked for", SupplierTerms.SingleStep) { Depth = 14, Quantities = [2] };

    internal static Scenario OneOfTwo { get; } = new("one-of-two", "two units of one line; one of them is asked for", SupplierTerms.SingleStep) { Depth = 14, Quantities = [2], AskedUnits = 1 };

    internal static Scenario DraftOfTwo { get; } = new("draft-of-two", "two units of one line, drafted, then paid; one of them is asked for", Drafts) { Depth = 14, Quantities = [2], AskedUnits = 1 };

    internal static Scenario TwoPurchases { get; } = new("two-purchases", "two lines of two suppliers", SupplierTerms.SingleStep) { Depth = 12, Quantities = [1, 1] };

    internal static Scenario SecondSupplier { get; } = new("second-supplier", "one unit; a second supplier offers it as well", SupplierTerms.SingleStep) { HasSecondSupplier = true };

    internal static Scenario WritesOff { get; } = new("writes-off", "one unit; where the supplier refuses, the shop gives the money back and bears the loss", SupplierTerms.SingleStep) { WhenSupplierRefuses = WhenSupplierRefuses.RefundAndWriteOff };

    internal static Scenario Window { get; } = new("window", "one unit; the supplier can be asked to cancel for ten minutes", SupplierTerms.SingleStep with { CancelFor = TimeSpan.FromMinutes(10) });

    internal static Scenario MarketRefunds { get; } = new("market-refunds", "one unit; the marketplace's own cancel gives the money back as well", SupplierTerms.SingleStep) { MarketRefunds = true };

    internal static Scenario KeyedRefunds { get; } = new("keyed-refunds", "one unit; the marketplace drops a second refund of one number", SupplierTerms.SingleStep) { RefundsAreKeyed = true };

    internal static Scenario Disputes { get; } = new("disputes", "one unit; a paid order can be disputed and not cancelled", SupplierTerms.SingleStep with { CanCancel = false, CanDispute = true });

    internal static IReadOnlyList<Scenario> All { get; } = [Reference, LookUp, Person, Draft, Staged, TwoUnits, OneOfTwo, DraftOfTwo, TwoPurchases, SecondSupplier, WritesOff, Window, MarketRefunds, KeyedRefunds, Disputes];
}
