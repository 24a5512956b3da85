namespace Dropship.Domain;

/// <summary>
/// What is asked of an order. A command carries the event it asks for, so that the question and its answer
/// cannot drift apart; <see cref="Fulfilment.Take"/> says yes, no, or "that is known already".
/// </summary>
public abstract record Command
{
    private Command()
    {
    }

    /// <summary>Take note of what we were told. Never refused.</summary>
    /// <param name="Told">The fact.</param>
    public sealed record Record(Fact Told) : Command;

    /// <summary>Take a decision, if every guard lets it pass.</summary>
    /// <param name="Wanted">The decision.</param>
    public sealed record Decide(Decision Wanted) : Command;
}
