using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>The book of buyers in memory. Its store locks.</summary>
internal sealed class MemoryBuyers
{
    private readonly Dictionary<OrderKey, BuyerRecord> _records = [];
    private readonly Dictionary<(ShopId, string), HashSet<OrderKey>> _marks = [];

    internal BuyerRecord? Find(OrderKey order) => _records.GetValueOrDefault(order);

    internal IReadOnlyList<BuyerRecord> Meet(BuyerRecord met, int most)
    {
        var known = Find(met.Order);
        Erase(met.Order);
        _records[met.Order] = known is null ? met : met with { Troubles = known.Troubles, Block = known.Block };
        foreach (var mark in MarksOf(met)) (_marks.TryGetValue((met.Order.Shop, mark), out var orders) ? orders : _marks[(met.Order.Shop, mark)] = []).Add(met.Order);
        return Latest(MarksOf(met).SelectMany(mark => Latest(_marks[(met.Order.Shop, mark)].Where(order => order != met.Order).Select(order => _records[order])).Take(most)).DistinctBy(static other => other.Order));
    }

    internal void Tell(OrderKey order, int troubles)
    {
        if (Find(order) is { } known) _records[order] = known with { Troubles = troubles };
    }

    internal int Block(OrderKey order, BuyerBlock? block)
    {
        if (Find(order) is not { } known) return 0;
        HashSet<OrderKey> same = [order, .. known.Persons.SelectMany(mark => _marks[(order.Shop, mark)])];
        foreach (var one in same) _records[one] = _records[one] with { Block = block };
        return same.Count;
    }

    internal void Erase(OrderKey order)
    {
        if (!_records.Remove(order, out var known)) return;
        foreach (var mark in MarksOf(known)) _marks[(order.Shop, mark)].Remove(order);
    }

    private static IReadOnlyList<BuyerRecord> Latest(IEnumerable<BuyerRecord> records) => [.. records.OrderByDescending(static other => other.PlacedAt).ThenBy(static other => other.Order)];

    private static IEnumerable<string> MarksOf(BuyerRecord record) => record.Place is { } place ? record.Persons.Append(place).Distinct(StringComparer.Ordinal) : record.Persons.Distinct(StringComparer.Ordinal);
}
