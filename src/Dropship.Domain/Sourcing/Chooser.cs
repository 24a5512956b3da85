namespace Dropship.Domain;

/// <summary>Chooses among the offers of the newest search: gates first, then the policy, then the shares.</summary>
public static class Chooser
{
    private const char Draw = 'd', Share = 's', Trial = 't';

    /// <summary>The choice for units of a line; null if nothing may be taken.</summary>
    /// <param name="order">The order.</param>
    /// <param name="policies">The rules.</param>
    /// <param name="now">The moment.</param>
    /// <param name="wanted">The units.</param>
    /// <param name="without">A supplier that is not wanted, or null.</param>
    public static Choice? Choose(Order order, Policies policies, Instant now, LineUnits wanted, SupplierId? without = null) => Pick(order, policies, now, wanted, without)?.Choice;

    internal static (Choice Choice, Offer Offer)? Pick(Order order, Policies policies, Instant now, LineUnits wanted, SupplierId? without = null)
    {
        if (order.Searches.IsEmpty || order.Latest() is null) return null;
        var (asked, search, found) = (new SourcingCase(order, policies, now, wanted), order.Searches[^1], order.NextFoundAt());
        List<Judged> field = [];
        foreach (var offer in search.Offers)
            if (offer.Line == wanted.Line && offer.Supplier != without && (found ?? offer.Supplier) == offer.Supplier)
                field.Add(Judge(in asked, search, offer));

        var (because, able) = (ChoiceReason.Score, field.FindAll(static one => one.Gates.IsEmpty));
        // What exists at a supplier already is taken over, whatever stands against it.
        if (able.Count == 0) (because, able) = (ChoiceReason.LeastBad, field.FindAll(one => found is not null || IsBearable(one.Gates, policies.Choosing)));
        if (able.Count == 0) return null;
        if (because == ChoiceReason.Score) able = able.ConvertAll(one => Joined(order, policies, now, search, wanted, one));
        var ranked = Rank(able, policies.Choosing.Policy);
        if (because == ChoiceReason.Score) because = Apportion(ranked, in asked);

        Few<Weighing> weighed = [];
        foreach (var one in ranked) weighed = weighed.Add(one.Weighed(policies.Choosing.Policy.Name));
        foreach (var one in field)
            if (!able.Contains(one))
                weighed = weighed.Add(one.Weighed(policies.Choosing.Policy.Name));
        return (new(wanted.Line, wanted.Quantity, policies.Choosing.Policy.Name, search.No, because, weighed), ranked[0].Candidate.Offer);
    }

    private static Judged Judge(in SourcingCase asked, Search search, Offer offer)
    {
        var card = Scorecard.Unknown(offer.Supplier);
        foreach (var known in search.Scorecards)
            if (known.Supplier == offer.Supplier)
                card = known;
        var prior = asked.Policies.Choosing.Prior;
        var gates = OfferGates.Of(in asked, offer, card);
        var price = offer.Terms is { Price: { } told, Impossible: null } ? asked.Landed(told) : null;
        return new(new(offer, price, offer.Terms?.Promise, card.OnTime.AtLeast(prior), card.Filled.AtLeast(prior), card.Sound.AtLeast(prior), card.OnTime.Count + card.Filled.Count + card.Sound.Count, asked.Lot(Draw)), gates);
    }

    // Freight is shared with the other lines that the supplier would deliver: each bears so much of the joint price as its best price is of the best prices of all.
    // So a supplier that is the cheapest for all of them together is the cheapest for each; and who is cheap for one line alone stays so.
    private static Judged Joined(Order order, Policies policies, Instant now, Search search, LineUnits wanted, Judged one)
    {
        foreach (var joint in search.Joint)
        {
            if (joint.Supplier != one.Candidate.Offer.Supplier || !ReferenceEquals(Sourcing.First(search, joint.Supplier, wanted.Line), one.Candidate.Offer)) continue;
            var (mine, sum) = (0m, 0m);
            foreach (var units in joint.Units)
            {
                if (order.Bindable(units.Line) != units.Quantity || BestPrice(order, policies, now, search, units, joint.Supplier) is not { } best)
                {
                    mine = 0m;
                    break;
                }

                sum += best;
                if (units == wanted) mine = best;
            }

            if (mine > 0m && new SourcingCase(order, policies, now, wanted).Landed(joint.Price) is { } whole && whole * (mine / sum) is var part && (one.Candidate.Price is not { } alone || part < alone))
                return one with { Candidate = one.Candidate with { Price = part } };
        }

        return one;
    }

