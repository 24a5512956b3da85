namespace Dropship.Domain.Tests.Laws;

/// <summary>Buying, judged by the suppliers' own books.</summary>
internal static class BuyingLaws
{
    internal static string? BoughtOnce(History history)
    {
        var paid = history.World.Suppliers.SelectMany(static supplier => supplier.Orders).Where(static order => order.PaidAt is not null).ToList();
        foreach (var moment in paid.Select(static order => order.PaidAt!.Value))
        {
            var live = paid.Where(order => order.PaidAt <= moment && !(order.CancelledAt <= moment)).ToList();
            foreach (var line in live.SelectMany(static order => order.Units).Select(static units => units.Line).Distinct())
            {
                var bought = live.Sum(order => order.Units.Where(units => units.Line == line).Sum(static units => units.Quantity));
                var demanded = history.World.Market.Highest.Where(known => known.Id == line).Max(static known => known.Quantity);
                if (bought > demanded) return $"{moment}: {bought} units of {line} are paid and live, {demanded} were ever ordered: {string.Join(", ", live.Select(static order => $"{order.Id} ({order.Reference})"))}";
            }
        }

        return null;
    }
}
