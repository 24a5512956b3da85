using Dropship.Domain;

namespace Dropship.Engine;

/// <summary>What a round has planned, in words for those who wait.</summary>
/// <param name="Round">The plan.</param>
/// <param name="Notices">What is missing where, if nobody tops up.</param>
/// <param name="Entries">Who took part.</param>
/// <param name="Assumed">When a top-up is assumed.</param>
/// <param name="Capped">Suppliers whose ceiling of the day leaves less than there is in the wallet.</param>
/// <param name="IsPurseCapped">True if the shop's ceiling of the day leaves less than there is in the purse.</param>
internal sealed record Verdict(PurchaseRound Round, Few<TopUp> Notices, IReadOnlyDictionary<OrderKey, RoundBook.Entry> Entries, Instant Assumed, IReadOnlySet<SupplierId> Capped, bool IsPurseCapped)
{
    /// <summary>How the reason of one who waits begins, so that it is known again where it was written down.</summary>
    internal const string Begins = "awaiting funds: ";

    private const int MostNamed = 10;

    /// <summary>Which account, how much, by when, and for whom; or which expected money it waits for.</summary>
    internal string Why(RoundChoice choice)
    {
        var wanted = Entries[choice.Order].Wanted;
        var why = $"{Begins}{wanted.Ceiling} at {wanted.Supplier}";
        if (choice.At is { } at && at != Assumed) why += $", to be bought with what is expected on {at}";
        foreach (var notice in Notices)
            if (Needs(choice, notice))
                why += $"; {Cure(notice)}{(By(notice) is { } by ? $" by {by}" : "")}, for {Names(notice)}";
        return why;
    }

    private string Cure(TopUp notice) => notice.Supplier is { } supplier
        ? Capped.Contains(supplier) ? $"raise the day's ceiling at {supplier}, {notice.Amount} more," : $"top up {notice.Amount} at {supplier}"
        : IsPurseCapped ? $"raise the day's ceiling, {notice.Amount} more," : $"put {notice.Amount} more into the purse";

    private bool Needs(RoundChoice choice, TopUp notice) =>
        choice.Answer != RoundAnswer.Buy && (notice.Supplier is null || Entries[choice.Order].Wanted.Supplier == notice.Supplier) && (choice.At is null || choice.At == Assumed || notice.Orders.Contains(choice.Order));

    private Instant? By(TopUp notice)
    {
        Instant? by = null;
        foreach (var choice in Round.Choices)
            if (Needs(choice, notice))
                by = Instant.Earlier(by, Entries[choice.Order].LateFrom);
        return by;
    }

    private string Names(TopUp notice)
    {
        var orders = Round.Choices.Where(choice => Needs(choice, notice)).Select(static choice => choice.Order.Id.Value).ToArray();
        return string.Join(", ", orders.Take(MostNamed)) + (orders.Length > MostNamed ? $" and {orders.Length - MostNamed} more" : "");
    }
}
