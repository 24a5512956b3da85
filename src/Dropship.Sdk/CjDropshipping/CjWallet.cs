using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>The balance. Frozen and not withdrawable parts are told beside it and cannot pay.</summary>
internal sealed class CjWallet(CjCalls calls)
{
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<Money> GetAvailableAsync(CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync(static (api, token, left) => api.GetBalance(token, left), cancellation).ConfigureAwait(false);
        return CjMapping.Amount(answer.Require(CjJson.Default.CjBalanceWire)?.Amount) ?? throw answer.Malformed("the balance has no amount");
    }
}
