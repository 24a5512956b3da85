using System.Globalization;
using System.Text;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Fuzz.Tests;

/// <summary>Parsers with a fault in them: the loop finds each within the runs that the good ones get, names it, and makes its input small.</summary>
public sealed class PlantedFaultTests
{
    private static readonly byte[] Sample = """{"code":200,"data":{"id":"A1","price":"12.50","who":"Jane Example"}}"""u8.ToArray();

    private static readonly (string Name, Func<Input, Task<string>> Parse, string What)[] All =
    [
        ("lets FormatException through", input => Parsed(input, root => decimal.Parse(root.GetProperty("data").GetProperty("price").GetString() ?? "0", CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)), "came through"),
        ("rejects garbage", input => Task.FromResult(Judge.Write(input, Judge.Root(input) is null ? Outcome.Rejected : Outcome.Unknown, null, false, (code, _) => code == 1)), "rejected, although no listed code says so"),
        ("is done with another's order", input => Task.FromResult(Judge.Write(input, Outcome.Done, null, Encoding.UTF8.GetString(input.Bytes).Contains("A1", StringComparison.Ordinal), (_, _) => false)), "done, although the answer is not of our order"),
        ("says whose order it is", input => Judge.Root(input) is null ? throw new ProviderException(ProviderFault.Malformed, "Planted", Encoding.UTF8.GetString(input.Bytes)) : Task.FromResult("read"), "stands in a fault"),
        ("believes every signature", _ => Task.FromResult(Judge.Signature(new(WebhookVerdict.Genuine, []), isRight: false)), "a wrong signature is believed"),
        ("overflows on deep documents", input => Parsed(input, root => Depth(root) > 40 ? throw new InvalidOperationException("too deep") : "read"), "InvalidOperationException came through"),
    ];

    public static TheoryData<string> Names => [.. All.Select(fault => fault.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_planted_fault_is_found(string name)
    {
        var (_, parse, what) = All.Single(fault => fault.Name == name);
        var loop = new FuzzLoop(new("planted", () => new Probe(parse)), [Sample], 1);
        await loop.RunAsync(500);
        loop.Findings.ShouldNotBeEmpty();
        var finding = loop.Findings.Find(finding => finding.What.Contains(what, StringComparison.Ordinal)).ShouldNotBeNull(string.Join('\n', loop.Findings));
        var least = await loop.MinimiseAsync(finding);
        least.Input.Bytes.Length.ShouldBeLessThanOrEqualTo(finding.Input.Bytes.Length);
        least.What.ShouldBe(finding.What);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_runs()
    {
        static async Task<string> HashAsync(int seed)
        {
            using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
            await new FuzzLoop(new("planted", () => input => { hash.AppendData(input.Bytes); return Task.FromResult("read"); }), [Sample], seed).RunAsync(300);
            return Convert.ToHexString(hash.GetHashAndReset());
        }

        (await HashAsync(7)).ShouldBe(await HashAsync(7));
        (await HashAsync(7)).ShouldNotBe(await HashAsync(8));
    }

    private static Task<string> Parsed(Input input, Func<JsonElement, string> read)
    {
        try
        {
            using var document = JsonDocument.Parse(input.Bytes, new() { MaxDepth = 1_000 });
            return Task.FromResult(read(document.RootElement));
        }
        catch (JsonException)
        {
            throw new ProviderException(ProviderFault.Malformed, "Planted", "no document");
        }
    }

    private static int Depth(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Array => 1 + at.EnumerateArray().Select(Depth).DefaultIfEmpty().Max(),
        JsonValueKind.Object => 1 + at.EnumerateObject().Select(field => Depth(field.Value)).DefaultIfEmpty().Max(),
        _ => 0,
    };
}
