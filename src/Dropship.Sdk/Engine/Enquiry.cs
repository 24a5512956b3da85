using Dropship.Ports;
using Dropship.Domain;

namespace Dropship.Engine;

/// <summary>Asks a supplier something that is good to know and not needed: what cannot be had now stays unknown, and nothing waits for it.</summary>
internal static class Enquiry
{
    /// <summary>The answer; nothing if the account's budget has no room now or the supplier fails.</summary>
    internal static async Task<T?> TryAsync<T>(Shop shop, ISupplierClient supplier, Func<Task<T?>> ask, Instant? deadline)
    {
        var lane = shop.Lane(supplier);
        if (await lane.AdmitAsync(Traffic.Look, deadline).ConfigureAwait(false) is { IsGranted: false }) return default;
        try
        {
            var answer = await ask().ConfigureAwait(false);
            lane.Succeeded();
            return answer;
        }
        catch (ProviderException fault)
        {
            lane.Failed(fault);
            return default;
        }
    }
}
