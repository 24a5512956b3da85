using Dropship.Domain;

namespace Dropship.Wish;

/// <summary>Finds the vendor's reason for a refund. Which ones an order may have changes with its life, so they are asked for just before.</summary>
internal static class WishReasons
{
    private const string UnableToShip = "UNABLE_TO_SHIP";

    /// <summary>The nearest reason of those that are valid, else that it cannot be shipped; null if neither is valid.</summary>
    internal static string? Nearest(RefundReason reason, IReadOnlyCollection<string> valid)
    {
        foreach (var wanted in Wanted(reason))
            if (valid.Contains(wanted))
                return wanted;
        return valid.Contains(UnableToShip) ? UnableToShip : null;
    }

    /// <summary>The vendor's reasons for one of ours, the nearest first. None says what we do not know to be true.</summary>
    internal static string[] Wanted(RefundReason reason) => reason switch
    {
        RefundReason.Unsupplied => ["MERCHANT_OUT_OF_STOCK"],
        RefundReason.Lost => ["SHIPPING_TAKING_TOO_LONG", "ITEM_MARKED_DELIVERED_BUT_DID_NOT_ARRIVE"],
        RefundReason.Returned => ["ITEM_RETURNED_TO_SENDER"],
        RefundReason.Goodwill => ["ITEM_DID_NOT_MEET_EXPECTATIONS"],
        _ => [UnableToShip],
    };
}
