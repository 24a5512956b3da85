namespace Dropship.Testing.Sandbox.Cj;

/// <summary>What becomes of an order, settled once when it is paid: from the seed and its number.</summary>
internal static class CjPlan
{
    private const int DelayFactor = 3;

    internal static CjPayment For(CjOrder order, decimal amount, CjDesk desk)
    {
        var options = desk.Options;
        var fate = order.Wish.Lines.Select(line => desk.Variant(line.Vid, null)!.Fate).FirstOrDefault(known => known is not null)
            ?? options.Fates?.Invoke(CjReckoning.Book(order, desk)) ?? CjFate.Delivered;
        var shipped = desk.Now + Seeded.Between(options.Seed, "processing/" + order.Number, options.Processing.Least, options.Processing.Most);
        var transit = Seeded.Between(options.Seed, "transit/" + order.Number, options.Transit.Least, options.Transit.Most);
        return new(order.Id, amount, fate, shipped, shipped + (fate == CjFate.Delayed ? transit * DelayFactor : transit));
    }
}
