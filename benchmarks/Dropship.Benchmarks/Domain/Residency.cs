using Dropship.Benchmarks.StateMachine;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Benchmarks.Domain;

/// <summary>What an order costs while it stays in memory: the live heap of many orders that wait for their payout, after a full collection.</summary>
internal static class Residency
{
    private const int Orders = 10_000;

    /// <summary>Orders as they grew: what one fact repeats of another (numbers, amounts) is kept as often as it was told.</summary>
    internal static double Grown() => Measure(static life => life.Completed);

    /// <summary>Orders as the engine loads them: unpacked from the journal and folded.</summary>
    internal static double Loaded() => Measure(static life =>
    {
        var order = new Order(life.Key);
        foreach (var step in life.Steps)
        {
            if (step.Event is Fact.PayoutSeen) break;
            foreach (var happened in EventCodec.Unpack(EventCodec.Pack([step.Event]))) order = Fulfilment.Evolve(order, happened);
        }

        return order;
    });

    /// <summary>Stateless: a row and its machine.</summary>
    internal static double KeptMachines() => Measure(static life =>
    {
        var machine = new OrderMachine(new(life.Key));
        foreach (var step in life.Steps)
            if (step.Event is not Fact.PayoutSeen)
                machine.Fire(step.Event);
        return machine;
    });

    private static double Measure(Func<Life, object> make)
    {
        var kept = new object[Orders];
        kept[0] = make(Life.Of(0));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 1; i < Orders; i++) kept[i] = make(Life.Of(i));
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(kept);
        return (after - before) / (Orders - 1.0);
    }
}
