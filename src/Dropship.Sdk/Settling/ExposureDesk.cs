using Dropship.Domain;
using Dropship.Engine;
using Dropship.Storage;

namespace Dropship.Settling;

/// <summary>Adds up what the marketplace of a shop owes, order by order.</summary>
internal sealed class ExposureDesk(IOrderStore store, TimeProvider clock)
{
    internal async Task<(ExposureReport Report, List<Order> Held)> CountAsync(Shop shop, CancellationToken cancellation)
    {
        var now = clock.Now();
        SortedDictionary<string, ExposureLine> lines = new(StringComparer.Ordinal);
        List<Order> held = [];
        foreach (var cap in shop.Exposure?.Rules.Caps ?? []) lines[cap.Currency.Code] = Empty(cap.Currency, shop);
        await foreach (var order in store.OrdersAsync(shop.Id, cancellation).ConfigureAwait(false))
        {
            if (order.OpenHold is { Held.Reason: HoldReason.Exposure }) held.Add(order);
            if (ReceivableReport.Of(order, shop.Policies, now) is not { } owed) continue;
            var (currency, zero) = (owed.Amount.Currency, Money.Zero(owed.Amount.Currency));
            var line = lines.TryGetValue(currency.Code, out var known) ? known : Empty(currency, shop);
            lines[currency.Code] = line with
            {
                Owed = line.Owed + order.Exposure(currency),
                Receivable = line.Receivable + owed.Amount,
                Overdue = line.Overdue + (owed.OverdueAt < now ? Money.Max(owed.Amount, zero) : zero),
            };
        }

        return (new(now, [.. lines.Values.Select(line => Judged(line, shop.Exposure?.Rules))], held.Count), held);
    }

    private static ExposureLine Empty(Currency currency, Shop shop) => new(Money.Zero(currency), Money.Zero(currency), Money.Zero(currency), shop.Exposure?.Rules.CapIn(currency), ExposureLevel.Good);

    private static ExposureLine Judged(ExposureLine line, ExposureRules? rules) => rules is null ? line : line with
    {
        Level = line.Cap is not { } cap ? ExposureLevel.Good : line.Owed >= cap ? ExposureLevel.Full : line.Owed.Amount >= cap.Amount * rules.WarnAt ? ExposureLevel.Warned : ExposureLevel.Good,
        IsOverdue = line.Overdue > rules.OverdueIn(line.Overdue.Currency),
    };
}
