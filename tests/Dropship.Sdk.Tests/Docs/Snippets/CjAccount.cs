using Dropship.Hosting;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;
using Dropship.Testing.Sandbox.SeventeenTrack;
using Microsoft.Extensions.Configuration;

namespace Dropship.Sdk.Tests.Docs.Snippets;

/// <summary>Code of the readmes of the CJ adapter and its sandbox.</summary>
internal static class CjAccount
{
    internal static void Describe(ShopBuilder shop, IConfiguration configuration)
    {
        shop.BuyFromCjDropshipping(cj =>
        {
            cj.ApiKey = configuration["Cj:ApiKey"]!;
            cj.FromCountry = "CN";
            cj.MaxTransitDays = 20;
        });
    }

    internal static async Task<SeventeenTrackSandbox> PlayAsync(TimeProvider clock, Intake intake)
    {
        var cj = new CjSandbox(
            new CjSandboxOptions
            {
                Variants = [new("LAMP-Black") { Price = 4.20m }, new("LAMP-Last") { GoneAtConfirm = true }, new("LAMP-Far") { Fate = CjFate.Lost }],
            },
            clock, new SandboxLedger("cj.ledger"));
        var track = new SeventeenTrackSandbox(new SeventeenTrackSandboxOptions { Journeys = cj.JourneyOf }, clock, new SandboxLedger("17track.ledger"));

        await using var server = await SandboxServer.StartAsync(cj);   // or new HttpClient(new SandboxHandler(cj))
        foreach (var message in cj.TakeMessages()) await intake.DeliverAsync(message.Headers, message.Body);
        Console.WriteLine($"{cj.Books.Charged} USD for {cj.Books.Orders.Count} orders, twice: {cj.Books.LinesPaidTwice.Count}");
        return track;
    }

    internal abstract class Intake
    {
        internal abstract Task DeliverAsync(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body);
    }
}
