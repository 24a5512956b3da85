using Dropship.Tests.Postgres;
using Dropship.Storage;

namespace Dropship.Postgres.Tests;

/// <summary>A server that dies under load has, when it is back, every commit that was answered; what was not answered is there whole or not at all.</summary>
public sealed class KillTests
{
    private const int Writers = 24;

    [PostgresFact]
    public async Task After_an_immediate_stop_every_answered_commit_is_there()
    {
        await using var cluster = await Cluster.MakeAsync(durable: true);
        await using var fixture = new PostgresFixture(cluster);
        var (one, other) = (await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync());
        for (var round = 0; round < 2; round++)
        {
            var answered = new int[Writers];
            var busy = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer % 2 == 0 ? one : other, $"{round}-{writer}", version =>
            {
                answered[writer] = version;
                if (answered.Sum() > 300) busy.TrySetResult();
            }))).ToArray();
            await busy.Task.WaitAsync(TimeSpan.FromMinutes(3));
            await cluster.StopAsync("immediate");
            await Task.WhenAll(writers).WaitAsync(TimeSpan.FromMinutes(3));
            await cluster.StartAsync();

            for (var writer = 0; writer < Writers; writer++)
            {
                var loaded = await one.LoadAsync(Orders.Key($"{round}-{writer}"), default);
                (loaded?.Version ?? 0).ShouldBeInRange(answered[writer], answered[writer] + 1);
                for (var version = 0; version < answered[writer]; version++) loaded!.Commits[version].ToArray().ShouldBe(Orders.Events(version));
                (await other.ReadReservedAsync(Orders.Shop, $"{round}-{writer}", default)).ShouldBe(loaded?.Version ?? 0, "money stands or falls with its commit");
            }

            (await one.AppendAsync(Orders.Commit($"after {round}", 0))).ShouldBe(AppendResult.Written);
            (await other.AppendAsync(Orders.Commit($"after {round}", 1))).ShouldBe(AppendResult.Written);
        }
    }

    // Writes until the store says that it cannot.
    private static async Task WriteAsync(PostgresStore store, string id, Action<int> answered)
    {
        try
        {
            for (var version = 0; ; version++)
            {
                var answer = await store.AppendAsync(Orders.Commit(id, version) with { Reserves = [new(version, id, 1m, null)] });
                if (answer != AppendResult.Written) throw new InvalidOperationException($"{id} at {version}: {answer}.");
                answered(version + 1);
            }
        }
        catch (StoreUnavailableException)
        {
        }
    }
}
