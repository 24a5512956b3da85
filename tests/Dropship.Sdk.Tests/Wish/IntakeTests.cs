using System.Globalization;
using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Storage;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Wish;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>A part of the goods is taken off the market and put back, only by what was done here, whatever breaks in between.</summary>
public sealed class IntakeTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2024, 8, 12, 15, 0, 0, TimeSpan.Zero));
    private readonly MemoryStore _store = new();
    private readonly WishSandbox _vendor;
    private readonly SkuMap _skus = new();

    public IntakeTests() => _vendor = new(new() { RateCalls = 10_000 }, _clock);

    private WishDesk Open(int calls = 1_000, int pageSize = 500) => new(wish =>
    {
        (wish.ClientId, wish.ClientSecret, wish.RefreshToken) = (new WishSandboxOptions().ClientId, new WishSandboxOptions().ClientSecret, _vendor.FirstRefreshToken);
        (wish.PrimaryHandler, wish.PageSize, wish.ControlIntake, wish.IntakeCallsPerRound) = (new SandboxHandler(_vendor), pageSize, true, calls);
    }, _store, clock: _clock);

    private string[] Stock(int products, int each = 2)
    {
        List<string> all = [];
        for (var i = 0; i < products; i++)
        {
            string[] skus = [.. Enumerable.Range(0, each).Select(j => string.Create(CultureInfo.InvariantCulture, $"P{i}-{j}"))];
            _vendor.ListProduct($"P{i}", skus);
            all.AddRange(skus);
            _clock.Advance(TimeSpan.FromMilliseconds(300));
        }

        _skus.Put([.. all.Select(sku => new SkuRow(new(sku), new("mill"), new(sku)))]);
        return [.. all];
    }

    private string[] Off() => [.. _vendor.Variations().Where(one => one.Value == "DISABLED").Select(one => one.Key).Order(StringComparer.Ordinal)];

    private static async Task<int> SetAsync(IControlIntake intake, decimal share, int most = 100)
    {
        for (var round = 1; round <= most; round++)
            if (await intake.SetIntakeAsync(new(0, share), default)) return round;
        throw new InvalidOperationException("it does not come to an end");
    }

    [Fact]
    public async Task A_part_is_taken_off_less_is_within_it_and_all_comes_back()
    {
        await using var desk = Open();
        var all = Stock(60);
        _vendor.ListProduct("STRANGE", "NOT-IN-THE-MAP");
        var intake = desk.Intake(_skus)!;
        (await SetAsync(intake, 0.5m)).ShouldBe(1);
        var half = Off();
        half.Length.ShouldBeInRange(40, 80);
        half.ShouldNotContain("NOT-IN-THE-MAP");
        await SetAsync(intake, 0.2m);
        var more = Off();
        half.ShouldBeSubsetOf(more);
        more.Length.ShouldBeInRange(80, 115);
        await SetAsync(intake, 0.5m);
        Off().ShouldBe(half, "the same goods each time");
        await SetAsync(intake, 1m);
        Off().ShouldBeEmpty();
        all.Length.ShouldBe(120);
    }

    [Fact]
    public async Task What_the_merchant_or_wish_turned_off_stays_off_and_what_the_merchant_turns_on_stays_on()
    {
        await using var desk = Open();
        Stock(60);
        var intake = desk.Intake(_skus)!;
        await SetAsync(intake, 0.3m);
        var off = Off();
        await SetAsync(intake, 1m);
        var (theirs, removed, back) = (off[0], off[1], off[2]);
        _vendor.SetVariation(theirs, "DISABLED");
        _vendor.SetVariation(removed, "REMOVED_BY_WISH");
        await SetAsync(intake, 0.3m);
        Off().ShouldBe(off.Except([removed]));
        _vendor.SetVariation(back, "ENABLED");
        await SetAsync(intake, 0.2m);
        Off().ShouldNotContain(back, "the merchant has the last word until all is offered again");
        await SetAsync(intake, 1m);
        Off().ShouldBe([theirs]);
        _vendor.Variations()[removed].ShouldBe("REMOVED_BY_WISH");
        await SetAsync(intake, 0.3m);
        Off().ShouldContain(back);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(5, 4)]
    [InlineData(7, 2)]
    public async Task A_large_catalogue_is_walked_in_slices_over_pages_and_seconds_that_are_crowded(int calls, int pageSize)
    {
        await using var whole = Open();
        Stock(25);
        await SetAsync(whole.Intake(_skus)!, 0.5m);
        var expected = Off();
        await SetAsync(whole.Intake(_skus)!, 1m);
        Off().ShouldBeEmpty();

        await using var slow = Open(calls, 4);
        (await SetAsync(slow.Intake(_skus)!, 0.5m)).ShouldBeGreaterThan(3);
        Off().ShouldBe(expected);
        (await SetAsync(slow.Intake(_skus)!, 1m)).ShouldBeGreaterThan(1);
        Off().ShouldBeEmpty();
        pageSize.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_breaks_between_the_calls_all_that_was_turned_off_here_comes_back_and_nothing_else(int seed)
    {
        Stock(40);
        var theirs = new[] { "P3-0", "P9-1", "P20-0", "P31-1" };
        foreach (var sku in theirs) _vendor.SetVariation(sku, "DISABLED");
        var chance = new Random(seed);
        _vendor.Faults = request => request.Path.Contains("oauth", StringComparison.Ordinal) ? null : chance.Next(6) switch { 0 => new SandboxFault.LoseAnswer(), 1 => new SandboxFault.LoseRequest(), _ => null };
        foreach (var share in (decimal[])[0.6m, 0.2m, 0.5m, 1m])
            for (var rounds = 0; ; rounds++)
            {
                rounds.ShouldBeLessThan(2_000);
                await using var desk = Open(calls: 6);   // another process each round: nothing is kept in memory
                try
                {
                    if (await desk.RunAsync(desk.Intake(_skus)!.SetIntakeAsync(new(0, share), default))) break;
                }
                catch (ProviderException)
                {
                    _clock.Advance(TimeSpan.FromMinutes(1));
                }
            }

        _vendor.Faults = null;
        Off().ShouldBe(theirs.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_about_to_be_turned_off_is_durable_before_the_call_and_is_read_back_before_a_repeat()
    {
        await using var desk = Open();
        Stock(1, each: 8);
        var puts = 0;
        string? kept = null;
        _vendor.Faults = request =>
        {
            if (request.Method != "PUT") return null;
            kept ??= _store.FindTokenAsync("s/Wish/intake", default).AsTask().GetAwaiter().GetResult()?.Value;
            return ++puts == 1 ? new SandboxFault.LoseAnswer() : null;
        };
        (await desk.RunAsync(desk.Intake(_skus)!.SetIntakeAsync(new(0, 0m), default))).ShouldBeFalse();
        kept.ShouldNotBeNull().ShouldContain("\"turned\":{\"");
        Off().Length.ShouldBe(8, "it arrived");
        (await desk.RunAsync(desk.Intake(_skus)!.SetIntakeAsync(new(0, 0m), default))).ShouldBeTrue();
        puts.ShouldBe(1, "what is off is read, not said again");
        await SetAsync(desk.Intake(_skus)!, 1m);
        Off().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_called_where_nothing_was_ever_turned_off_and_days_are_told_to_a_person()
    {
        await using var desk = Open();
        (await desk.Intake(_skus)!.SetIntakeAsync(SalesIntake.Normal, default)).ShouldBeTrue();
        desk.Logs.Lines.ShouldNotContain(line => line.Id.Id == 104);
        await desk.Intake(_skus)!.SetIntakeAsync(new(3, 1m), default);
        desk.Logs.Lines.Count(line => line.Id.Id == 104 && line.Text.Contains("add 3 days by hand", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task It_needs_the_map_of_skus_and_is_off_by_default()
    {
        await using WishDesk without = new(), with = Open();
        without.Intake(_skus).ShouldBeNull();
        with.Intake(null).ShouldBeNull();
        with.Errors.ShouldContain(error => error.Contains("MapSkus", StringComparison.Ordinal));
        without.Errors.ShouldNotContain(error => error.Contains("MapSkus", StringComparison.Ordinal));
    }
}
