using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Testing.Tests.Adapters.Paper;

/// <summary>A marketplace on paper that tells by what it judges a shop.</summary>
internal sealed class PaperFigures(TimeProvider clock) : SandboxVendor("Paper", clock)
{
    protected override SandboxAnswer Answer(SandboxRequest request) => SandboxAnswer.Json(new JsonObject
    {
        ["asOf"] = "2026-01-05T00:00:00Z",
        ["figures"] = new JsonArray(Row("late", 4.5m, 30), Row("refunds", 2m, 90), Row("stars", 4.2m, 90), Row("fines", 3m, 365), Row("smiles", 12m, 30)),
    }.ToJsonString());

    private static JsonObject Row(string what, decimal value, int days) => new() { ["what"] = what, ["value"] = value, ["days"] = days };
}

/// <summary>Its adapter: percents become parts, and what has no measure here is passed over.</summary>
internal sealed class PaperFigureClient(HttpClient client, string key) : IReportStanding
{
    private readonly PaperHttp _http = new(client, key);

    public async ValueTask<IReadOnlyList<StandingFigure>> ReadStandingAsync(CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperReport>(HttpMethod.Get, "standing", null, cancellation);
        if (!reply.IsOk) throw reply.Fault();
        List<StandingFigure> figures = [];
        foreach (var told in reply.Body!.Figures)
            if (Measure(told.What) is var (measure, scale))
                figures.Add(new(measure, told.Value * scale, Instant.From(reply.Body.AsOf), TimeSpan.FromDays(told.Days)));
        return figures;
    }

    private static (StandingMeasure Measure, decimal Scale)? Measure(string what) => what switch
    {
        "late" => (StandingMeasure.LateShipment, 0.01m),
        "refunds" => (StandingMeasure.Refunded, 0.01m),
        "stars" => (StandingMeasure.Rating, 1m),
        "fines" => (StandingMeasure.PenaltyCount, 1m),
        _ => null,
    };
}

internal sealed record PaperReport(DateTimeOffset AsOf, IReadOnlyList<PaperFigure> Figures);

internal sealed record PaperFigure(string What, decimal Value, int Days);

/// <summary>The adapter before the marketplace.</summary>
internal sealed class PaperFigureFixture : SandboxFixture, IFigureFixture
{
    public const string Key = "paper-key-91c2";

    public PaperFigureFixture() : this(new(new FakeTimeProvider(new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero))))
    {
    }

    private PaperFigureFixture(PaperFigures vendor) : base(vendor) => Figures = new PaperFigureClient(new(OpenWire()) { BaseAddress = new("https://paper.invalid/") }, Key);

    public IReportStanding Figures { get; set; }

    public override IReadOnlyList<string> Secrets => [Key];

    protected override bool IsWrite(SandboxRequest request) => false;
}
