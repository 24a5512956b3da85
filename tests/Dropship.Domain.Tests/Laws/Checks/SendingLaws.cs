using Dropship.Testing.Simulation.Checking;
using static Dropship.Domain.Decision;

namespace Dropship.Domain.Tests.Laws;

/// <summary>What has to be true before a write goes on the wire.</summary>
internal static class SendingLaws
{
    internal static string? Guarded(History history)
    {
        foreach (var commit in history.Commits)
        {
            var why = commit.Taken.Happened switch
            {
                PurchaseIntended e => Forbidden.Unjudged(e),
                TryOpened { Key.IsPurchaseStep: true } e => Forbidden.Unguarded(commit.Before, e) ?? Forbidden.Unassembled(commit.Before, e),
                _ => null,
            };
            if (why is not null) return $"{commit.At}: {why}: {commit.Taken.Happened}";
        }

        return NotDurable(history) ?? OverCeiling(history);
    }

    internal static string? DoubtsAwaited(History history)
    {
        foreach (var commit in history.Commits)
            if (commit.Taken.Happened is TryOpened opened && Forbidden.Repeated(commit.Before, opened) is { } why)
                return $"{commit.At}: {why}";
        foreach (var supplier in history.World.Suppliers)
            foreach (var order in supplier.Orders)
                if (!history.Events.Any(each => each is PurchaseIntended intent && intent.Reference == order.Reference))
                    return $"{order.Id} bears {order.Reference}, which no decision names";
        return Purchases.DisputedTwice(history.World);
    }

    // The wire's own record against the journal: every effect needs its try, written before.
    private static string? NotDurable(History history)
    {
        foreach (var wired in history.Wires)
            if (!history.Commits.Any(commit => commit.At <= wired.At && commit.Taken.Happened is TryOpened opened && opened.Key == wired.Key && opened.No == wired.No))
                return $"{wired.At}: {wired.Key} try {wired.No} was on the wire without a durable try";
        return null;
    }

    private static string? OverCeiling(History history)
    {
        foreach (var intent in history.Events.OfType<PurchaseIntended>())
            foreach (var order in BuyingLaws.Books(history, intent))
                if (order.Charged is { } charged && charged > Forbidden.Most(history.Turns[^1].Order, intent))
                    return $"{order.Id} took {charged}; the ceiling of round {intent.Round} is {intent.Ceiling}";
        return null;
    }
}