    // Null unless the supplier itself may deliver it: else the joint price does not hold.
    private static decimal? BestPrice(Order order, Policies policies, Instant now, Search search, LineUnits units, SupplierId supplier)
    {
        var (asked, best, isAble) = (new SourcingCase(order, policies, now, units), default(decimal?), false);
        foreach (var offer in search.Offers)
        {
            if (offer.Line != units.Line || Judge(in asked, search, offer) is not { Gates.IsEmpty: true } judged) continue;
            isAble |= ReferenceEquals(Sourcing.First(search, supplier, units.Line), offer);
            if (judged.Candidate.Price is { Amount: > 0m } price && !(price.Amount >= best)) best = price.Amount;
        }

        return isAble ? best : null;
    }

    private static bool IsBearable(Few<OfferGate> gates, Choosing choosing)
    {
        foreach (var gate in gates)
            if (!gate.IsSoft() || (gate is OfferGate.ShipBy or OfferGate.DeliverBy && !choosing.AllowLate))
                return false;
        return true;
    }

    // Of equal scores the lower rank goes first: offers come in the order of their ranks.
    private static List<Judged> Rank(List<Judged> able, ISourcingPolicy policy)
    {
        Few<Candidate> field = [];
        foreach (var one in able) field = field.Add(one.Candidate);
        List<Judged> ranked = [];
        foreach (var one in able)
        {
            var scored = one with { Score = policy.Score(one.Candidate, field) };
            var place = ranked.Count;
            while (place > 0 && ranked[place - 1].Score < scored.Score) place--;
            ranked.Insert(place, scored);
        }

        return ranked;
    }

    // Drawn from the order's name: over many orders the shares hold, and no count has to be kept.
    private static ChoiceReason Apportion(List<Judged> ranked, in SourcingCase asked)
    {
        var (choosing, chosen) = (asked.Policies.Choosing, 0);
        if (asked.Lot(Trial) < choosing.Explore)
        {
            for (var i = 1; i < ranked.Count; i++)
                if (ranked[i].Candidate.Seen < ranked[chosen].Candidate.Seen)
                    chosen = i;
            return ToFront(ranked, chosen) ? ChoiceReason.Trial : ChoiceReason.Score;
        }

        chosen = (int)(asked.Lot(Share) / choosing.MaxShare);
        return ToFront(ranked, chosen) ? ChoiceReason.Share : ChoiceReason.Score;
    }

    // Where so few suppliers cannot keep the cap, the best takes what is over.
    private static bool ToFront(List<Judged> ranked, int chosen)
    {
        if (chosen == 0 || chosen >= ranked.Count) return false;
        var first = ranked[chosen];
        ranked.RemoveAt(chosen);
        ranked.Insert(0, first);
        return true;
    }

    private sealed record Judged(Candidate Candidate, Few<OfferGate> Gates)
    {
        internal double? Score { get; init; }

        internal Weighing Weighed(string policy) => new(Candidate.Offer.Supplier, Candidate.Offer.Sku, Rounded(policy), Candidate.Price?.Rounded(), Gates);

        private decimal? Rounded(string policy) => Score is not { } score ? null
            : Math.Abs(score) < 1e15 ? Math.Round((decimal)score, 4)
            : throw new InvalidOperationException($"The policy {policy} gave {Candidate.Offer.Supplier} the score {score}: a score is a finite number below 10^15.");
    }
}
