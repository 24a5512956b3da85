using System.Text.Json;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Wish;

namespace Dropship.Chaos.Vendors;

/// <summary>A line of a payout.</summary>
internal sealed record PaidOut(string Order, decimal Amount, DateTimeOffset At);

/// <summary>Tells over HTTP what the marketplace has paid out by now.</summary>
internal sealed class PayoutDesk(WishSandbox wish, TimeProvider clock) : SandboxVendor("Payouts", clock)
{
    protected override SandboxAnswer Answer(SandboxRequest request) =>
        SandboxAnswer.Json(JsonSerializer.Serialize(wish.Payouts().Select(payout => new PaidOut(payout.OrderId, payout.Amount, payout.PaidAt))));
}
