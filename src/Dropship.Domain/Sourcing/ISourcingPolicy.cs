namespace Dropship.Domain;

/// <summary>A way to choose among offers. Pure: the same offers give the same scores, whenever and wherever.</summary>
public interface ISourcingPolicy
{
    /// <summary>Its name: what configuration and the record of a choice call it.</summary>
    string Name { get; }

    /// <summary>How good a candidate is beside the others: the highest score wins, of equal ones the lower rank. Finite.</summary>
    /// <param name="candidate">One of the field.</param>
    /// <param name="field">All candidates that passed the gates, in the order of their ranks.</param>
    double Score(Candidate candidate, Few<Candidate> field);
}

/// <summary>An offer that may be taken.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Price">Landed price of all wanted units in the shop's currency; null if it is not known before the quote.</param>
/// <param name="Promise">From order to the buyer; null if it is not known.</param>
/// <param name="Punctuality">The rate of purchases handed over before ship-by that is reached with certainty; from above 0 to below 1.</param>
/// <param name="Capacity">The rate of purchases not declined that is reached with certainty.</param>
/// <param name="Quality">The rate of purchases that arrived sound that is reached with certainty.</param>
/// <param name="Seen">How many outcomes the rates rest on, older ones counting less; 0 for a newcomer.</param>
/// <param name="Lot">A number from 0 to below 1 that the order's name decides; the same for all candidates.</param>
public sealed record Candidate(Offer Offer, Money? Price, TimeSpan? Promise, double Punctuality, double Capacity, double Quality, double Seen, double Lot);
