using System.Text;
using Dropship.Domain;
using Dropship.Orders;
using Dropship.Security.Tests.Canary;

namespace Dropship.Security.Tests.Persons;

/// <summary>A buyer who is erased is gone from every byte of the store, and does not come back.</summary>
public sealed class ErasureTests
{
    private const int Ended = 30;

    [Fact]
    public async Task An_erased_buyer_is_in_no_byte_of_the_store()
    {
        await using var run = new CanaryRun(40);
        await run.LiveAsync(Ended, isBad: false);
        Found(run).ShouldNotBeEmpty("a scan that finds nothing before finds nothing afterwards either");
        (await run.Dropship.Orders.FindByPersonAsync(CanaryRun.Shop, $"zeb {run.Marks.Name}")).Count.ShouldBe(run.Orders.Count);

        foreach (var order in run.Orders)
        {
            var erasure = await run.Dropship.Orders.EraseAsync(order);
            (erasure.Refused, erasure.At).ShouldBe((null, Instant.From(run.Now)));
        }

        Found(run).ShouldBeEmpty();
        (await run.Dropship.Orders.FindByPersonAsync(CanaryRun.Shop, $"Zeb {run.Marks.Name}")).ShouldBeEmpty();
        await run.AskAsync();
        Found(run).ShouldBeEmpty("closed, with the log taken in");
    }

    [Fact]
    public async Task Who_else_knows_the_buyer_is_told_and_asked_again_it_is_the_same_proof()
    {
        await using var run = new CanaryRun(41);
        await run.LiveAsync(Ended, isBad: false);
        var first = await run.Dropship.Orders.EraseAsync(run.Orders[0]);
        first.Recipients.Select(recipient => recipient.Role).ShouldBe([RecipientRole.Marketplace, RecipientRole.Supplier, RecipientRole.Carrier]);
        first.Recipients.Select(recipient => recipient.Name).ShouldBe(["Wish", "cj", "17TRACK"]);
        first.Recipients[0].Reference.ShouldBe(run.Orders[0].Id.Value);
        foreach (var mark in run.Marks.Personal) mark.IsIn($"{first} {string.Join(' ', first.Recipients)}").ShouldBeFalse("a proof may be filed");
        run.Pass(TimeSpan.FromDays(1));
        var again = await run.Dropship.Orders.EraseAsync(run.Orders[0]);
        (again.At, again.Refused).ShouldBe((first.At, null));
        (await run.Dropship.Orders.FindAsync(run.Orders[0]))!.Purchases.Count.ShouldBe(1, "the history stays");
    }

    [Fact]
    public async Task An_order_that_needs_the_address_keeps_it()
    {
        await using var run = new CanaryRun(42);
        await run.LiveAsync(1, isBad: false);
        var erasure = await run.Dropship.Orders.EraseAsync(run.Orders[0]);
        (erasure.At, erasure.Refused!.Code, erasure.Recipients.Count).ShouldBe((null, RefusalCode.WrongStage, 0));
        erasure.Refused.Because.ShouldContain("still needs the address");
        (await run.Dropship.Orders.FindByPersonAsync(CanaryRun.Shop, $"Zeb {run.Marks.Name}")).ShouldContain(run.Orders[0]);
        (await run.Dropship.Orders.EraseAsync(new(CanaryRun.Shop, new("nobody")))).Refused!.Code.ShouldBe(RefusalCode.Unknown);
    }

    [Fact]
    public async Task Late_news_do_not_bring_a_buyer_back()
    {
        await using var run = new CanaryRun(43);
        await run.LiveAsync(Ended, isBad: false);
        var order = run.Orders[0];
        (await run.Dropship.Orders.EraseAsync(order)).Refused.ShouldBeNull();
        run.Vendors.Wish.RefundByWish(order.Id.Value, "late").ShouldBeTrue("the marketplace tells the order, with its address, once more");
        for (var i = 0; i < 4; i++)
        {
            run.Pass(TimeSpan.FromHours(1));
            await run.Dropship.PumpAsync();
        }

        (await run.Dropship.Orders.FindAsync(order))!.Sales.Count.ShouldBeGreaterThan(1);
        (await run.PeopleAsync(order)).ShouldBeNull();
    }

    [Fact]
    public async Task What_has_ended_is_erased_by_itself_in_time()
    {
        await using var run = new CanaryRun(44);
        await run.LiveAsync(Ended, isBad: false);
        var order = run.Orders[0];
        (await run.PeopleAsync(order)).ShouldNotBeNull();
        run.Pass(TimeSpan.FromDays(60));
        await run.Dropship.PumpAsync();
        (await run.PeopleAsync(order)).ShouldNotBeNull("ninety days are not over");
        run.Pass(TimeSpan.FromDays(31));
        await run.Dropship.PumpAsync();
        (await run.PeopleAsync(order)).ShouldBeNull();
        run.Sinks.Seen.Where(seen => seen.Sink == "log").ShouldContain(seen => seen.Text.Contains("as long as they may be and are erased", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Retention_may_be_off()
    {
        await using var run = new CanaryRun(45) { Keep = null };
        await run.LiveAsync(Ended, isBad: false);
        run.Pass(TimeSpan.FromDays(400));
        await run.Dropship.PumpAsync();
        (await run.PeopleAsync(run.Orders[0])).ShouldNotBeNull();
    }

    // The database, its log and the log's index, byte by byte.
    private static List<string> Found(CanaryRun run) =>
        [.. Directory.GetFiles(Path.GetDirectoryName(run.File)!).SelectMany(file => Find(run, file)).Distinct()];

    private static IEnumerable<string> Find(CanaryRun run, string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var text = Encoding.Latin1.GetString(bytes.ToArray());
        return run.Marks.Personal.Where(mark => mark.IsIn(text)).Select(mark => $"{mark.Name} in {Path.GetExtension(file)}");
    }
}
