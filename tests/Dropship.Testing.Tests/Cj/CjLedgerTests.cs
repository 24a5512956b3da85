using System.Text.Json;
using Dropship.Testing.Sandbox;

namespace Dropship.Testing.Tests.Cj;

/// <summary>What was ordered and paid stays, and a second sandbox on the same file is the same vendor.</summary>
public sealed class CjLedgerTests : IDisposable
{
    private readonly string _file = Path.Combine(AppContext.BaseDirectory, nameof(CjLedgerTests) + ".ledger");

    public CjLedgerTests() => File.Delete(_file);

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_second_sandbox_on_the_same_file_has_the_same_state()
    {
        string first, detail, token;
        DateTimeOffset end;
        using (var ledger = new SandboxLedger(_file))
        {
            var driver = new CjDriver(ledger: ledger);
            Live(driver);
            (first, detail, token, end) = (Books(driver), driver.Detail("DS1-1").GetRawText(), driver.Token, driver.Clock.GetUtcNow());
            driver.Cj.LastWritten.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(end);
        }

        using var again = new SandboxLedger(_file);
        var second = new CjDriver(ledger: again, start: end);
        Books(second).ShouldBe(first);
        second.Token.ShouldBe(token);
        second.Detail("DS1-1").GetRawText().ShouldBe(detail);
        second.Cj.TakeMessages().ShouldBeEmpty();
        second.Code("POST", "/shopping/order/createOrderV2", second.Order("DS1-1").ToJsonString()).ShouldBe(1603003);
        second.Code("POST", "/ticket/remind", """{"ticketId":"T000000001"}""").ShouldBe(1609000);
        CjCatalogueTests.Money(second.Data("GET", "/product/variant/queryByVid?vid=" + second.Vid()).GetProperty("variantSellPrice")).ShouldBe(6.66m);
    }

    [Fact]
    public void A_last_line_that_was_cut_off_never_happened()
    {
        using (var ledger = new SandboxLedger(_file)) new CjDriver(ledger: ledger).Buy();
        File.WriteAllText(_file, File.ReadAllText(_file)[..^7]);
        using var again = new SandboxLedger(_file);
        var driver = new CjDriver(ledger: again, start: CjDriver.Start.AddMinutes(1));
        driver.Cj.Books.Charged.ShouldBe(0m);
        driver.Status("DS1-1").ShouldBe("UNPAID");
    }

    [Theory]
    [InlineData("""{"kind":"shipped","At":"2026-03-02T08:00:00+00:00"}""")]
    [InlineData("""{"kind":"deleted","At":"2026-03-02T08:00:00+00:00","OrderId":"1"}""")]
    [InlineData("""{"At":"2026-03-02T08:00:00+00:00"}""")]
    [InlineData("""null""")]
    [InlineData("""{""")]
    public void A_line_of_another_vendor_is_refused(string line)
    {
        using var ledger = new SandboxLedger();
        ledger.Add(line);
        Should.Throw<InvalidDataException>(() => new CjDriver(ledger: ledger)).Message.ShouldBe("Line 1 of the ledger was not written by this sandbox.");
    }

    [Fact]
    public void The_same_calls_give_the_same_books_and_the_same_answers()
    {
        var (one, other) = (new CjDriver(), new CjDriver());
        Live(one);
        Live(other);
        Books(one).ShouldBe(Books(other));
        one.Detail("DS1-2").GetRawText().ShouldBe(other.Detail("DS1-2").GetRawText());
        var third = new CjDriver(options => options with { Seed = 2 });
        Live(third);
        Books(third).ShouldNotBe(Books(one));
    }

    private static void Live(CjDriver driver)
    {
        driver.Buy("DS1-1", 2);
        var id = driver.Buy("DS1-2", country: "DE");
        driver.Create("DS1-3");
        driver.Code("POST", "/shopping/order/createOrderV2", driver.Order("DS1-3").ToJsonString());
        driver.Code("POST", "/shopping/pay/payBalance", $$"""{"orderId":"{{id}}"}""");
        driver.Data("DELETE", "/shopping/order/deleteOrder?orderId=DS1-3");
        driver.Data("POST", "/ticket/order/create", $$"""{"businessNo":"{{id}}","type":"ORDER_ISSUE","questionTypeId":"1","message":"Please ship.","expectResult":"Shipped"}""");
        driver.Data("POST", "/ticket/remind", """{"ticketId":"T000000001"}""");
        driver.Cj.TopUp(10m);
        driver.Cj.Reprice(CjDriver.Sku, 6.66m);
        driver.Clock.Advance(TimeSpan.FromDays(9));
        driver.Cj.TakeMessages();
    }

    private static string Books(CjDriver driver) => JsonSerializer.Serialize(new { driver.Cj.Books, driver.Cj.Shipments });
}
