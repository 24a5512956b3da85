using System.Collections.Concurrent;
using CsCheck;
using Dropship.Domain;
using Dropship.Storage;
using Dropship.Testing.Conformance;

namespace Dropship.Tests.Linear;

/// <summary>
/// Calls side by side answer as if they had come one by one in some order: there must be an order in which the memory store, called alone,
/// gives every answer that was given and ends with the same rows. A failure prints the calls and the seed.
/// </summary>
internal static class Linearizability
{
    private static int s_trials;

    /// <summary>How many trials: what the environment variable <c>DROPSHIP_LINEAR</c> says, or few enough for every run of the tests.</summary>
    internal static int Trials(int few) => int.TryParse(Environment.GetEnvironmentVariable("DROPSHIP_LINEAR"), out var asked) ? asked : few;

    /// <summary>Tries a store. Each trial has a shop of its own, so that one store serves all.</summary>
    internal static void Sample(StoreUnderTest store, int trials) => Gen.Int.Select(_ => Begin(store)).SampleParallel(
        Call.Any.Operation<Run, Run>(call => $"{call}", (run, call) => run.Do(call), (run, call) => run.Do(call)),
        equal: (actual, model) => actual.Show() == model.Show(), printActual: run => run.Show(), printModel: run => run.Show(), iter: trials, maxSequentialOperations: 8, maxParallelOperations: 4, replay: 20);

    private static (Run Actual, Run Model) Begin(StoreUnderTest store)
    {
        var shop = new ShopId($"trial {Interlocked.Increment(ref s_trials)}");
        var memory = new MemoryStore();
        return (new(store, shop), new(new(memory, memory, memory), shop));
    }

    private sealed class Run(StoreUnderTest store, ShopId shop)
    {
        private readonly ConcurrentBag<string> _answers = [];
        private readonly Lazy<string> _state = new(() => Call.StateAsync(store, shop).GetAwaiter().GetResult());

        internal void Do(Call call) => _answers.Add($"{call}: {call.DoAsync(store, shop).GetAwaiter().GetResult()}");

        internal string Show() => $"{string.Join('\n', _answers.Order(StringComparer.Ordinal))}\n{_state.Value}".Replace(shop.Value, "shop", StringComparison.Ordinal);
    }
}
