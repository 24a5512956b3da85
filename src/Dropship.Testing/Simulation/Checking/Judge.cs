using Dropship.Domain;
using Dropship.Testing.Simulation.Running;

namespace Dropship.Testing.Simulation.Checking;

/// <summary>Judges a life at its end: by the vendors' own books, and by what the order says of itself.</summary>
internal static class Judge
{
    /// <summary>Finds what is wrong; says whether the order waits for a person.</summary>
    internal static bool End(Life life)
    {
        var (order, agenda) = (life.Image.Order, life.Agenda);
        var isAsked = !agenda.Asks.IsEmpty;
        var isOpen = order.IsOpen(life.Now);
        if (isOpen && life.Image.WakeAt is null) life.Silent($"open ({order.Phase(life.Now)}), and nothing wakes it");
        else if (isOpen && !isAsked) life.Silent($"open ({order.Phase(life.Now)}), nothing moves and nobody is asked");

        Note(life, "double_purchases", Purchases.BoughtTwice(life) ?? Purchases.DisputedTwice(life));
        Note(life, "illegal_transitions", Purchases.Undecided(life, order) ?? PublishedTwice(life));
        Note(life, "lost_orders", Purchases.Forgotten(life, order, isAsked) ?? (isAsked ? null : Purchases.Unserved(life, order)));
        var transfers = order.Transfers();
        Note(life, "imbalance", Accounts.Unbalanced(order, transfers) ?? (isAsked || isOpen ? null : Accounts.AtRest(life, order, transfers)));
        return isAsked && life.Image.WakeAt is not null;
    }

    private static void Note(Life life, string figure, string? why)
    {
        if (why is not null) life.Fail(figure, why);
    }

    private static string? PublishedTwice(Life life)
    {
        foreach (var ((release, number), times) in life.Market.Published)
            if (times > 1)
                return $"{number} was told to the marketplace {times} times in release {release}";
        return null;
    }
}
