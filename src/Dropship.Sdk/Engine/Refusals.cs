using System.Globalization;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>Puts into words why the store wrote nothing that spends, so that the order rests with a reason a person can read.</summary>
internal sealed class Refusals(IOrderStore store, TimeProvider clock)
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(15);

    /// <summary>Null if nothing stands against spending; the commit is only to be decided again.</summary>
    internal async ValueTask<Withholding?> WhyAsync(AppendResult answer, OrderCommit commit, CancellationToken cancellation)
    {
        var now = clock.Now();
        switch (answer)
        {
            case AppendResult.Stopped:
                return await store.ReadGateAsync(commit.Order.Shop, cancellation).ConfigureAwait(false) is { State: not GateState.Open } gate ? Of(gate, now) : null;
            case AppendResult.OverCeiling:
                return new(await OverAsync(commit, cancellation).ConfigureAwait(false), now, now + TryAgainAfter);
            case AppendResult.Guarded:
                return new($"the store's own guard refuses purchase {string.Join(", ", commit.Claims.Select(static claim => $"{claim.Round} of line {claim.Line}"))}: another live purchase binds its units. Look at the order's purchases here and at the supplier", now, now + TimeSpan.FromDays(1));
            default:
                return null;
        }
    }

    internal static Withholding Of(ShopGate gate, Instant now) =>
        new(gate.State == GateState.Reconciling ? $"nothing is spent before the suppliers' books were looked through ({gate.By}: {gate.Reason})" : $"spending is stopped ({gate.By}: {gate.Reason})", gate.At, now + TryAgainAfter);

    private async ValueTask<string> OverAsync(OrderCommit commit, CancellationToken cancellation)
    {
        foreach (var wanted in commit.Reserves)
        {
            if (wanted.Limit is not { } limit) continue;
            var reserved = await store.ReadReservedAsync(commit.Order.Shop, wanted.Scope, cancellation).ConfigureAwait(false);
            if (reserved + wanted.Amount > limit) return string.Create(CultureInfo.InvariantCulture, $"ceiling of {wanted.Scope}: {reserved} of {limit} is set aside, {wanted.Amount} more is wanted");
        }

        return "a ceiling was reached";
    }
}
