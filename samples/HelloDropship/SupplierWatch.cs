using System.Text.Json;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;

namespace HelloDropship;

/// <summary>
/// Stands on the line to the supplier. Once it lets a payment through and its answer get lost; and it counts the looks at orders that
/// are paid, apart from the calls that a purchase itself is made of.
/// </summary>
internal sealed class SupplierWatch
{
    private const int PaidBefore = 9;
    private readonly CjSandbox _supplier;
    private bool _lost;

    internal SupplierWatch(CjSandbox supplier)
    {
        _supplier = supplier;
        supplier.Faults = Look;
    }

    /// <summary>Calls that looked at orders that were paid already: one order, or many at once.</summary>
    internal int Looks { get; private set; }

    // Which payment it is depends on the supplier's own books, so a second run does not lose another.
    private SandboxFault.LoseAnswer? Look(SandboxRequest request)
    {
        switch (request.Path.Split('/')[^1])
        {
            case "getOrderDetail" when IsPaid(request.Value("orderId")):
            case "getOrderDetailBatch" when JsonDocument.Parse(request.Body).RootElement.GetProperty("orderIds").EnumerateArray().Any(order => IsPaid(order.GetString())):
                Looks++;
                return null;
            case "payBalanceV2" when !_lost && _supplier.Books.Orders.Count(order => order.Charged > 0m) == PaidBefore:
                _lost = true;
                return new SandboxFault.LoseAnswer();
            default:
                return null;
        }
    }

    private bool IsPaid(string? order) => _supplier.Books.Orders.Any(known => (known.OrderId == order || known.OrderNumber == order) && known.Charged > 0m);
}
