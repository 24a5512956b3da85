using static Dropship.Domain.Fact;

namespace Dropship.Domain;

/// <summary>Readings of facts.</summary>
public static class Facts
{
    /// <summary>
    /// True if a fact answers a question that bears a number of ours: a search or an allocation. What was asked for a number that did not become durable is asked anew, because the number may
    /// mean another supplier by then, and a price must not pass for that of another.
    /// </summary>
    /// <param name="fact">A fact.</param>
    public static bool AnswersOurNumber(this Fact fact) => fact is OffersFound or QuoteSeen or QuoteRefused;
}
