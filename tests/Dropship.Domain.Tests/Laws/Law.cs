namespace Dropship.Domain.Tests.Laws;

/// <summary>A law: what it says, and a checker that names the first place where a history breaks it.</summary>
internal sealed record Law(string Name, string Says, Func<History, string?> Broken)
{
    public override string ToString() => Name;
}

/// <summary>All laws: L1 to L15, and M13 of what is promised to customers.</summary>
internal static class LawBook
{
    internal static IReadOnlyList<Law> All { get; } =
    [
        new("L1", "Per demanded unit, and per item of it where it is a bundle, at most one live paid purchase, by the suppliers' own books.", BuyingLaws.BoughtOnce),
        new("L2", "Per line, and per item of its bundle, no more units are bound than are demanded.", BuyingLaws.BoundWithinDemand),
        new("L3", "Nothing that spends money is sent before its try is durable and every guard has passed: sale, hold, cancellation, margin, ceilings, a supplier for every item of a bundle; no supplier takes more than the ceiling.", SendingLaws.Guarded),
        new("L4", "From a doubt only a look, a person, or a repeat that the protocol makes harmless leads on; never while a cancellation is open.", SendingLaws.DoubtsAwaited),
        new("L5", "A parcel's number is published at most once in a release, and a suspect one, or one the marketplace has taken back, only after a recorded release; a line is told as shipped only when every item of it has gone; nothing is completed on a delivery that may be another parcel's before a person, or the buyer, says that it is ours.", ShippingLaws.PublishedOnce),
        new("L6", "What carriers say changes parcels alone: no unit is bought again, no order that came to its end leaves it.", ShippingLaws.NeverBack),
        new("L7", "Every open order has a wake-up; nothing becomes due before it; no todo repeats at one instant; an order that stands still has asked a person.", WakingLaws.Wakes),
        new("L8", "Refunds, made or promised or possibly made, stay within the highest amount paid, for the order and for each line.", MoneyLaws.RefundsWithin),
        new("L9", "Every paid purchase ends delivered, credited or written off, or a person is asked.", MoneyLaws.PurchasesEnd),
        new("L10", "Facts in any order, any repetition and any position among the same decisions fold to an equal order; a fact is never refused, and a known one leaves the same instance.", FoldingLaws.Commutes),
        new("L11", "Any past command, said again at any later time, writes nothing.", ReplayingLaws.WritesNothing),
        new("L12", "Evolve is total: any event on any order; and no order that facts can make stops Next or a reading.", ReplayingLaws.FoldsAll),
        new("L13", "Every event equals its own copy, and each of its parameters tells two events apart. The codec itself is tested in Dropship.Sdk.Tests.", ReplayingLaws.Compares),
        new("L14", "The accounts balance after every event; reserved is what may still be charged; at rest charges are the suppliers' own, and nothing stays reserved or receivable.", MoneyLaws.BooksAgree),
        new("L15", "Next never proposes what Take refuses, and its decisions end.", ProposingLaws.Proposes),
        new("M13", "A customer is told the same thing once, however the telling ended; never in quiet hours, never more a day than the rules allow, and of no refund that has not been made.", TellingLaws.ToldOnce),
    ];

    internal static Law Of(string name) => All.First(law => law.Name == name);
}
