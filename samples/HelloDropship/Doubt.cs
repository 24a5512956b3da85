using Dropship.Domain;

namespace HelloDropship;

/// <summary>Tells how a payment whose answer was lost came to be known.</summary>
internal static class Doubt
{
    /// <summary>The order's history of its payment, a line each.</summary>
    /// <param name="history">Everything that happened to the order.</param>
    internal static IEnumerable<string> Tell(IEnumerable<Event> history)
    {
        var lost = false;
        foreach (var happened in history)
            switch (happened)
            {
                case Decision.TryOpened { Key.Kind: TryKind.Pay } opened:
                    yield return $"  {opened.At}  payment {opened.No} is sent";
                    break;
                case Fact.TryClosed { Key.Kind: TryKind.Pay, Outcome: Outcome.Unknown } closed:
                    lost = true;
                    yield return $"  {closed.At}  no answer: nobody knows whether it was paid, so it is looked up and not sent again";
                    break;
                case Fact.SupplierOrderSeen { Order: { IsBought: true } seen } when lost:
                    lost = false;
                    yield return $"  found at the supplier: {seen.Id} is paid";
                    break;
            }
    }
}
