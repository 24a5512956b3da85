namespace Dropship.ModelCheck.Searching;

/// <summary>What must hold in every world, in words.</summary>
internal static class Property
{
    internal const string BoughtOnce = "never more units paid and live at suppliers than were ordered";
    internal const string NotBoughtAfterCancel = "nothing is bought by a write that left while a cancel was open or done";
    internal const string ClosedIsNotBought = "a purchase closed as not bought took no money";
    internal const string RefundsWithin = "never more given back than was paid";
    internal const string MoneyBackOnce = "the buyer's money is back, once, for every unit that does not come";
    internal const string NotToldBoth = "a unit is never told shipped and cancelled both";
    internal const string SupplierFirst = "a paid purchase is asked back before its request is answered";
    internal const string DisputedOnce = "never more than one dispute about one order";
    internal const string CancelOutranks = "no request is refused that the marketplace has carried out";
    internal const string AnsweredInTime = "a request is answered at its end at the latest";
    internal const string PurchasesEnd = "every paid purchase ends delivered, credited or written off, or a person is asked";
    internal const string NotSilent = "an order that rests is at its end, or a person is asked";
    internal const string FactsAreTaken = "a fact is never refused, and told again it changes nothing";
    internal const string ProposalsAreTaken = "what is proposed is taken, and the decisions end";
}
