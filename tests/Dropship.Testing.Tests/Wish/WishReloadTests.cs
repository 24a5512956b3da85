using System.Text.Json;
using CsCheck;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>A second sandbox on the same file is in the same state, whatever happened.</summary>
public sealed class WishReloadTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public void Any_history_reads_back_as_the_same_state() => Gen.Int[0, 15].Array[1, 60].Sample(steps => Compare(steps).GetAwaiter().GetResult(), iter: 40, threads: 1);

    [Fact]
    public async Task A_last_line_that_was_cut_off_never_happened()
    {
        string id;
        using (SandboxLedger ledger = new(_path))
        {
            using WishShop shop = new(ledger: ledger);
            id = await shop.Shipped();
            shop.Sandbox.Cancel(id).ShouldBeTrue();
        }

        File.WriteAllText(_path, File.ReadAllText(_path)[..^9]);
        using SandboxLedger cut = new(_path);
        using WishShop again = new(ledger: cut, start: WishShop.Start.AddMinutes(1));
        again.Sandbox.Sale(id).State.ShouldBe("SHIPPED");
        again.Sandbox.Cancel(id).ShouldBeTrue();
    }

    [Fact]
    public void A_line_of_somebody_else_is_named()
    {
        File.WriteAllText(_path, "{\"event\":\"account-switched\",\"at\":\"2026-03-02T09:00:00+00:00\",\"on\":true}\nhello\n");
        using SandboxLedger ledger = new(_path);
        Should.Throw<InvalidDataException>(() => new WishShop(ledger: ledger)).Message.ShouldContain("Line 2");
    }

    [Fact]
    public async Task A_clock_that_was_set_back_does_not_bring_the_past_again()
    {
        using SandboxLedger ledger = new();
        using (WishShop shop = new(ledger: ledger)) (await shop.State(await shop.Shipped())).ShouldBe("SHIPPED");
        using WishShop again = new(ledger: ledger, start: WishShop.Start.AddYears(-1));
        again.Bear(Last(ledger, "access"));
        again.Approved();
        again.Sandbox.Sales().Count.ShouldBe(2);
        (await again.Get("orders?sort_by=updated_at.asc")).Data.EnumerateArray().Select(order => order.GetProperty("state").GetString()).ShouldBe(["SHIPPED", "APPROVED"]);
    }

    public void Dispose() => File.Delete(_path);

    private async Task Compare(int[] steps)
    {
        File.Delete(_path);
        using SandboxLedger ledger = new(_path);
        using WishShop shop = new(ledger: ledger);
        foreach (var topic in (string[])["ORDER_RELEASE", "ORDER_REFUND", "ORDER_TRACKING_UPDATE"]) shop.Sandbox.Subscribe(topic);
        foreach (var (at, step) in steps.Index()) await Do(shop, step, at);
        await shop.SignIn(Last(ledger, "refresh"));
        var expected = await Look(shop);

        using SandboxLedger copy = new();
        foreach (var line in File.ReadLines(CopyOf(_path))) copy.Add(line);
        using WishShop again = new(ledger: copy, start: shop.Clock.GetUtcNow());
        again.Bear(Last(ledger, "access"));
        (await Look(again)).ShouldBe(expected);
        File.Delete(CopyName(_path));
        Taken(again).ShouldBe(Taken(shop));
    }

    private static async Task Do(WishShop shop, int step, int at)
    {
        var sales = shop.Sandbox.Sales();
        var id = sales.Count == 0 ? shop.Approved() : sales[at % sales.Count].Id;
        switch (step)
        {
            case 0 or 1: shop.Approved(); break;
            case 2: shop.Sandbox.PlaceOrder(WishShop.Lamp() with { Types = ["CONFIRMED_DELIVERY_POLICY"], IossNumber = "IM1", TransactionId = shop.Sandbox.TransactionId("cart") }); break;
            case 3 or 4: await shop.Put($"orders/{id}/tracking", WishShop.Tracking($"LP{at}")); break;
            case 5: await shop.Put($"orders/{id}/refund", WishShop.Reason()); break;
            case 6: await shop.Put($"orders/{id}/address", new { street_address1 = "1 Market St", city = $"City {at}", state = "Rhone", zipcode = "69001", country_code = "FR", phone_number = new { number = "1" } }); break;
            case 7: shop.Sandbox.Cancel(id); break;
            case 8: shop.Sandbox.RemoveRefund(id); break;
            case 9: shop.Sandbox.ReRelease(id); break;
            case 10: shop.Sandbox.ConfirmScan(id); break;
            case 11: shop.Sandbox.ConfirmDelivery(id, WishShop.Start); break;
            case 12: shop.Sandbox.TakeMessages(); break;
            case 13: shop.Sandbox.Authorize(); shop.Sandbox.MoveDeadline(id, shop.Clock.GetUtcNow().AddDays(1)); break;
            default: shop.Clock.Advance(TimeSpan.FromHours(at)); break;
        }

        shop.Clock.Advance(TimeSpan.FromSeconds(at % 5));
    }

    private static async Task<string> Look(WishShop shop) =>
        (await shop.Get("orders?limit=500")).Body + JsonSerializer.Serialize(shop.Sandbox.Sales()) + JsonSerializer.Serialize(shop.Sandbox.Payouts()) + shop.Sandbox.NextAt;

    private static string[] Taken(WishShop shop)
    {
        shop.Clock.Advance(shop.Options.WebhookDelay);
        return [.. shop.Sandbox.TakeMessages().Select(message => string.Join(';', message.Headers) + System.Text.Encoding.UTF8.GetString(message.Body.Span))];
    }

    private static string Last(SandboxLedger ledger, string token) =>
        JsonDocument.Parse(ledger.Lines.Last(line => line.Contains("\"tokens-issued\""))).RootElement.GetProperty(token).GetString()!;

    // The first sandbox keeps its file open, as a running one does.
    private static string CopyOf(string path)
    {
        using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var target = File.Create(CopyName(path));
        source.CopyTo(target);
        return CopyName(path);
    }

    private static string CopyName(string path) => path + ".copy";
}
