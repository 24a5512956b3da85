using Dropship.Domain;
using Dropship.Engine;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;
using Microsoft.Extensions.Time.Testing;
using static Dropship.Sdk.Tests.Fakes.FakeShop;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Why the store wrote nothing that spends is said in words a person can act on, with the moment at which it is tried again.</summary>
public sealed class RefusalsTests
{
    private const string Today = "day 2026-01-05 EUR";
    private static readonly LineId Line = new("l1");
    private static readonly OrderCommit Bare = new(Key("A-1"), 0, default, null, null, "Buying", default);
    private readonly MemoryStore _store = new();

    [Theory]
    [InlineData(GateState.Stopped, "spending is stopped (ben: stolen key)")]
    [InlineData(GateState.Reconciling, "nothing is spent before the suppliers' books were looked through (ben: stolen key)")]
    public async Task A_shut_gate_tells_who_shut_it(GateState state, string words)
    {
        await _store.SetGateAsync(Id, new(state, "stolen key", "ben", Start - TimeSpan.FromHours(1)), default);
        (await WhyAsync(AppendResult.Stopped, Bare)).ShouldBe(new Withholding(words, Start - TimeSpan.FromHours(1), Start + TimeSpan.FromMinutes(15)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(GateState.Open)]
    public async Task A_gate_that_was_opened_meanwhile_withholds_nothing(GateState? state)
    {
        if (state is { } open) await _store.SetGateAsync(Id, new(open, "looked at", "anna", Start), default);
        (await WhyAsync(AppendResult.Stopped, Bare)).ShouldBeNull();
    }

    [Theory]
    [InlineData(AppendResult.Conflict)]
    [InlineData(AppendResult.Fenced)]
    public async Task What_is_only_to_be_decided_again_withholds_nothing(AppendResult answer) => (await WhyAsync(answer, Bare)).ShouldBeNull();

    [Fact]
    public async Task Of_several_ceilings_the_one_that_is_passed_is_named()
    {
        await _store.AppendAsync([Bare with { Reserves = [new(1, Today, 60m, null), new(1, "supplier mill 2026-01-05 EUR", 60m, null)] }], default);
        var commit = Bare with { Reserves = [new(2, "anything", 500m, null), new(2, Today, 40m, 100m), new(2, "supplier mill 2026-01-05 EUR", 40m, 99.99m)] };
        (await WhyAsync(AppendResult.OverCeiling, commit)).ShouldBe(new Withholding("ceiling of supplier mill 2026-01-05 EUR: 60 of 99.99 is set aside, 40 more is wanted", Start, Start + TimeSpan.FromMinutes(15)));
        (await WhyAsync(AppendResult.OverCeiling, Bare with { Reserves = [new(2, Today, 40m, 100m)] }))!.Why.ShouldBe("a ceiling was reached", "something was given back meanwhile");
    }

    [Fact]
    public async Task Units_that_are_bound_already_are_named_and_looked_at_once_a_day() =>
        (await WhyAsync(AppendResult.Guarded, Bare with { Claims = [new(Line, 2, 2, 3), new(new("l2"), 1, 1, 4)] })).ShouldBe(new Withholding(
            "the store's own guard refuses purchase 3 of line l1, 4 of line l2: another live purchase binds its units. Look at the order's purchases here and at the supplier", Start, Start + TimeSpan.FromDays(1)));

    private ValueTask<Withholding?> WhyAsync(AppendResult answer, OrderCommit commit) => new Refusals(_store, new FakeTimeProvider(Start.ToDateTimeOffset())).WhyAsync(answer, commit, default);
}
