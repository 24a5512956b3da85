namespace Dropship.Domain;

/// <summary>Readings of buyers' ratings.</summary>
public static class Ratings
{
    /// <summary>The rating of a number, or null.</summary>
    /// <param name="order">The order.</param>
    /// <param name="id">Its number.</param>
    public static Rating? Rating(this Order order, string id)
    {
        foreach (var rating in order.Ratings)
            if (rating.Id == id)
                return rating;
        return null;
    }

    /// <summary>True if a rating counts and is poor.</summary>
    /// <param name="rating">The rating.</param>
    /// <param name="atMost">The most stars of a poor one; null if none is.</param>
    public static bool IsPoor(this Rating rating, int? atMost) => rating.Seen is { Withdrawn: false } seen && seen.Stars <= atMost;

    // A rating of the whole order speaks of each purchase in it, one of a line only of those the line came with.
    internal static bool SpeaksOf(this Fact.RatingSeen seen, Decision.PurchaseIntended intent)
    {
        if (seen.Line is not { } line) return true;
        foreach (var units in intent.Units)
            if (units.Line == line)
                return true;
        return false;
    }
}
