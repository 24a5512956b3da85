using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Wish;

namespace Dropship.Sdk.Tests.Docs.Snippets;

/// <summary>Code of the readme of Dropship.Testing.</summary>
internal static class Sandboxes
{
    internal static async Task<(string Id, Uri Address)> OpenAsync(WishSandboxAddress buyer)
    {
        await using var world = SandboxWorld.Open("sandbox", start: new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), speed: 3600);
        var wish = new WishSandbox(new() { Seed = "eur-shop", Currency = "EUR" }, world.Clock, world.Ledger("wish-eur"));
        var address = await world.HostAsync(wish, (message, cancellation) => Deliver(message.Headers, message.Body, cancellation));
        wish.Subscribe("ORDER_RELEASE");
        var id = wish.PlaceOrder(new("LAMP-USB-WHT", Quantity: 2, UnitPrice: 7.65m, UnitShipping: 1.70m, buyer));
        return (id, address);
    }

    private static Task Deliver(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        headers.Count + body.Length > 0 ? Task.CompletedTask : Task.FromCanceled(cancellation);
}
