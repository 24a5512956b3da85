using Dropship.Domain;

namespace Dropship.ModelCheck.Worlds;

/// <summary>Every order that was reached, once: worlds name it by number, so that they are small and compare fast.</summary>
internal sealed class Orders
{
    private readonly Dictionary<Order, int> _numbers = [];
    private readonly List<Order> _orders = [];

    internal Order this[int number] => _orders[number];

    internal int Count => _orders.Count;

    internal int NumberOf(Order order)
    {
        if (_numbers.TryGetValue(order, out var known)) return known;
        _numbers[order] = _orders.Count;
        _orders.Add(order);
        return _orders.Count - 1;
    }
}
