namespace Dropship.Testing.Sandbox.Wish;

/// <summary>What was paid is told by files that jobs make, in the vendor's form as far as it is public.</summary>
public sealed class WishInvoiceTests
{
    private const string Jobs = "payments/invoices/bulk_get";

    [Fact]
    public async Task A_job_takes_its_time_and_its_file_can_be_fetched_for_some_time_without_a_token()
    {
        using WishShop shop = new();
        var id = await shop.Shipped();
        shop.Sandbox.ConfirmDelivery(id).ShouldBeTrue();
        (await shop.Get("payments/early_payment")).Data.GetProperty("available_amount").GetProperty("amount").GetDecimal().ShouldBe(18.7m);
        shop.Clock.SetUtcNow(new(2026, 3, 16, 0, 0, 0, TimeSpan.Zero));
        (await shop.Get("payments/early_payment")).Data.GetProperty("available_amount").GetProperty("amount").GetDecimal().ShouldBe(0m);

        var job = (await shop.Write(HttpMethod.Post, $"{Jobs}?limit=100&payment_released_at_min=2026-03-01T00:00:00Z&sort_by=payment_released_at", "")).Data;
        (job.GetProperty("status").GetString(), job.GetProperty("total_count").GetInt32()).ShouldBe(("PENDING", 1));
        var number = job.GetProperty("id").GetString();
        (await shop.Fetch($"/files/invoices/{number}.csv")).Status.ShouldBe(403, "it is not made yet");
        shop.Clock.Advance(TimeSpan.FromSeconds(30));
        (await shop.Get($"{Jobs}/{number}")).Data.GetProperty("status").GetString().ShouldBe("CREATING");
        shop.Clock.Advance(TimeSpan.FromSeconds(30));
        var ready = (await shop.Get($"{Jobs}/{number}")).Data;
        ready.GetProperty("status").GetString().ShouldBe("READY");
        var url = ready.GetProperty("file_urls")[0].GetString()!;
        var (status, text) = await shop.Fetch(url);
        status.ShouldBe(200);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[1].ShouldEndWith($",{id},ORDER,18.70,USD,2026-03-15T00:00:00.000Z");
        lines[2].ShouldEndWith(",,DISBURSEMENT,18.70,USD,2026-03-15T00:00:00.000Z");
        (await shop.Fetch(url)).Text.ShouldBe(text);
        (await shop.Fetch(url, "token")).Status.ShouldBe(400, "a token is not for the host of files");
        shop.Clock.Advance(shop.Options.ReportLife);
        (await shop.Fetch(url)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_job_counts_what_was_paid_in_its_time_and_may_fail()
    {
        using WishShop shop = new(new() { FailReport = no => no == 2 });
        shop.Sandbox.ConfirmDelivery(await shop.Shipped()).ShouldBeTrue();
        shop.Clock.Advance(TimeSpan.FromDays(20));
        (await shop.Write(HttpMethod.Post, $"{Jobs}?payment_released_at_min=2026-03-15T00:00:00.001Z", "")).Data.GetProperty("total_count").GetInt32().ShouldBe(0);
        var failed = (await shop.Write(HttpMethod.Post, Jobs, "")).Data.GetProperty("id").GetString();
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        (await shop.Get($"{Jobs}/{failed}")).Data.GetProperty("status").GetString().ShouldBe("EXCEPTION");
        (await shop.Get($"{Jobs}/{new string('0', 24)}")).Code.ShouldBe(90001);
        (await shop.Write(HttpMethod.Post, $"{Jobs}?payment_released_at_min=soon", "")).Code.ShouldBe(90001);
        (await shop.Write(HttpMethod.Post, $"{Jobs}?sort_by=amount", "")).Code.ShouldBe(1003);
    }

    [Fact]
    public async Task A_job_outlives_the_vendors_process()
    {
        SandboxLedger ledger = new();
        using WishShop shop = new(ledger: ledger);
        var number = (await shop.Write(HttpMethod.Post, Jobs, "")).Data.GetProperty("id").GetString();
        using WishShop again = new(ledger: ledger);
        again.Bear(shop.Access);
        (await again.Get($"{Jobs}/{number}")).Data.GetProperty("status").GetString().ShouldBe("PENDING");
    }
}
