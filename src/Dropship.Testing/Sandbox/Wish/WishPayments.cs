namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Works out what was paid when. A line once told never changes: what comes later is paid later.</summary>
internal static class WishPayments
{
    private const int SecondPayday = 15;

    internal static IReadOnlyList<WishSandboxPayout> Until(IEnumerable<WishOrder> orders, DateTimeOffset now) =>
    [
        .. orders.SelectMany(order => order.Entries.GroupBy(entry => Payday(entry.At)).Select(group => new WishSandboxPayout(order.Id, group.Sum(entry => entry.Amount), group.Key)))
            .Where(payout => payout.Amount != 0 && payout.PaidAt <= now)
            .OrderBy(payout => payout.PaidAt),
    ];

    /// <summary>The first payment day after a moment.</summary>
    private static DateTimeOffset Payday(DateTimeOffset at)
    {
        var first = new DateTimeOffset(at.Year, at.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return at < first.AddDays(SecondPayday - 1) ? first.AddDays(SecondPayday - 1) : first.AddMonths(1);
    }
}
