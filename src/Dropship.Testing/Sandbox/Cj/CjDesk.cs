using System.Text.Json;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>What all calls share: the books, the clock, the catalogue.</summary>
internal sealed class CjDesk
{
    private readonly SandboxLedger _ledger;
    private readonly Func<DateTimeOffset> _now;

    internal CjDesk(CjSandboxOptions options, SandboxLedger ledger, Func<DateTimeOffset> now)
    {
        (Options, _ledger, _now) = (options, ledger, now);
        ledger.Replay(State.Read);
    }

    internal CjSandboxOptions Options { get; }

    internal CjState State { get; } = new();

    internal DateTimeOffset Now => _now();

    internal decimal Charged => State.Orders.Sum(order => order.Payment?.Amount ?? 0);

    internal decimal Credited => State.Orders.Where(order => order.CreditedBy(Now)).Sum(order => order.Payment!.Amount) + State.Disputes.Sum(dispute => dispute.PaidBack(Now));

    /// <summary>What came back for an order: because CJ cancelled it, or by disputes.</summary>
    internal decimal CreditedFor(CjOrder order) => (order.CreditedBy(Now) ? order.Payment!.Amount : 0m) + State.Disputes.Where(dispute => dispute.Opened.OrderId == order.Id).Sum(dispute => dispute.PaidBack(Now));

    internal decimal Balance => Options.Balance + State.ToppedUp - Charged + Credited;

    internal void Write(CjEntry entry)
    {
        _ledger.Add(JsonSerializer.Serialize(entry, CjEntryJson.Default.CjEntry));
        State.Apply(entry);
    }

    internal CjSandboxVariant? Variant(string? vid, string? sku) => Options.Variants.FirstOrDefault(variant => (vid is null || variant.Vid == vid) && (sku is null || variant.Sku == sku));

    internal IReadOnlyList<CjSandboxVariant> Product(Func<CjSandboxVariant, bool> wanted) => [.. Options.Variants.Where(wanted)];

    internal CjStatus Status(CjOrder order) => CjStatus.Of(order, Now, Options.PayWithin);

    /// <summary>Units that are shown: the stock less what is confirmed and not given back.</summary>
    internal int Shown(CjSandboxVariant variant, string country) => Math.Max(0, State.Stock(variant, country) - State.Orders
        .Where(order => order.Wish.FromCountryCode == country && order.Step is CjStep.Unpaid or CjStep.Paid && Status(order).Name != "CANCELLED")
        .Sum(order => order.Wish.Lines.Where(line => line.Sku == variant.Sku).Sum(line => line.Quantity)));

    /// <summary>Units that can really be had.</summary>
    internal int Left(CjSandboxVariant variant, string country) => variant.GoneAtConfirm ? 0 : Shown(variant, country);
}
