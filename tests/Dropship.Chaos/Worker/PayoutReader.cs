using System.Globalization;
using System.Net.Http.Json;
using Dropship.Chaos.Vendors;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Chaos.Worker;

/// <summary>Reads what the marketplace paid out, over HTTP: Wish tells payouts by files whose form is not public.</summary>
internal sealed class PayoutReader(HttpClient http, Uri address, string currency) : IPayoutClient
{
    public async ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation)
    {
        var (seen, own) = (cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture), new Currency(currency));
        try
        {
            var payouts = await http.GetFromJsonAsync<PaidOut[]>(address, cancellation) ?? [];
            return new([.. payouts.Skip(seen).Select(payout => Told(payout, own))], payouts.Length.ToString(CultureInfo.InvariantCulture), false);
        }
        catch (HttpRequestException fault)
        {
            throw new ProviderException(ProviderFault.Unreachable, "Payouts", fault.Message);
        }
    }

    private static OrderPayout Told(PaidOut payout, Currency own) =>
        new(new(payout.Order), new(new(string.Create(CultureInfo.InvariantCulture, $"{payout.Order} {payout.At:yyyy-MM-dd}")), new(payout.Amount, own), Money.Zero(own), true, Instant.From(payout.At)));
}
