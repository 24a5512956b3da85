using System.Text.Json;
using Dropship.Testing.Simulation;

namespace Dropship.Simulation;

/// <summary>A report for machines. The keys are promised; others read them.</summary>
internal static class ReportJson
{
    internal static byte[] Of(SimulationReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("orders", report.Orders);
            json.WriteNumber("faults_injected", report.FaultsInjected);
            json.WriteNumber("crashes", report.Crashes);
            json.WriteNumber("double_purchases", report.DoublePurchases);
            json.WriteNumber("lost_orders", report.LostOrders);
            json.WriteNumber("silent_orders", report.SilentOrders);
            json.WriteNumber("imbalance", report.Imbalance);
            json.WriteNumber("illegal_transitions", report.IllegalTransitions);
            json.WriteNumber("parked", report.Parked);
            json.WriteString("trace_hash", report.TraceHash);
            json.WriteNumber("seconds", Math.Round(report.Seconds, 3));
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
