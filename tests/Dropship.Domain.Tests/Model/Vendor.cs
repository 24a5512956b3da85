namespace Dropship.Domain.Tests.Model;

/// <summary>The supplier's true ledger, and what is still under way to it. Text lists, so that worlds compare by value.</summary>
/// <param name="Orders">How many orders exist there.</param>
/// <param name="Paid">Which of them took money, by number.</param>
/// <param name="Known">References it has seen, where it drops repeats.</param>
/// <param name="Wire">A create that is late: its reference; empty for none.</param>
/// <param name="PayWire">A payment that is late: the order's number; 0 for none.</param>
internal sealed record Vendor(int Orders = 0, int Paid = 0, string Known = "", string Wire = "", int PayWire = 0)
{
    internal int Bought => System.Numerics.BitOperations.PopCount((uint)Paid);

    internal bool IsQuiet => Wire.Length == 0 && PayWire == 0;

    /// <summary>An order is created: paid at once, unless it is a draft; a known reference is dropped where the supplier is of that kind.</summary>
    internal Vendor Create(ProtocolKind kind, string reference)
    {
        if (kind == ProtocolKind.UniqueReference && Known.Contains($"{reference};", StringComparison.Ordinal)) return this;
        var no = Orders + 1;
        return this with { Orders = no, Known = kind == ProtocolKind.UniqueReference ? $"{Known}{reference};" : "", Paid = kind == ProtocolKind.DraftThenPay ? Paid : Paid | (1 << no) };
    }

    /// <summary>Paying one order twice takes money once.</summary>
    internal Vendor Pay(int no) => this with { Paid = Paid | (1 << no) };

    internal bool Knows(string reference) => Known.Contains($"{reference};", StringComparison.Ordinal);

    /// <summary>What a look finds.</summary>
    internal IEnumerable<SupplierOrder> Seen()
    {
        for (var no = 1; no <= Orders; no++)
            yield return new(IdOf(no), (Paid & (1 << no)) != 0 ? SupplierOrderStatus.Paid : SupplierOrderStatus.Draft);
    }

    internal static SupplierOrderId IdOf(int no) => new($"so-{no}");

    internal static int NumberOf(SupplierOrderId id) => id.Value[^1] - '0';
}
