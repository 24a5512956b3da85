using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Testing.Tests.Adapters.Paper;

/// <summary>The paper carrier's adapter before the paper carrier.</summary>
internal sealed class PaperCarrierFixture : SandboxFixture, ICarrierFixture, ICountRegistrations, ISendWebhooks
{
    public const string Key = "paper-key-07aa";
    private readonly PaperMail _mail = new(Key, "parcel");

    public PaperCarrierFixture() : this(new(new FakeTimeProvider(new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero))))
    {
    }

    private PaperCarrierFixture(PaperCarrier vendor) : base(vendor)
    {
        Vendor = vendor;
        Client = new PaperCarrierClient(new(OpenWire()) { BaseAddress = new("https://paper.invalid/") }, Key);
    }

    public ICarrierClient Client { get; set; }

    public PaperCarrier Vendor { get; }

    public TrackedParcel UnknownParcel => new(new("YT99999999"), new("YunExpress"));

    public override IReadOnlyList<string> Secrets => [Key];

    public IReadWebhooks Reader => (IReadWebhooks)Client;

    public string SignatureHeader => PaperWebhooks.Signature;

    public ValueTask<TrackedParcel> HandOverAsync(CancellationToken cancellation) => new(new TrackedParcel(new(Vendor.HandOver()), new("YunExpress")));

    public ValueTask ScanAsync(TrackedParcel parcel, CancellationToken cancellation)
    {
        Vendor.Scan(parcel.Number.Value);
        return default;
    }

    public int CountRegistrations(TrackingNumber number) => Vendor.CountRegistrations(number.Value);

    public ValueTask<WebhookMessage> SendAsync(CancellationToken cancellation) => new(_mail.Send());

    public WebhookMessage Sign(ReadOnlyMemory<byte> body) => _mail.Sign(body);

    public WebhookMessage Forge(ReadOnlyMemory<byte> body) => PaperMail.Forge(body);

    protected override bool IsWrite(SandboxRequest request) => request.Path == "/register";
}
