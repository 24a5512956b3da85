using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Tests.Adapters.Paper;
using Dropship.Testing.Wire;

namespace Dropship.Testing.Tests.Adapters;

// <doc:wire>
/// <summary>The paper marketplace's refund on real connections: one request, and never taken for refused.</summary>
public sealed class PaperWireTests
{
    private const string Taken = """{"order":"P-1","taken":"refunds"}""";
    private static readonly MarketplaceWrite.Refund Refund = new(new("P-1"), 1, [], new(12.50m, new("USD")), RefundReason.Unsupplied);

    private static readonly Dictionary<string, (TcpFault Fault, TcpWay Way, Outcome Outcome, int Requests)> Network = new()
    {
        ["down"] = (new TcpFault.Down(), TcpWay.ToVendor, Outcome.NotSent, 0),
        ["cut request"] = (new TcpFault.LimitData(20), TcpWay.ToVendor, Outcome.Unknown, 0),
        ["cut answer"] = (new TcpFault.LimitData(20), TcpWay.ToCaller, Outcome.Unknown, 1),
        ["reset"] = (new TcpFault.ResetPeer(), TcpWay.ToCaller, Outcome.Unknown, 1),
        ["sliced"] = (new TcpFault.Slicer(5), TcpWay.ToCaller, Outcome.Done, 1),
    };

    private static readonly Dictionary<string, (RawAnswer Answer, Outcome Outcome)> Answers = new()
    {
        ["500"] = (RawAnswer.Json(500, "{}"), Outcome.Unknown),
        ["page"] = (RawAnswer.Of(200, "<html>"u8.ToArray(), "text/html"), Outcome.Unknown),
        ["another's"] = (RawAnswer.Json(200, Taken.Replace("P-1", "P-2", StringComparison.Ordinal)), Outcome.Unknown),
        ["no effect"] = (RawAnswer.Json(404, """{"error":"unknown-order"}"""), Outcome.Rejected),
    };

    public static TheoryData<string> Faults => [.. Network.Keys];

    public static TheoryData<string> Words => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task It_is_sent_once_whatever_the_network_does(string name)
    {
        var (fault, way, outcome, requests) = Network[name];
        await using var vendor = new RawVendor(RawAnswer.Json(200, Taken));
        await using var network = new TcpFaultProxy(vendor.Address, fault, way, TimeProvider.System);
        (await RefundAsync(network.Address)).ShouldBe(outcome);
        vendor.Requests.Count.ShouldBe(requests);
        network.Begun.ShouldBeLessThanOrEqualTo(1);   // also counts what never came through whole
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task It_is_sent_once_whatever_the_vendor_answers(string name)
    {
        await using var vendor = new RawVendor(Answers[name].Answer);
        (await RefundAsync(vendor.Address)).ShouldBe(Answers[name].Outcome);
        vendor.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = new RawVendor(RawAnswer.Json(200, Taken));
        await using var vendor = new RawVendor(RawAnswer.Json(308, "{}", $"Location: {elsewhere.Address}"));
        (await RefundAsync(vendor.Address)).ShouldBe(Outcome.Unknown);
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_used_connection_that_closes_sends_nothing_again()
    {
        await using var vendor = new RawVendor(RawAnswer.Json(200, Taken), RawAnswer.Break());
        (await RefundAsync(vendor.Address, times: 2)).ShouldBe(Outcome.Unknown);
        vendor.Requests.Count.ShouldBe(2);
    }

    private static async Task<Outcome> RefundAsync(Uri address, int times = 1)
    {
        using var http = PaperShopBuilderExtensions.Connect(new() { Key = "key", BaseAddress = address });
        var client = new PaperMarketplaceClient(http, "key");
        for (var i = 1; i < times; i++) (await client.RefundAsync(Refund, default)).Outcome.ShouldBe(Outcome.Done);
        return (await client.RefundAsync(Refund, default)).Outcome;
    }
}
// </doc:wire>
