using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Paper;

internal sealed record PaperPage(IReadOnlyList<PaperOrder> Orders, string Next, bool More);

internal sealed record PaperOrder(
    string Id = "", long Revision = 0, string Status = "", DateTimeOffset PlacedAt = default, DateTimeOffset? PaidAt = null, string Currency = "", decimal Paid = 0,
    IReadOnlyList<PaperLine>? Lines = null, PaperPlace? To = null, IReadOnlyList<PaperEntry>? Cancels = null, IReadOnlyList<PaperEntry>? Refunds = null,
    IReadOnlyList<PaperEntry>? Shipments = null, IReadOnlyList<PaperEntry>? Answers = null, string? Error = null);

internal sealed record PaperLine(string Id, string Sku, int Quantity, decimal Price, decimal Shipping);

internal sealed record PaperPlace(string Name, string Street, string City, string Zip, string Country);

internal sealed record PaperEntry(string? Id = null, DateTimeOffset At = default, string? Number = null, int No = 0, decimal Amount = 0, string? Request = null, bool Accepted = false);

internal sealed record PaperPayout(int No, string Order, decimal Paid);

internal sealed record PaperTaken(string? Order = null, string? Taken = null, string? Error = null);

// <doc:mapping>
/// <summary>From the vendor's words to the shop's: pure, so that every odd value is a test of one line.</summary>
internal static class PaperMapping
{
    public static MarketplaceOrder? Order(PaperOrder told, out string wrong)
    {
        wrong = Wrong(told);
        if (wrong.Length > 0) return null;
        var (currency, to) = (new Currency(told.Currency), told.To!);
        var sale = new Fact.SaleSeen(
            0, told.Revision, Status(told.Status), Instant.From(told.PlacedAt), told.PaidAt is { } paid ? Instant.From(paid) : null, new(told.Paid, currency),
            told.Lines!.Select(line => new OrderLine(new(line.Id), new Sku(line.Sku), line.Quantity, new(line.Price, currency), new(line.Shipping, currency))).ToFew(),
            new(to.Country, to.Zip[..2]));
        return new(new(told.Id), sale,
            told.Cancels!.Select(cancel => new Fact.CancelAsked(cancel.Id!, CancelOrigin.Buyer, Instant.From(cancel.At))).ToFew(),
            told.Refunds!.Select(refund => new Fact.RefundSeen($"r-{refund.No}", new(refund.Amount, currency), sale.PlacedAt, refund.No)).ToFew(),
            new(to.Name, [to.Street], to.City, "", to.Zip, to.Country));
    }

    // Field, value and cure; no value that may be personal.
    private static string Wrong(PaperOrder told) => told switch
    {
        { Lines: null or { Count: 0 } } => "lines: none",
        { To: null } => "to: missing",
        { Currency.Length: not 3 } => "currency: not three letters",
        _ when told.Lines.FirstOrDefault(line => line.Quantity < 1 || line.Price < 0 || line.Shipping < 0) is { } line => $"line {line.Id}: quantity {line.Quantity}, price {line.Price}",
        _ => "",
    };

    // A status that is not in the list waits; it is neither bought nor refunded.
    private static SaleStatus Status(string status) => status switch
    {
        "paid" => SaleStatus.Paid,
        "cancelled" => SaleStatus.Cancelled,
        "unpaid" => SaleStatus.Unpaid,
        _ => SaleStatus.OnHold,
    };
}
// </doc:mapping>
