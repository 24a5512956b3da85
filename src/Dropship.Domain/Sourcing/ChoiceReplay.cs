namespace Dropship.Domain;

/// <summary>Chooses once more what a journal says was chosen.</summary>
public static class ChoiceReplay
{
    /// <summary>Every choice of an order beside the one that the same policy makes of the same knowledge today: equal, unless the rules have been changed since.</summary>
    /// <param name="key">The order's name.</param>
    /// <param name="history">Its events, from the first.</param>
    /// <param name="policies">The rules.</param>
    public static IEnumerable<(Choice Recorded, Choice? Again)> Of(OrderKey key, IEnumerable<Event> history, Policies policies)
    {
        var order = new Order(key);
        foreach (var happened in history)
        {
            if (happened is Decision.AllocationProposed proposed)
                foreach (var choice in proposed.Choices.AsEnumerable())
                    yield return (choice, Chooser.Choose(order, policies, proposed.At, new(choice.Line, choice.Units)));
            order = Fulfilment.Evolve(order, happened);
        }
    }
}
