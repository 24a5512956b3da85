using System.Text.Json.Serialization;

namespace Dropship.Seasons;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(List<Figures>))]
internal sealed partial class FiguresJson : JsonSerializerContext;
