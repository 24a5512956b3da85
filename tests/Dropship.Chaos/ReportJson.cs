using System.Text.Json;
using Dropship.Chaos.Rounds;

namespace Dropship.Chaos;

/// <summary>A report for machines. The keys are promised; others read them.</summary>
internal static class ReportJson
{
    internal static byte[] Of(Tally tally)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("rounds", tally.Rounds);
            json.WriteNumber("kills", tally.Kills);
            json.WriteNumber("orders", tally.Orders);
            json.WriteNumber("double_purchases", tally.DoublePurchases);
            json.WriteNumber("lost_orders", tally.LostOrders);
            json.WriteNumber("parked", tally.Parked);
            json.WriteNumber("recovery_seconds_p99", Math.Round(tally.RecoveryP99, 3));
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
