using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Http;

/// <summary>Tokens: one refresh at a time among all who share the store, early, and not lost in a crash.</summary>
public sealed class TokenKeeperTests
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(100);
    private readonly MemoryStore _store = new();
    private readonly WatchedClock _clock = new();
    private readonly List<TokenSet?> _fetched = [];

    private TokenKeeper Keeper(Func<TokenSet?, Task<TokenSet>>? fetch = null, ITokenStore? store = null, TimeProvider? clock = null) => new("V", "account", store ?? _store, clock ?? _clock, fetch ?? FetchAsync);

    private Task<TokenSet> FetchAsync(TokenSet? last)
    {
        lock (_fetched) _fetched.Add(last);
        return Task.FromResult(New(_fetched.Count));
    }

    private TokenSet New(int no) => new($"access{no}", $"refresh{no}", _clock.GetUtcNow(), _clock.GetUtcNow() + Life);

    [Fact]
    public async Task The_first_tokens_are_fetched_and_kept()
    {
        using var keeper = Keeper();
        (await keeper.PeekAsync(default)).ShouldBeNull();
        (await keeper.GetAsync(default)).Access.ShouldBe("access1");
        (await keeper.GetAsync(default)).Access.ShouldBe("access1");
        _fetched.ShouldBe([null]);
        using var other = Keeper();
        (await other.PeekAsync(default))!.Access.ShouldBe("access1");
        (await other.GetAsync(default)).Access.ShouldBe("access1");
        _fetched.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_who_ask_at_once_cost_one_refresh()
    {
        var gate = new TaskCompletionSource();
        using var keeper = Keeper(async last =>
        {
            await gate.Task;
            return await FetchAsync(last);
        });
        var asked = Enumerable.Range(0, 20).Select(_ => keeper.GetAsync(default).AsTask()).ToArray();
        gate.SetResult();
        (await Task.WhenAll(asked)).ShouldAllBe(static token => token.Access == "access1");
        _fetched.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_is_refreshed_when_a_fifth_of_its_life_is_left()
    {
        using var keeper = Keeper();
        await keeper.GetAsync(default);
        _clock.Advance(TimeSpan.FromMinutes(80));
        (await keeper.GetAsync(default)).Access.ShouldBe("access1");
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await keeper.GetAsync(default)).Access.ShouldBe("access2");
        _fetched[1]!.Refresh.ShouldBe("refresh1");
    }

    [Theory]
    [InlineData(ProviderFault.Unreachable, true)]
    [InlineData(ProviderFault.Throttled, true)]
    [InlineData(ProviderFault.Malformed, true)]
    [InlineData(ProviderFault.Unauthorized, false)]
    [InlineData(ProviderFault.Rejected, false)]
    public async Task A_token_that_is_old_but_valid_outlives_a_vendor_that_is_away(ProviderFault fault, bool isGood)
    {
        var isAway = false;
        using var keeper = Keeper(last => isAway ? throw new ProviderException(fault, "V", "x") : FetchAsync(last));
        await keeper.GetAsync(default);
        isAway = true;
        _clock.Advance(TimeSpan.FromMinutes(90));
        if (isGood) (await keeper.GetAsync(default)).Access.ShouldBe("access1");
        else (await Should.ThrowAsync<ProviderException>(async () => await keeper.GetAsync(default))).Fault.ShouldBe(fault);
        _clock.Advance(TimeSpan.FromMinutes(10));
        await Should.ThrowAsync<ProviderException>(async () => await keeper.GetAsync(default));
        isAway = false;
        (await keeper.GetAsync(default)).Access.ShouldBe("access2", "the claim of a refresh that failed was given back");
        _fetched[1]!.Refresh.ShouldBe("refresh1");
    }

    [Fact]
    public async Task A_refresh_that_is_early_and_fails_is_tried_once_a_minute_and_not_with_each_call()
    {
        var tries = 0;
        using var keeper = Keeper(last => last is null ? FetchAsync(last) : Interlocked.Increment(ref tries) > 0 ? throw new ProviderException(ProviderFault.Unreachable, "V", "x") : null!);
        await keeper.GetAsync(default);
        _clock.Advance(TimeSpan.FromMinutes(85));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => keeper.GetAsync(default).AsTask()));
        tries.ShouldBe(1);
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await keeper.GetAsync(default)).Access.ShouldBe("access1");
        tries.ShouldBe(2);
    }

    [Fact]
    public async Task A_store_that_is_away_is_a_fault_of_a_read_like_any_other_and_a_write_that_needs_a_token_is_not_sent()
    {
        using var keeper = Keeper(store: new Failing(_store) { SavesBeforeItFails = 0 });
        (await Should.ThrowAsync<ProviderException>(async () => await keeper.GetAsync(default))).Fault.ShouldBe(ProviderFault.Unreachable);
        _fetched.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_is_old_but_valid_outlives_a_store_that_is_away()
    {
        var store = new Failing(_store) { SavesBeforeItFails = 2 };
        using var keeper = Keeper(store: store);
        await keeper.GetAsync(default);
        _clock.Advance(TimeSpan.FromMinutes(90));
        (await keeper.GetAsync(default)).Access.ShouldBe("access1");
        _clock.Advance(TimeSpan.FromMinutes(10));
        (await Should.ThrowAsync<ProviderException>(async () => await keeper.GetAsync(default))).Fault.ShouldBe(ProviderFault.Unreachable);
        store.SavesBeforeItFails = null;
        (await keeper.GetAsync(default)).Access.ShouldBe("access2");
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_for_all_who_were_refused()
    {
        using var keeper = Keeper();
        var refused = await keeper.GetAsync(default);
        var asked = Enumerable.Range(0, 10).Select(_ => keeper.RefusedAsync(refused, default).AsTask()).ToArray();
        (await Task.WhenAll(asked)).ShouldAllBe(static token => token.Access == "access2");
        using var other = Keeper();
        (await other.RefusedAsync(refused, default)).Access.ShouldBe("access2", "what another process has fetched since is taken");
        _fetched.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_processes_that_read_the_same_token_at_once_cost_one_refresh()
    {
        var meeting = new Meeting(_store, 2);
        using var one = Keeper(store: meeting);
        using var other = Keeper(store: meeting);
        var asked = Task.WhenAll(one.GetAsync(default).AsTask(), other.GetAsync(default).AsTask());
        (await UntilAsync(asked)).ShouldAllBe(static token => token.Access == "access1");
        _fetched.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(90)]   // longer than a claim, which is held while the refresh runs
    public async Task Another_process_waits_for_a_refresh_under_way(int seconds)
    {
        var (gate, begun) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var one = Keeper(async last =>
        {
            begun.SetResult();
            await gate.Task;
            return await FetchAsync(last);
        });
        using var other = Keeper();
        var first = one.GetAsync(default).AsTask();
        await begun.Task;
        var second = other.GetAsync(default).AsTask();
        for (var i = 0; i < seconds; i++)
        {
            await _clock.Waiting.WaitAsync();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        second.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        (await first).Access.ShouldBe("access1");
        (await UntilAsync(second)).Access.ShouldBe("access1");
        _fetched.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_claim_that_a_crash_has_left_ends_and_the_same_refresh_token_is_tried()
    {
        var clock = new ImpatientClock();
        var began = clock.GetUtcNow();
        var dead = new TokenSet("old", "refresh0", began - Life, began) { ClaimedUntil = began + TimeSpan.FromMinutes(1) };
        await _store.SaveTokenAsync("account", 0, dead.Pack(), default);
        using var keeper = new TokenKeeper("V", "account", _store, clock, last =>
        {
            _fetched.Add(last);
            return Task.FromResult(new TokenSet("new", "refresh1", clock.GetUtcNow(), clock.GetUtcNow() + Life));
        });
        (await keeper.GetAsync(default)).Access.ShouldBe("new");
        _fetched.ShouldHaveSingleItem()!.Refresh.ShouldBe("refresh0");
        (clock.GetUtcNow() - began).ShouldBeInRange(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(62));
    }

    [Fact]
    public async Task A_token_that_is_still_good_is_used_while_another_process_refreshes()
    {
        var now = _clock.GetUtcNow();
        var old = new TokenSet("old", "refresh0", now - Life, now + TimeSpan.FromMinutes(1)) { ClaimedUntil = now + TimeSpan.FromSeconds(50) };
        await _store.SaveTokenAsync("account", 0, old.Pack(), default);
        using var keeper = Keeper();
        (await keeper.GetAsync(default)).Access.ShouldBe("old");
        _fetched.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_gives_up_waiting_stops_no_refresh()
    {
        var gate = new TaskCompletionSource();
        using var keeper = Keeper(async last =>
        {
            await gate.Task;
            return await FetchAsync(last);
        });
        using var giveUp = new CancellationTokenSource();
        var impatient = keeper.GetAsync(giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();
        (await keeper.GetAsync(default)).Access.ShouldBe("access1");
        _fetched.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Tokens_that_could_not_be_saved_are_used_and_saved_before_anything_else()
    {
        var store = new Failing(_store);
        using var keeper = Keeper(store: store);
        await keeper.GetAsync(default);
        _clock.Advance(TimeSpan.FromMinutes(90));
        store.SavesBeforeItFails = 1;   // the claim is saved, the tokens are not
        (await keeper.GetAsync(default)).Access.ShouldBe("access2");
        (await keeper.GetAsync(default)).Access.ShouldBe("access2");
        store.SavesBeforeItFails = null;
        _clock.Advance(TimeSpan.FromMinutes(90));
        (await keeper.GetAsync(default)).Access.ShouldBe("access3");
        _fetched.Select(static last => last?.Refresh).ShouldBe([null, "refresh1", "refresh2"], "the refresh token that the store holds is dead");
    }

    [Fact]
    public async Task What_cannot_be_read_is_fetched_anew()
    {
        await _store.SaveTokenAsync("account", 0, "not a token", default);
        using var keeper = Keeper();
        (await keeper.GetAsync(default)).Access.ShouldBe("access1");
        _fetched.ShouldBe([null]);
    }

    [Fact]
    public void Tokens_say_nothing_of_themselves() => New(1).ToString().ShouldNotContain("access1");

    // Time goes on by a second whenever somebody waits for it.
    private async Task<T> UntilAsync<T>(Task<T> task)
    {
        while (await Task.WhenAny(task, _clock.Waiting.WaitAsync()) != task) _clock.Advance(TimeSpan.FromSeconds(1));
        return await task;
    }

    private sealed class WatchedClock : FakeTimeProvider
    {
        internal SemaphoreSlim Waiting { get; } = new(0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Waiting.Release();
            return timer;
        }
    }

    private sealed class Meeting(ITokenStore inner, int expected) : ITokenStore
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _here;

        public async ValueTask<StoredToken?> FindTokenAsync(string account, CancellationToken cancellation)
        {
            var found = await inner.FindTokenAsync(account, cancellation);
            if (Interlocked.Increment(ref _here) == expected) _all.SetResult();
            await _all.Task;
            return found;
        }

        public ValueTask<bool> SaveTokenAsync(string account, long expectedVersion, string value, CancellationToken cancellation) => inner.SaveTokenAsync(account, expectedVersion, value, cancellation);
    }

    private sealed class Failing(ITokenStore inner) : ITokenStore
    {
        internal int? SavesBeforeItFails { get; set; }

        public ValueTask<StoredToken?> FindTokenAsync(string account, CancellationToken cancellation) => inner.FindTokenAsync(account, cancellation);

        public ValueTask<bool> SaveTokenAsync(string account, long expectedVersion, string value, CancellationToken cancellation) =>
            SavesBeforeItFails-- <= 0 ? throw new StoreUnavailableException("the disk is full") : inner.SaveTokenAsync(account, expectedVersion, value, cancellation);
    }
}
