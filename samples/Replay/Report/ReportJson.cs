using System.Text.Json.Serialization;

namespace Replay.Report;

/// <summary>The report as JSON, by source generation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(CentsConverter)])]
[JsonSerializable(typeof(ReplayReport))]
[JsonSerializable(typeof(IReadOnlyList<ReplayReport>))]
internal sealed partial class ReportJson : JsonSerializerContext;
