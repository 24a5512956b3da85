using Dropship.Domain;
using Dropship.Hosting;

namespace Dropship.Wish;

/// <summary>
/// When Wish takes an order for payable, and when it pays, as far as its policies were public: payable at once when the carrier confirms the delivery, 5 days after the buyer's confirmation, or so many days after the carrier's
/// first scan; never without a scan within 30 days of the release; paid on the 1st and the 15th, to Platinum stores each Tuesday. The policies of 2021 and 2022; Wish changed them often, so give rules of your own, dated, where
/// you know better.
/// </summary>
public static class WishCompletion
{
    /// <summary>For a store of any tier but Platinum.</summary>
    public static CompletionRule Standard { get; } = new()
    {
        AfterDelivery = TimeSpan.Zero,
        AfterConfirmation = TimeSpan.FromDays(5),
        AfterScan = TimeSpan.FromDays(90),
        ScanWithin = TimeSpan.FromDays(30),
        Paydays = PayoutSchedule.OnDays(1, 15),
    };

    /// <summary>For a Platinum store: paid each Tuesday, Pacific time.</summary>
    public static CompletionRule Platinum => Standard with { Paydays = PayoutSchedule.Weekly(DayOfWeek.Tuesday, TimeZones.Of("America/Los_Angeles")) };

    /// <summary>How long after its first scan a parcel of a carrier of a tier counts: tier 1 and 2 after 45 days, 3 after 75, 4 and others after 90.</summary>
    /// <param name="tier">From 1 to 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tier.</exception>
    public static TimeSpan AfterScan(int tier) => tier switch
    {
        1 or 2 => TimeSpan.FromDays(45),
        3 => TimeSpan.FromDays(75),
        4 => TimeSpan.FromDays(90),
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "Wish's carriers are of the tiers 1 to 4."),
    };
}
