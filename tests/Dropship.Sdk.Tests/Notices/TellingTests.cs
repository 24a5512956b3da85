using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Orders;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dropship.Sdk.Tests.Notices;

/// <summary>Customers are told through the engine: once, by name of what happened, in their own time, and nothing of it is kept or logged.</summary>
public sealed class TellingTests
{
    [Fact]
    public async Task An_order_is_told_from_its_acceptance_to_its_delivery_each_thing_once()
    {
        await using var shop = new FakeShop { Tells = true };
        shop.Sell();
        await shop.PumpAsync();
        await new Days(shop) { Each = shop.PumpAsync }.PassAsync(16);
        var kinds = shop.Letters.Select(letter => letter.Kind).ToList();
        kinds.ShouldBe(kinds.Distinct());
        kinds.ShouldContain(NoticeKind.Confirmed);
        kinds.ShouldContain(NoticeKind.Shipped);
        kinds.ShouldContain(NoticeKind.Delivered);
        shop.Letters.Select(letter => letter.Id).Distinct().Count().ShouldBe(kinds.Count);
        foreach (var letter in shop.Letters) (letter.To, letter.Language, letter.ToString()).ShouldBe((Persons.Canary, "en", $"{letter.Kind} of harbour/A-1"));
    }

    [Fact]
    public async Task Without_a_way_to_tell_them_nobody_is_told_anything()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        await shop.PumpAsync();
        (await shop.OrderAsync(key)).Tries.ShouldNotContain(tried => tried.Key.Kind == TryKind.Notify);
    }

    [Fact]
    public async Task The_customers_night_is_kept()
    {
        await using var shop = new FakeShop { Tells = true };
        shop.Clock.Advance(TimeSpan.FromHours(10));   // 20 o'clock of UTC, 21 in Berlin
        var key = shop.Sell();
        await shop.PumpAsync();
        shop.Letters.ShouldBeEmpty();
        shop.Clock.Advance(TimeSpan.FromHours(11) - TimeSpan.FromMinutes(1));
        await shop.PumpAsync();
        shop.Letters.ShouldBeEmpty();
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(1));
        shop.Letters.ShouldNotBeEmpty("it is eight there");
        (await shop.OrderAsync(key)).Tries.ShouldContain(tried => tried.Key.Kind == TryKind.Notify && tried.Outcome == Outcome.Done);
    }

    [Fact]
    public async Task What_may_have_arrived_is_not_told_again_and_counts_as_told()
    {
        await using var shop = new FakeShop { Tells = true };
        shop.Script.On("notify", Disturbance.AnswerLost, times: 1);
        var key = shop.Sell();
        await shop.PumpAsync();
        for (var i = 0; i < 6; i++) await shop.PumpAfterAsync(TimeSpan.FromMinutes(30));
        var first = shop.Letters.First().Kind;
        shop.Script.Count($"notify {first}").ShouldBe(1);
        (await shop.OrderAsync(key)).Tries.Single(tried => tried.Key.Kind == TryKind.Notify && tried.Key.No == (int)first).Outcome.ShouldBe(Outcome.Unknown);
    }

    [Fact]
    public async Task No_word_of_the_person_is_in_a_log_the_journal_or_an_explanation()
    {
        await using var shop = new FakeShop { Tells = true };
        shop.Script.On("notify", Disturbance.Fails(() => new InvalidOperationException($"no route to {Persons.Canary.Email}")), times: 1);
        var key = shop.Sell();
        await shop.PumpAsync();
        await new Days(shop) { Each = shop.PumpAsync }.PassAsync(16);
        shop.Letters.ShouldNotBeEmpty();
        foreach (var line in shop.Logs.Lines) line.Text.ShouldNotContain(Persons.Word, Case.Insensitive);
        foreach (var commit in (await shop.Store.LoadAsync(key, default))!.Commits) System.Text.Encoding.UTF8.GetString(commit.Span).ShouldNotContain(Persons.Word, Case.Insensitive);
        (await shop.Dropship.Orders.ExplainAsync(key))!.ToString().ShouldNotContain(Persons.Word, Case.Insensitive);
    }

    [Fact]
    public async Task Who_is_erased_is_told_nothing_more_and_the_notifier_is_named()
    {
        await using var shop = new FakeShop { Tells = true };
        var key = shop.Sell();
        await shop.PumpAsync();
        shop.Letters.ShouldNotBeEmpty();
        await ((MemoryStore)shop.Store).EraseAsync(key, default);
        var before = shop.Letters.Count;
        await new Days(shop) { Each = shop.PumpAsync }.PassAsync(16);
        shop.Letters.Count.ShouldBe(before);
        (await shop.Dropship.Orders.EraseAsync(key)).Recipients.ShouldContain(new Recipient(RecipientRole.Notifier, "letters", null));
    }

    [Fact]
    public async Task A_bad_file_and_rules_without_a_way_are_told_at_start_with_everything_else()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{ "language": "en", "texts": { "Accepted": { "subject": "{prize}", "text": "" } } }""");
        try
        {
            var services = new ServiceCollection().AddDropship(dropship => dropship.UseMemory()
                .AddShop("one", shop => shop.TellCustomers(_ => null!, texts => texts.Read(file)).WithPolicies(rules => rules with { Notifying = NotifyRules.Default with { MostPerDay = 0, Quiet = new(TimeSpan.FromHours(25), default), PickupReminders = [TimeSpan.Zero] } }))
                .AddShop("two", shop => shop.WithPolicies(rules => rules with { Notifying = NotifyRules.Default })));
            await using var provider = services.BuildServiceProvider();
            var said = Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IDropship>()).Message;
            foreach (var named in (string[])["Dropship:Shops:one:Notices: ", "{prize}", "Notifying.MostPerDay", "Notifying.Quiet", "Notifying.PickupReminders", "Dropship:Shops:two:Policies:Notifying: there are rules"]) said.ShouldContain(named);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Countries_have_their_zones_and_the_rules_own_come_first()
    {
        var zones = CountryZones.Into(NotifyRules.Default);
        zones.ZonesOf(new("US")).Count.ShouldBe(6);
        zones.ZonesOf(new("CN"))[0].Id.ShouldBe("Asia/Shanghai");
        zones.ZonesOf(new("XX")).ShouldBe(NotifyRules.Default.Elsewhere);
        var own = NotifyRules.Default with { Zones = new Dictionary<string, Few<Zone>> { ["XX"] = [Zone.Utc] } };
        CountryZones.Into(own).ShouldBeSameAs(own);
        foreach (var country in CountryZones.All.Keys) CountryZones.All[country].IsEmpty.ShouldBeFalse($"{country} has a zone that this machine does not know");
    }
}
