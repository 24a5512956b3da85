using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;

namespace HelloDropship;

/// <summary>The supplier takes the money for one order, and the connection breaks before its answer is there.</summary>
/// <param name="supplier">The supplier.</param>
internal sealed class LostAnswer(CjSandbox supplier)
{
    private const int PaidBefore = 9;
    private bool _lost;

    /// <summary>What goes wrong with a call. Which payment it is depends on the supplier's own books, so that a second run does not lose another.</summary>
    /// <param name="request">The call.</param>
    internal SandboxFault? Of(SandboxRequest request)
    {
        if (_lost || !request.Path.EndsWith("/shopping/pay/payBalanceV2", StringComparison.Ordinal) || supplier.Books.Orders.Count(order => order.Charged > 0m) != PaidBefore) return null;
        _lost = true;
        return new SandboxFault.LoseAnswer();
    }
}
