using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Engine;

/// <summary>What is new of an order: facts, its address, or why what was told makes no sense and is not taken in.</summary>
internal sealed record News(OrderKey Order, IReadOnlyList<Fact> Facts, Address? Address = null, string? Invalid = null)
{
    /// <summary>An order as a marketplace told it.</summary>
    internal static News Of(ShopId shop, MarketplaceOrder told)
    {
        var key = new OrderKey(shop, told.Id);
        if (ImportedOrderValidator.Fault(told) is { } fault) return new(key, [], null, fault);
        List<Fact> facts = [told.Sale];
        foreach (var cancel in told.Cancels) facts.Add(cancel);
        foreach (var refund in told.Refunds) facts.Add(refund);
        return new(key, facts, told.Address);
    }
}
